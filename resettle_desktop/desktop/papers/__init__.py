"""Printed papers on screen, on a printer, and in a file."""

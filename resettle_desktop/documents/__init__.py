"""Printed pages: what goes on them, typeset to PDF."""

"""Workbooks in and out: layouts, reading, matching and writing."""

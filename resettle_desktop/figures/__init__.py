"""Counts of what a store holds: each figure says its definition, its unit, its date and its source."""

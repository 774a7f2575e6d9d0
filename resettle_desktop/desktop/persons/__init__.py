"""Persons: the list of everybody in the store, one row each."""

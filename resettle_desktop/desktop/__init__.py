"""The window: forms, tables and screens."""

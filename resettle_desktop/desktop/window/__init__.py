"""The window on an open store: its screens, the finder, and what one part announces to another."""

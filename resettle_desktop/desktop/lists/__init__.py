"""Lists: the one table of the window, its headings, and the sheet of a screen that lists records."""

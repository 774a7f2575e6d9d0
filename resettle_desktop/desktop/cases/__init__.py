"""The Cases screens: the list, and the page of a family."""

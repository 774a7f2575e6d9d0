"""What every part of the window is made of: the look, small widgets, and long work off the window's thread."""

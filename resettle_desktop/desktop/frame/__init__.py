"""The frame around every screen: sidebar, top bar, and messages with Undo."""

"""The Settings screen: the office, its backups and users, and how the window behaves on this computer."""

"""The counter of a departure on its day, by keyboard and scanner."""

"""Health as work: what lapses and is due, and the day of a clinic typed down its columns."""

"""What is kept: the kinds of record and their declared fields."""

"""The checks over some or all cases: what was found, worked down one by one, accepted, and written out."""

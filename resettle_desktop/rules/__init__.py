"""What must hold: checks, stages, clearance and name matching, without database or window."""

"""What one sees first: unlocking a store, or making one."""

"""The screen that opens first: what waits today, each line a step to where it is done."""

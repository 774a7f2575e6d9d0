"""The History screen: every change set of the store, who made it and why, and the way back from each."""

"""The Departures screens: the list, and the page of a departure."""

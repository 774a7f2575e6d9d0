"""The people, cases and journeys of resettlement, kept, checked, printed and exchanged offline."""

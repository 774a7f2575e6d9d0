"""The screen of figures: a chart and its table, what is counted, and the people behind a bar."""

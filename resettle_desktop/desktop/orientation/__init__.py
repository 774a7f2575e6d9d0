"""Orientation: the sessions before departure and after arrival, who is planned for them and who came."""

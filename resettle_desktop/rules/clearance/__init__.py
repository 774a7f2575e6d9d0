"""Clearance: each requirement of each passenger at the departure's moment: whether it holds, until when, and why."""

"""Counts what a store is asked, to hold views to a few queries however many records they show."""

from __future__ import annotations

from collections.abc import Callable

from resettle_desktop.store.store import Store


def queries(store: Store, called: Callable[[], object]) -> int:
    """Return how many statements reading something sends to the engine."""
    said: list[str] = []
    connection = store._database.connection()
    connection.set_trace_callback(said.append)
    try:
        called()
    finally:
        connection.set_trace_callback(None)
    return len([statement for statement in said if statement.startswith("SELECT")])

"""What a passenger needs to board, and what several passengers have together."""

from __future__ import annotations

from resettle_desktop.desktop.departures.requirements import requirements, together
from resettle_desktop.desktop.parts.rows import Cell


def fine(text: str) -> Cell:
    return Cell(text, icon="satisfied")


def test_each_requirement_has_its_own_column() -> None:
    keys = [each.key for each in requirements()]
    assert keys == ["decision", "hold", "document", "ticket", "status"]
    assert len(set(keys)) == len(keys)


def test_what_is_the_same_for_all_is_said_once() -> None:
    said = together([fine("valid"), fine("valid")])
    assert (said.text, said.icon) == ("valid", "satisfied")


def test_what_is_open_for_some_is_counted_and_never_called_fine() -> None:
    said = together([fine("valid"), Cell("none yet", icon="todo"), Cell("no expiry", icon="todo")])
    assert (said.text, said.icon) == ("2 open", "todo")


def test_fine_in_several_ways_is_fine_for_all() -> None:
    said = together([fine("positive"), fine("issued")])
    assert (said.text, said.icon) == ("all", "satisfied")


def test_words_without_a_state_are_mixed() -> None:
    assert together([Cell("listed"), Cell("confirmed")]) == Cell("mixed", text_tone="text2")

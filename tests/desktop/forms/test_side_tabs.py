"""The sides of a record: turned by keys, filled when they are looked at, with one button that saves."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from resettle_desktop.desktop.forms.form import Form
from resettle_desktop.desktop.forms.side_tabs import SideTabs, counted
from resettle_desktop.records.kinds import Leg
from tests.desktop.families import shown


class Sides(SideTabs):
    """A list without a form, and a form."""

    def __init__(self) -> None:
        super().__init__("Sides of a leg", (0,))
        self.leg_form = Form(Leg)
        self.filled: list[int] = []
        self.show_sides((("List", QLabel("A list")), ("Leg", self.leg_form)))

    def form(self) -> Form | None:
        """Return the form on its side."""
        return self.leg_form if self.current() == 1 and self.leg_form.record else None

    def fill(self, tab: int) -> None:
        """Note what is filled."""
        self.filled.append(tab)


@pytest.fixture
def sides(qtbot: QtBot) -> Sides:
    made = Sides()
    made.leg_form.show_record(Leg(id=1))
    made.refill()
    shown(qtbot, made)
    return made


def test_a_side_is_filled_when_it_is_turned_to(sides: Sides) -> None:
    sides.turn_to(1)
    assert sides.filled == [0, 1]


def test_the_button_is_there_where_there_is_something_to_save(sides: Sides) -> None:
    assert not sides.save_button.isVisible()
    sides.turn_to(1)
    assert sides.save_button.isVisible()
    assert sides.is_read_only() is False


def test_the_button_asks_to_save(qtbot: QtBot, sides: Sides) -> None:
    sides.turn_to(1)
    with qtbot.waitSignal(sides.save_asked):
        qtbot.mouseClick(sides.save_button, Qt.MouseButton.LeftButton)


def test_each_tab_says_by_which_keys_it_is_turned_to(sides: Sides) -> None:
    assert [sides.bar.tabToolTip(place) for place in range(2)] == ["Ctrl+1", "Ctrl+2"]


def test_what_stood_in_the_way_is_said_and_can_be_closed(sides: Sides) -> None:
    def said() -> list[str]:
        return [label.text() for label in sides.findChildren(QLabel) if label.isVisible()]

    sides.show_failure("The disk is full.")
    assert "The disk is full." in " ".join(said())
    sides.show_failure("")
    assert "The disk is full." not in " ".join(said())


def test_a_title_counts_what_is_there() -> None:
    assert [counted("Legs", count) for count in (0, 2)] == ["Legs", "Legs  2"]

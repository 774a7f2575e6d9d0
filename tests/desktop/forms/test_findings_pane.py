"""All findings at the foot of a page: counted, the gravest first, each a step away from its field."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from resettle_desktop.desktop.forms.findings_pane import FindingsPane
from resettle_desktop.desktop.parts.theme import height
from resettle_desktop.records.findings import finding
from tests.desktop.families import shown, unnamed

TO_DO = finding("T310", value="Decided").at(kind="Person", field="mother_name")
ODD = finding("W203", value="Feb 1966").at(kind="Person", field="birth_date")
WRONG = finding("E101", value="31 Feb 1966").at(kind="Person", field="claimed_birth_date")


@pytest.fixture
def pane(qtbot: QtBot) -> FindingsPane:
    made = FindingsPane()
    shown(qtbot, made)
    return made


def read(pane: FindingsPane) -> list[str]:
    return [line.accessibleName() for line in pane.lines]


def test_nothing_to_mend_takes_one_line(pane: FindingsPane) -> None:
    assert pane._calm.isVisible() and pane.sizeHint().height() < 2 * height("field")
    assert not pane._next.isVisible()


def test_they_are_counted_by_level(pane: FindingsPane) -> None:
    pane.show_findings([TO_DO, ODD, WRONG, TO_DO])
    counts = [words.text() for _icon, words in pane._counts.values() if words.isVisible()]
    assert counts == ["1 error", "1 warning", "2 to do"]


def test_what_is_wrong_stands_first_with_field_and_remedy(pane: FindingsPane) -> None:
    pane.show_findings([TO_DO, ODD, WRONG])
    assert read(pane)[0] == (
        "E101 Claimed date: There is no such day: 31 Feb 1966. Type the day, the month or the year that is known."
    )
    assert [line.found.number for line in pane.lines] == ["E101", "W203", "T310"]


def test_a_finding_of_somebody_else_names_the_person(pane: FindingsPane) -> None:
    pane.show_findings([ODD.at(record=7)], {7: "Rima"})
    assert "Rima: The day is not known" in read(pane)[0]


def test_a_press_asks_for_the_field(qtbot: QtBot, pane: FindingsPane) -> None:
    pane.show_findings([ODD])
    with qtbot.waitSignal(pane.asked) as asked:
        qtbot.mouseClick(pane.lines[0], Qt.MouseButton.LeftButton)
    assert asked.args == [ODD]


def test_enter_asks_too(qtbot: QtBot, pane: FindingsPane) -> None:
    pane.show_findings([ODD])
    pane.lines[0].setFocus()
    with qtbot.waitSignal(pane.asked):
        qtbot.keyClick(pane.lines[0], Qt.Key.Key_Space)


def test_no_more_lines_than_fit_are_shown_at_once(pane: FindingsPane) -> None:
    pane.show_findings([ODD.at(record=number) for number in range(30)])
    four = pane._area.height()
    pane.set_room(200)
    assert 0 < pane._area.height() < four < 150


def test_the_same_findings_keep_their_lines(pane: FindingsPane) -> None:
    pane.show_findings([ODD])
    before = pane.lines
    pane.show_findings([ODD])
    assert pane.lines is before


def test_every_line_has_a_name(pane: FindingsPane) -> None:
    pane.show_findings([ODD, WRONG])
    assert unnamed(pane) == []

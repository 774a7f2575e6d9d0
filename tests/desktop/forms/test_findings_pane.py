"""All findings at the foot of a page: counted, the gravest first, each a step away from its field."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from resettle_desktop.desktop.forms.findings_pane import FindingsPane
from resettle_desktop.desktop.parts.theme import height
from resettle_desktop.records.findings import Acceptance, finding
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


WARNED = ODD.at(record=7)
ACCEPTED = WARNED.at(acceptance=Acceptance("Seen on the extract", "rania", "22 Sep 2020, 10:35", 9))


def test_a_warning_is_accepted_with_a_reason_typed_at_once(qtbot: QtBot, pane: FindingsPane) -> None:
    pane.show_findings([WARNED])
    link = pane.lines[0].link
    assert link is not None and link.text() == "Accept"
    qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    assert pane.reason.hasFocus() and pane.reason.placeholderText() == "Why W203 Date of birth is right, then Enter"
    with qtbot.waitSignal(pane.accepted) as said:
        qtbot.keyClicks(pane.reason, "Seen on the extract")
        qtbot.keyClick(pane.reason, Qt.Key.Key_Return)
    assert said.args == [WARNED, "Seen on the extract"]
    assert not pane.reason.isVisible()


def test_without_a_reason_nothing_is_accepted_and_esc_leaves(qtbot: QtBot, pane: FindingsPane) -> None:
    pane.show_findings([WARNED])
    pane.lines[0].reason_asked.emit()
    with qtbot.assertNotEmitted(pane.accepted):
        qtbot.keyClick(pane.reason, Qt.Key.Key_Return)
    qtbot.keyClick(pane.reason, Qt.Key.Key_Escape)
    assert not pane.reason.isVisible()


def test_an_accepted_warning_is_listed_last_and_not_counted_as_open(pane: FindingsPane) -> None:
    pane.show_findings([ACCEPTED, TO_DO])
    counts = [words.text() for _icon, words in (*pane._counts.values(), pane._done) if words.isVisible()]
    assert counts == ["1 to do", "1 accepted"]
    assert read(pane)[1].startswith(
        "W203 Date of birth: Accepted: Seen on the extract (rania, 22 Sep 2020, 10:35) The day is not known"
    )


def test_an_accepted_warning_can_be_asked_again(qtbot: QtBot, pane: FindingsPane) -> None:
    pane.show_findings([ACCEPTED])
    assert pane._calm.isVisible() and not pane._next.isVisible()
    link = pane.lines[0].link
    assert link is not None
    with qtbot.waitSignal(pane.ask_again) as asked:
        qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    assert asked.args == [ACCEPTED]


def test_an_error_cannot_be_accepted(pane: FindingsPane) -> None:
    pane.show_findings([WRONG.at(record=7), TO_DO.at(record=7)])
    assert [line.link for line in pane.lines] == [None, None]

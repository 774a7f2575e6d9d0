"""Each kind of field has an editor that takes what an officer types and shows how it was understood."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QDateEdit, QPlainTextEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from resettle_desktop.desktop.forms.codes_line import CodesLine
from resettle_desktop.desktop.forms.editor import Editor
from resettle_desktop.desktop.forms.editor_kinds import editor_for
from resettle_desktop.desktop.forms.editors import CodeEditor, CodesEditor, LinkEditor
from resettle_desktop.desktop.parts.choice_line import ChoiceLine
from resettle_desktop.desktop.parts.field_line import FieldLine
from resettle_desktop.records.dates import KnownDate
from resettle_desktop.records.fields import Kept
from resettle_desktop.records.findings import Refused
from resettle_desktop.records.kinds import Case, Departure, Person, Placement
from resettle_desktop.records.record import kinds
from tests.desktop.families import press, write

Show = Callable[[Kept], Editor]
Place = Callable[[str], Editor]


@pytest.fixture
def show(qtbot: QtBot) -> Iterator[Show]:
    """Show a field's editor above a place where the keyboard can go next."""
    window = QWidget()
    qtbot.addWidget(window)
    down = QVBoxLayout(window)

    def place(kept: Kept) -> Editor:
        editor = editor_for(kept)
        down.addWidget(editor.widget)
        down.addWidget(FieldLine())
        with qtbot.waitActive(window):
            window.show()
        editor.widget.setFocus()
        return editor

    yield place


def type_and_leave(qtbot: QtBot, editor: Editor, text: str) -> None:
    write(QApplication.focusWidget(), text)
    press(qtbot, Qt.Key.Key_Tab)


@pytest.fixture
def person(show: Show) -> Place:
    return lambda field: show(Person.field(field))


@pytest.mark.parametrize("kept", [field for kind in kinds() for field in kind.fields()], ids=str)
def test_every_field_has_an_editor_with_its_label_as_name(qtbot: QtBot, kept: object) -> None:
    editor = editor_for(kept)  # type: ignore[arg-type]
    qtbot.addWidget(editor.widget)
    assert editor.widget.accessibleName() == kept.label  # type: ignore[attr-defined]
    assert editor.value() is None
    assert not isinstance(editor.widget, QDateEdit)


@pytest.mark.parametrize(
    ("field", "typed", "seen", "value"),
    [
        ("birth_date", "14.9.1985", "14 Sep 1985", KnownDate(1985, 9, 14)),
        ("birth_date", "03/1985", "Mar 1985", KnownDate(1985, 3)),
        ("birth_date", "about 1985", "about 1985", KnownDate(1985, estimated=True)),
        ("birth_date", "1985", "1985", KnownDate(1985)),
        ("birth_date", "1.2.85", "1 Feb 1985", KnownDate(1985, 2, 1)),
        ("birth_date", "١٤/٩/١٩٨٥", "14 Sep 1985", KnownDate(1985, 9, 14)),
        ("birth_date", "", "", None),
        ("expected_delivery", "", "", None),
        ("expected_delivery", "2021-02-03", "3 Feb 2021", date(2021, 2, 3)),
        ("sex", "femme", "Female", "F"),
        ("nationality", "Syri", "Syrian Arab Republic", "SYR"),
        ("hold", "y", "Yes", True),
        ("family_name", " Haddad ", " Haddad ", "Haddad"),
        ("phone", "+961 3 876082", "+961 3 876082", "+961 3 876082"),
    ],
)
def test_what_is_typed_is_understood(
    qtbot: QtBot, person: Place, field: str, typed: str, seen: str, value: object
) -> None:
    editor = person(field)
    type_and_leave(qtbot, editor, typed)
    assert (editor.text(), editor.value()) == (seen, value)


def test_a_time_is_understood(qtbot: QtBot, show: Show) -> None:
    editor = show(Departure.field("meeting_time"))
    type_and_leave(qtbot, editor, "22/9/2020 6:30")
    assert (editor.text(), editor.value()) == ("22 Sep 2020, 06:30", datetime(2020, 9, 22, 6, 30))


def test_a_whole_number_that_is_none_is_kept_as_typed(qtbot: QtBot, show: Show) -> None:
    editor = show(Case.field("stated_size"))
    type_and_leave(qtbot, editor, "five")
    with pytest.raises(Refused, match="whole number"):
        editor.value()
    assert editor.text() == "five"


def test_a_date_says_while_typing_how_it_is_understood(qtbot: QtBot, person: Place) -> None:
    editor = person("birth_date")
    qtbot.keyClicks(editor.widget, "1.2.85")
    assert isinstance(editor.widget, FieldLine)
    assert editor.widget.aside() == "1 Feb 1985"


def test_arabic_digits_are_shown_as_they_are_understood(qtbot: QtBot, person: Place) -> None:
    editor = person("birth_date")
    write(editor.widget, "١٩٨٥")
    assert isinstance(editor.widget, FieldLine)
    assert editor.widget.aside() == "1985"


def test_a_date_that_cannot_be_stays_as_typed(qtbot: QtBot, person: Place) -> None:
    editor = person("birth_date")
    type_and_leave(qtbot, editor, "31/02/2019")
    assert editor.text() == "31/02/2019"


def test_typing_offers_the_codes_that_begin_so_by_any_word(qtbot: QtBot, person: Place) -> None:
    editor = person("nationality")
    assert isinstance(editor.widget, ChoiceLine)
    qtbot.keyClicks(editor.widget, "Turk")
    assert "Türkiye" in editor.widget.offered()


def test_enter_takes_the_code_that_is_marked(qtbot: QtBot, person: Place) -> None:
    editor = person("nationality")
    qtbot.keyClicks(editor.widget, "leban")
    press(qtbot, Qt.Key.Key_Return)
    assert editor.value() == "LBN"


def test_down_offers_the_whole_list(qtbot: QtBot, person: Place) -> None:
    editor = person("sex")
    assert isinstance(editor.widget, ChoiceLine)
    qtbot.keyClick(editor.widget, Qt.Key.Key_Down)
    assert len(editor.widget.offered()) == len(editor.kept.codes)  # type: ignore[attr-defined]


def test_a_word_in_no_list_is_refused_and_stays(qtbot: QtBot, person: Place) -> None:
    editor = person("sex")
    type_and_leave(qtbot, editor, "qqq")
    with pytest.raises(Refused):
        editor.value()
    assert editor.text() == "qqq"


def test_a_code_that_the_list_lost_stays_until_another_is_chosen(qtbot: QtBot, person: Place) -> None:
    editor = person("marital_status")
    assert isinstance(editor, CodeEditor)
    editor.set_value("once_known")
    assert editor.value() == "once_known"


def test_codes_become_chips_and_keep_their_order(qtbot: QtBot, person: Place) -> None:
    editor = person("languages")
    assert isinstance(editor, CodesEditor)
    qtbot.keyClicks(editor.line.line, "Arabic,Kurdish,")
    assert editor.value() is not None
    assert editor.value()[0] == "ara"
    assert len(editor.line.codes) == 2


def test_backspace_takes_the_last_chip_away(qtbot: QtBot, person: Place) -> None:
    editor = person("languages")
    assert isinstance(editor.widget, CodesLine)
    editor.set_value(("ara", "eng"))
    qtbot.keyClick(editor.widget.line, Qt.Key.Key_Backspace)
    assert editor.value() == ("ara",)


def test_a_chip_that_is_clicked_goes(qtbot: QtBot, person: Place) -> None:
    editor = person("languages")
    assert isinstance(editor.widget, CodesLine)
    editor.set_value(("ara", "eng"))
    qtbot.mouseClick(editor.widget._chips[0], Qt.MouseButton.LeftButton)
    assert editor.value() == ("eng",)


def test_several_lines_are_typed_and_tab_goes_on(qtbot: QtBot, person: Place) -> None:
    editor = person("remarks")
    assert isinstance(editor.widget, QPlainTextEdit)
    qtbot.keyClicks(editor.widget, "Asks for")
    qtbot.keyClick(editor.widget, Qt.Key.Key_Return)
    qtbot.keyClicks(editor.widget, "a call")
    with qtbot.waitSignal(editor.left):
        qtbot.keyClick(editor.widget, Qt.Key.Key_Tab)
    assert editor.value() == "Asks for\na call"


def test_a_link_is_shown_and_chosen_by_its_label(qtbot: QtBot, show: Show) -> None:
    editor = show(Placement.field("person"))
    assert isinstance(editor, LinkEditor)
    editor.set_choices([(7, "Haddad, Khaled"), (8, "Rashid, Fatima")])
    editor.set_value(7)
    assert editor.text() == "Haddad, Khaled"
    editor.line.clear()
    type_and_leave(qtbot, editor, "fatima")
    assert editor.value() == 8


def test_two_people_of_one_name_are_told_apart(qtbot: QtBot, show: Show) -> None:
    editor = show(Placement.field("person"))
    assert isinstance(editor, LinkEditor)
    editor.set_choices([(7, "Haddad, Noor"), (8, "Haddad, Noor")])
    editor.set_value(8)
    assert (editor.text(), editor.value()) == ("Haddad, Noor (2)", 8)


def test_the_original_script_stands_at_the_right(qtbot: QtBot, person: Place) -> None:
    editor = person("original_name")
    assert isinstance(editor.widget, FieldLine)
    assert editor.widget.alignment() & Qt.AlignmentFlag.AlignRight


@pytest.mark.parametrize("field", ["sex", "birth_date", "hold", "languages"])
def test_a_wheel_changes_nothing(qtbot: QtBot, person: Place, field: str) -> None:
    editor = person(field)
    before = editor.text()
    point = QPointF(5, 5)
    turn = QWheelEvent(
        point, point, QPoint(0, 120), QPoint(0, 120), Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(QApplication.focusWidget(), turn)
    assert editor.text() == before
    assert not turn.isAccepted()

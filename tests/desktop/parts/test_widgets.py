from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from resettle_desktop.desktop.parts.widgets import Banner, Button, EmptyState, FieldFrame, LinkButton, Section, Toast
from tests.desktop.families import windows_shown


def test_a_section_folds_by_keyboard_and_then_says_what_is_inside(qtbot: QtBot) -> None:
    section = Section("Contact and consent", QLabel("phone"), "+961 03 028951")
    qtbot.addWidget(section)
    section.show()
    QTest.keyClick(section.heading, Qt.Key.Key_Space)
    assert section.is_folded()
    assert section.body.isHidden()
    assert section.summary.isVisible()
    assert section.heading.accessibleDescription() == "folded"


def test_a_section_tells_that_it_was_folded(qtbot: QtBot) -> None:
    section = Section("Name", QLabel("fields"))
    qtbot.addWidget(section)
    with qtbot.waitSignal(section.folded) as told:
        section.set_folded(True)
    assert told.args == [True]


def test_a_finding_stands_under_its_field_with_its_remedy(qtbot: QtBot) -> None:
    taken: list[str] = []
    frame = FieldFrame("Claimed date", QLineEdit("31 Feb 1966"))
    qtbot.addWidget(frame)
    frame.show()
    frame.show_finding("bad", "E101", "No such day", "Use Feb 1966", lambda: taken.append("Feb 1966"))
    frame.finding.remedy.click()
    assert frame.finding.isVisible()
    assert frame.editor.property("st") == "bad"
    assert frame.editor.accessibleDescription() == "E101 No such day"
    assert taken == ["Feb 1966"]


def test_a_finding_that_is_mended_goes(qtbot: QtBot) -> None:
    frame = FieldFrame("Date of birth", QLineEdit(), "As on the document")
    qtbot.addWidget(frame)
    frame.show_finding("warn", "W203", "Day unknown")
    frame.clear_finding()
    assert frame.finding.isHidden()
    assert frame.editor.property("st") == ""
    assert frame.editor.accessibleDescription() == "As on the document"


def test_a_long_finding_does_not_widen_its_field(qtbot: QtBot) -> None:
    frame = FieldFrame("Date of birth", QLineEdit())
    qtbot.addWidget(frame)
    before = frame.minimumSizeHint().width()
    frame.show_finding("warn", "W203", "The day is unknown. " * 20)
    assert frame.minimumSizeHint().width() == before


def test_a_field_is_known_by_its_label(qtbot: QtBot) -> None:
    frame = FieldFrame("Family name", QLineEdit())
    qtbot.addWidget(frame)
    assert frame.editor.accessibleName() == "Family name"
    assert frame.label.buddy() is frame.editor


def test_what_is_needed_later_is_marked_softly(qtbot: QtBot) -> None:
    frame = FieldFrame("Mother's name", QLineEdit())
    qtbot.addWidget(frame)
    frame.show()
    frame.set_to_do(True, "Needed by Cleared")
    assert frame.to_do.isVisible()
    assert frame.to_do.toolTip() == "Needed by Cleared"


def test_a_field_is_28_pixels_high_in_either_script(qtbot: QtBot) -> None:
    frame = FieldFrame("Original script", QLineEdit("ريما الجاسم"))
    qtbot.addWidget(frame)
    frame.show()
    assert frame.editor.height() == 28


def test_an_empty_screen_says_what_to_do(qtbot: QtBot) -> None:
    empty = EmptyState("Nothing is parked", "Rows that wait come here.", "tray", (Button("Open a workbook"),))
    qtbot.addWidget(empty)
    assert empty.accessibleName() == "Nothing is parked Rows that wait come here."


def test_a_banner_is_read_in_one_piece_and_has_its_step(qtbot: QtBot) -> None:
    step = LinkButton("Next")
    banner = Banner("Held by 3 members", "Mahmoud (60): visa lapses", action=step)
    qtbot.addWidget(banner)
    assert banner.accessibleName() == "Held by 3 members Mahmoud (60): visa lapses"
    assert step.parent() is banner


def test_undo_takes_back_once_and_the_message_goes(qtbot: QtBot) -> None:
    taken: list[str] = []
    toast = Toast("26 cases imported", lambda: taken.append("import"))
    toast.show()
    with qtbot.waitSignal(toast.gone):
        toast.undo.click()
    assert taken == ["import"]


def test_a_message_without_undo_offers_none(qtbot: QtBot) -> None:
    toast = Toast("Saved")
    qtbot.addWidget(toast)
    assert toast.undo.isHidden()
    assert toast.close_button.accessibleName() == "Close this message"


def test_what_is_being_made_is_no_window_of_its_own(qtbot: QtBot) -> None:
    with windows_shown() as shown:
        parent = QWidget()
        qtbot.addWidget(parent)
        state, toast = EmptyState("No document yet", "A passport, say."), Toast("Saved", lambda: None, parent)
        qtbot.addWidget(state)
    assert shown == [] and not toast.undo.isHidden()

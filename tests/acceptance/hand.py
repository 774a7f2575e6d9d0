"""The hand of an officer at the keyboard of the real window: every key that is pressed is counted."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from resettle_desktop.desktop.cases.page import CasePage
from resettle_desktop.desktop.forms.form import Form
from resettle_desktop.desktop.parts.widgets import Section
from resettle_desktop.desktop.window.window import Window
from resettle_desktop.records.coded import Coded
from resettle_desktop.records.fields import Codes
from tests.acceptance.paper import FamilyForm, Paper, shortest

CTRL, PLAIN = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier
_SAID_BY_RELATION = frozenset({"Son", "Daughter"})


class Hand:
    """Types into a window where the keyboard is; ``strokes`` counts each character and each other key."""

    def __init__(self, window: Window) -> None:
        self.window = window
        self.strokes = 0

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = PLAIN) -> None:
        """Press one key, alone or with another."""
        self.strokes += 1
        QTest.keyClick(self._under_the_keyboard(), key, modifier)

    def write(self, text: str) -> None:
        """Type a text in any script."""
        for letter in text:
            self.strokes += 1
            QApplication.sendEvent(self._under_the_keyboard(), QKeyEvent(QEvent.Type.KeyPress, 0, PLAIN, letter))

    def type_family(self, form: FamilyForm) -> None:
        """Type a family from its paper: Ctrl+N, the case, and member after member with Ctrl+Enter between them."""
        self.press(Qt.Key.Key_N, CTRL)
        new = self.window.cases.new_case
        self.fill(new.case_form, form.case)
        self.fill(new.person_form, form.members[0])
        for member in form.members[1:]:
            self.press(Qt.Key.Key_Return, CTRL)
            self.fill(self.page().person_form, member)
        self.save()

    def save(self) -> None:
        """Save what is typed; a list that is open below a field closes and gives the keyboard back to the window.

        Where there is no display nobody does that by itself.
        """
        self.press(Qt.Key.Key_S, CTRL)
        QApplication.processEvents()
        if QApplication.activePopupWidget() is not None:
            self.press(Qt.Key.Key_Escape)  # the list below the last field stays open when it is saved from there
        self.window.activateWindow()
        QTest.qWaitForWindowActive(self.window)

    def page(self) -> CasePage:
        """Return the page of the case that is shown."""
        page = self.window.places["cases"].page()
        assert isinstance(page, CasePage)
        return page

    def fill(self, form: Form, paper: Paper) -> None:
        """Type all that stands on a paper, field by field in the order of the form, with Tab from one to the next."""
        left = [name for name in form.fields if name in paper.words and not _is_said(name, paper)]
        while left:
            name = left[0]
            if form.fields[name].editor.text() and _holds(form, name, paper):
                left.pop(0)
            elif form.current_field() == name:
                self._type_field(form, left.pop(0), paper)
            elif form.current_field() == "" and (heading := _folded_around(form, left)):
                assert heading.hasFocus()
                self.press(Qt.Key.Key_Space)
            else:
                self.press(Qt.Key.Key_Tab)
            assert self.strokes < 10_000, f"the keyboard never comes to {name}"

    def _type_field(self, form: Form, name: str, paper: Paper) -> None:
        kept, words = paper.kind.field(name), paper.words[name]
        if isinstance(kept, Codes):
            for _chip in form.fields[name].editor.value() or ():
                self.press(Qt.Key.Key_Backspace)
            parts = [shortest(kept, word.strip()) for word in words.split(";")]
            for place, part in enumerate(parts):
                self.write(part)
                if place < len(parts) - 1:
                    self.press(Qt.Key.Key_Return)
            self.press(Qt.Key.Key_Return)
        else:
            self.write(shortest(kept, words) if isinstance(kept, Coded) else words)

    def _under_the_keyboard(self) -> QWidget:
        found = QApplication.activePopupWidget() or QApplication.focusWidget()
        assert found is not None
        return found


def _is_said(name: str, paper: Paper) -> bool:
    """Return whether a field is filled by another one that is typed anyway."""
    return name == "sex" and paper.words.get("relationship") in _SAID_BY_RELATION


def _holds(form: Form, name: str, paper: Paper) -> bool:
    """Return whether what stands in a field, as proposed, is what stands on the paper."""
    editor = form.fields[name].editor
    return paper.kind.field(name).to_json(editor.value()) == paper.facts()[name] if _readable(form, name) else False


def _readable(form: Form, name: str) -> bool:
    return not form.fields[name].refused()


def _folded_around(form: Form, left: Collection[str]) -> QPushButton | None:
    """Return the heading that has the keyboard, where one of these fields is folded below it."""
    sections: list[Section] = [form.fields[name].section for name in left]
    return next((each.heading for each in sections if each.is_folded() and each.heading.hasFocus()), None)

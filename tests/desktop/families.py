"""Real stores with the smallest families, and typing as an officer would."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from resettle_desktop.desktop.forms.form import Form
from resettle_desktop.records.kinds import Case, Person
from resettle_desktop.store.changes import Applied
from resettle_desktop.store.slots import QUICK_KEY_SETTINGS
from resettle_desktop.store.store import Store
from tests.store.conftest import haddad

KHALED, FATIMA = {"unhcr_number": "LEB-58409303"}, {"unhcr_number": "LEB-59509497"}
# The family of Haddad on a departure of one leg
BOOKING: tuple[dict[str, object], ...] = (
    {"add": "Departure", "as": "d", "values": {"reference": "BEY-2020-01", "from_country": "LBN"}},
    {"add": "Leg", "values": {
        "departure": "@d", "order": 1, "carrier": "TK", "number": "829", "origin": "BEY", "destination": "IST",
        "departs": "2020-09-22T10:35", "arrives": "2020-09-22T12:25",
    }},
    {"add": "Passenger", "values": {"departure": "@d", "person": KHALED, "status": "listed", "seat": "14A"}},
    {"add": "Passenger", "values": {"departure": "@d", "person": FATIMA, "status": "listed"}},
)  # fmt: skip
USER, PASSPHRASE = "rania", "five plain words"


def empty_store(folder: Path) -> Store:
    made, _code = Store.create(folder / "office.resettle", USER, PASSPHRASE, QUICK_KEY_SETTINGS)
    return made


def opened(folder: Path) -> Store:
    return Store.open(folder / "office.resettle", USER, PASSPHRASE)


def say(store: Store, *changes: dict[str, object]) -> Applied:
    """Apply changes written as in DESIGN's JSON."""
    statement = store.read_statement({"changes": list(changes)}, "unhcr-submissions.xlsx")
    assert not statement.findings, statement.findings
    applied = store.apply(statement.change_set)
    assert applied
    return applied


def store_with_haddad(folder: Path) -> Store:
    made = empty_store(folder)
    say(made, *haddad())
    return made


def more_families(store: Store, count: int) -> None:
    """Add families of one, numbered from LEB-16C00001, the odd ones in Türkiye."""
    changes: list[dict[str, object]] = []
    for n in range(1, count + 1):
        country = "TUR" if n % 2 else "LBN"
        case = {"unhcr_number": f"LEB-16C{n:05d}", "asylum_country": country}
        person = {"case": f"@c{n}", "family_name": f"Family{n}", "given_names": "Noor", "sex": "F"}
        changes.append({"add": "Case", "as": f"c{n}", "values": case})
        changes.append({"add": "Person", "values": person})
    say(store, *changes)


def khaled(store: Store) -> Person:
    found = store.search.record("Person", "LEB-58409303")
    assert isinstance(found, Person)
    return found


def fatima(store: Store) -> Person:
    found = store.search.record("Person", "LEB-59509497")
    assert isinstance(found, Person)
    return found


def the_case(store: Store) -> Case:
    found = store.search.record("Case", "LEB-15C01056")
    assert isinstance(found, Case)
    return found


def shown(qtbot: QtBot, widget: QWidget) -> None:
    """Show a widget as a window of its own, with the keyboard in it."""
    qtbot.addWidget(widget)
    widget.resize(1100, 720)
    with qtbot.waitActive(widget):
        widget.show()
        widget.activateWindow()


def above_another(qtbot: QtBot, widget: QWidget) -> QWidget:
    """Show a widget above a line to which the keyboard can go next; the window, which the caller keeps, is given."""
    window = QWidget()
    qtbot.addWidget(window)
    down = QVBoxLayout(window)
    down.addWidget(widget)
    down.addWidget(QLineEdit())
    window.resize(400, 200)
    with qtbot.waitActive(window):
        window.show()
    widget.setFocus()
    return window


def write(widget: QWidget, text: str) -> None:
    """Type a text in any script; qtbot types Latin letters alone."""
    for letter in text:
        QApplication.sendEvent(widget, QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter))


def typed(qtbot: QtBot, form: Form, name: str, text: str, leave: bool = True) -> None:
    """Go to a field, type over what stands there, and leave it with Tab."""
    form.go_to(name)
    widget = QApplication.focusWidget()
    qtbot.keyClick(widget, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    write(widget, text) if text else qtbot.keyClick(widget, Qt.Key.Key_Delete)
    if leave:
        press(qtbot, Qt.Key.Key_Tab)


def press(qtbot: QtBot, key: Qt.Key) -> None:
    """Press a key where the keyboard is: in the list below a field while it is open."""
    qtbot.keyClick(QApplication.activePopupWidget() or QApplication.focusWidget(), key)


def unnamed(widget: QWidget) -> list[str]:
    """Return the parts that the keyboard can reach and a screen reader could not name."""
    parts = [part for part in widget.findChildren(QWidget) if part.isVisibleTo(widget) and part.focusProxy() is None]
    reached = [part for part in parts if part.focusPolicy() & Qt.FocusPolicy.TabFocus]
    return [repr(part) for part in reached if not part.accessibleName()]


def tabbed(qtbot: QtBot, steps: int) -> list[str]:
    """Press Tab so often, and return the names of the parts in which the keyboard was, the first one too."""
    names = []
    for _step in range(steps):
        focused = QApplication.focusWidget()
        names.append(focused.accessibleName())
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
    return names


class _Watch(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.shown.append(repr(watched))
        return False


@contextmanager
def windows_shown() -> Iterator[list[str]]:
    """Note every window that is shown meanwhile; one that flashes by takes the keyboard from where it was."""
    watch, application = _Watch(), QApplication.instance()
    assert application
    application.installEventFilter(watch)
    yield watch.shown
    application.removeEventFilter(watch)

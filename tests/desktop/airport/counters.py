"""A counter in the real window, with a scanner that types as a keyboard does."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from resettle_desktop.desktop.airport.page import AirportPage
from resettle_desktop.desktop.parts.remembered import Remembered
from resettle_desktop.desktop.window.window import Window
from resettle_desktop.records.kinds import Passenger, Person
from resettle_desktop.store.store import Store
from tests.desktop.families import shown
from tests.desktop.made_departures import the_departure

DAY = datetime(2020, 9, 22, 7, 51)
SHIFT = Qt.KeyboardModifier.ShiftModifier


class Scanner:
    """Types into whatever has the keyboard of the window, faster than a person."""

    def __init__(self, qtbot: QtBot, window: Window) -> None:
        self._qtbot, self.window = qtbot, window

    @property
    def page(self) -> AirportPage:
        """Return the counter that is shown."""
        found = self.window.places["departures"].page()
        assert isinstance(found, AirportPage)
        return found

    def scan(self, text: str) -> None:
        """Scan a code: its characters, then Enter."""
        for letter in text:
            self._qtbot.keyClick(self._focused(), letter)
        self.press(Qt.Key.Key_Return)

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key by hand."""
        self._qtbot.keyClick(self._focused(), key, held)

    def letter(self, letter: str) -> None:
        """Press a letter or digit by hand, and wait as long as nobody types on."""
        self._qtbot.keyClick(self._focused(), letter)
        cards = self.page.cards
        self._qtbot.waitUntil(lambda: not cards.has_pending())

    def saved(self) -> None:
        """Wait until all is saved."""
        self._qtbot.waitUntil(lambda: not self.page.desk.is_busy, timeout=20_000)

    def _focused(self) -> QWidget:
        return QApplication.focusWidget() or self.window


def opened(qtbot: QtBot, store: Store, folder: Path, reference: str = "BEY-2020-01") -> Scanner:
    """Return a scanner at the counter of a departure, opened from its page."""
    window = Window(store, Remembered(folder / "remembered.json"), "light", now=lambda: DAY)
    shown(qtbot, window)
    window.resize(1366, 768)
    window.activateWindow()
    departure = the_departure(store, reference)
    window.open_departure(departure.id)
    window.open_airport(departure.id)
    found = Scanner(qtbot, window)
    found.page.box.begin()
    return found


def statuses(store: Store) -> dict[str, tuple[str | None, str | None]]:
    """Return by given name how each passenger stands in the store, and why."""
    passengers = store.rows.equal(Passenger)
    people = store.rows.many(Person, [each.person for each in passengers])
    return {people[each.person].given_names: (each.status, each.reason) for each in passengers if each.person}

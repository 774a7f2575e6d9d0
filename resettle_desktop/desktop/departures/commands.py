"""What can be done on the page of a departure: every command with its keys, and the menu of who is selected."""

from __future__ import annotations

from functools import partial
from typing import Protocol

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QWidget

from resettle_desktop.desktop.departures.sides import PAPERS
from resettle_desktop.desktop.departures.tabs import DepartureTabs
from resettle_desktop.desktop.departures.writing import fill_status_menu
from resettle_desktop.desktop.parts.commands import add_command
from resettle_desktop.documents.catalogue import BOARD, MANIFEST
from resettle_desktop.records.texts import _


class DepartureDoing(Protocol):
    """What the page of a departure does for its commands."""

    tabs: DepartureTabs

    def save(self) -> bool:
        """Write what was typed."""

    def save_and_next(self) -> None:
        """Write what was typed, and show the next passenger."""

    def next_finding(self) -> None:
        """Go to the next field with a finding."""

    def begin_adding(self) -> None:
        """Let families be added."""

    def begin_export(self) -> None:
        """Let a workbook be written."""

    def begin_what_if(self) -> None:
        """Ask what if it left at another time."""

    def take_off(self) -> None:
        """Take the selected off the departure."""

    def begin_services(self) -> None:
        """Propose services from travel needs."""

    def part_selected(self) -> None:
        """Let the selected be taken off with a reason, or placed on a later departure."""

    def begin_airport_day(self) -> None:
        """Turn to the counter."""

    def set_status(self, status: str) -> None:
        """Say how the selected stand."""

    def hand_out_masks(self) -> None:
        """Note that everybody has the masks that an outbreak asks for."""

    def turn_cancelled(self) -> None:
        """Cancel the departure, or take that back."""

    def remove(self) -> None:
        """Take the departure out of the store."""


class DepartureCommands:
    """Fills the menu of a page, and keeps its words true to what is shown."""

    def __init__(self, widget: QWidget, menu: QMenu, page: DepartureDoing) -> None:
        self._widget, self._page = widget, page
        add = partial(add_command, widget, menu)
        add(_("Save"), ["Ctrl+S"], page.save)
        add(_("Save, next passenger"), ["Ctrl+Return", "Ctrl+Enter"], page.save_and_next)
        add(_("Next finding"), ["F8"], page.next_finding)
        menu.addSeparator()
        add(_("Add families"), ["Ins"], page.begin_adding)
        # Only the tables take the key, so that one who deletes a letter takes nobody off
        add(_("Take the selected off") + "\tDel", [], page.take_off)
        add(_("Take off, or place on a later departure…"), ["Ctrl+Shift+M"], page.part_selected)
        add(_("Services from travel needs…"), ["Ctrl+Shift+N"], page.begin_services)
        add(_("Status of the selected…"), ["Ctrl+T"], page.tabs.ask_menu)
        self._masks = add(_("Masks handed out to all"), [], page.hand_out_masks)
        menu.addSeparator()
        add(_("Airport day"), ["Ctrl+Shift+A"], page.begin_airport_day)
        add(_("What if it left on another day…"), ["Ctrl+Shift+W"], page.begin_what_if)
        self._print = add(_("Print manifest"), ["Ctrl+P"], partial(page.tabs.turn_to_paper, MANIFEST))
        add(_("Print the board"), ["Ctrl+Alt+P"], partial(page.tabs.turn_to_paper, BOARD))
        add(_("Export for Fedasil…"), ["Ctrl+E"], page.begin_export)
        menu.addSeparator()
        sides = menu.addMenu(_("Show"))
        for place in range(page.tabs.bar.count()):
            turn = partial(page.tabs.turn_to, place)
            add_command(widget, sides, page.tabs.bar.tabText(place), [f"Ctrl+{place + 1}"], turn)
        menu.addSeparator()
        self._cancel = add("", [], page.turn_cancelled)
        add(_("Remove this departure"), [], page.remove)

    def show_cancelled(self, cancelled: bool) -> None:
        """Offer to cancel, or to take that back."""
        self._cancel.setText(_("This departure is not cancelled") if cancelled else _("Cancel this departure"))

    def show_masks(self, asked: bool) -> None:
        """Offer to hand out masks only while an outbreak asks for them and somebody has none yet."""
        self._masks.setVisible(asked)

    def show_tab(self, tab: int) -> None:
        """On the papers the keys that print are those of the paper itself."""
        self._print.setEnabled(tab != PAPERS)

    def open_menu(self, place: QPoint) -> None:
        """Open the menu of who is selected at a place of the screen."""
        menu = QMenu(self._widget)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        fill_status_menu(menu, self._page.set_status)
        menu.addSeparator()
        parting = menu.addAction(_("Take off, or place on a later departure…"))
        parting.triggered.connect(lambda _checked=False: self._page.part_selected())
        menu.addAction(_("Take off this departure")).triggered.connect(lambda _checked=False: self._page.take_off())
        menu.popup(place)

"""Rows of the benchmark: what the window shows, from the asking to the last pixel."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from resettle_desktop.bench.measuring import Taken
from resettle_desktop.bench.workplace import Workplace
from resettle_desktop.desktop.cases.page import CasePage
from resettle_desktop.desktop.cases.screen import CasesScreen
from resettle_desktop.desktop.lists.screen import ListScreen
from resettle_desktop.desktop.parts.theme import dress
from resettle_desktop.desktop.persons.screen import PersonsScreen
from resettle_desktop.store.store import Store

_OPENED, _PAGED, _CASES = 10, 60, 30
_BETWEEN_PAGES = 33  # milliseconds: how often a key that is held comes again
_SIZE = (1366, 768)
W = TypeVar("W", bound=QWidget)
Make = Callable[[Store], ListScreen]


def list_opened(make: Make, place: Workplace) -> Taken:
    """Turn to a list, which is counted and read anew."""
    screen = make(place.store)
    return turned_to(screen, screen.refresh, _OPENED)


def list_paged(make: Make, place: Workplace) -> Taken:
    """Go down a list page by page, with the pause between two of them in which a held key leaves the window alone."""
    screen = seen(make(place.store))
    taken, bar = Taken(), screen.table.verticalScrollBar()
    for _time in range(_PAGED):
        rest(_BETWEEN_PAGES)
        with taken.timed():
            bar.setValue(bar.value() + bar.pageStep())
            screen.table.viewport().repaint()
    let_go(screen)
    return taken


def list_sorted(make: Make, place: Workplace) -> Taken:
    """Sort a list by each of its columns, up and down."""
    screen, taken = seen(make(place.store)), Taken()
    fields = [column.key for column in screen.table.rows().columns if column.sortable]
    for descending in (True, False, True):
        for field in fields:
            with taken.timed():
                screen.sort(field, descending)
                screen.table.viewport().repaint()
    let_go(screen)
    return taken


cases_opened, persons_opened = partial(list_opened, CasesScreen), partial(list_opened, PersonsScreen)
cases_paged, persons_paged = partial(list_paged, CasesScreen), partial(list_paged, PersonsScreen)
cases_sorted, persons_sorted = partial(list_sorted, CasesScreen), partial(list_sorted, PersonsScreen)


def case_opened(place: Workplace) -> Taken:
    """Show one case after another on the page of a case."""
    page, taken = seen(CasePage(place.store, place.family().case.id)), Taken()
    for _time in range(_CASES):
        family = place.family()
        with taken.timed():
            page.show_case(family.case.id)
            page.repaint()
    let_go(page)
    return taken


def member_changed(place: Workplace) -> Taken:
    """Show one member after another of a family."""
    family = max(place.sample, key=lambda each: len(each.members))
    page, taken = seen(CasePage(place.store, family.case.id)), Taken()
    for number in range(_CASES):
        person = family.members[(number + 1) % len(family.members)]
        with taken.timed():
            page.show_member(person.id)
            page.repaint()
    let_go(page)
    return taken


def turned_to(screen: QWidget, refresh: Callable[[], object], times: int) -> Taken:
    """Leave a screen and turn to it again, so many times: read anew, shown, and drawn, which waits for its events."""
    seen(screen)
    taken = Taken()
    for _time in range(times):
        screen.hide()
        with taken.timed():
            refresh()
            screen.show()
            QApplication.processEvents()
    let_go(screen)
    return taken


def rest(milliseconds: int) -> None:
    """Leave the window to itself for so long."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def seen(widget: W) -> W:
    """Show a window of a laptop's size, dressed as the program's, and give it back once it is drawn."""
    dress(widget)
    widget.resize(*_SIZE)
    widget.show()
    QApplication.processEvents()
    widget.repaint()
    return widget


def let_go(widget: QWidget) -> None:
    """Let a window go at once: as long as it is there it hears of what is saved and shows it anew."""
    widget.close()
    widget.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    QApplication.processEvents()

"""Rows of the benchmark: what the window shows, from the asking to the last pixel."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QWidget

from resettle_desktop.bench.measuring import Taken
from resettle_desktop.bench.workplace import Workplace
from resettle_desktop.desktop.cases.models import SORTABLE
from resettle_desktop.desktop.cases.page import CasePage
from resettle_desktop.desktop.cases.screen import CasesScreen

_OPENED, _PAGED, _CASES = 10, 60, 30
_SIZE = (1366, 768)
W = TypeVar("W", bound=QWidget)


def list_opened(place: Workplace) -> Taken:
    """Turn to the list of cases, which is counted and read anew."""
    screen, taken = _shown(CasesScreen(place.store)), Taken()
    for _time in range(_OPENED):
        screen.hide()
        with taken.timed():
            screen.refresh()
            screen.show()
            screen.repaint()
    _let_go(screen)
    return taken


def list_paged(place: Workplace) -> Taken:
    """Go down the list of cases page by page."""
    screen = _shown(CasesScreen(place.store))
    taken, bar = Taken(), screen.table.verticalScrollBar()
    for _time in range(_PAGED):
        with taken.timed():
            bar.setValue(bar.value() + bar.pageStep())
            screen.table.viewport().repaint()
    _let_go(screen)
    return taken


def list_sorted(place: Workplace) -> Taken:
    """Sort the list of cases by each of its columns, up and down."""
    screen, taken = _shown(CasesScreen(place.store)), Taken()
    for descending in (True, False, True):
        for field in SORTABLE:
            with taken.timed():
                screen.sort(field, descending)
                screen.table.viewport().repaint()
    _let_go(screen)
    return taken


def case_opened(place: Workplace) -> Taken:
    """Show one case after another on the page of a case."""
    page, taken = _shown(CasePage(place.store, place.family().case.id)), Taken()
    for _time in range(_CASES):
        family = place.family()
        with taken.timed():
            page.show_case(family.case.id)
            page.repaint()
    _let_go(page)
    return taken


def member_changed(place: Workplace) -> Taken:
    """Show one member after another of a family."""
    family = max(place.sample, key=lambda each: len(each.members))
    page, taken = _shown(CasePage(place.store, family.case.id)), Taken()
    for number in range(_CASES):
        person = family.members[(number + 1) % len(family.members)]
        with taken.timed():
            page.show_member(person.id)
            page.repaint()
    _let_go(page)
    return taken


def _shown(widget: W) -> W:
    widget.resize(*_SIZE)
    widget.show()
    QApplication.processEvents()
    widget.repaint()
    return widget


def _let_go(widget: QWidget) -> None:
    """Let a window go at once: as long as it is there it hears of what is saved and shows it anew."""
    widget.close()
    widget.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    QApplication.processEvents()

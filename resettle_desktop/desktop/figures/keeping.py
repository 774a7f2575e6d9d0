"""Figures as they were reported: kept from the screen, and chosen again from a chip."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu

from resettle_desktop.desktop.parts.basics import Chip, short
from resettle_desktop.records.dates import show_day
from resettle_desktop.records.kinds import Reported
from resettle_desktop.records.texts import _, n_, show_number
from resettle_desktop.store.changes import ChangeSet, Draft
from resettle_desktop.store.store import Store

_MOST, _LONGEST = 30, 48
_SHOWN = ("title", "as_of", "total")


class ReportedFigures(QObject):
    """The ``chip`` from which a reported figure is ``chosen``, by its id; ``keep_asked`` when one is to be kept."""

    chosen = Signal(object)
    keep_asked = Signal()
    message = Signal(str, object)

    def __init__(self, store: Store) -> None:
        super().__init__()
        self._store = store
        self.chip = Chip(_("Reported"), "archive", self._open, trailing="caret-down")
        self.chip.setCheckable(False)

    def keep(self, reporting: ChangeSet, said: str = "") -> None:
        """Write figures as they are reported, ``figures.reported.reporting``; raises KnownError where it cannot be."""
        applied = self._store.apply(reporting)
        if applied is not None:
            count = len(reporting.changes)
            told = said or n_("{n} figure kept as reported", "{n} figures kept as reported", count)
            self.message.emit(told, partial(self._store.undo, applied.number))

    def forget(self, id: int) -> None:
        """Forget a reported figure; raises KnownError where that is not stored."""
        found = self._store.rows.get(Reported, id)
        if found is None:
            return
        draft = Draft()
        draft.remove(Reported.kind_name(), id, found.values())
        said = _("{title} as reported is forgotten").format(title=found.title)
        applied = self._store.apply(draft.change_set(said, _("figures")))
        if applied is not None:
            self.message.emit(said, partial(self._store.undo, applied.number))

    def menu(self) -> QMenu:
        """Return the menu of the chip: what was reported, the newest first, and keeping what is shown."""
        menu = QMenu(self.chip)
        kept = self._store.rows.all(Reported, _SHOWN)[: -_MOST - 1 : -1]
        for each in kept:
            menu.addAction(_words(each)).triggered.connect(partial(self._choose, each.id))
        if kept:
            menu.addSeparator()
        menu.addAction(_("Keep as reported")).triggered.connect(lambda _checked=False: self.keep_asked.emit())
        if kept:
            forget = menu.addMenu(_("Forget"))
            for each in kept:
                forget.addAction(_words(each)).triggered.connect(partial(self._forget, each.id))
        return menu

    def _open(self) -> None:
        menu = self.menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.chip.mapToGlobal(self.chip.rect().bottomLeft()))

    def _choose(self, id: int, _checked: bool = False) -> None:
        self.chosen.emit(id)

    def _forget(self, id: int, _checked: bool = False) -> None:
        self.forget(id)


def _words(kept: Reported) -> str:
    day = show_day(kept.as_of) if kept.as_of else ""
    return f"{short(kept.title or '', _LONGEST)}  ·  {show_number(kept.total or 0)}  ·  {day}"

"""The chips of the board: who is looked at, by which requirement, of which family, and which columns stand there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu

from resettle_desktop.desktop.departures.pane import family_name
from resettle_desktop.desktop.departures.wanted import LAPSING_HOURS, Wanted, lapses_soon
from resettle_desktop.desktop.forms.side_tabs import counted
from resettle_desktop.desktop.parts.remembered import Remembered
from resettle_desktop.desktop.parts.widgets import Chip
from resettle_desktop.records.codes import code_list
from resettle_desktop.records.texts import _
from resettle_desktop.rules.clearance.brief import heading
from resettle_desktop.store.boards import Board

_NAME = "departure-board"


class BoardChips(QObject):
    """Holds what is wanted of a board and the chips that say it; ``changed`` when it is something else.

    Filters and columns are remembered on this computer, but for the family.
    """

    changed = Signal()

    def __init__(self, remembered: Remembered | None = None) -> None:
        super().__init__()
        self._remembered = remembered
        self._board: Board | None = None
        self.held = Chip("", "x-circle", self._turn_held)
        self.lapsing = Chip("", "clock", self._turn_lapsing)
        self.requirement = Chip(
            "", called=lambda: self._open(self.requirement, self.requirement_menu()), trailing="caret-down"
        )
        self.family = Chip("", called=lambda: self._open(self.family, self.family_menu()), trailing="caret-down")
        self.unfold = Chip(_("Unfold all"), "", self._turn_unfold)
        told = _("Who is held by what lapses within {hours} hours from now, at the latest by the departure")
        self.lapsing.setToolTip(told.format(hours=LAPSING_HOURS))
        self.wanted = self._remembered_wanted()

    def all(self) -> Sequence[Chip]:
        """Return the chips in their order."""
        return (self.held, self.lapsing, self.requirement, self.family, self.unfold)

    def show_board(self, board: Board, now: datetime) -> None:
        """Count on the chips who is held and what lapses by ``now``; a family that is gone is no longer asked for."""
        self._board = board
        ids = [family.family.case.id for family in board.movement.families]
        kept = self.wanted.family if self.wanted.family in ids else 0
        self.wanted = replace(self.wanted, family=kept, now=now)
        self._say()

    def want(self, wanted: Wanted) -> None:
        """Want something else of the board."""
        self.wanted = wanted
        self._say()
        self._remember()
        self.changed.emit()

    def requirement_menu(self) -> QMenu:
        """Return the menu of the requirements that hold somebody, and of whether all that apply have a column."""
        menu = self._menu(self.requirement)
        board, wanted = self._board, self.wanted
        names = {each.name for seat in board.held_seats for each in board.held_by(seat)} if board else set()
        labels = [
            (_("All"), ""),
            *((heading(each), each) for each in (board.applying if board else ()) if each in names),
        ]
        for label, name in labels:
            self._add(menu, label, wanted.requirement == name, replace(wanted, requirement=name))
        menu.addSeparator()
        said = _("Show every requirement")
        self._add(menu, said, wanted.every_column, replace(wanted, every_column=not wanted.every_column))
        return menu

    def family_menu(self) -> QMenu:
        """Return the menu of the families, with the one that is asked for checked."""
        menu, wanted = self._menu(self.family), self.wanted
        families = self._board.movement.families if self._board else ()
        for label, id in [(_("All"), 0), *((family_name(each), each.family.case.id) for each in families)]:
            self._add(menu, label, wanted.family == id, replace(wanted, family=id))
        return menu

    # internals

    def _turn_held(self) -> None:
        self.want(replace(self.wanted, held_only=self.held.isChecked()))

    def _turn_lapsing(self) -> None:
        self.want(replace(self.wanted, lapsing=self.lapsing.isChecked()))

    def _turn_unfold(self) -> None:
        self.want(replace(self.wanted, everybody=self.unfold.isChecked(), levels={}))

    def _menu(self, chip: Chip) -> QMenu:
        return QMenu(chip)

    def _add(self, menu: QMenu, label: str, chosen: bool, wanted: Wanted) -> None:
        action = menu.addAction(label)
        action.setCheckable(True)
        action.setChecked(chosen)
        action.triggered.connect(lambda _checked=False: self.want(wanted))

    def _open(self, chip: Chip, menu: QMenu) -> None:
        self._say()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(chip.mapToGlobal(chip.rect().bottomLeft()))

    def _say(self) -> None:
        board, wanted = self._board, self.wanted
        held = board.held_seats if board else ()
        soon = sum(lapses_soon(board, seat, wanted.now) for seat in held) if board else 0
        asked = code_list("requirements").label(wanted.requirement) if wanted.requirement else _("Requirement")
        chosen = next(
            (f for f in (board.movement.families if board else ()) if f.family.case.id == wanted.family), None
        )
        _show(self.held, counted(_("Held only"), len(held)), wanted.held_only)
        _show(self.lapsing, counted(_("Lapsing in {hours} h").format(hours=LAPSING_HOURS), soon), wanted.lapsing)
        _show(self.requirement, asked, bool(wanted.requirement))
        _show(self.family, family_name(chosen) if chosen else _("Family"), chosen is not None)
        _show(self.unfold, self.unfold.text(), wanted.everybody)

    def _remember(self) -> None:
        if self._remembered is not None:
            kept = {
                name: getattr(self.wanted, name) for name in ("held_only", "lapsing", "requirement", "every_column")
            }
            self._remembered.keep_arrangement(_NAME, kept)

    def _remembered_wanted(self) -> Wanted:
        kept = self._remembered.arrangement(_NAME) if self._remembered is not None else {}
        known = kept.get("requirement", "")
        return Wanted(
            held_only=kept.get("held_only") is True,
            lapsing=kept.get("lapsing") is True,
            requirement=known if known in code_list("requirements").codes else "",
            every_column=kept.get("every_column") is True,
        )


def _show(chip: Chip, text: str, chosen: bool) -> None:
    chip.setText(text)
    chip.setAccessibleName(text)
    chip.setChecked(chosen)

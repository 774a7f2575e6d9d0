"""What a passenger needs to board, one column of the board each: the fact in words, in colour only where it holds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from resettle_desktop.desktop.parts.rows import Cell, Column
from resettle_desktop.records.codes import code_list
from resettle_desktop.records.texts import _, n_
from resettle_desktop.rules.clearance.brief import DAILY, heading, in_brief
from resettle_desktop.rules.clearance.judging import Clearance, Requirement
from resettle_desktop.rules.clearance.verdicts import State
from resettle_desktop.store.boards import OF_ALL, Board
from resettle_desktop.store.views import FamilyOnBoard, Seat

_ICON_AND_GAPS, _LETTER, _NARROWEST = 40, 6.1, 66  # pixels where the text is 13 pixels high
_STATE_ICONS = {State.CLEARED: "satisfied", State.WAIVED: "waived", State.NOT_NEEDED: "not_needed"}


def shown_requirements(board: Board, every: bool = False) -> tuple[str, ...]:
    """Return the requirements that have a column: all that apply, or only the daily ones and those that are open.

    What is seldom open stands first while it is, so that it is seen without scrolling.
    """
    if every:
        return board.applying
    seldom = [name for name in board.applying if name not in DAILY and _is_open(board, name)]
    return (*seldom, *(name for name in DAILY if name in board.applying))


def column(board: Board, name: str) -> Column:
    """Return the column of a requirement with what it counts below its heading, in the colour of a hold if any."""
    found = tally(board, name)
    said, tone = (_held_words(found), "bad") if found.held else (_all(found.needed), "text2")
    longest = round(_ICON_AND_GAPS + _LETTER * found.longest)
    width = max(_NARROWEST, longest, round(20 + _LETTER * len(heading(name))))
    return Column(name, heading(name), width, "left", said, tone, sortable=False)


class Tally(NamedTuple):
    """What a column counts: who is held by it, of them those for whom it only ends too early, waived, and needed.

    ``longest`` is how many letters its longest fact has.
    """

    held: int = 0
    short: int = 0
    waived: int = 0
    needed: int = 0
    longest: int = 0


def _summed(found: Iterable[Tally]) -> Tally:
    """Return all of them together, added column by column: there are a thousand on a board."""
    columns = [*zip(*found, strict=True)]
    if not columns:
        return Tally()
    held, short, waived, needed, longest = columns
    return Tally(sum(held), sum(short), sum(waived), sum(needed), max(longest))


def tally(board: Board, name: str) -> Tally:
    """Return what the column of a requirement counts; of each family it is counted once and kept with the board."""
    kept = board.kept.setdefault(OF_ALL, {})
    if name not in kept:
        kept[name] = _summed(_of_family(board, family, name) for family in board.movement.families)
    found: Tally = kept[name]
    return found


def _of_family(board: Board, family: FamilyOnBoard, name: str) -> Tally:
    kept = board.kept.setdefault(family.family.case.id, {})
    if name not in kept:
        kept[name] = _summed(_of_seat(board, seat, name) for seat in family.seats)
    found: Tally = kept[name]
    return found


def _of_seat(board: Board, seat: Seat, name: str) -> Tally:
    found, cell = board.requirement(seat, name), requirement_cell(board, seat, name)
    if found is None:
        return Tally()
    state, held = found.verdict.state, board.holds(seat, found)
    return Tally(
        int(held), int(held and state is State.LAPSES), int(state is State.WAIVED), int(state is not State.NOT_NEEDED),
        len(cell.text),
    )  # fmt: skip


def requirement_cell(board: Board, seat: Seat, name: str) -> Cell:
    """Return the fact of one passenger: a pill where it holds the passenger, quiet words otherwise.

    It is made once and kept with the board, for as long as the passenger's clearance stands.
    """
    kept = board.kept.setdefault(seat.passenger.id, {})
    if name not in kept:
        kept[name] = _cell(board, seat, name)
    found: Cell = kept[name]
    return found


def _cell(board: Board, seat: Seat, name: str) -> Cell:
    clearance, found = board.of(seat), board.requirement(seat, name)
    if clearance is None or found is None:
        return Cell("")
    text, told = in_brief(found, clearance, board.journey), _told(found, clearance)
    if board.holds(seat, found):
        return Cell(text, icon="bad", tone="bad", pill=True, tooltip=told)
    if found.verdict.state is State.WAIVED:
        return Cell(text, icon="waived", text_tone="note", bold=True, tooltip=told)
    return Cell(text, icon=_STATE_ICONS.get(found.verdict.state, "out"), text_tone="text2", tooltip=told)


def together(cells: Sequence[Cell]) -> Cell:
    """Return one cell for several of one column: what is the same for all, else that all are fine, or how many not."""
    first = cells[0]
    if all((cell.text, cell.icon) == (first.text, first.icon) for cell in cells):
        return Cell(first.text, icon=first.icon, text_tone=first.text_tone or "text2", pill=False)
    held = sum(cell.pill for cell in cells)
    if held:
        return Cell(n_("{n} open", "{n} open", held), icon="bad", text_tone="text2")
    return Cell(_("all"), icon="satisfied", text_tone="text2")


def _is_open(board: Board, name: str) -> bool:
    found = tally(board, name)
    return bool(found.held or found.waived)


def _held_words(found: Tally) -> str:
    """What only ends too early is short; else somebody has still to do something."""
    words = n_("{n} short", "{n} short", found.held) if found.held == found.short else ""
    return words or n_("{n} open", "{n} open", found.held)


def _all(count: int) -> str:
    return _("all {count}").format(count=count) if count else _("nobody")


def _told(found: Requirement, clearance: Clearance) -> str:
    name = code_list("requirements").label(found.name)
    return _("{requirement}: {why}").format(requirement=name, why=found.verdict.why) if found.verdict.why else name

"""What a passenger needs to board, one column of the board each: the fact in words, in colour only where it holds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from resettle_desktop.desktop.parts.rows import Cell, Column
from resettle_desktop.records.codes import code_list
from resettle_desktop.records.texts import _, n_
from resettle_desktop.rules.clearance.brief import heading, in_brief
from resettle_desktop.rules.clearance.judging import Clearance, Requirement
from resettle_desktop.rules.clearance.verdicts import State
from resettle_desktop.store.boards import Board
from resettle_desktop.store.views import Seat

# what officers look at every day stands there always; the others while somebody is open in them
DAILY = (
    "travel_document", "visa", "exit_permit", "health_assessment", "fit_to_travel", "pcr", "orientation", "consent",
)  # fmt: skip
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
    cells = [requirement_cell(board, seat, name) for seat in board.movement.seats]
    held = [cell for cell in cells if cell.pill]
    needed = sum(cell.icon != "not_needed" for cell in cells)
    said, tone = (_held_words(board, name, len(held)), "bad") if held else (_all(needed), "text2")
    longest = max((len(cell.text) for cell in cells), default=0)
    width = max(_NARROWEST, round(_ICON_AND_GAPS + _LETTER * longest), round(20 + _LETTER * len(heading(name))))
    return Column(name, heading(name), width, "left", said, tone, sortable=False)


def requirement_cell(board: Board, seat: Seat, name: str) -> Cell:
    """Return the fact of one passenger: a pill where it holds the passenger, quiet words otherwise."""
    clearance, found = board.of(seat), board.requirement(seat, name)
    if clearance is None or found is None:
        return Cell("")
    text, told = in_brief(found, clearance, board.journey), _told(found, clearance)
    if found in board.held_by(seat):
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
    return any(_is_held_or_waived(board.requirement(seat, name), board, seat) for seat in board.movement.seats)


def _is_held_or_waived(found: Requirement | None, board: Board, seat: Seat) -> bool:
    return found is not None and (found in board.held_by(seat) or found.verdict.state is State.WAIVED)


def _held_words(board: Board, name: str, held: int) -> str:
    """What only ends too early is short; else somebody has still to do something."""
    states = {each.verdict.state for each in _held(board, name)}
    return n_("{n} short", "{n} short", held) if states == {State.LAPSES} else n_("{n} open", "{n} open", held)


def _held(board: Board, name: str) -> Iterable[Requirement]:
    return (each for seat in board.held_seats for each in board.held_by(seat) if each.name == name)


def _all(count: int) -> str:
    return _("all {count}").format(count=count) if count else _("nobody")


def _told(found: Requirement, clearance: Clearance) -> str:
    name = code_list("requirements").label(found.name)
    return f"{name}: {found.verdict.why}" if found.verdict.why else name

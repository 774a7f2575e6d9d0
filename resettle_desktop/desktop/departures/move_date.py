"""Moving a departure to another time: what that breaks is seen first, then all legs move in one change set."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from resettle_desktop.desktop.departures.models import day_words, persons_word
from resettle_desktop.desktop.departures.papers_stale import services_again, stale_papers
from resettle_desktop.desktop.parts.basics import Icon, Label, PrimaryButton, emptied
from resettle_desktop.desktop.parts.panel import Panel
from resettle_desktop.desktop.parts.side_pane import rows_of_words
from resettle_desktop.desktop.parts.theme import NARROW, PAGE_MARGIN, scaled
from resettle_desktop.records.dates import show_moment
from resettle_desktop.records.texts import _
from resettle_desktop.rules.clearance.brief import in_line
from resettle_desktop.store.boards import Board, Forecast
from resettle_desktop.store.store import Store
from resettle_desktop.store.views import Seat

_WIDTH = 330
_NAMES_SHOWN = 40


class MoveDate(Panel):
    """Shows what a move breaks; ``agreed`` with the moment once the person has seen it."""

    agreed = Signal(object)

    def __init__(self, store: Store) -> None:
        super().__init__(_("Move the departure"), _WIDTH)
        self._store = store
        self.moment: datetime | None = None
        self.button = PrimaryButton(_("Move the departure"), "calendar-blank", self._agree)
        self._body = QVBoxLayout()
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.setSpacing(scaled(NARROW))
        self.fill(self._body, self.button)

    def show_move(self, before: Board, after: Board, found: Forecast) -> None:
        """Show what becomes of the departure when it leaves at the moment that is asked about."""
        self.moment = found.moment
        emptied(self._body)
        self.button.setText(_("Move to {day}").format(day=f"{day_words(found.moment)}, {found.moment:%H:%M}"))
        departs = before.movement.departs
        self._say(_("It leaves now"), [("calendar-blank", "text2", show_moment(departs) if departs else "–")])
        self._say(_("Held then, and not now · {count}").format(count=len(found.newly_held)), _held(after, found))
        cleared = [("ok", "", seat.member.label) for seat in found.newly_cleared[:_NAMES_SHOWN]]
        if cleared:
            self._say(_("Cleared then · {count}").format(count=len(found.newly_cleared)), cleared)
        self._say(_("Services to ask the airline for again"), services_again(before.movement.seats))
        self._say(_("Papers that no longer fit"), stale_papers(self._store, before.movement.departure))

    def _say(self, title: str, lines: Sequence[tuple[str, str, str]]) -> None:
        heading = Label(title, "small", "text2", 600)
        heading.setContentsMargins(scaled(PAGE_MARGIN), scaled(NARROW), 0, 0)
        self._body.addWidget(heading)
        rows = [(Icon(icon, tone, 14), Label(words, "table", "text", wraps=True)) for icon, tone, words in lines]
        self._body.addWidget(rows_of_words(rows))

    def _agree(self) -> None:
        if self.moment is not None:
            self.agreed.emit(self.moment)


def _held(after: Board, found: Forecast) -> list[tuple[str, str, str]]:
    lines = [("bad", "", _line(after, seat)) for seat in found.newly_held[:_NAMES_SHOWN]]
    more = len(found.newly_held) - len(lines)
    if more > 0:
        lines.append(("bad", "", _("and {persons} more").format(persons=persons_word(more))))
    return lines or [("ok", "", _("Nobody"))]


def _line(board: Board, seat: Seat) -> str:
    return _("{who}: {why}").format(who=seat.member.label, why=in_line(each.name for each in board.held_by(seat)))

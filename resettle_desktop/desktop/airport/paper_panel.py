"""Types the ticks of a paper list back: what they do is seen first, then they are one change set."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from resettle_desktop.desktop.airport.desk import CounterDesk
from resettle_desktop.desktop.airport.models import standing_words
from resettle_desktop.desktop.parts.basics import Chip, Icon, Label, PrimaryButton, emptied
from resettle_desktop.desktop.parts.field_line import FieldLine
from resettle_desktop.desktop.parts.panel import Panel
from resettle_desktop.desktop.parts.side_pane import rows_of_words
from resettle_desktop.desktop.parts.theme import NARROW, PAGE_MARGIN, font, scaled
from resettle_desktop.records.codes import code_list
from resettle_desktop.records.texts import _, n_
from resettle_desktop.rules.counter import BOARDED, PRESENT, changes
from resettle_desktop.rules.door_notes import hold_words
from resettle_desktop.rules.kinship import short_name
from resettle_desktop.rules.paper_ticks import PaperTicks, read_paper_ticks, status_of
from resettle_desktop.store.counter import NewTick
from resettle_desktop.store.views import Seat

_WIDTH = 390
_MOST_SHOWN = 60


class PaperPanel(Panel):
    """Asks for the numbers on the manifest; ``1-4 6`` came, ``-7 DOC`` does not travel."""

    def __init__(self, desk: CounterDesk) -> None:
        super().__init__(_("Paper ticks"), _WIDTH)
        self._desk = desk
        self.line = FieldLine()
        self.line.setFont(font("large", tabular=True))
        self.line.setPlaceholderText(_("1-4 6 9 -7 DOC"))
        self.line.setAccessibleName(_("Numbers on the manifest"))
        self.boarded = Chip(_("They boarded"), called=self.refresh)
        self.button = PrimaryButton(_("Nothing to tick yet"), "check", self.agree)
        self._body, self._rows = QVBoxLayout(), QVBoxLayout()
        self._assemble()
        self.line.textChanged.connect(self.refresh)
        self.line.returnPressed.connect(self.agree)

    def _assemble(self) -> None:
        margin = scaled(PAGE_MARGIN)
        self._body.setContentsMargins(margin, 0, margin, 0)
        self._body.setSpacing(scaled(NARROW))
        said = _("The numbers of those who came, as 1-4 6 9. A minus before who does not travel, and the reason after.")
        self._body.addWidget(Label(said, "table", "text2", wraps=True))
        self._body.addWidget(self.line)
        self._body.addWidget(self.boarded)
        self._body.addLayout(self._rows)
        self._rows.setSpacing(0)
        self.boarded.setToolTip(_("Checked: who came is on board. Otherwise at the counter."))
        self.fill(self._body, self.button)

    def begin(self) -> None:
        """Take the keyboard."""
        self.refresh()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Show what the typed ticks do."""
        found = self._found()
        ticks = list(self._ticks(found))
        emptied(self._rows)
        wrong = [(Icon("bad", "bad", 14), Label(text, "table", "bad", wraps=True)) for text in found.wrong]
        lines = [
            *wrong,
            *((Icon(icon, "", 14), Label(text, "table", "text", wraps=True)) for icon, text in self._said(ticks)),
        ]
        if lines:
            self._rows.addWidget(rows_of_words(lines[:_MOST_SHOWN]))
        self.button.setEnabled(bool(ticks) and not found.wrong)
        count = n_("Tick {n} person", "Tick {n} persons", len(ticks))
        self.button.setText(count if ticks else _("Nothing to tick yet"))

    def agree(self) -> None:
        """Tick them in one change set, where all of it is understood."""
        found = self._found()
        ticks = list(self._ticks(found))
        if ticks and not found.wrong:
            said = n_("{n} paper tick typed back", "{n} paper ticks typed back", len(ticks))
            if self._desk.tick(ticks, said):
                self.line.clear()
                self.left.emit()

    # internals

    def _found(self) -> PaperTicks:
        return read_paper_ticks(self.line.text(), [seat.number for seat in self._desk.at.seats])

    def _ticks(self, found: PaperTicks) -> Iterator[NewTick]:
        """Yield what says anything new; who boards without being cleared has that as the note of the tick."""
        seats = {seat.number: seat for seat in self._desk.at.seats}
        came = BOARDED if self.boarded.isChecked() else PRESENT
        for number in found.came:
            seat = seats[number]
            if changes(self._desk.standing(seat), came):
                note = _("ticked on paper") if came == BOARDED and self._held(seat) else ""
                yield NewTick(seat, came, note=note)
        for number, reason in found.staying.items():
            yield NewTick(seats[number], status_of(reason), reason)

    def _held(self, seat: Seat) -> str:
        board = self._desk.at.board
        clearance = board.of(seat)
        return hold_words(board.held_by(seat), clearance, board.journey) if clearance else ""

    def _said(self, ticks: Sequence[NewTick]) -> Iterator[tuple[str, str]]:
        what, reasons = code_list("counter_ticks"), code_list("reasons")
        for tick in ticks:
            after = what.label(tick.what).lower()
            if tick.reason:
                after = f"{after} · {reasons.label(tick.reason)}"
            before = standing_words(self._desk.standing(tick.seat))
            who = f"{tick.seat.number}  {short_name(tick.seat.member.person)}"
            held = self._held(tick.seat) if tick.what == BOARDED else ""
            yield "bad" if tick.reason else "warn" if held else "ok", f"{who}: {before} → {after}"
            if held:
                yield "bad", _("{who} is not cleared: {why}").format(who=who, why=held)

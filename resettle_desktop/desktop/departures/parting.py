"""Taking a family off, placing it on a later departure, parting it: what comes of it is seen before it is written."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from resettle_desktop.desktop.cases.choosing import MembersChoice
from resettle_desktop.desktop.cases.models import first_name, member_line
from resettle_desktop.desktop.departures.models import day_words, persons_word
from resettle_desktop.desktop.departures.papers_stale import Line as Told
from resettle_desktop.desktop.departures.papers_stale import stale_papers
from resettle_desktop.desktop.parts.basics import Icon, Label, Line, PrimaryButton, emptied
from resettle_desktop.desktop.parts.choice_line import ChoiceLine
from resettle_desktop.desktop.parts.field_line import FieldLine
from resettle_desktop.desktop.parts.panel import Panel
from resettle_desktop.desktop.parts.side_pane import rows_of_words
from resettle_desktop.desktop.parts.theme import NARROW, PAGE_MARGIN, TIGHT, font, scaled
from resettle_desktop.records.codes import code_list, fold
from resettle_desktop.records.kinds import Departure, Waiver
from resettle_desktop.records.texts import _
from resettle_desktop.rules.clearance.brief import in_line
from resettle_desktop.rules.clearance.judging import Clearance
from resettle_desktop.store.boards import Board
from resettle_desktop.store.departures import Dated
from resettle_desktop.store.parting import Parting, Partings
from resettle_desktop.store.store import Store
from resettle_desktop.store.views import FamilyOnBoard, Seat

_WIDTH = 348


class PartingPanel(Panel):
    """Asks who leaves, where to and why, and shows what comes of it; ``agreed`` with the parting that was seen."""

    agreed = Signal(object)

    def __init__(self, store: Store) -> None:
        super().__init__(_("Take off, or place on a later departure"), _WIDTH)
        self._store, self._partings = store, Partings(store.rows, store.clearances)
        self._board: Board | None = None
        self._family: FamilyOnBoard | None = None
        self._later: dict[str, int] = {}
        self.who = MembersChoice()
        self.to, self.why = ChoiceLine(self._departures), ChoiceLine(_reasons)
        self.split = FieldLine()
        self.button = PrimaryButton("", "minus", self._agree)
        self._split_part = QWidget()
        self._shown = QVBoxLayout()
        self._assemble()
        self._connect()

    def _assemble(self) -> None:
        for line, name, hint in (
            (self.to, _("To the departure"), _("On none yet")),
            (self.why, _("Why"), _("Why they do not travel on this one")),
            (self.split, _("Agreed split of the family"), _("Why they may travel apart")),
        ):
            line.setFont(font("table"))
            line.setAccessibleName(name)
            line.setPlaceholderText(hint)
        self.split.setToolTip(Waiver.field("reason").help)
        inner = QVBoxLayout()
        inner.setContentsMargins(0, 0, 0, scaled(NARROW))
        inner.setSpacing(scaled(NARROW))
        inner.addLayout(_asked(_("Who leaves"), self.who))
        inner.addLayout(_asked(self.to.accessibleName(), self.to))
        inner.addLayout(_asked(self.why.accessibleName(), self.why))
        asked = _asked(self.split.accessibleName(), self.split)
        asked.setContentsMargins(0, 0, 0, 0)
        self._split_part.setLayout(asked)
        self._split_part.setContentsMargins(scaled(PAGE_MARGIN), 0, scaled(PAGE_MARGIN), 0)
        inner.addWidget(self._split_part)
        inner.addWidget(Line())
        self._shown.setContentsMargins(0, 0, 0, 0)
        self._shown.setSpacing(scaled(TIGHT))
        inner.addLayout(self._shown)
        self.fill(inner, self.button)

    def _connect(self) -> None:
        self.who.changed.connect(self.renew)
        for line in (self.to, self.why, self.split):
            line.textChanged.connect(lambda _text: self.renew())

    # what others call

    def begin(
        self, board: Board, seats: Sequence[Seat], later: Sequence[Dated], to: int = 0, reason: str = ""
    ) -> None:  # fmt: skip
        """Ask about these passengers of one family, with what is chosen already; the keyboard goes to what is not."""
        self._board = board
        self._family = next((each for each in board.movement.families if seats[0] in each.seats), None)
        self._later = {f"{each.reference}, {day_words(each.departs)}": each.id for each in later}
        day = board.journey.day
        members = [(seat.member.person, _member(seat, day)) for seat in self._family.seats] if self._family else []
        self.who.show_members(members, {seat.member.person.id for seat in seats})
        for line in (self.to, self.why, self.split):
            line.blockSignals(True)
        self.to.setText(next((words for words, id in self._later.items() if id == to), ""))
        self.why.setText(code_list("reasons").label(reason) if reason else "")
        self.split.clear()
        for line in (self.to, self.why, self.split):
            line.blockSignals(False)
        self.renew()
        (self.button if to or reason else self.why).setFocus(Qt.FocusReason.OtherFocusReason)

    def show_board(self, board: Board) -> None:
        """Ask about the same people as they stand now; leave where none of the family is on board any more."""
        known = {seat.member.person.id for seat in self._family.seats} if self._family else set()
        self._board = board
        self._family = next(
            (each for each in board.movement.families if known & {seat.member.person.id for seat in each.seats}), None
        )
        if self._family is None:
            self.left.emit()
        else:
            self.renew()

    def parting(self) -> Parting | None:
        """Return what is asked for; None while nobody is chosen, or where a line names nothing that there is."""
        board, family = self._board, self._family
        if board is None or family is None:
            return None
        chosen = set(self.who.chosen())
        leaving = tuple(seat for seat in family.seats if seat.member.person.id in chosen)
        to, reason = self._departure(), _reason(self.why.text())
        if not leaving or (self.to.text().strip() and to is None) or (self.why.text().strip() and not reason):
            return None
        found = Parting(board.movement.departure, family, leaving, reason, to, self.split.text().strip())
        return found if found.is_split else Parting(found.departure, family, leaving, reason, to)

    def renew(self) -> None:
        """Show what comes of what is asked for now."""
        emptied(self._shown)
        found = self.parting()
        self.button.setEnabled(found is not None and bool(found.to or found.reason))
        self._split_part.setVisible(self._is_split())
        if found is None:
            self._say(_("What comes of it"), [("todo", "", _("Choose who leaves, and where to or why."))])
            self.button.setText(_("Take off"))
            return
        self._name_button(found)
        self._say_leaving(found)
        if found.staying:
            self._say(_("Who stays on this departure"), _standing(self._partings.staying(found)))
        if found.to is not None:
            self._say(_("On {departure}").format(departure=found.to.label()), _standing(self._partings.arriving(found)))
            self._say(_("To be asked of the airline again"), _services(found))
        self._say(_("Printed papers that no longer fit"), self._papers(found))

    # internals

    def _say_leaving(self, found: Parting) -> None:
        status = code_list("passenger_statuses").label("postponed").lower()
        words = _("{who}: {status}; the places are kept").format(who=_names(found.leaving), status=status)
        lines: list[Told] = [("out", "", words)]
        if found.is_split and found.agreed:
            lines.append(("waived", "", _("A waiver of travelling together for each, by you: {reason}").format(
                reason=found.agreed
            )))  # fmt: skip
        elif found.is_split:
            lines.append(("warn", "", _("Without an agreed split the others wait for them.")))
        self._say(_("What is written, as one change set"), lines)

    def _name_button(self, found: Parting) -> None:
        who = persons_word(len(found.leaving))
        if found.to is not None:
            self.button.setText(_("Place {who} on {departure}").format(who=who, departure=found.to.label()))
        else:
            self.button.setText(_("Take {who} off").format(who=who))
        self.button.set_icon("arrow-right" if found.to is not None else "minus")
        self.button.setAccessibleName(self.button.text())

    def _papers(self, found: Parting) -> list[Told]:
        lines = stale_papers(self._store, found.departure)
        if found.to is None:
            return lines
        there = [line for line in stale_papers(self._store, found.to) if line[0] == "warn"]
        return [*(line for line in lines if line[0] == "warn"), *there] or lines

    def _say(self, title: str, lines: Sequence[Told]) -> None:
        heading = Label(title, "small", "text2", 600)
        heading.setContentsMargins(scaled(PAGE_MARGIN), scaled(TIGHT), 0, 0)
        rows = [(Icon(icon, tone, 14), Label(words, "table", "text", wraps=True)) for icon, tone, words in lines]
        for part in (heading, rows_of_words(rows)):
            self._shown.addWidget(part)
            part.show()  # a layout shows what it was given a turn later; until then the panel would flicker

    def _is_split(self) -> bool:
        chosen = set(self.who.chosen())
        return bool(chosen) and self._family is not None and len(chosen) < len(self._family.seats)

    def _departures(self, text: str) -> list[str]:
        return [words for words in self._later if fold(text) in fold(words)]

    def _departure(self) -> Departure | None:
        id = self._later.get(self.to.text().strip())
        return self._store.rows.get(Departure, id) if id else None

    def _agree(self) -> None:
        found = self.parting()
        if found is not None:
            self.agreed.emit(found)


def _asked(name: str, widget: QWidget) -> QVBoxLayout:
    down = QVBoxLayout()
    down.setContentsMargins(scaled(PAGE_MARGIN), 0, scaled(PAGE_MARGIN), 0)
    down.setSpacing(scaled(TIGHT))
    label = Label(name, "table", "text2")
    label.setBuddy(widget)
    down.addWidget(label)
    down.addWidget(widget)
    return down


def _member(seat: Seat, day: date) -> str:
    person = seat.member.person
    return f"{first_name(person)}  {member_line(person, day)}"


def _reasons(text: str) -> list[str]:
    reasons = code_list("reasons")
    return [label for label in (reasons.label(code) for code in reasons.codes) if fold(text) in fold(label)]


def _reason(text: str) -> str:
    reasons = code_list("reasons")
    return next((code for code in reasons.codes if reasons.label(code) == text.strip()), "")


def _standing(clearances: Sequence[Clearance]) -> list[Told]:
    """Return who may board in one line, and each who may not with what holds."""
    if not clearances:
        return [("todo", "", _("It has no time of departure yet"))]
    free = [first_name(each.traveller.person) for each in clearances if each.cleared]
    said = _("{who}: {why}")
    held: list[Told] = [
        ("bad", "", said.format(who=first_name(each.traveller.person), why=in_line(one.name for one in each.held_by)))
        for each in clearances
        if not each.cleared
    ]
    return [*([("ok", "", _("Cleared: {who}").format(who=", ".join(free)))] if free else []), *held]


def _services(found: Parting) -> list[Told]:
    lines: list[Told] = [
        ("warn", "", _("{who}: {why}").format(
            who=first_name(seat.member.person), why=", ".join(seat.passenger.services or ())
        ))
        for seat in found.leaving
        if seat.passenger.services
    ]  # fmt: skip
    tickets = sum(bool(seat.passenger.ticket or seat.passenger.pnr) for seat in found.leaving)
    if tickets:
        lines.append(("warn", "", _("Tickets of {who}").format(who=persons_word(tickets))))
    return lines or [("ok", "", _("Nothing was booked yet"))]


def _names(seats: Sequence[Seat]) -> str:
    return ", ".join(first_name(seat.member.person) for seat in seats)

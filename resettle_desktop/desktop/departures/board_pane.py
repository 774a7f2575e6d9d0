"""What is seen beside the board: the selected family or passenger, what holds them, and what would clear it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from resettle_desktop.desktop.cases.models import first_name, member_line
from resettle_desktop.desktop.departures.models import persons_word
from resettle_desktop.desktop.departures.pane import family_name, held_line, places_of
from resettle_desktop.desktop.parts.basics import Icon, Label, ShortLabel
from resettle_desktop.desktop.parts.side_pane import Part, SidePane, inset, rows_of_words
from resettle_desktop.desktop.parts.theme import NARROW, PAGE_MARGIN, TIGHT, scaled
from resettle_desktop.desktop.parts.widgets import Button
from resettle_desktop.records.dates import show_day
from resettle_desktop.records.kinds import Passenger
from resettle_desktop.records.texts import _
from resettle_desktop.rules.holds import Hold, last_to_lapse
from resettle_desktop.store.views import FamilyOnBoard, Movement, Seat

_WIDTH = 262
_PLACE_FIELDS = (
    "status",
    "status_time",
    "reason",
    "pnr",
    "ticket",
    "ticket_name",
    "seat",
    "bags",
    "services",
    "remarks",
)


class BoardPane(SidePane):
    """Shows one family or passenger; announces what is to be done with it."""

    case_opened = Signal(object)
    menu_asked = Signal(QPoint)

    def __init__(self) -> None:
        super().__init__(_("The selected passenger"), _WIDTH)

    def show_selected(self, movement: Movement, family: FamilyOnBoard | None, seat: Seat | None) -> None:
        """Show the passenger, else the family, else nothing."""
        if seat is not None:
            case = seat.member.person.case
            self.show_parts([_passenger_head(movement, seat)], [*_passenger_parts(movement, seat), self._does(case)])
        elif family is not None:
            self.show_parts([_family_head(family)], [*_family_parts(family), self._does(family.family.case.id)])
        else:
            self.show_nothing()

    def _does(self, case: int | None) -> Part:
        """Return the buttons; the menu of what can be done opens below its own."""
        part = QWidget()
        down = inset(QVBoxLayout(part))
        down.setSpacing(scaled(NARROW))
        open_button = Button(_("Open the case"), "arrow-right", lambda: self.case_opened.emit(case))
        open_button.setEnabled(case is not None)
        more = Button(_("Status, take off…"), "flag", lambda: self._ask_menu(more))
        for button in (open_button, more):
            down.addWidget(button)
        return "", part

    def _ask_menu(self, button: Button) -> None:
        self.menu_asked.emit(button.mapToGlobal(button.rect().bottomLeft()))


def _passenger_head(movement: Movement, seat: Seat) -> QVBoxLayout:
    person = seat.member.person
    day = (movement.departs or datetime.now()).date()
    down = QVBoxLayout()
    down.setSpacing(scaled(2))
    down.addWidget(ShortLabel(seat.member.label, "text", "text", 600))
    line = QHBoxLayout()
    line.setSpacing(scaled(NARROW))
    line.addWidget(Label(member_line(person, day), "table", "text2", tabular=True))
    line.addStretch(1)
    if person.original_name:
        line.addWidget(Label(person.original_name, "table", "text2", arabic=True))
    down.addLayout(line)
    return down


def _passenger_parts(movement: Movement, seat: Seat) -> list[Part]:
    parts: list[Part] = []
    if seat.held:
        holds = seat.member.holds
        parts.append((_("What holds {name}").format(name=first_name(seat.member.person)), _holds(holds)))
        parts.append((_("What clears it"), _words([clears(hold, movement) for hold in holds])))
    parts.append((_("Document"), _facts(_document(seat))))
    parts.append((_("Place on the departure"), _facts(_place(seat.passenger))))
    return parts


def clears(hold: Hold, movement: Movement) -> str:
    """Return what would let a passenger board, in one sentence."""
    if hold.code == "decision":
        return _("A positive decision of CGRS, entered on the case.")
    if hold.code == "hold":
        return _("Taking the hold off, on the person or on the case.")
    arrival = movement.arrives or movement.departs
    day = show_day(arrival.date()) if arrival else ""
    return _("A travel document that is valid on {day}, the day of arrival.").format(day=day)


def _family_head(family: FamilyOnBoard) -> QVBoxLayout:
    down = QVBoxLayout()
    down.setSpacing(scaled(2))
    down.addWidget(ShortLabel(family_name(family), "text", "text", 600))
    line = QHBoxLayout()
    line.setSpacing(scaled(TIGHT + 2))
    line.addWidget(Label(family.family.case.unhcr_number or _("no number yet"), "table", "text2", number=True))
    line.addWidget(Label("·", "table", "text2"))
    line.addWidget(Label(persons_word(len(family.seats)), "table", "text2"))
    line.addStretch(1)
    down.addLayout(line)
    return down


def _family_parts(family: FamilyOnBoard) -> list[Part]:
    parts: list[Part] = []
    if family.held:
        parts.append((_("What holds this family"), _words(held_line(family).split("; "), "bad")))
    staying = _staying(family)
    if staying:
        parts.append((_("Not on this departure"), _words(staying, "out")))
    parts.append((_("Reception"), _words(places_of(family) or [_("no place yet")], "house-line")))
    return parts


def _staying(family: FamilyOnBoard) -> list[str]:
    """Return the members of the case who do not travel on this departure."""
    aboard = {seat.passenger.person for seat in family.seats}
    return [first_name(member.person) for member in family.family.members if member.person.id not in aboard]


def _holds(holds: Sequence[Hold]) -> QWidget:
    return _words([hold.text for hold in holds], "bad")


def _words(lines: Sequence[str], icon: str = "") -> QWidget:
    """Sentences, each in as many lines as it needs, with an icon before it."""
    part = QWidget()
    down = QVBoxLayout(part)
    down.setContentsMargins(scaled(PAGE_MARGIN), 0, scaled(PAGE_MARGIN), 0)
    down.setSpacing(scaled(TIGHT))
    for line in dict.fromkeys(lines):
        across = QHBoxLayout()
        across.setSpacing(scaled(NARROW))
        if icon:
            across.addWidget(Icon(icon, size=14))
        across.addWidget(Label(line, "table", "text2" if icon in ("", "house-line") else "text", wraps=True), 1)
        down.addLayout(across)
    return part


def _facts(facts: Sequence[tuple[str, str]]) -> QWidget:
    return rows_of_words(
        [(Label(name, "table", "text2"), ShortLabel(value, "table", "text", tabular=True)) for name, value in facts]
    )


def _document(seat: Seat) -> list[tuple[str, str]]:
    paper = last_to_lapse(seat.member.documents)
    if paper is None:
        return [(_("None yet"), "")]
    until = paper.shown("expires") or "–"
    return [(paper.shown("type") or _("Paper"), paper.number or "–"), (paper.field("expires").label, until)]


def _place(passenger: Passenger) -> list[tuple[str, str]]:
    shown = [(Passenger.field(name).label, passenger.shown(name).replace("\n", " ")) for name in _PLACE_FIELDS]
    return [(label, value) for label, value in shown if value] or [(_("Nothing known yet"), "")]

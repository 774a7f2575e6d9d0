"""What is seen beside the board: why the selected cell stands as it does, what clears it, and the steps to that."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from resettle_desktop.desktop.cases.models import age_of, first_name, member_line
from resettle_desktop.desktop.departures.mending import MendingPart
from resettle_desktop.desktop.departures.models import day_words, persons_word
from resettle_desktop.desktop.departures.pane import family_name, held_line, places_of
from resettle_desktop.desktop.departures.why import Fact, cell_title, clearing, facts, lapse_words, state_sentence
from resettle_desktop.desktop.parts.basics import Icon, Label, LinkButton, ShortLabel
from resettle_desktop.desktop.parts.side_pane import Part, SidePane, inset, rows_of_words
from resettle_desktop.desktop.parts.theme import NARROW, PAGE_MARGIN, TIGHT, scaled
from resettle_desktop.desktop.parts.widgets import Button, StepButton
from resettle_desktop.records.kinds import Passenger, Person
from resettle_desktop.records.texts import _
from resettle_desktop.rules.clearance.brief import in_line
from resettle_desktop.rules.clearance.health import has_positive_test
from resettle_desktop.rules.clearance.judging import Requirement
from resettle_desktop.rules.clearance.remedies import clears, mending
from resettle_desktop.rules.holds import last_to_lapse
from resettle_desktop.rules.names import reading_name
from resettle_desktop.store.boards import Board, Forecast
from resettle_desktop.store.departures import Dated
from resettle_desktop.store.store import Store
from resettle_desktop.store.views import FamilyOnBoard, Seat

_WIDTH = 262
_PLACE_FIELDS = (
    "status", "status_time", "reason", "pnr", "ticket", "ticket_name", "seat", "bags", "services", "remarks",
)  # fmt: skip


class BoardPane(SidePane):
    """Shows one cell, passenger or family; announces what is to be done about it.

    ``what_if_asked`` with a moment to judge the departure for, ``mend_asked`` with a passenger and where the
    requirement is mended, ``waive_asked`` with a passenger, a requirement and the reason, ``move_asked`` with
    passengers and another departure, ``off_asked`` with passengers and why they do not travel.
    """

    case_opened = Signal(object)
    menu_asked = Signal(QPoint)
    mend_asked = Signal(object, object)
    waive_asked = Signal(object, str, str)
    move_asked = Signal(object, object)
    off_asked = Signal(object, str)
    what_if_asked = Signal(object)

    def __init__(self, store: Store) -> None:
        super().__init__(_("Why, and what clears it"), _WIDTH)
        self._store = store
        self.later: Sequence[Dated] = ()
        self.forecasts: Sequence[Forecast] = ()

    # what others call

    def show_cell(self, board: Board, family: FamilyOnBoard, seat: Seat, requirement: str) -> None:
        """Show why a requirement of a passenger stands as it does."""
        found, clearance = board.requirement(seat, requirement), board.of(seat)
        if found is None or clearance is None:
            self.show_selected(board, family, seat)
            return
        person = seat.member.person
        title = cell_title(requirement, _full_name(person), age_of(person, board.journey.day))
        holds, down = found in board.held_by(seat), QVBoxLayout()
        down.setSpacing(scaled(TIGHT))
        down.addWidget(ShortLabel(title, "text", "text", 600))
        said = Label(state_sentence(board, found, clearance), "table", "bad" if holds else "text2", 500, wraps=True)
        down.addLayout(
            _beside(Icon("bad" if holds else "satisfied" if found.verdict.why else "not_needed", size=16), said)
        )
        parts: list[Part] = [("", _facts(facts(self._store, board, found, clearance)))]
        if holds:
            parts.append((_("What clears it"), _words([clearing(board, family, found, clearance)])))
            parts.append(("", self._mending(board, family, seat, found)))
        else:
            parts.append(self._does(person.case))
        if self.forecasts:
            parts.append((_("If the departure moves"), self._moving()))
        self.show_parts([down], parts)

    def show_selected(self, board: Board, family: FamilyOnBoard | None, seat: Seat | None) -> None:
        """Show the passenger, else the family, else nothing."""
        if seat is not None:
            case = seat.member.person.case
            self.show_parts([_passenger_head(board, seat)], [*_passenger_parts(board, seat), self._does(case)])
        elif family is not None:
            parts = [*_family_parts(board, family), *self._of_family(board, family)]
            self.show_parts([_family_head(family)], [*parts, self._does(family.family.case.id)])
        else:
            self.show_nothing()

    def take_keyboard(self) -> bool:
        """Put the keyboard on the first thing that can be done; return whether there is one."""
        for button in self.findChildren(QPushButton):
            if button.isVisible() and button.isEnabled():
                button.setFocus(Qt.FocusReason.ShortcutFocusReason)
                return True
        return False

    # internals

    def _mending(self, board: Board, family: FamilyOnBoard, seat: Seat, found: Requirement) -> MendingPart:
        clearance = board.of(seat)
        to = mending(found, clearance.traveller, board.journey) if clearance is not None else None
        made = MendingPart(found.name, to is not None, self.later, len(family.seats) > 1, _tested(board, family))
        made.mend_asked.connect(lambda: self.mend_asked.emit(seat, to))
        made.waive_asked.connect(lambda reason: self.waive_asked.emit(seat, found.name, reason))
        made.move_asked.connect(lambda departure: self.move_asked.emit(family.seats, departure))
        made.off_asked.connect(lambda reason: self.off_asked.emit(family.seats, reason))
        return made

    def _of_family(self, board: Board, family: FamilyOnBoard) -> list[Part]:
        """Offer to a family that is held what can be done with all of it."""
        held = board.held(family)
        if not held:
            return []
        made = MendingPart("", False, self.later, len(family.seats) > 1, _tested(board, family))
        made.waive_button.hide()
        made.move_asked.connect(lambda departure: self.move_asked.emit(family.seats, departure))
        made.off_asked.connect(lambda reason: self.off_asked.emit(family.seats, reason))
        return [("", made)]

    def _does(self, case: int | None) -> Part:
        """Return the buttons; the menu of what can be done opens below its own."""
        part = QWidget()
        down = inset(QVBoxLayout(part))
        down.setSpacing(scaled(NARROW))
        open_button = StepButton(_("Open the case"), "arrow-right", lambda: self.case_opened.emit(case))
        open_button.setEnabled(case is not None)
        more = StepButton(_("Status, take off…"), "flag", lambda: self._ask_menu(more))
        for button in (open_button, more):
            down.addWidget(button)
        return "", part

    def _moving(self) -> QWidget:
        """Return a line for each later moment: who would lapse by what; the day asks what if."""
        rows: list[list[QWidget]] = []
        for each in self.forecasts:
            day = LinkButton(day_words(each.moment, year=False), "", partial(self.what_if_asked.emit, each.moment))
            lapses = bool(each.lapses)
            rows.append(
                [day, Icon("bad" if lapses else "ok", size=14), ShortLabel(lapse_words(each), "table", "text2")]
            )
        return rows_of_words(rows)

    def _ask_menu(self, button: Button) -> None:
        self.menu_asked.emit(button.mapToGlobal(button.rect().bottomLeft()))


def _tested(board: Board, family: FamilyOnBoard) -> bool:
    """Return whether somebody's positive test holds this household."""
    found = [clearance for seat in family.seats if (clearance := board.of(seat)) is not None]
    return any(has_positive_test(each.traveller, board.journey) for each in found)


def _full_name(person: Person) -> str:
    first, family = first_name(person), reading_name(person.family_name or "", "")
    return f"{first} {family}" if family and first != family else first


def _passenger_head(board: Board, seat: Seat) -> QVBoxLayout:
    person = seat.member.person
    down = QVBoxLayout()
    down.setSpacing(scaled(2))
    down.addWidget(ShortLabel(seat.member.label, "text", "text", 600))
    line = QHBoxLayout()
    line.setSpacing(scaled(NARROW))
    line.addWidget(Label(member_line(person, board.journey.day), "table", "text2", tabular=True))
    line.addStretch(1)
    if person.original_name:
        line.addWidget(Label(person.original_name, "table", "text2", arabic=True))
    down.addLayout(line)
    return down


def _passenger_parts(board: Board, seat: Seat) -> list[Part]:
    parts: list[Part] = []
    held, clearance = board.held_by(seat), board.of(seat)
    if held and clearance is not None:
        said = [_sentence(in_line([each.name]), each.verdict.why) for each in held]
        parts.append((_("What holds {name}").format(name=first_name(seat.member.person)), _words(said, "bad")))
        remedies = [clears(each, clearance.traveller, board.journey, board.limits) for each in held]
        parts.append((_("What clears it"), _words(remedies)))
    parts.append((_("Document"), _lines(_document(seat))))
    parts.append((_("Place on the departure"), _lines(_place(seat.passenger))))
    return parts


def _sentence(requirement: str, why: str) -> str:
    said = _("{requirement}: {why}").format(requirement=requirement, why=why)
    return said[:1].upper() + said[1:]


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


def _family_parts(board: Board, family: FamilyOnBoard) -> list[Part]:
    parts: list[Part] = []
    if board.held(family):
        parts.append((_("What holds this family"), _words(held_line(board, family).split("; "), "bad")))
    staying = _staying(family)
    if staying:
        parts.append((_("Not on this departure"), _words(staying, "out")))
    parts.append((_("Reception"), _words(places_of(family) or [_("no place yet")], "house-line")))
    return parts


def _staying(family: FamilyOnBoard) -> list[str]:
    """Return the members of the case who do not travel on this departure."""
    aboard = {seat.passenger.person for seat in family.seats}
    return [first_name(member.person) for member in family.family.members if member.person.id not in aboard]


def _beside(icon: Icon, words: QWidget) -> QHBoxLayout:
    across = QHBoxLayout()
    across.setSpacing(scaled(NARROW))
    across.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
    across.addWidget(words, 1)
    return across


def _words(lines: Sequence[str], icon: str = "") -> QWidget:
    """Sentences, each in as many lines as it needs, with an icon before it."""
    part = QWidget()
    down = QVBoxLayout(part)
    down.setContentsMargins(scaled(PAGE_MARGIN), 0, scaled(PAGE_MARGIN), 0)
    down.setSpacing(scaled(TIGHT))
    for line in dict.fromkeys(lines):
        tone = "text2" if icon in ("", "house-line") else "text"
        words = Label(line, "table", tone, wraps=True)
        if icon:
            down.addLayout(_beside(Icon(icon, size=14), words))
        else:
            down.addWidget(words)
    return part


def _facts(told: Sequence[Fact]) -> QWidget:
    part = QWidget()
    grid = inset(QGridLayout(part))
    grid.setHorizontalSpacing(scaled(NARROW + TIGHT))
    grid.setVerticalSpacing(scaled(TIGHT + 2))
    for place, fact in enumerate(told):
        grid.addWidget(Label(fact.name, "table", "text2"), place, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(_value(fact), place, 1)
    grid.setColumnStretch(1, 1)
    return part


def _value(fact: Fact) -> QWidget:
    """A moment goes on below rather than lose its hour; one long word, such as a file's name, is cut."""
    weight = 500 if fact.tone != "text" else 400
    if " " in fact.value:
        return Label(fact.value, "table", fact.tone, weight, tabular=True, wraps=True)
    return ShortLabel(fact.value, "table", fact.tone, weight, tabular=True)


def _lines(lines: Sequence[tuple[str, str]]) -> QWidget:
    return rows_of_words(
        [(Label(name, "table", "text2"), ShortLabel(value, "table", "text", tabular=True)) for name, value in lines]
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

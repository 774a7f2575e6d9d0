"""Why one requirement of one passenger stands as it does, in words: its facts, where they come from, what clears it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from resettle_desktop.desktop.forms.history_models import when
from resettle_desktop.records.codes import code_list
from resettle_desktop.records.dates import show_day, show_moment, weekday
from resettle_desktop.records.kinds import Attendance, Consent, HealthActivity, Permit, Placement, TravelDocument
from resettle_desktop.records.record import Record
from resettle_desktop.records.texts import _, mark, n_
from resettle_desktop.rules.clearance.brief import heading, in_brief, in_line, too_short
from resettle_desktop.rules.clearance.judging import Clearance, Requirement
from resettle_desktop.rules.clearance.limits import acting
from resettle_desktop.rules.clearance.remedies import clears
from resettle_desktop.rules.clearance.sources import source_of
from resettle_desktop.rules.clearance.verdicts import State
from resettle_desktop.store.boards import Board, Forecast
from resettle_desktop.store.history import HistoryEntry
from resettle_desktop.store.store import Store
from resettle_desktop.store.views import FamilyOnBoard

_ON_ARRIVAL = ("travel_document", "visa", "reception")
_MENDING: Mapping[str, str] = {
    "decision": mark("Enter the decision"), "hold": mark("Take the hold off"),
    "travel_document": mark("Enter a travel document"), "visa": mark("Enter the visa"),
    "exit_permit": mark("Enter the exit permit"), "health_assessment": mark("Record an assessment"),
    "fit_to_travel": mark("Record a new check"), "pcr": mark("Record a new test"),
    "pregnancy": mark("Record a certificate"), "consent": mark("Enter the consent"),
    "orientation": mark("Enter the attendance"), "reception": mark("Enter a reception place"),
    "minor_accompanied": mark("Enter guardian and custody paper"), "travel_needs": mark("Open the booking"),
    "infant_on_lap": mark("Open the booking"), "ticket_name": mark("Open the booking"),
}  # fmt: skip


@dataclass(frozen=True)
class Fact:
    """A line of the pane: its name, what it is, and the colour of a state where it has one."""

    name: str
    value: str
    tone: str = "text"


def mending_word(requirement: str) -> str:
    """Return what the button says that leads to where a requirement is mended."""
    return _(_MENDING[requirement])


def state_sentence(board: Board, found: Requirement, clearance: Clearance) -> str:
    """Return how a requirement stands, in one sentence: by how much it is short, else the words of clearance."""
    if found.verdict.state is State.LAPSES:
        text = _("Ends before arrival: {short}") if found.name in _ON_ARRIVAL else _("Ends before departure: {short}")
        return text.format(short=too_short(found, board.journey))
    if found.verdict.state is State.NOT_NEEDED or not found.verdict.why:
        said = in_brief(found, clearance, board.journey)
        return " · ".join(filter(None, (said[:1].upper() + said[1:], found.verdict.why)))
    why = found.verdict.why
    return why[:1].upper() + why[1:]


def facts(store: Store, board: Board, found: Requirement, clearance: Clearance) -> list[Fact]:
    """Return what stands behind the state: the record that counts, until when it holds, what it must last to."""
    source = source_of(found.name, clearance.traveller, board.journey)
    told = _OF_KINDS[type(source)](source) if source is not None and type(source) in _OF_KINDS else []
    until, lapses = found.verdict.until, found.verdict.state is State.LAPSES
    if until is not None:
        if isinstance(source, HealthActivity) and source.done is not None:
            told.append(Fact(_("Valid for"), _span(source.done, until)))
        told.append(Fact(_("Until"), _moment(until), "bad" if lapses else "text"))
    if found.name in _ON_ARRIVAL:
        told.append(Fact(_("Arrives"), _moment(board.journey.arrives)))
    else:
        told.append(Fact(_("Departs"), _moment(board.journey.departs)))
    if source is not None:
        told += _origin(store, source)
    return [*told, *_waiting(store, found, clearance, source is None)]


def _waiting(store: Store, found: Requirement, clearance: Clearance, nothing: bool) -> list[Fact]:
    """Return who is expected to act on what is not met; where no record says more, since when it is missing."""
    if found.verdict.state not in (State.MISSING, State.LAPSES, State.REFUSED):
        return []
    passenger, told = clearance.traveller.passenger, list[Fact]()
    if nothing and passenger is not None:
        told += [Fact(_("Missing since"), when(each.at, date.today())) for each in _first_entry(store, passenger)]
    by = acting(found.name)
    return [*told, Fact(_("Expected to act"), code_list("responsibles").label(by))] if by else told


def _first_entry(store: Store, record: Record) -> list[HistoryEntry]:
    """Return the change set that put somebody on the departure."""
    return store.history.entries(record.id)[-1:]


def clearing(board: Board, family: FamilyOnBoard, found: Requirement, clearance: Clearance) -> str:
    """Return what would clear it, and who waits until then."""
    said = clears(found, clearance.traveller, board.journey, board.limits)
    count = len(family.seats)
    return f"{said} {_('Until then all {n} wait.').format(n=count)}" if count > 1 else said


def cell_title(requirement: str, name: str, age: str) -> str:
    """Return what a cell is about: ``PCR · Sawsan Najjar, 4``."""
    return f"{heading(requirement)} · {', '.join(filter(None, (name, age)))}"


def lapse_words(found: Forecast) -> str:
    """Return how many are newly held at another moment by each requirement: ``20 PCR, 8 visa``."""
    if not found.lapses:
        return _("nobody lapses")
    return ", ".join(
        f"{count} {in_line([name])}" for name, count in sorted(found.lapses.items(), key=lambda each: -each[1])
    )


def _activity(source: Record) -> list[Fact]:
    done, result = source.of("done"), source.shown("result")
    return [Fact(_("Taken") if source.of("activity") == "pcr" else _("Done"), _moment(done)), Fact(_("Result"), result)]


def _document(source: Record) -> list[Fact]:
    return [Fact(source.shown("type") or _("Paper"), source.shown("number") or "–")]


def _permit(source: Record) -> list[Fact]:
    begins = source.of("valid_from")
    told = [Fact(_("Status"), source.shown("status") or "–")]
    return [*told, Fact(_("From day"), show_day(begins))] if begins else told


def _given(source: Record) -> list[Fact]:
    return [Fact(_("Given"), source.shown("given") or "–")]


def _attended(source: Record) -> list[Fact]:
    return [Fact(_("Attended"), source.shown("result") or "–")]


def _place(source: Record) -> list[Fact]:
    return [Fact(_("Place"), source.shown("centre") or source.shown("municipality") or "–")]


def _origin(store: Store, source: Record) -> list[Fact]:
    """The change set that last wrote the record: the workbook, or who typed it, and when."""
    for entry in store.history.entries(source.id, 1):
        typed = entry.source in ("", _("form"), _("departure"))
        who = entry.user if typed else entry.source
        return [Fact(_("From"), who), Fact(_("Entered"), when(entry.at, date.today()))]
    return []


def _moment(moment: date | datetime | None) -> str:
    if moment is None:
        return "–"
    shown = show_moment(moment) if isinstance(moment, datetime) else show_day(moment)
    return f"{weekday(moment)} {shown}"


def _span(done: datetime, until: date | datetime) -> str:
    if isinstance(until, datetime):
        hours = round((until - done) / timedelta(hours=1))
        return n_("{n} hour", "{n} hours", hours)
    days = (until - done.date()).days
    return n_("{n} day", "{n} days", days)


_OF_KINDS: Mapping[type[Record], Callable[[Record], list[Fact]]] = {
    HealthActivity: _activity, TravelDocument: _document, Permit: _permit, Consent: _given,
    Attendance: _attended, Placement: _place,
}  # fmt: skip

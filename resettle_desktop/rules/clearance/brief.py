"""How a requirement stands in a word or two, for a cell of a board or a line of a list; its heading, shortened too."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from resettle_desktop.records.codes import code_list
from resettle_desktop.records.record import Record
from resettle_desktop.records.texts import _, mark, n_
from resettle_desktop.rules.clearance.facts import Journey, Traveller
from resettle_desktop.rules.clearance.judging import Clearance, Requirement
from resettle_desktop.rules.clearance.sources import source_of
from resettle_desktop.rules.clearance.verdicts import State

# judged on the day of arrival; the others on that of departure, or at its time
_ON_ARRIVAL = frozenset({"travel_document", "visa", "reception"})
_HOURS_SAID = 72  # what is short by more is said in days
_HEADINGS: Mapping[str, str] = {
    "decision": mark("Decision"), "hold": mark("Hold"), "travel_document": mark("Document"),
    "health_assessment": mark("Health"), "fit_to_travel": mark("Fitness"), "pcr": mark("PCR"),
    "symptom_check": mark("Symptoms"), "quarantine": mark("Quarantine"), "masks": mark("Masks"),
    "pregnancy": mark("Pregnancy"), "reception": mark("Reception"), "minor_accompanied": mark("Child"),
    "travel_needs": mark("Needs"), "infant_on_lap": mark("Infant"), "ticket_name": mark("Ticket"),
    "family_together": mark("Family"),
}  # fmt: skip
_CLEARED: Mapping[str, str] = {
    "decision": mark("positive"), "hold": mark("none"), "exit_permit": mark("granted"), "fit_to_travel": mark("fit"),
    "pregnancy": mark("may fly"), "symptom_check": mark("none"), "quarantine": mark("kept"),
    "masks": mark("handed out"), "consent": mark("signed"), "orientation": mark("attended"),
    "reception": mark("placed"), "minor_accompanied": mark("settled"), "travel_needs": mark("booked"),
    "infant_on_lap": mark("booked"), "ticket_name": mark("matches"), "family_together": mark("together"),
}  # fmt: skip
_MISSING: Mapping[str, str] = {
    "decision": mark("none yet"), "hold": mark("on hold"), "pregnancy": mark("to clarify"),
    "consent": mark("not signed"), "orientation": mark("not attended"), "reception": mark("no place"),
    "quarantine": mark("too short"), "masks": mark("not handed out"),
    "minor_accompanied": mark("not settled"), "travel_needs": mark("not booked"), "infant_on_lap": mark("not booked"),
    "family_together": mark("waits"),
}  # fmt: skip
_REFUSED: Mapping[str, str] = {
    "decision": mark("refused"), "hold": mark("not going"), "pcr": mark("positive"), "pregnancy": mark("too late"),
    "symptom_check": mark("symptoms"),
}  # fmt: skip
# what officers look at every day stands on every board; the others while somebody is open in them
DAILY = (
    "travel_document", "visa", "exit_permit", "health_assessment", "fit_to_travel", "pcr", "orientation", "consent",
)  # fmt: skip
_TESTED = frozenset({"health_assessment", "fit_to_travel", "pcr", "symptom_check"})
_PERMITS = frozenset({"visa", "exit_permit"})


def heading(requirement: str) -> str:
    """Return the name of a requirement, short enough for the head of a column."""
    return _(_HEADINGS[requirement]) if requirement in _HEADINGS else code_list("requirements").label(requirement)


def in_line(requirements: Iterable[str]) -> str:
    """Return requirements by their short names within a line: ``visa, PCR``."""
    words = [heading(each) for each in requirements]
    return ", ".join(word if word.isupper() else word.lower() for word in words)


def in_brief(requirement: Requirement, clearance: Clearance, journey: Journey) -> str:
    """Return how a requirement stands for one traveller: ``valid``, ``granted``, ``25 h short``, ``not needed``."""
    name, state, traveller = requirement.name, requirement.verdict.state, clearance.traveller
    if state is State.WAIVED:
        return _("waived")
    if state is State.NOT_NEEDED:
        return _("not needed")
    if state is State.CLEARED:
        return _(_CLEARED[name]) if name in _CLEARED else _("valid")
    if state is State.LAPSES:
        return too_short(requirement, journey)
    if state is State.REFUSED:
        return _refused(name, source_of(name, traveller, journey))
    return _(_MISSING[name]) if name in _MISSING else _missing(name, traveller, source_of(name, traveller, journey))


def too_short(requirement: Requirement, journey: Journey) -> str:
    """Return by how much a requirement that lapses ends too early: ``25 h short``, ``3 days short``."""
    until = requirement.verdict.until
    if isinstance(until, datetime):
        short = journey.departs - until
        hours = -(-short // timedelta(hours=1))
        return _("{n} h short").format(n=hours) if hours <= _HOURS_SAID else _days_short(short.days)
    needed = journey.arrival if requirement.name in _ON_ARRIVAL else journey.day
    return _days_short((needed - until).days) if until is not None else _("too short")


def _days_short(days: int) -> str:
    return n_("{n} day short", "{n} days short", days)


def _refused(name: str, source: Record | None) -> str:
    if name in _REFUSED:
        return _(_REFUSED[name])
    return source.shown("result").lower() if source is not None and name in _TESTED else _("refused")


def _missing(name: str, traveller: Traveller, source: Record | None) -> str:
    if name == "ticket_name":
        named = traveller.passenger is not None and traveller.passenger.ticket_name
        return _("other name") if named else _("no ticket")
    if source is None:
        return _("none yet")
    if name in _TESTED:
        return source.shown("result").lower() or _("no result")
    if name in _PERMITS:
        return _not_valid(source)
    return _("no end known") if source.of("status") in (None, "original") else _("not at hand")


def _not_valid(permit: Record) -> str:
    """A permit that was granted and does not serve begins too late, ended by word alone, or does not say its end."""
    status = permit.of("status")
    if status == "granted":
        return _("not yet valid") if permit.of("valid_until") else _("no end known")
    return permit.shown("status").lower() or _("none yet")

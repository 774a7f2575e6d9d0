"""What would clear a requirement, in one sentence with its moments, and the record and field where that is written."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta

from resettle_desktop.records.dates import show_day, show_moment
from resettle_desktop.records.texts import _
from resettle_desktop.rules.clearance.facts import Journey, Traveller
from resettle_desktop.rules.clearance.judging import Requirement
from resettle_desktop.rules.clearance.limits import Limits
from resettle_desktop.rules.clearance.measures import Measures
from resettle_desktop.rules.clearance.sources import source_of
from resettle_desktop.rules.clearance.verdicts import State


@dataclass(frozen=True)
class Mending:
    """Where a requirement is mended: the field of this name of a record, or of one more record of a kind.

    ``record`` is None for one more, in which ``values`` are filled already, as codes.
    """

    kind: str
    name: str
    record: int | None = None
    values: Mapping[str, str] = field(default_factory=dict)


def clears(requirement: Requirement, traveller: Traveller, journey: Journey, limits: Limits) -> str:
    """Return what would let the traveller board, as far as this requirement goes."""
    return _CLEARS[requirement.name](_Need(requirement, traveller, journey, limits))


def mending(requirement: Requirement, traveller: Traveller, journey: Journey) -> Mending | None:
    """Return where that is written; None where nothing of the traveller's own records would do."""
    name, person = requirement.name, traveller.person
    if name in _ONE_MORE:
        kind, first, values = _ONE_MORE[name]
        return Mending(kind, first, None, values)
    if name in _PERMITS:
        found, lapsed = source_of(name, traveller, journey), requirement.verdict.state is State.LAPSES
        if found is None or lapsed:
            return Mending("Permit", "status", None, {"type": name})
        return Mending("Permit", "status", found.id)
    if name in _OF_PLACE:
        return Mending("Passenger", _OF_PLACE[name], traveller.passenger.id) if traveller.passenger else None
    if name == "decision" or (name == "hold" and not person.hold and traveller.case.hold):
        return Mending("Case", name, traveller.case.id)
    return Mending("Person", _OF_PERSON[name], person.id) if name in _OF_PERSON else None


@dataclass(frozen=True)
class _Need:
    requirement: Requirement
    traveller: Traveller
    journey: Journey
    limits: Limits

    def day(self, days: int = 0) -> str:
        return show_day(self.journey.day - timedelta(days=days))

    def since(self, hours: int) -> str:
        return show_moment(self.journey.departs - timedelta(hours=hours))

    @property
    def measures(self) -> Measures:
        return self.journey.measures or Measures()

    @property
    def arrival(self) -> str:
        return show_day(self.journey.arrival)


def _document(need: _Need) -> str:
    return _("A travel document at hand that is valid on {day}, the day of arrival.").format(day=need.arrival)


def _visa(need: _Need) -> str:
    return _("A visa granted and valid on {day}, the day of arrival.").format(day=need.arrival)


def _exit(need: _Need) -> str:
    return _("An exit permit granted and valid on {day}, the day of departure.").format(day=need.day())


def _health(need: _Need) -> str:
    day = need.day(need.limits.health_assessment_days)
    return _("A health assessment with the result fit, done on {day} or later.").format(day=day)


def _fit(need: _Need) -> str:
    moment = need.since(need.limits.fit_to_travel_hours)
    return _("A fit-to-travel check with the result fit, done after {moment}.").format(moment=moment)


def _pcr(need: _Need) -> str:
    hours = need.measures.test_hours or need.limits.pcr_hours
    return _("A negative test taken after {moment}.").format(moment=need.since(hours))


def _symptoms(need: _Need) -> str:
    moment = need.since(need.measures.symptom_hours)
    return _("A look for symptoms without any, done after {moment}.").format(moment=moment)


def _quarantine(need: _Need) -> str:
    text = _("Quarantine from {day} on, or a later departure.")
    return text.format(day=need.day(need.measures.quarantine_days))


def _masks(need: _Need) -> str:
    return _("{needed} masks handed out, entered on the booking.").format(needed=need.measures.masks)


def _pregnancy(need: _Need) -> str:
    if need.requirement.verdict.state is State.REFUSED:
        return _("A departure after the birth: from week {week} on nobody flies.").format(
            week=need.limits.pregnancy_last_week
        )
    day = need.day(need.limits.pregnancy_certificate_days)
    return _("A doctor's certificate of {day} or later, and the expected date as it is.").format(day=day)


def _orientation(need: _Need) -> str:
    return _("Orientation attended by {day}, or waived with a reason.").format(day=need.day())


def _reception(need: _Need) -> str:
    return _("A reception place that is there on {day}, the day of arrival.").format(day=need.arrival)


_CLEARS: Mapping[str, Callable[[_Need], str]] = {
    "decision": lambda _need: _("A positive decision of CGRS, entered on the case."),
    "hold": lambda _need: _("Taking the hold off, on the person or on the case."),
    "travel_document": _document,
    "visa": _visa,
    "exit_permit": _exit,
    "health_assessment": _health,
    "fit_to_travel": _fit,
    "pcr": _pcr,
    "symptom_check": _symptoms,
    "quarantine": _quarantine,
    "masks": _masks,
    "pregnancy": _pregnancy,
    "consent": lambda _need: _("A signed consent to the journey."),
    "orientation": _orientation,
    "reception": _reception,
    "minor_accompanied": lambda _need: _(
        "A parent on board; else a guardian on board or an escort, and a custody paper."
    ),
    "travel_needs": lambda _need: _("A code of the airline for each need on the booking, or the name of the escort."),
    "infant_on_lap": lambda _need: _("A seat, or INFT on the lap of an adult of the family."),
    "ticket_name": lambda _need: _("A ticket with the name as on the travel document."),
    "family_together": lambda _need: _(
        "The whole family on one departure, or an agreed split: a waiver with a reason."
    ),
}
_ONE_MORE: Mapping[str, tuple[str, str, Mapping[str, str]]] = {
    "travel_document": ("TravelDocument", "type", {}),
    "health_assessment": ("HealthActivity", "done", {"activity": "health_assessment"}),
    "fit_to_travel": ("HealthActivity", "done", {"activity": "fit_to_travel"}),
    "pcr": ("HealthActivity", "done", {"activity": "pcr"}),
    "symptom_check": ("HealthActivity", "done", {"activity": "symptom_check"}),
    "quarantine": ("HealthActivity", "done", {"activity": "quarantine"}),
    "pregnancy": ("HealthActivity", "done", {"activity": "certificate"}),
    "consent": ("Consent", "type", {"purpose": "voluntary_movement"}),
    "orientation": ("Attendance", "session", {}),
    "reception": ("Placement", "type", {}),
}
_PERMITS = frozenset({"visa", "exit_permit"})
_OF_PLACE: Mapping[str, str] = {
    "travel_needs": "services",
    "infant_on_lap": "services",
    "ticket_name": "ticket_name",
    "masks": "masks",
}
_OF_PERSON: Mapping[str, str] = {"hold": "hold", "minor_accompanied": "guardian"}

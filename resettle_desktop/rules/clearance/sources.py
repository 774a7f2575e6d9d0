"""The record from which a requirement was judged: what a person looks at, and mends."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from resettle_desktop.records.kinds import Attendance, Consent, Placement
from resettle_desktop.records.record import Record
from resettle_desktop.rules.clearance.facts import Journey, Traveller
from resettle_desktop.rules.clearance.health import CHECKS, last_activity
from resettle_desktop.rules.clearance.papers import paper_of, permit_of

_BEST_LAST = ("absent", "partly", "waived", "present")
_Source = Callable[[Traveller, Journey], Record | None]


def source_of(requirement: str, traveller: Traveller, journey: Journey) -> Record | None:
    """Return the record that counts for a requirement, None where there is none, or several records make it up."""
    found = _SOURCES.get(requirement)
    return found(traveller, journey) if found is not None else None


def _activity(*kinds: str) -> _Source:
    return lambda traveller, journey: last_activity(traveller, kinds, journey)


def _consent(traveller: Traveller, _journey: Journey) -> Consent | None:
    given = [each for each in traveller.consents if each.purpose == "voluntary_movement"]
    return max(given, key=lambda each: each.id, default=None)


def _attendance(traveller: Traveller, _journey: Journey) -> Attendance | None:
    known = [each for each, _session in traveller.attendances if each.result in _BEST_LAST]
    return max(known, key=lambda each: _BEST_LAST.index(each.result or ""), default=None)


def _placement(traveller: Traveller, _journey: Journey) -> Placement | None:
    own = [each for each in traveller.placements if each.person in (None, traveller.person.id)]
    return max(own, key=lambda each: each.id, default=None)


def _place(traveller: Traveller, _journey: Journey) -> Record | None:
    return traveller.passenger


_SOURCES: Mapping[str, _Source] = {
    "decision": lambda traveller, _journey: traveller.case,
    "hold": lambda traveller, _journey: traveller.person if traveller.person.hold else traveller.case,
    "travel_document": lambda traveller, _journey: paper_of(traveller),
    "visa": lambda traveller, journey: permit_of(traveller, "visa", journey.arrival),
    "exit_permit": lambda traveller, journey: permit_of(traveller, "exit_permit", journey.day),
    "health_assessment": _activity("health_assessment"),
    "fit_to_travel": _activity(*CHECKS),
    "pcr": _activity("pcr"),
    "symptom_check": _activity("symptom_check"),
    "quarantine": _activity("quarantine"),
    "masks": _place,
    "pregnancy": _activity("certificate"),
    "consent": _consent,
    "orientation": _attendance,
    "reception": _placement,
    "minor_accompanied": lambda traveller, _journey: traveller.person,
    "travel_needs": _place,
    "infant_on_lap": _place,
    "ticket_name": _place,
}

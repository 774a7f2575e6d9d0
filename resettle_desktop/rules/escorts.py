"""Who is escorted by whom, and what is odd of escorts and of who meets whom."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from resettle_desktop.records.codes import fold
from resettle_desktop.records.findings import Finding, finding
from resettle_desktop.records.kinds import Assistance, Departure, Escort, Leg, Person
from resettle_desktop.rules.itineraries import in_order

_NOBODY = "none"
# the kinds of escort of which one answers a travel need
ANSWERED_BY = {
    "escort": frozenset({"operational", "medical_doctor", "medical_nurse", "social", "family"}),
    "medical_escort": frozenset({"medical_doctor", "medical_nurse"}),
    "social_escort": frozenset({"social", "family"}),
}
WITH_CHILDREN = frozenset({"operational", "social", "family"})  # who may have a child without parents in charge


def answers_need(departure: Departure, escorts: Sequence[Escort], person: Person, need: str) -> bool:
    """Return whether somebody goes along who answers a person's travel need.

    Once escorts are recorded they alone count, each for whom it goes along with; the departure's line counts while
    there is none.
    """
    return is_escorted(departure, escorts, person, ANSWERED_BY.get(need, frozenset()))


def is_escorted(departure: Departure, escorts: Sequence[Escort], person: Person, kinds: frozenset[str]) -> bool:
    """Return whether an escort of one of these kinds goes along with a person."""
    known = [each for each in escorts if each.type != _NOBODY]
    if not known:
        return bool(departure.escort) and not escorts
    return any(each.type in kinds and goes_along(each, person) for each in known)


def goes_along(escort: Escort, person: Person) -> bool:
    """Return whether an escort is there for a person: alone, with the family, or as one of the group."""
    if escort.person is not None:
        return escort.person == person.id
    return escort.case is None or escort.case == person.case


def escort_findings(escort: Escort, legs: Iterable[Leg]) -> list[Finding]:
    """Return W291 for a leg that there is not, W292 for a last leg before the first."""
    orders = {leg.order for leg in legs if leg.order is not None}
    found = [
        _at(escort, finding("W291", value=order), field)
        for field, order in (("from_leg", escort.from_leg), ("to_leg", escort.to_leg))
        if order is not None and orders and order not in orders
    ]
    if escort.from_leg is not None and escort.to_leg is not None and escort.to_leg < escort.from_leg:
        found.append(_at(escort, finding("W292", value=escort.from_leg), "to_leg"))
    return found


def assistance_findings(met: Assistance, legs: Iterable[Leg]) -> list[Finding]:
    """Return W293 where somebody is met at a place to which the itinerary does not lead at that point of it."""
    places = {fold(each) for each in points(in_order(legs), met.point) if each}
    if not met.place or not places or fold(met.place) in places:
        return []
    return [_at(met, finding("W293", value=met.place), "place")]


def points(legs: Sequence[Leg], point: str | None) -> list[str]:
    """Return the places of an itinerary where people leave, change or arrive; all of them for no point."""
    if not legs:
        return []
    starts, ends = [leg.origin or "" for leg in legs], [leg.destination or "" for leg in legs]
    changes = [*ends[:-1], *starts[1:]]
    by_point = {"departure": starts[:1], "transit": changes, "arrival": ends[-1:]}
    return list(dict.fromkeys(by_point.get(point or "", [*starts, *ends])))


def _at(record: Escort | Assistance, found: Finding, field: str) -> Finding:
    return found.at(kind=record.kind_name(), record=record.id, field=field)

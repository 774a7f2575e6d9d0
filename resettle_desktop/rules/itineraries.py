"""What must hold across the legs of a departure, and between two departures of one person."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

from resettle_desktop.records.airports import country_of, zone_of
from resettle_desktop.records.codes import fold
from resettle_desktop.records.findings import Finding, finding
from resettle_desktop.records.kinds import Departure, Leg, Passenger
from resettle_desktop.rules.clocks import clock_findings
from resettle_desktop.rules.connections import planned_connection, shortest_connection

LONGEST_LEG = timedelta(hours=24)  # no flight to Belgium lasts as long


def in_order(legs: Iterable[Leg]) -> list[Leg]:
    """Return legs in the order in which they are travelled."""
    return sorted(legs, key=lambda leg: (leg.order or 0, leg.id))


def leg_findings(legs: Iterable[Leg]) -> list[Finding]:
    """Return what is odd across legs, each at the leg and the field that a person would mend.

    W221 to W226 and W289, and W281 and W282 for times that the clocks of the airport skipped or showed twice.
    """
    ordered = in_order(legs)
    found = [each for leg in ordered for each in (*_duration(leg), *_clocks(leg))]
    for before, after in pairwise(ordered):
        found += [*_same_place_in_order(before, after), *_joined(before, after), *_connection(before, after)]
    return found


def origin_findings(departure: Departure, legs: Iterable[Leg]) -> list[Finding]:
    """Return W287 where the first leg leaves from an airport of another country than the departure is from."""
    first = next(iter(in_order(legs)), None)
    country = country_of(first.origin) if first is not None else None
    if first is None or country is None or departure.from_country in (None, country):
        return []
    said = finding("W287", value=first.origin, label=departure.shown("from_country"))
    return [_at(first, said.at(facts=f"{departure.from_country}"), "origin")]


def place_findings(passengers: Sequence[Passenger], elsewhere: Mapping[int, Sequence[str]]) -> list[Finding]:
    """Return W227 for a person who is on a departure more than once, W228 for one on another departure that day.

    ``elsewhere`` gives for a person's id the references of the other departures of the same day.
    """
    found = []
    counts: dict[int, int] = {}
    for passenger in passengers:
        person = passenger.person or 0
        counts[person] = counts.get(person, 0) + 1
        if person and counts[person] > 1:
            found.append(_at(passenger, finding("W227")))
        elif elsewhere.get(person):
            found.append(_at(passenger, finding("W228", value=", ".join(elsewhere[person]))))
    return found


def travels_on(legs: Iterable[Leg]) -> date | None:
    """Return the local day on which the first leg departs, None where it is not known."""
    first = next(iter(in_order(legs)), None)
    return first.departs.date() if first and first.departs else None


def time_under_way(leg: Leg) -> timedelta | None:
    """Return how long a leg lasts: in hours that pass where the zones of both places are known."""
    if leg.departs is None or leg.arrives is None:
        return None
    return between(leg.departs, leg.origin, leg.arrives, leg.destination)


def between(departs: datetime, origin: str | None, arrives: datetime, destination: str | None) -> timedelta:
    """Return the time that passes from a local time at one place to one at another, as far as the zones are known."""
    leaves, lands = zone_of(origin), zone_of(destination)
    if leaves is None or lands is None:
        return arrives - departs
    return arrives.replace(tzinfo=lands).astimezone(UTC) - departs.replace(tzinfo=leaves).astimezone(UTC)


def _at(record: Leg | Passenger, found: Finding, field: str = "") -> Finding:
    return found.at(kind=record.kind_name(), record=record.id, field=field)


def _duration(leg: Leg) -> list[Finding]:
    """A flight may land at an earlier hour than it left, by the clocks of both places."""
    lasts = time_under_way(leg)
    if lasts is None:
        return []
    if lasts <= timedelta():
        return [_at(leg, finding("W221", value=leg.shown("departs")), "arrives")]
    if lasts > LONGEST_LEG:
        return [_at(leg, finding("W222", count=round(lasts / timedelta(hours=1))), "arrives")]
    return []


def _clocks(leg: Leg) -> list[Finding]:
    found = [
        *clock_findings(leg.departs, zone_of(leg.origin), leg.origin or "", "departs"),
        *clock_findings(leg.arrives, zone_of(leg.destination), leg.destination or "", "arrives"),
    ]
    return [_at(leg, each, each.field) for each in found]


def _same_place_in_order(before: Leg, after: Leg) -> list[Finding]:
    same = before.order is not None and before.order == after.order
    return [_at(after, finding("W223", value=after.order), "order")] if same else []


def _joined(before: Leg, after: Leg) -> list[Finding]:
    if not before.destination or not after.origin or fold(before.destination) == fold(after.origin):
        return []
    return [_at(after, finding("W224", value=after.origin, label=before.destination), "origin")]


def _connection(before: Leg, after: Leg) -> list[Finding]:
    """The times of a connection are those of one airport, so that its clock alone counts."""
    if before.arrives is None or after.departs is None:
        return []
    room = after.departs - before.arrives
    if room < timedelta():
        return [_at(after, finding("W225", value=before.shown("arrives")), "departs")]
    own, planned = shortest_connection(after.origin), planned_connection()
    if own is not None and room < own:
        words = {"count": _minutes(room), "limit": _minutes(own), "value": after.origin}
        return [_at(after, finding("W289", **words), "departs")]
    if room < planned:
        return [_at(after, finding("W226", count=_minutes(room), limit=_minutes(planned)), "departs")]
    return []


def _minutes(time: timedelta) -> int:
    return round(time / timedelta(minutes=1))

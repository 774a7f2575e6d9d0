"""What contradicts itself of how a departure went: legs, arrivals, who was received, bags that were claimed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from itertools import pairwise

from resettle_desktop.records.dates import show_moment
from resettle_desktop.records.findings import Finding, finding
from resettle_desktop.records.kinds import BaggageClaim, Leg, Passenger
from resettle_desktop.rules.itineraries import between, in_order
from resettle_desktop.rules.stages import OFF_BOARD

ARRIVED = "arrived"


def actual_findings(legs: Iterable[Leg]) -> list[Finding]:
    """Return W294 for a leg that landed before it left, W295 for one that left before the one before had landed."""
    ordered, found = in_order(legs), list[Finding]()
    for leg in ordered:
        if leg.left and leg.landed:
            lasted = between(leg.left, leg.origin, leg.landed, leg.landed_at or leg.destination)
            odd = lasted <= timedelta()
            found += [_at(leg, finding("W294", value=show_moment(leg.left)), "landed")] if odd else []
    for before, after in pairwise(ordered):
        if before.landed and after.left and not before.landed_at and after.left < before.landed:
            found.append(_at(after, finding("W295", value=show_moment(before.landed)), "left"))
    return found


def landed(legs: Iterable[Leg]) -> datetime | None:
    """Return when the last leg landed in fact, None where it is not known."""
    return next((leg.landed for leg in reversed(in_order(legs))), None)


def arrival_findings(passenger: Passenger, legs: Sequence[Leg]) -> list[Finding]:
    """Return what contradicts the arrival of a passenger.

    W296 arrived before the first leg left; W297 received before the last leg landed, or, where that is not known,
    before the first one left; W298 received and, by the status, not arrived.
    """
    first = next(iter(in_order(legs)), None)
    left, found = (first.left or first.departs) if first else None, list[Finding]()
    if passenger.status == ARRIVED and left and passenger.status_time and passenger.status_time < left:
        found.append(_at(passenger, finding("W296", value=show_moment(left)), "status_time"))
    earliest = landed(legs) or left
    if passenger.received and earliest and passenger.received < earliest:
        found.append(_at(passenger, finding("W297", value=show_moment(earliest)), "received"))
    received = bool(passenger.received or passenger.received_by)
    if received and (passenger.status in OFF_BOARD or passenger.status == "missed_connection"):
        found.append(_at(passenger, finding("W298", value=passenger.shown("status")), "received_by"))
    return found


def claim_findings(claims: Iterable[BaggageClaim]) -> list[Finding]:
    """Return W299 for a claim that was settled before it was reported, W300 for a bag that was claimed twice."""
    found, seen = list[Finding](), set[str]()
    for each in claims:
        if each.reported and each.settled and each.settled < each.reported:
            found.append(_at(each, finding("W299", value=each.shown("reported")), "settled"))
        if each.tag and each.tag in seen:
            found.append(_at(each, finding("W300", value=each.tag), "tag"))
        seen.add(each.tag or "")
    return found


def _at(record: Leg | Passenger | BaggageClaim, found: Finding, field: str) -> Finding:
    return found.at(kind=record.kind_name(), record=record.id, field=field)

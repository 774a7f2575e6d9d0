"""Departures of invented families in a real store, for papers and for the window that shows them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from resettle_desktop.store.changes import Applied
from resettle_desktop.store.store import Store

REFERENCE = "BEY-2020-01"
LEGS = (
    {"order": 2, "carrier": "TK", "number": "1939", "origin": "IST", "destination": "BRU",
     "departs": "2020-09-22T15:05", "arrives": "2020-09-22T17:45"},
    {"order": 1, "carrier": "TK", "number": "829", "origin": "bey", "destination": "IST",
     "departs": "2020-09-22T10:35", "arrives": "2020-09-22T12:25"},
)  # fmt: skip
KHALED = {"family_name": "SHAHIN", "given_names": "Khaled", "sex": "M", "relationship": "principal_applicant",
          "birth_date": "1980-01-01", "unhcr_number": "LEB-24310024"}  # fmt: skip
HEBA = {"family_name": "BARAKAT", "given_names": "Heba", "sex": "F", "relationship": "spouse", "birth_date": "1986"}
NOOR = {"family_name": "SHAHIN", "given_names": "Noor", "sex": "F", "relationship": "daughter",
        "birth_date": "2015-09-24"}  # fmt: skip
Values = Mapping[str, Any]


def say(store: Store, *changes: Mapping[str, object]) -> Applied:
    """Apply changes written as in DESIGN's JSON."""
    statement = store.read_statement({"changes": list(changes)}, "test")
    assert not statement.findings, statement.findings
    applied = store.apply(statement.change_set)
    assert applied
    return applied


def departure(store: Store, reference: str = REFERENCE, legs: tuple[Values, ...] = LEGS, **values: object) -> None:
    """Add a departure with its legs."""
    added = [{"add": "Leg", "values": {"departure": "@d", **leg}} for leg in legs]
    say(store, {"add": "Departure", "as": "d", "values": {"reference": reference, **values}}, *added)


def family(store: Store, number: str, *people: Values, reference: str = REFERENCE, **case: object) -> None:
    """Add a case with a positive decision and put its people on the departure in this order.

    Of a person's values ``document`` are those of a travel document and ``passenger`` those of the booking.
    """
    changes: list[dict[str, object]] = [
        {"add": "Case", "as": "c", "values": {"unhcr_number": number, "decision": "positive", **case}}
    ]
    for place, values in enumerate(people):
        own = {name: value for name, value in values.items() if name not in ("document", "passenger")}
        booking = {"departure": {"reference": reference}, "person": f"@p{place}", **values.get("passenger", {})}
        changes.append({"add": "Person", "as": f"p{place}", "values": {"case": "@c", **own}})
        changes.append({"add": "Passenger", "values": booking})
        if "document" in values:
            changes.append({"add": "TravelDocument", "values": {"person": f"@p{place}", **values["document"]}})
    say(store, *changes)


def shahin(store: Store) -> None:
    """Add the departure, and on it a family of three."""
    departure(store)
    family(store, "LEB-16C01016", HEBA, NOOR, KHALED)

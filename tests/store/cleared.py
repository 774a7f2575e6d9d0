"""A family who may board: all that clearance asks for, said of each of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from resettle_desktop.store.store import Store
from tests.store.conftest import haddad

CASE = {"unhcr_number": "LEB-15C01056"}
KHALED, FATIMA = {"unhcr_number": "LEB-58409303"}, {"unhcr_number": "LEB-59509497"}
DEPARTURE = {"reference": "BEY-2020-01"}
TICKETS = {KHALED["unhcr_number"]: "HADDAD/KHALED", FATIMA["unhcr_number"]: "RASHID/FATIMA"}
Change = dict[str, Any]


def departure(reference: str = "BEY-2020-01", day: str = "2020-09-22") -> list[Change]:
    """Return the changes that add a departure from Beirut over Istanbul."""
    stops = (("BEY", "IST", "10:35", "12:25"), ("IST", "BRU", "14:50", "17:20"))
    legs = [
        {
            "departure": f"@{reference}", "order": order, "origin": origin, "destination": to,
            "departs": f"{day}T{departs}", "arrives": f"{day}T{arrives}",
        }
        for order, (origin, to, departs, arrives) in enumerate(stops, start=1)
    ]  # fmt: skip
    values = {"reference": reference, "from_country": "LBN"}
    return [{"add": "Departure", "as": reference, "values": values}, *({"add": "Leg", "values": leg} for leg in legs)]


def papers(person: Change, session: object = "@s") -> list[Change]:
    """Return the changes that give a person all papers, checks and the orientation."""
    number = f"N{person['unhcr_number'][-4:]}"
    permit = {"status": "granted", "valid_until": "2020-10-31"}
    return [
        {"add": kind, "values": {"person": person, **values}}
        for kind, values in (
            ("TravelDocument", {"type": "passport", "number": number, "expires": "2021-01-31"}),
            ("Permit", {"type": "visa", **permit}),
            ("Permit", {"type": "exit_permit", **permit}),
            ("HealthActivity", {"activity": "health_assessment", "done": "2020-08-01T10:00", "result": "fit"}),
            ("HealthActivity", {"activity": "fit_to_travel", "done": "2020-09-21T10:00", "result": "fit"}),
            ("Consent", {"purpose": "voluntary_movement", "given": "2020-08-01", "form_signed": True}),
            ("Attendance", {"session": session, "result": "present"}),
        )
    ]  # fmt: skip


def seats(people: Sequence[Change] = (KHALED, FATIMA), reference: str = "BEY-2020-01") -> list[Change]:
    """Return the changes that book these persons."""
    return [
        {"add": "Passenger", "values": {
            "departure": {"reference": reference}, "person": each, "status": "listed",
            "ticket_name": TICKETS.get(each["unhcr_number"]),
        }}
        for each in people
    ]  # fmt: skip


def clear_family(store: Store) -> None:
    """Put the family of Haddad into a store, booked on a departure and cleared for it."""
    session = {"kind": "orientation", "date": "2020-09-01", "place": "Beirut"}
    tell(store, *haddad(), *departure())
    tell(
        store,
        {"set": "Case", "where": CASE, "values": {"decision": "positive", "programme": "resettlement"}},
        {"add": "Session", "as": "s", "values": session},
        {"add": "Placement", "values": {"case": CASE, "type": "centre", "centre": "Florennes"}},
        *papers(KHALED), *papers(FATIMA), *seats(),
    )  # fmt: skip


def tell(store: Store, *changes: Change) -> None:
    """Apply changes written as in DESIGN's JSON."""
    statement = store.read_statement({"changes": list(changes)}, "test")
    assert not statement.findings, statement.findings
    store.apply(statement.change_set)

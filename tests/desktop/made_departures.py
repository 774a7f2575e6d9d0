"""Real stores with a departure and the smallest families on it."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from resettle_desktop.records.kinds import Case, Departure, Passenger
from resettle_desktop.records.record import Record
from resettle_desktop.store.boards import Board, Boards
from resettle_desktop.store.store import Store
from resettle_desktop.store.views import Movement
from tests.desktop.families import empty_store, say

NOW = datetime(2020, 9, 9, 14, 30)
KHALED, FATIMA = {"unhcr_number": "LEB-58409303"}, {"unhcr_number": "LEB-59509497"}
NOOR, OMAR = {"unhcr_number": "LEB-70000001"}, {"unhcr_number": "LEB-70000002"}
Change = dict[str, object]


def family(number: str, *members: Change, decision: str | None = "positive") -> list[Change]:
    """Return the changes that add a family; each member's values beside the case."""
    values: Change = {"unhcr_number": number, "asylum_country": "LBN"} | ({"decision": decision} if decision else {})
    name = number[-5:]
    case: Change = {"add": "Case", "as": f"c{name}", "values": values}
    return [case, *({"add": "Person", "values": {"case": f"@c{name}", **member}} for member in members)]


def haddads() -> list[Change]:
    """Return a family of two with a positive decision."""
    return family(
        "LEB-15C01056",
        {
            **KHALED, "family_name": "HADDAD", "given_names": "Khaled", "original_name": "خالد حداد", "sex": "M",
            "birth_date": "1988-03-26", "relationship": "principal_applicant",
        },
        {
            **FATIMA, "family_name": "RASHID", "given_names": "Fatima", "sex": "F", "birth_date": "1990-11-20",
            "relationship": "spouse",
        },
    )  # fmt: skip


def qasems(decision: str | None = "positive") -> list[Change]:
    """Return another family of two, a mother with an infant."""
    return family(
        "LEB-16C02001",
        {
            **NOOR, "family_name": "QASEM", "given_names": "Noor", "sex": "F", "birth_date": "1995-01-09",
            "relationship": "principal_applicant",
        },
        {
            **OMAR, "family_name": "QASEM", "given_names": "Omar", "sex": "M", "birth_date": "2019-06-01",
            "relationship": "son",
        },
        decision=decision,
    )  # fmt: skip


def departure(reference: str = "BEY-2020-01", day: int = 22) -> list[Change]:
    """Return a departure by Istanbul to Brussels on a day of September 2020."""
    leg = {"departure": "@d", "carrier": "TK"}
    first = {"number": "829", "origin": "BEY", "destination": "IST"}
    second = {"number": "1939", "origin": "IST", "destination": "BRU"}
    date = f"2020-09-{day}"
    return [
        {"add": "Departure", "as": "d", "values": {"reference": reference, "from_country": "LBN"}},
        {"add": "Leg", "values": {**leg, **first, "order": 1, "departs": f"{date}T10:35", "arrives": f"{date}T12:25"}},
        {"add": "Leg", "values": {**leg, **second, "order": 2, "departs": f"{date}T15:05", "arrives": f"{date}T17:45"}},
    ]


def booked(store: Store, *people: Change, reference: str = "BEY-2020-01") -> None:
    """Put people on a departure."""
    link: Change = {"departure": {"reference": reference}, "status": "listed"}
    say(store, *({"add": "Passenger", "values": {**link, "person": person}} for person in people))


def store_with_departure(folder: Path) -> Store:
    """Return a store with both families, the first of them on the departure."""
    made = empty_store(folder)
    say(made, *haddads(), *qasems(), *departure())
    booked(made, KHALED, FATIMA)
    return made


def cleared(store: Store, *people: Change) -> None:
    """Give people who are booked what they need to board on 22 September 2020, and their families a place."""
    found = [store.search.record("Person", str(who["unhcr_number"])) for who in people]
    cases = store.rows.many(Case, [person.of("case") for person in found])
    places: list[Change] = [
        {"add": "Placement", "values": {"case": {"unhcr_number": case.unhcr_number}, "centre": "Florennes"}}
        for case in cases.values()
    ]
    say(store, *places, *(change for who, person in zip(people, found, strict=True) for change in _papers(who, person)))


def _papers(who: Change, person: Record) -> list[Change]:
    granted: Change = {"person": who, "status": "granted", "valid_until": "2020-12-01"}
    done: Change = {"person": who, "result": "fit", "done": "2020-09-20T09:00"}
    services: Change = {"services": ["INFT"]} if str(person.of("birth_date") or "") >= "2019" else {}
    ticket = f"{person.of('family_name')}/{person.of('given_names')}".upper()
    return [
        {
            "add": "TravelDocument",
            "values": {"person": who, "type": "passport", "number": "P1", "expires": "2025-01-01"},
        },
        {"add": "Permit", "values": {**granted, "type": "visa"}},
        {"add": "Permit", "values": {**granted, "type": "exit_permit"}},
        {"add": "HealthActivity", "values": {**done, "activity": "health_assessment"}},
        {"add": "HealthActivity", "values": {**done, "activity": "fit_to_travel"}},
        {
            "add": "Consent",
            "values": {"person": who, "purpose": "voluntary_movement", "given": "2020-08-01", "form_signed": True},
        },
        {"set": "Passenger", "where": {"person": who}, "values": {"ticket_name": ticket, **services}},
        {
            "add": "Waiver",
            "values": {"person": who, "requirement": "orientation", "reason": "attends on arrival", "by": "office"},
        },
    ]


def held(store: Store, person: Change, reason: str = "Custody paper is awaited") -> None:
    """Put a person on hold."""
    say(store, {"set": "Person", "where": person, "values": {"hold": True, "hold_reason": reason}})


def the_departure(store: Store, reference: str = "BEY-2020-01") -> Departure:
    found = store.search.record("Departure", reference)
    assert isinstance(found, Departure)
    return found


def board(store: Store, reference: str = "BEY-2020-01", at: datetime | None = None) -> Board:
    return Boards(store.views, store.clearances).of_departure(the_departure(store, reference), NOW, at)


def movement(store: Store, reference: str = "BEY-2020-01") -> Movement:
    return store.views.movement(the_departure(store, reference))


def places(store: Store) -> list[tuple[str, str | None]]:
    """Return every place of the store: the person's label and the status."""
    passengers = store.rows.equal(Passenger)
    labels = store.search.labels(passengers)
    return [(labels[each.id], each.status) for each in passengers]

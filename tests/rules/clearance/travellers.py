"""Travellers and journeys in a few words, and a requirement judged for them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from resettle_desktop.records.fields import Json
from resettle_desktop.records.kinds import (
    Attendance,
    Case,
    Consent,
    Departure,
    HealthActivity,
    OutbreakMeasures,
    Passenger,
    Permit,
    Person,
    Placement,
    Session,
    TravelDocument,
    TravelNeed,
    Waiver,
)
from resettle_desktop.records.record import Record
from resettle_desktop.rules.clearance.facts import Asked, Household, Journey, Traveller
from resettle_desktop.rules.clearance.judging import JUDGES, Clearance, judge
from resettle_desktop.rules.clearance.limits import shipped_table
from resettle_desktop.rules.clearance.verdicts import Verdict

DEPARTS, ARRIVES = datetime(2020, 9, 22, 10, 35), datetime(2020, 9, 22, 17, 45)
Values = Mapping[str, Json]
_PARTS: Mapping[str, type[Record]] = {
    "documents": TravelDocument, "permits": Permit, "activities": HealthActivity, "consents": Consent,
    "needs": TravelNeed, "placements": Placement, "waivers": Waiver,
}  # fmt: skip


def journey(
    departs: datetime = DEPARTS, arrives: datetime = ARRIVES, zone: str = "Asia/Beirut", **values: Json
) -> Journey:
    """Return a journey from Beirut on 22 September 2020."""
    departure = Departure.from_values({"from_country": "LBN", **values}, 1)
    assert isinstance(departure, Departure)
    return Journey(departure, departs, arrives, ZoneInfo(zone))


def outbreak() -> Journey:
    """Return the same journey while measures ask for everything that they can ask for."""
    asked: Values = {"test": True, "symptom_check": True, "quarantine_days": 7, "masks": 2}
    period = OutbreakMeasures.from_values(asked, 1)
    assert isinstance(period, OutbreakMeasures)
    return replace(journey(outbreak_measures=True), periods=(period,))


def traveller(
    id: int = 7, case: Values | None = None, aboard: Values | None = None, on_board: bool = True,
    parts: Mapping[str, Sequence[Values]] | None = None, sessions: Sequence[tuple[Values, Values]] = (), **values: Json,
) -> Traveller:  # fmt: skip
    """Return a grown man with these values; ``sessions`` are pairs of an attendance and its session."""
    person = Person.from_values({"given_names": "Karim", "birth_date": "1985-03-04", "sex": "M", **values}, id)
    family = Case.from_values({"decision": "positive", "programme": "resettlement", **(case or {})}, 2)
    seat = Passenger.from_values({"status": "listed", **(aboard or {})}, id + 100) if on_board else None
    assert isinstance(person, Person)
    assert isinstance(family, Case)
    assert seat is None or isinstance(seat, Passenger)
    made = {
        name: [_PARTS[name].from_values(dict(each), place) for place, each in enumerate(records, 1)]
        for name, records in (parts or {}).items()
    }
    held = [(Attendance.from_values(dict(one), 1), Session.from_values(dict(two), 1)) for one, two in sessions]
    return Traveller(person, family, seat, attendances=held, **made)  # type: ignore[arg-type]


def verdict(
    requirement: str, someone: Traveller | None = None, on: Journey | None = None, family: Sequence[Traveller] = ()
) -> Verdict:
    """Return how one requirement stands for a traveller, who belongs to a household with these others."""
    mine = someone or traveller()
    return JUDGES[requirement](Asked(mine, Household((mine, *family)), on or journey(), shipped_table().limits))


def clearance(someone: Traveller | None = None, on: Journey | None = None) -> Clearance:
    """Return how all requirements stand for somebody who travels alone."""
    mine, table = someone or traveller(), shipped_table()
    return judge(mine, Household((mine,)), on or journey(), table.limits, table.requirements)


def later(when: Journey, **values: datetime) -> Journey:
    """Return a journey with other times."""
    return replace(when, **values)

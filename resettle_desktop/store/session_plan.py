"""Reads whom a session may be proposed to: the families that are to travel, with what they attended."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from resettle_desktop.records.kinds import Attendance, Case, Departure, Passenger, Person, Session
from resettle_desktop.records.stages import Stage
from resettle_desktop.rules.families import in_family_order
from resettle_desktop.rules.session_plan import Known, Proposed, propose
from resettle_desktop.rules.stages import OFF_BOARD
from resettle_desktop.store.rows import Rows
from resettle_desktop.store.travellers import journeys

_TO_TRAVEL = (Stage.CLEARED, Stage.BOOKED, Stage.PREPARING, Stage.DECIDED)
_MOST = 2000  # persons of a stage that are looked at


def proposals(rows: Rows, session: Session, today: date | None = None) -> list[Proposed]:
    """Return what a session means for each family that is to travel, those left out among them."""
    cases = _cases(rows)
    members = rows.grouped(Person, "case", cases)
    people = [each.id for several in members.values() for each in several]
    departs = _departs(rows, people)
    attended = _attended(rows, people)
    found = []
    for id, case in cases.items():
        family = tuple(in_family_order(members.get(id, [])))
        days = [departs[each.id] for each in family if each.id in departs]
        seen = tuple(pair for each in family for pair in attended.get(each.id, ()))
        found.append(propose(session, Known(case, family, min(days, default=None), seen), today or date.today()))
    return found


def _cases(rows: Rows) -> dict[int, Case]:
    people = [each for stage in _TO_TRAVEL for each in rows.page(Person, limit=_MOST, stage=stage.value)]
    return rows.many(Case, [each.case for each in people])


def _departs(rows: Rows, people: Iterable[int]) -> dict[int, date]:
    """Return on which day each is to depart, by person; a departure without a leg has none."""
    seats = [each for each in rows.where_in(Passenger, "person", people) if each.status not in OFF_BOARD]
    known = rows.many(Departure, [each.departure for each in seats])
    found = journeys(rows, {id: each for id, each in known.items() if not each.cancelled})
    return {each.person: found[each.departure].day for each in seats if each.person and each.departure in found}


def _attended(rows: Rows, people: Iterable[int]) -> Mapping[int, list[tuple[Attendance, Session]]]:
    attendances = rows.where_in(Attendance, "person", people)
    sessions = rows.many(Session, [each.session for each in attendances])
    found: dict[int, list[tuple[Attendance, Session]]] = {}
    for each in attendances:
        if each.person and each.session in sessions:
            found.setdefault(each.person, []).append((each, sessions[each.session]))
    return found

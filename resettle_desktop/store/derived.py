"""Keeps what can be derived as an index: the stages of persons and cases, the size of cases (DESIGN, idea 3)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from resettle_desktop.records.kinds import Case, Departure, Passenger, Person, Placement, TravelDocument
from resettle_desktop.records.record import Record, kind_of
from resettle_desktop.rules.stages import case_stage, person_stage
from resettle_desktop.store.changes import Change
from resettle_desktop.store.rows import Rows


def refresh(rows: Rows, changes: Sequence[Change]) -> set[int]:
    """Compute anew what these changes alter, and return the ids of the cases and persons whose stage or size is new.

    Call it after the changes are written, in the same transaction.
    """
    cases = _touched_cases(rows, changes)
    fresh: set[int] = set()
    for part in _parts(sorted(cases)):
        fresh |= _refresh_cases(rows, part)
    return fresh


def _parts(ids: list[int], size: int = 300) -> Iterable[list[int]]:
    return (ids[start : start + size] for start in range(0, len(ids), size))


def _touched_cases(rows: Rows, changes: Sequence[Change]) -> set[int]:
    cases = {change.record for change in changes if change.kind == "Case"}
    persons = {change.record for change in changes if change.kind == "Person"} | _linked(changes, "person")
    departures = {change.record for change in changes if change.kind == "Departure"}
    persons |= {p.person for p in rows.where_in(Passenger, "departure", departures) if p.person}
    cases |= _linked(changes, "case")
    return cases | {person.case for person in rows.many(Person, persons).values() if person.case}


def _linked(changes: Sequence[Change], field: str) -> set[int]:
    found: set[int] = set()
    for change in changes:
        for name, before, after in change.fields():
            if name == field:
                link = kind_of(change.kind).field(name)
                found |= {link.from_json(value) for value in (before, after) if value is not None}
    return found


def _refresh_cases(rows: Rows, ids: list[int]) -> set[int]:
    cases = rows.many(Case, ids)
    members = rows.grouped(Person, "case", cases)
    people = [person.id for group in members.values() for person in group]
    documents = rows.grouped(TravelDocument, "person", people)
    passengers = rows.grouped(Passenger, "person", people)
    departures = rows.many(Departure, [each.departure for group in passengers.values() for each in group])
    placements = rows.grouped(Placement, "case", cases)
    fresh: set[int] = set()
    for case in cases.values():
        stages = []
        for person in members.get(case.id, []):
            stage = person_stage(
                person, case, documents=documents.get(person.id, []), passengers=passengers.get(person.id, []),
                departures=departures, placements=placements.get(case.id, []),
            )  # fmt: skip
            stages.append(stage)
            fresh |= _keep(rows, person, stage=stage.value)
        size = len(members.get(case.id, []))
        fresh |= _keep(rows, case, stage=case_stage(case, stages).value, size=size)
    return fresh


def _keep(rows: Rows, record: Record, **values: object) -> set[int]:
    if all(getattr(record, name) == value for name, value in values.items()):
        return set()
    rows.update_derived(type(record), record.id, values)
    return {record.id}

"""Keeps what can be derived as an index: the stages of persons and cases, the size of cases (DESIGN, idea 3)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from resettle_desktop.records.kinds import Case, Departure, Passenger, Person, Placement
from resettle_desktop.records.record import Record, kind_of
from resettle_desktop.rules.stages import PREPARING, case_stage, person_stage
from resettle_desktop.store.changes import Change
from resettle_desktop.store.rows import Rows


def refresh(rows: Rows, changes: Sequence[Change]) -> set[int]:
    """Compute anew what these changes alter, and return the ids of the cases and persons whose stage or size is new.

    Call it after the changes are written, in the same transaction. A person without a case has no stage.
    """
    persons = _touched_persons(rows, changes)
    cases = _changed(changes, "Case") | _named(rows, changes, "case")
    cases |= {person.case for person in persons if person.case}
    fresh: set[int] = set()
    for part in _parts(sorted(cases)):
        fresh |= _refresh_cases(rows, part)
    for person in persons:
        fresh |= set() if person.case else _keep(rows, person, stage=None)
    return fresh


def _parts(ids: list[int], size: int = 300) -> Iterable[list[int]]:
    return (ids[start : start + size] for start in range(0, len(ids), size))


def _touched_persons(rows: Rows, changes: Sequence[Change]) -> list[Person]:
    departures = _changed(changes, "Departure")
    travelling = {each.person for each in rows.where_in(Passenger, "departure", departures)}
    ids = _changed(changes, "Person") | _named(rows, changes, "person") | travelling
    return list(rows.many(Person, ids).values())


def _changed(changes: Sequence[Change], kind: str) -> set[int]:
    return {change.record for change in changes if change.kind == kind}


def _named(rows: Rows, changes: Sequence[Change], field: str) -> set[int]:
    """Return whom the changed records name in this field, before and now; a change of other fields does not say it."""
    found: set[int] = set()
    for kind in {change.kind for change in changes}:
        link = next((link for link in kind_of(kind).links() if link.name == field), None)
        if link is not None:
            mine = [change for change in changes if change.kind == kind]
            values = [(side or {}).get(field) for change in mine for side in (change.before, change.after)]
            records = rows.many(kind_of(kind), _changed(changes, kind)).values()
            found |= {id for value in values if (id := link.from_json(value))}
            found |= {id for record in records if (id := record.of(field))}
    return found


def _refresh_cases(rows: Rows, ids: list[int]) -> set[int]:
    fresh: set[int] = set()
    for record, values in derived_of(rows, ids):
        fresh |= _keep(rows, record, **values)
    return fresh


def derived_of(rows: Rows, ids: list[int]) -> Iterator[tuple[Record, dict[str, object]]]:
    """Yield the members of these cases and the cases themselves, each with what is to be derived of it."""
    cases = rows.many(Case, ids)
    members = rows.grouped(Person, "case", cases)
    people = [person.id for group in members.values() for person in group]
    prepared = _prepared(rows, people)
    passengers = rows.grouped(Passenger, "person", people)
    departures = rows.many(Departure, [each.departure for group in passengers.values() for each in group])
    placements = rows.grouped(Placement, "case", cases)
    for case in cases.values():
        stages = []
        for person in members.get(case.id, []):
            stage = person_stage(
                person, case, prepared=person.id in prepared, passengers=passengers.get(person.id, []),
                departures=departures, placements=placements.get(case.id, []),
            )  # fmt: skip
            stages.append(stage)
            yield person, {"stage": stage.value}
        yield case, {"stage": case_stage(case, stages).value, "size": len(stages)}


def _prepared(rows: Rows, people: Iterable[int]) -> set[int]:
    """Return those of whom there is a record that makes them preparing; each kind is asked of those left over."""
    left, found = set(people), set[int]()
    for kind in PREPARING:
        found |= {person for (person,) in rows.columns(kind, ["person"], "person", left - found)}
    return found


def differs(record: Record, values: Mapping[str, object]) -> bool:
    """Return whether what is kept of a record is not what is to be derived of it."""
    return any(getattr(record, name) != value for name, value in values.items())


def _keep(rows: Rows, record: Record, **values: object) -> set[int]:
    if not differs(record, values):
        return set()
    rows.update_derived(type(record), record.id, values)
    return {record.id}

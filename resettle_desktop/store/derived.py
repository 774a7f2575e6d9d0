"""Keeps what can be derived as an index: stages, the size of cases, how passengers stand (DESIGN, idea 3)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from resettle_desktop.records.kinds import (
    Attendance,
    Case,
    Escort,
    HealthActivity,
    Leg,
    OutbreakMeasures,
    Passenger,
    Person,
    Placement,
    Setting,
)
from resettle_desktop.records.record import Record, kind_of
from resettle_desktop.records.stages import Stage
from resettle_desktop.rules.clearance.facts import FACTS
from resettle_desktop.rules.clearance.limits import APPLIES_BY_OFFICE, SET_BY_OFFICE, shipped_form
from resettle_desktop.rules.stages import PREPARING, STAGE_FACTS, case_stage, person_stage
from resettle_desktop.store.changes import Change
from resettle_desktop.store.health import DUE_FACTS, HealthDues
from resettle_desktop.store.judging import JudgedFamilies, Standing
from resettle_desktop.store.progress import UNWATCHED, Progress
from resettle_desktop.store.rows import Rows
from resettle_desktop.store.standings import Standings

_PART = 300  # cases that are read at once
_RULES = "9"  # count on when what the rules of clearance or stages say of the same facts becomes another
_BOOKED = (Stage.BOOKED.value, Stage.CLEARED.value)
_WAITING = (Stage.SUBMITTED.value, Stage.DECIDED.value, Stage.PREPARING.value)
Values = dict[str, object]


@dataclass(frozen=True)
class Derived:
    """What follows from the facts of some families: values of their persons and cases, and how they stand."""

    values: tuple[tuple[Record, Values], ...]
    families: JudgedFamilies

    @property
    def stages(self) -> dict[int, str | None]:
        """Return the stages of the persons and cases, by id."""
        return {record.id: str(values["stage"] or "") or None for record, values in self.values}


def refresh(rows: Rows, changes: Sequence[Change]) -> set[int]:
    """Compute anew what these changes alter, and return the ids of the records of which something derived is new.

    Call it after the changes are written, in the same transaction. A person without a case has no stage. Raises
    KnownError for a setting by which nobody can be judged.
    """
    altering = [change for change in changes if _alters(change)]
    if not altering:
        return set()
    cases, lone = _touched(rows, altering)
    fresh = _ids(Standings(rows).forget(_changed(altering, "Passenger")))
    HealthDues(rows).forget(each.record for each in altering if each.kind == "Person" and each.after is None)
    for each in derived_of(rows, sorted(cases), sorted(lone)):
        fresh |= keep(rows, each)
    return fresh


def form() -> str:
    """Return what a store's index of clearance was made by: another rule or limit that is shipped is another form."""
    return f"{_RULES} {shipped_form()}"


def judge_anew(rows: Rows, progress: Progress = UNWATCHED) -> None:
    """Compute anew what is derived of all whom other rules or limits may judge otherwise.

    Raises KnownError for a setting by which nobody can be judged, CancelledError where the person stopped it.
    """
    cases, lone = _judged_by_limits(rows)
    done, total = 0, len(cases) + len(lone)
    for each in derived_of(rows, sorted(cases), sorted(lone)):
        keep(rows, each)
        done += len(each.families.families)
        progress.report(done, total)
        progress.stop_if_cancelled()


def _judged_by_limits(rows: Rows) -> tuple[set[int], set[int]]:
    """Return the cases with somebody who is booked or was looked at by a clinic, and all persons without a case."""
    cases = {case for (case,) in rows.columns(Person, ["case"], "stage", _BOOKED) if case}
    seen = {person for (person,) in rows.columns(HealthActivity, ["person"])}
    cases |= {case for case, stage in rows.columns(Person, ["case", "stage"], "id", seen) if case and stage in _WAITING}
    return cases, {person.id for person in rows.equal(Person, case=None)}


def derived_of(rows: Rows, cases: Iterable[int], lone: Sequence[int] = ()) -> Iterator[Derived]:
    """Yield what is to be derived of these cases and their members, part by part; last of persons without a case."""
    ids = [*cases]
    for start in range(0, len(ids), _PART):
        yield derived_of_part(rows, ids[start : start + _PART], [])
    if lone:
        yield derived_of_part(rows, [], lone)


def derived_of_part(rows: Rows, ids: Sequence[int], lone: Sequence[int]) -> Derived:
    """Return the same of few cases and persons at once."""
    cases = rows.many(Case, ids)
    members = rows.grouped(Person, "case", cases)
    families = JudgedFamilies(rows, cases, members, rows.many(Person, lone))
    alone: list[tuple[Record, Values]] = [(person, {"stage": None}) for person in families.lone.values()]
    return Derived((*_values(rows, families), *alone), families)


def keep(rows: Rows, derived: Derived) -> set[int]:
    """Write what is to be derived where something else is kept, and return the ids of those records."""
    ids = _ids(Standings(rows).keep(derived.families)) | HealthDues(rows).keep(derived.families, derived.stages)
    for record, values in derived.values:
        if differs(record, values):
            rows.update_derived(type(record), record.id, values)
            ids.add(record.id)
    return ids


def _ids(standings: Iterable[Standing]) -> set[int]:
    return {id for each in standings for id in (each.passenger, each.person)}


def differs(record: Record, values: Mapping[str, object]) -> bool:
    """Return whether what is kept of a record is not what is to be derived of it."""
    return any(getattr(record, name) != value for name, value in values.items())


def _values(rows: Rows, families: JudgedFamilies) -> Iterator[tuple[Record, Values]]:
    people = [person.id for group in families.members.values() for person in group]
    prepared, cleared = _prepared(rows, people), families.cleared
    placements = rows.grouped(Placement, "case", families.cases)
    for case in families.cases.values():
        stages = []
        for person in families.members.get(case.id, ()):
            stage = person_stage(
                person, case, prepared=person.id in prepared, passengers=families.passengers.get(person.id, []),
                departures=families.departures, placements=placements.get(case.id, []), cleared=person.id in cleared,
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


# what a change set touches


def _alters(change: Change) -> bool:
    """Return whether something that is derived depends on what a change changes: a form of remarks derives nothing."""
    facts = _facts().get(change.kind)
    if facts is None:
        return change.kind in (Setting.kind_name(), OutbreakMeasures.kind_name())
    if change.before is None or change.after is None:
        return True
    return not facts.isdisjoint({*change.before, *change.after})


@cache
def _facts() -> dict[str, frozenset[str]]:
    kinds = {*FACTS, *STAGE_FACTS, *PREPARING}
    facts = {kind.kind_name(): frozenset((*FACTS.get(kind, ()), *STAGE_FACTS.get(kind, ()))) for kind in kinds}
    return {**facts, HealthActivity.kind_name(): facts[HealthActivity.kind_name()] | {*DUE_FACTS}}


def _touched(rows: Rows, changes: Sequence[Change]) -> tuple[set[int], set[int]]:
    """Return the cases whose families these changes touch, and the persons without a case."""
    limits = any(_sets_limits(rows, change) for change in changes)
    cases, ids = _judged_by_limits(rows) if limits else (set(), set())
    departures = _changed(changes, "Departure")
    departures |= _named(rows, changes, Leg, "departure") | _named(rows, changes, Escort, "departure")
    sessions = _changed(changes, "Session")
    ids |= _changed(changes, "Person") | _named(rows, changes, Record, "person")
    ids |= {each.person for each in rows.where_in(Passenger, "departure", departures) if each.person}
    ids |= {each.person for each in rows.where_in(Attendance, "session", sessions) if each.person}
    persons = rows.many(Person, ids).values()
    cases |= _changed(changes, "Case") | _named(rows, changes, Record, "case")
    cases |= {person.case for person in persons if person.case}
    there = rows.many(Case, cases)
    return set(there), {person.id for person in persons if person.case not in there}


def _sets_limits(rows: Rows, change: Change) -> bool:
    """Return whether a change is one of outbreak measures, or of a setting, by which people are judged."""
    if change.kind == OutbreakMeasures.kind_name():
        return True
    if change.kind != Setting.kind_name():
        return False
    names = [(side or {}).get("name") for side in (change.before, change.after)]
    setting = rows.get(Setting, change.record)
    judging = (SET_BY_OFFICE, APPLIES_BY_OFFICE)
    return any(str(name or "").startswith(judging) for name in (*names, setting.name if setting else None))


def _changed(changes: Sequence[Change], kind: str) -> set[int]:
    return {change.record for change in changes if change.kind == kind}


def _named(rows: Rows, changes: Sequence[Change], of: type[Record], field: str) -> set[int]:
    """Return whom changed records, of one kind or all, name in this field, before and now.

    A change of other fields does not say it.
    """
    found: set[int] = set()
    for kind in {change.kind for change in changes if issubclass(kind_of(change.kind), of)}:
        link = next((link for link in kind_of(kind).links() if link.name == field), None)
        if link is not None:
            mine = [change for change in changes if change.kind == kind]
            values = [(side or {}).get(field) for change in mine for side in (change.before, change.after)]
            records = rows.many(kind_of(kind), _changed(changes, kind)).values()
            found |= {id for value in values if (id := link.from_json(value))}
            found |= {id for record in records if (id := record.of(field))}
    return found

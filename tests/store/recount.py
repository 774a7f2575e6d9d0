"""What a store holds, and what it should have derived from that, counted anew without its own help."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import Any

from resettle_desktop.records.fields import Name
from resettle_desktop.records.kinds import Case, Departure, Leg, Passenger, Person, Placement
from resettle_desktop.records.record import Record, kinds
from resettle_desktop.rules.names import index_words, word_key
from resettle_desktop.rules.spelling import consonants, is_arabic
from resettle_desktop.rules.stages import PREPARING, TRAVELLED, case_stage, person_stage
from resettle_desktop.store.fulltext import FullText
from resettle_desktop.store.store import Store
from resettle_desktop.store.tables import Spelling, Word
from resettle_desktop.store.wanted import number_part, number_words

PARENTS = ("father_name", "grandfather_name", "mother_name")
Held = dict[str, dict[Any, Any]]


def held(store: Store) -> Held:
    """Return the records with their values, the words under which they are found, and what was derived of them."""
    return {"records": _values(_all(store)), "words": _indexed(store), "derived": held_derived(store)}


def recounted(store: Store) -> Held:
    """Return the same, with words and derived values computed from the records alone."""
    records = _all(store)
    return {"records": _values(records), "words": _words(records), "derived": recounted_derived(store)}


def held_derived(store: Store) -> dict[Any, Any]:
    """Return the stages, sizes and standings that are kept."""
    return {**_derived(_all(store)), **_kept_standings(store)}


def recounted_derived(store: Store) -> dict[Any, Any]:
    """Return the same, computed from the records alone."""
    records, judged = _all(store), _judged(store)
    cleared = {person for person, cleared, *_more in judged.values() if cleared}
    return {**_stages(records, cleared), **_cases(records, cleared), **judged}


def _all(store: Store) -> list[Record]:
    return [record for kind in kinds() for record in store.rows.equal(kind)]


def _values(records: Iterable[Record]) -> dict[Any, Any]:
    return {(record.kind_name(), record.id): record.values() for record in records}


def _indexed(store: Store) -> dict[Any, Any]:
    words = [(row.kind, row.record, row.field, row.word) for row in Word.select().bind(store._database)]
    names = [(id, term[1:]) for id, term in FullText(store._database).entries()]
    spelled = {row.word: row.count for row in Spelling.select().bind(store._database)}
    return {**_counted(words), **_counted(names), **spelled}


def _words(records: list[Record]) -> dict[Any, Any]:
    named = [(record, word) for record in records for word in _names(record)]
    entries = _with_cases(named)
    own = _with_cases((record, word) for record in records for word in _names(record, PARENTS))
    keyed = {(id, word_key(word)) for id, word in entries if word.isascii()}
    heard = {(id, consonants(word), is_arabic(word)) for id, word in own if consonants(word) != "-"}
    return {
        **_counted(_numbers(records)),
        **_counted([*entries, *keyed, *((id, each) for id, each, _script in heard)]),
        **{word: sum(1 for _record, each in named if each == word) for word in {word for _record, word in named}},
    }


def _with_cases(named: Iterable[tuple[Record, str]]) -> set[tuple[int, str]]:
    """Return the words by record, a person's by the case too."""
    each = list(named)
    return {(record.id, word) for record, word in each} | {
        (record.case, word) for record, word in each if isinstance(record, Person) and record.case
    }


def _numbers(records: Iterable[Record]) -> Iterator[tuple[object, ...]]:
    for record in records:
        for field in record.fields():
            value = record.of(field.name)
            for word in number_words(field, value) if value is not None else ():
                yield record.kind_name(), record.id, field.name, word
            if value is not None and number_part(field, value):
                yield record.kind_name(), record.id, f"part of {field.name}", number_part(field, value)


def _names(record: Record, but: Collection[str] = ()) -> list[str]:
    names = [field.name for field in record.fields() if isinstance(field, Name) or field.name == "aliases"]
    values = [record.of(name) for name in names if name not in but]
    return [word for value in values if value for word in index_words(value)]


def _counted(entries: Iterable[tuple[object, ...]]) -> dict[Any, Any]:
    counts: dict[Any, Any] = {}
    for entry in entries:
        counts[entry] = counts.get(entry, 0) + 1
    return counts


def _derived(records: Iterable[Record]) -> dict[Any, Any]:
    return {
        (record.id, field.name): record.of(field.name)
        for record in records
        for field in record.fields(derived=True)
        if field.derived
    }


def _of(records: Iterable[Record], kind: type[Record], **equal: object) -> list[Any]:
    mine = (record for record in records if isinstance(record, kind))
    return [record for record in mine if all(record.of(name) == value for name, value in equal.items())]


def _kept_standings(store: Store) -> dict[Any, Any]:
    departures = [each.id for each in store.rows.equal(Departure)]
    return {
        (each.passenger, "standing"): (each.person, each.cleared, each.until, each.held_by)
        for group in store.standings.of_departures(departures).values()
        for each in group
    }


def _judged(store: Store) -> dict[Any, Any]:
    """Return how everybody stands who is still to board, each departure judged as a whole."""
    found: dict[Any, Any] = {}
    for departure in store.rows.equal(Departure, cancelled=None):
        legs = sorted(store.rows.equal(Leg, departure=departure.id), key=lambda leg: (leg.order or 0, leg.id))
        judged = store.clearances.of_departure(departure).travellers if legs and legs[0].departs else ()
        for each in judged:
            held = tuple(one.name for one in each.held_by)
            passenger = each.traveller.passenger
            if passenger and passenger.status not in TRAVELLED:
                found[passenger.id, "standing"] = (each.traveller.person.id, each.cleared, each.until, held)
    return found


def _stages(records: list[Record], cleared: Collection[int]) -> dict[Any, Any]:
    departures = {each.id: each for each in _of(records, Departure)}
    cases = {case.id: case for case in _of(records, Case)}
    return {
        (person.id, "stage"): person_stage(
            person,
            cases[person.case],
            prepared=any(_of(records, kind, person=person.id) for kind in PREPARING),
            passengers=_of(records, Passenger, person=person.id),
            departures=departures,
            placements=_of(records, Placement, case=person.case),
            cleared=person.id in cleared,
        )
        if person.case in cases
        else None
        for person in _of(records, Person)
    }


def _cases(records: list[Record], cleared: Collection[int]) -> dict[Any, Any]:
    stages = _stages(records, cleared)
    counted: dict[Any, Any] = {}
    for case in _of(records, Case):
        members = _of(records, Person, case=case.id)
        counted[case.id, "size"] = len(members)
        counted[case.id, "stage"] = case_stage(case, [stages[person.id, "stage"] for person in members])
    return counted

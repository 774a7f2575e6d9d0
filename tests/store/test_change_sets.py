"""Any change sets, applied and taken back in any order, on a small invented office."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from resettle_desktop.records.errors import KnownError
from resettle_desktop.records.numbers import id_text
from resettle_desktop.records.record import kind_of
from resettle_desktop.store.changes import ChangeSet, Draft
from resettle_desktop.store.slots import QUICK_KEY_SETTINGS
from resettle_desktop.store.store import Store
from tests.store.recount import held, recounted

CASES, PEOPLE, FLIGHTS, SEATS, PAPERS, PLACES = ([n, n + 1] for n in (100, 200, 300, 400, 500, 600))


def one(of: list[Any]) -> st.SearchStrategy[Any]:
    return st.none() | st.sampled_from(of)


def link(ids: list[int]) -> st.SearchStrategy[Any]:
    return one([id_text(id) for id in ids])


def values(**each: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries({}, optional=each)


WORLD: dict[str, tuple[list[int], st.SearchStrategy[dict[str, Any]]]] = {
    "Case": (
        CASES,
        values(
            unhcr_number=one(["LEB-15C01056", "LEB-15C01057"]), phone=one(["+961 3 876082"]),
            decision=one(["positive", "negative", "pending"]), closed=one(["2020-01-02"]),
        ),
    ),
    "Person": (
        PEOPLE,
        values(
            case=link(CASES), family_name=one(["HADDAD", "Abd al-Rahman", "حداد"]), phone=one(["03 876082", "03 1"]),
            unhcr_number=one(["LEB-58409303", "LEB-59509497"]), birth_date=one(["1985", "1985-03", "1985-03-26"]),
        ),
    ),
    "Departure": (FLIGHTS, values(reference=one(["BEY-2020-01", "BEY-2020-02"]), cancelled=one([True, False]))),
    "Passenger": (
        SEATS,
        values(departure=link(FLIGHTS), person=link(PEOPLE), status=one(["confirmed", "no_show", "arrived"])),
    ),
    "TravelDocument": (PAPERS, values(person=link(PEOPLE), number=one(["N0123456", "N-0123457"]))),
    "Placement": (PLACES, values(case=link(CASES), person=link(PEOPLE), type=one(["centre", "lri"]))),
}  # fmt: skip


@st.composite
def edits(draw: st.DrawFn) -> tuple[str, int, dict[str, Any] | None]:
    """Return what shall become of one record: its new values, None where it is to go."""
    kind = draw(st.sampled_from(sorted(WORLD)))
    ids, some = WORLD[kind]
    goes = draw(st.integers(1, 6)) == 1
    return kind, draw(st.sampled_from(ids)), None if goes else draw(some)


steps = st.lists(st.lists(edits(), min_size=1, max_size=4) | st.integers(1, 12), min_size=5, max_size=20)
FAMILY = [
    [("Case", 100, {"unhcr_number": "LEB-15C01056", "decision": "positive"})],
    [("Person", 200, {"case": id_text(100), "family_name": "HADDAD"}), ("Person", 201, {"case": id_text(100)})],
    [("Departure", 300, {"reference": "BEY-2020-01"})],
    [("Passenger", 400, {"departure": id_text(300), "person": id_text(200), "status": "arrived"})],
]


def drafted(store: Store, asked: list[tuple[str, int, dict[str, Any] | None]]) -> ChangeSet:
    """Return the change set of these edits, as a form that reads the store first would write it."""
    draft = Draft()
    for kind, id, new in asked:
        there = store.rows.get(kind_of(kind), id)
        if there and new is None:
            draft.remove(kind, id, there.values())
        elif there:
            draft.set(kind, id, there.values(), new or {})
        elif new is not None:
            draft.add(kind, id, new)
    return draft.change_set()


@contextmanager
def office() -> Iterator[Store]:
    with TemporaryDirectory() as folder:
        made, _code = Store.create(Path(folder) / "office", "rania", "five plain words", QUICK_KEY_SETTINGS)
        with made:
            for edit in FAMILY:
                made.apply(drafted(made, edit))  # type: ignore[arg-type]
            yield made


def attempt(store: Store, step: Any) -> None:
    """Apply a change set or take one back; a refusal says why, and leaves everything as it was."""
    before, entries = held(store), store.history.last_number()
    try:
        applied = store.undo(step) if isinstance(step, int) else store.apply(drafted(store, step))
    except KnownError:
        assert (held(store), store.history.last_number()) == (before, entries)
        return
    assert store.history.last_number() == entries + (applied is not None)


def taken_back(asked: Any) -> None:
    with office() as store:
        before = held(store)
        try:
            applied = store.apply(drafted(store, asked))
        except KnownError:
            applied = None
        if applied:
            store.undo(applied.number)
        assert held(store) == before


def interleaved(asked: Any) -> None:
    with office() as store:
        for step in asked:
            attempt(store, step)
            assert held(store) == recounted(store)
        assert list(store.history.altered()) == []


@settings(max_examples=60, deadline=None)
@given(st.lists(edits(), min_size=1, max_size=8))
def test_what_was_applied_and_taken_back_leaves_no_trace(asked: Any) -> None:
    taken_back(asked)


@settings(max_examples=40, deadline=None)
@given(steps)
@example([[("Departure", 300, {"cancelled": True})], 5])
@example([[("Passenger", 400, {"status": "no_show"})], [("Passenger", 400, {"departure": None})], 5])
@example([[("Placement", 600, {"case": id_text(100), "type": "centre"})], [("Placement", 600, {"type": "lri"})], 6])
@example([[("Person", 201, {"case": None})], [("TravelDocument", 500, {"person": id_text(201)})], 5])
@example([[("Person", 200, {"family_name": "Najjar"})], [("Passenger", 400, None)], [("Person", 200, None)], 7, 5])
def test_after_any_steps_words_stages_and_sizes_are_those_of_a_full_recount(asked: Any) -> None:
    interleaved(asked)


@pytest.mark.soak
@settings(max_examples=3000, deadline=None)
@given(st.lists(edits(), min_size=1, max_size=8))
def test_three_thousand_times_nothing_leaves_a_trace(asked: Any) -> None:
    taken_back(asked)


@pytest.mark.soak
@settings(max_examples=3000, deadline=None)
@given(steps)
def test_three_thousand_times_a_full_recount_agrees(asked: Any) -> None:
    interleaved(asked)

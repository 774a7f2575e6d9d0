"""Whatever facts come and go in whatever order, the stages kept are those that follow from the facts."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from resettle_desktop.records.kinds import Case, Person
from resettle_desktop.records.stages import Stage
from resettle_desktop.store.changes import Conflicting
from resettle_desktop.store.slots import QUICK_KEY_SETTINGS
from resettle_desktop.store.store import Store
from tests.store.conftest import haddad
from tests.store.recount import held_derived, recounted_derived

CASE = {"unhcr_number": "LEB-15C01056"}
PEOPLE = ({"unhcr_number": "LEB-58409303"}, {"unhcr_number": "LEB-59509497"})
DEPARTURE = {"reference": "BEY-2020-01"}
EXAMPLES = 20  # more were run when the rules were made
STATUSES = ["listed", "confirmed", "boarded", "arrived", "no_show", "postponed", "offloaded", "missed_connection"]
people = st.sampled_from(PEOPLE)


def facts_of_a_case() -> st.SearchStrategy[dict[str, Any]]:
    values = st.sampled_from(
        [
            {"decision": "positive"}, {"decision": "negative"}, {"decision": None}, {"decision": "withdrawn"},
            {"withdrawn": "2020-05-03"}, {"withdrawn": None}, {"closed": "2020-05-04"}, {"closed": None},
            {"hold": True}, {"hold": None},
        ]
    )  # fmt: skip
    return values.map(lambda given: {"set": "Case", "where": CASE, "values": given})


def facts_of_a_person() -> st.SearchStrategy[dict[str, Any]]:
    values = st.sampled_from(
        [{"died": "2020"}, {"died": None}, {"withdrawn": "2020-05-03"}, {"withdrawn": None}, {"hold": True}]
    )
    return st.tuples(people, values).map(lambda of: {"set": "Person", "where": of[0], "values": of[1]})


def papers() -> st.SearchStrategy[dict[str, Any]]:
    kinds = st.sampled_from(["TravelDocument", "Permit", "HealthActivity", "Attendance", "Consent", "FollowUp"])
    return st.tuples(kinds, people).map(lambda of: {"add": of[0], "values": {"person": of[1]}})


def journeys() -> st.SearchStrategy[dict[str, Any]]:
    cancelled = st.sampled_from([True, None]).map(
        lambda given: {"set": "Departure", "where": DEPARTURE, "values": {"cancelled": given}}
    )
    seats = st.tuples(people, st.sampled_from(STATUSES)).map(
        lambda of: {"add": "Passenger", "values": {"departure": DEPARTURE, "person": of[0], "status": of[1]}}
    )
    places = st.tuples(st.sampled_from(["centre", "lri", None]), people | st.none()).map(
        lambda of: {"add": "Placement", "values": {"case": CASE, "type": of[0], "person": of[1]}}
    )
    return cancelled | seats | places


facts = facts_of_a_case() | facts_of_a_person() | papers() | journeys()
steps = st.lists(facts | st.integers(0, 20), min_size=1, max_size=12)


@contextmanager
def office() -> Iterator[Store]:
    with TemporaryDirectory() as folder:
        store, _code = Store.create(Path(folder) / "office.resettle", "rania", "five plain words", QUICK_KEY_SETTINGS)
        with store:
            apply(store, *haddad(), {"add": "Departure", "values": DEPARTURE})
            yield store


def apply(store: Store, *changes: dict[str, Any]) -> None:
    statement = store.read_statement({"changes": list(changes)}, "test")
    assert not statement.findings, statement.findings
    store.apply(statement.change_set)


def take(store: Store, step: dict[str, Any] | int) -> None:
    """Write a fact, or take one of the last change sets back."""
    if isinstance(step, int):
        undo(store, step)
    else:
        apply(store, step)


def undo(store: Store, back: int) -> None:
    """Take back a change set so many before the last, where what it names is still as it left it; never the first."""
    number = store.history.last_number() - back
    if number > 1:
        with suppress(Conflicting):
            store.undo(number)


@settings(max_examples=EXAMPLES, deadline=None)
@given(steps)
def test_any_sequence_of_facts_gives_the_stages_of_a_full_recount(taken: list[dict[str, Any] | int]) -> None:
    with office() as store:
        for step in taken:
            take(store, step)
            assert held_derived(store) == recounted_derived(store)


@settings(max_examples=EXAMPLES, deadline=None)
@given(steps)
def test_a_case_is_never_further_than_a_member_who_travels(taken: list[dict[str, Any] | int]) -> None:
    with office() as store:
        for step in taken:
            take(store, step)
        (case,) = store.rows.equal(Case)
        stages = [Stage(person.stage or "") for person in store.rows.equal(Person)]
        travelling = [stage for stage in stages if stage is not Stage.OUT]
        assert Stage(case.stage or "") is min(travelling, key=lambda stage: stage.rank, default=Stage.OUT)

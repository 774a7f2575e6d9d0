"""A long list, read page by page from any place."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import CancelledError

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from resettle_desktop.records.kinds import Case, Person
from resettle_desktop.store import windows
from resettle_desktop.store.store import Store
from resettle_desktop.store.windows import Window
from tests.store.watching import Stopped

FIELDS = ("unhcr_number", "size", "priority", "stage")
PRIORITIES = (None, "normal", "urgent", "emergency")


@pytest.fixture
def cases(store: Store) -> list[Case]:
    """Forty cases of every priority, stage and size, not in the order of their numbers."""
    stages = ("submitted", "decided", "preparing", "out")
    made = [
        Case(
            id=100 + n, unhcr_number=f"LEB-15C{n * 7 % 40:05d}" if n % 9 else None, priority=PRIORITIES[n % 4],
            stage=stages[n // 3 % 4], size=n % 5 or None,
        )
        for n in range(40)
    ]  # fmt: skip
    store.rows.insert(made)
    return made


def window(store: Store, field: str, descending: bool = False, **options: object) -> Window[Case]:
    return Window(store.rows, Case, field, descending, **options)  # type: ignore[arg-type]


def in_order(field: str) -> Callable[[Case], tuple[bool, object, int]]:
    order = {"priority": PRIORITIES, "stage": ("submitted", "decided", "preparing", "out")}.get(field)

    def place(case: Case) -> tuple[bool, object, int]:
        value = case.of(field)
        return value is not None, (order.index(value) if order else value) if value is not None else 0, case.id

    return place


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize("descending", [False, True])
def test_pages_follow_one_another_through_the_whole_list(
    store: Store, cases: list[Case], field: str, descending: bool
) -> None:
    shown = window(store, field, descending)
    read = [case.id for start in range(0, 50, 7) for case in shown.page(start, 7)]
    assert read == [case.id for case in sorted(cases, key=in_order(field), reverse=descending)]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(FIELDS), st.booleans(), st.lists(st.tuples(st.integers(0, 45), st.integers(1, 12)), max_size=6))
def test_a_page_is_the_same_from_wherever_one_comes(
    store: Store, field: str, descending: bool, jumps: list[tuple[int, int]]
) -> None:
    if not store.rows.count(Case):
        store.rows.insert([Case(id=n, size=n % 4 or None, priority=PRIORITIES[n % 4]) for n in range(1, 41)])
    expected = [case.id for case in window(store, field, descending).page(0, 99)]
    shown = window(store, field, descending)
    for start, limit in jumps:
        assert [case.id for case in shown.page(start, limit)] == expected[start : start + limit]


def test_a_filtered_list_counts_and_shows_what_fits(store: Store, cases: list[Case]) -> None:
    shown = window(store, "unhcr_number", equal={"priority": "urgent"}, among=[case.id for case in cases[:20]])
    assert shown.count() == 5
    assert {case.priority for case in shown.page(0, 50)} == {"urgent"}


def test_a_word_that_is_in_no_list_comes_first(store: Store, cases: list[Case]) -> None:
    store.rows.insert([Case(id=7, priority="at_once")])
    in_sight = [case.priority for case in window(store, "priority").page(0, 50) if case.priority]
    assert in_sight[:2] == ["at_once", "normal"]


def test_beyond_the_end_there_is_nothing(store: Store, cases: list[Case]) -> None:
    assert window(store, "size").page(40, 10) == []


@pytest.mark.parametrize("field", FIELDS)
def test_each_column_by_which_cases_are_sorted_has_an_index(store: Store, field: str) -> None:
    columns = [index.columns for index in store._database.get_indexes("case")]
    assert [field] in columns


def test_a_sum_is_taken_over_what_fits(store: Store, cases: list[Case]) -> None:
    urgent = [case for case in cases if case.priority == "urgent"]
    assert window(store, "unhcr_number", equal={"priority": "urgent"}).total("size") == sum(c.size or 0 for c in urgent)
    assert window(store, "unhcr_number", among=[]).total("size") == 0


@pytest.mark.parametrize("few", [3, 100])
@pytest.mark.parametrize("descending", [False, True])
def test_a_list_that_was_gone_through_shows_the_same(
    store: Store, cases: list[Case], monkeypatch: pytest.MonkeyPatch, few: int, descending: bool
) -> None:
    monkeypatch.setattr(windows, "FEW", few)
    plain, gone_through = (window(store, "priority", descending, equal={"stage": "decided"}) for _each in range(2))
    gone_through.prepare("size")
    assert (gone_through.count(), gone_through.total("size")) == (plain.count(), plain.total("size"))
    assert [case.id for case in gone_through.page(2, 5)] == plain.ids()[2:7]
    assert gone_through.ids() == plain.ids()


def test_a_list_of_few_or_of_all_is_quick(store: Store, cases: list[Case], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(windows, "FEW", 10)
    assert window(store, "size").is_quick() and window(store, "size", among=[101, 102]).is_quick()
    assert not window(store, "size", equal={"stage": "decided"}).is_quick()


def test_going_through_a_list_stops_when_asked(store: Store, cases: list[Case]) -> None:
    with pytest.raises(CancelledError):
        window(store, "size", equal={"stage": "decided"}).prepare("size", Stopped())


def test_names_stand_in_the_order_of_their_letters(store: Store) -> None:
    names = ["Zein", "ABBOUD", "al Hamwi", "Abboud", None, "AL HAMWI"]
    store.rows.insert([Person(id=n, family_name=name) for n, name in enumerate(names, start=1)])
    for descending in (False, True):
        shown = Window(store.rows, Person, "family_name", descending)
        read = [person.id for start in range(6) for person in shown.page(start, 1)]
        assert read == [5, 2, 4, 3, 6, 1][:: -1 if descending else 1]


@pytest.mark.parametrize("field", ["family_name", "birth_date", "nationality", "case", "stage", "unhcr_number"])
def test_each_column_by_which_persons_are_sorted_has_an_index(store: Store, field: str) -> None:
    assert [field] in [index.columns for index in store._database.get_indexes("person")]

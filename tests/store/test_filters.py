"""What is asked of one field, and which records it fits."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from resettle_desktop.records.dates import read_partial
from resettle_desktop.records.kinds import Case, HealthActivity, Person
from resettle_desktop.records.record import kinds
from resettle_desktop.store.filters import CLEARED, HELD, Filter, How, boarding, filtered_fields, ways_of
from resettle_desktop.store.store import Store
from resettle_desktop.store.windows import Window

CASES = (
    {"id": 1, "unhcr_number": "LEB-15C01056", "asylum_country": "LBN", "hold": True, "size": 4, "office": "Beirut"},
    {
        "id": 2,
        "unhcr_number": "385-16C05003",
        "asylum_country": "TUR",
        "hold": False,
        "size": 7,
        "office": "100% (a_b)",
    },
    {"id": 3, "asylum_country": "JOR", "interview_languages": ("ara", "kur"), "office": "beirut south"},
    {"id": 4, "interview_languages": ("kur",)},
)


@pytest.fixture
def cases(store: Store) -> Store:
    store.rows.insert([Case(**values) for values in CASES])
    return store


def fitting(store: Store, field: str, how: How, *values: object, kind: type = Case) -> list[int]:
    window: Window[Case] = Window(store.rows, kind, "id", filters=[Filter(field, how, values)])
    found = [each.id for each in window.page(0, 99)]
    assert window.count() == len(found)
    return found


@pytest.mark.parametrize(
    ("field", "how", "values", "found"),
    [
        ("asylum_country", How.IS, ("LBN",), [1]),
        ("asylum_country", How.IS, ("LBN", "JOR"), [1, 3]),
        ("asylum_country", How.IS_NOT, ("LBN", "JOR"), [2, 4]),
        ("asylum_country", How.EMPTY, (), [4]),
        ("asylum_country", How.FILLED, (), [1, 2, 3]),
        ("hold", How.IS, (True,), [1]),
        ("hold", How.IS, (False,), [2]),
        ("size", How.FROM_TO, (4, 6), [1]),
        ("size", How.FROM_TO, (5, None), [2]),
        ("size", How.FROM_TO, (None, None), [1, 2]),
        ("interview_languages", How.IS, ("ara", "tir"), [3]),
        ("interview_languages", How.IS_NOT, ("ara",), [1, 2, 4]),
        ("office", How.CONTAINS, ("BEIRUT",), [1, 3]),
        ("office", How.CONTAINS, ("%",), [2]),
        ("office", How.CONTAINS, ("a_b",), [2]),
        ("office", How.IS, ("beirut",), [1]),
        ("office", How.IS_NOT, ("beirut",), [2, 3, 4]),
        ("unhcr_number", How.IS, ("leb 15c 01056",), [1]),
        ("unhcr_number", How.CONTAINS, ("16C0-5003",), [2]),
    ],
)
def test_what_is_asked_of_a_field_finds_what_fits(
    cases: Store, field: str, how: How, values: tuple[object, ...], found: list[int]
) -> None:
    assert fitting(cases, field, how, *values) == found


@pytest.mark.parametrize(
    ("ends", "found"),
    [
        (("1985", "1985"), ["1985", "1985~", "1985-03", "1985-03-14", "1985-12-31"]),
        (("1985-03", "1985-03"), ["1985", "1985~", "1985-03", "1985-03-14"]),
        (("1985-03-15", None), ["1985", "1985~", "1985-03", "1985-12-31", "1986"]),
        ((None, "1985-03-13"), ["1984-12", "1985", "1985~", "1985-03"]),
    ],
)
def test_a_date_known_in_part_fits_where_it_may_lie(store: Store, ends: tuple[str, str], found: list[str]) -> None:
    dates = ["1984-12", "1985", "1985~", "1985-03", "1985-03-14", "1985-12-31", "1986"]
    store.rows.insert([Person(id=n, birth_date=read_partial(each)) for n, each in enumerate(dates, start=1)])
    assert fitting(store, "birth_date", How.FROM_TO, *ends, kind=Person) == [dates.index(each) + 1 for each in found]


def test_all_that_is_asked_must_fit(cases: Store) -> None:
    asked = [Filter("office", How.CONTAINS, ("beirut",)), Filter("hold", How.IS, (True,))]
    assert [each.id for each in Window(cases.rows, Case, "id", filters=asked).page(0, 9)] == [1]


def test_nobody_is_found_by_what_concerns_health_or_is_sealed() -> None:
    asked = {field.name for field in filtered_fields(HealthActivity)}
    assert not asked & {"details", "result"}


def test_every_field_of_every_kind_can_be_asked_for_in_each_of_its_ways(store: Store) -> None:
    for kind in kinds():
        for field in filtered_fields(kind):
            for how in ways_of(field):
                values = {How.FROM_TO: (None, None), How.EMPTY: (), How.FILLED: ()}.get(how, ("x",))
                assert fitting(store, field.name, how, *values, kind=kind) == []


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=20))
@example("\0")
def test_any_text_can_be_looked_for(store: Store, text: str) -> None:
    if not store.rows.count(Case):
        store.rows.insert([Case(id=1, office="Beirut")])
    assert fitting(store, "office", How.CONTAINS, text) == ([1] if text.casefold() in "beirut" else [])


@pytest.mark.parametrize(
    ("asked", "fits"), [(HELD, [1, 3]), (CLEARED, [2]), ("visa", [1]), ("pcr", [3]), ("consent", [])]
)
def test_cases_and_persons_are_asked_for_by_how_they_stand(cases: Store, asked: str, fits: list[int]) -> None:
    cases.rows.insert([Person(id=10 + n, case=n) for n in (1, 2, 3, 4)])
    stands = [(21, 11, 1, 0), (22, 12, 2, 1), (23, 13, 3, 0)]
    cases.rows.run_many(
        'INSERT INTO standing (passenger, person, "case", departure, cleared) VALUES (?, ?, ?, 9, ?)', stands
    )
    judged = [(21, "visa", "missing"), (22, "consent", "cleared"), (23, "pcr", "lapses")]
    cases.rows.run_many("INSERT INTO judged (passenger, requirement, state) VALUES (?, ?, ?)", judged)
    for kind, more in ((Case, 0), (Person, 10)):
        window: Window[Case] = Window(cases.rows, kind, "id", filters=[boarding(asked)])  # type: ignore[arg-type]
        assert [each.id for each in window.page(0, 9)] == [id + more for id in fits]

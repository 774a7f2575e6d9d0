"""What of anybody's health lapses or is due stands in an index that every change set keeps."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from resettle_desktop.store.checking import check_store, compute_anew
from resettle_desktop.store.health import DueFilter, DueRow
from resettle_desktop.store.store import Store
from tests.store.cleared import CASE, FATIMA, KHALED, clear_family, tell
from tests.store.conftest import haddad

ALL = DueFilter()
CHECK = {"activity": "fit_to_travel", "done": "2020-09-21T10:00"}
ASSESSMENT = {"activity": "health_assessment", "done": "2020-08-01T10:00", "result": "fit"}


@pytest.fixture
def cleared(store: Store) -> Store:
    clear_family(store)
    return store


@pytest.fixture
def waiting(store: Store) -> Store:
    """Return a store with a decided family that is on no departure."""
    tell(store, *haddad())
    tell(store, {"set": "Case", "where": CASE, "values": {"decision": "positive"}})
    return store


def lines(store: Store, wanted: DueFilter = ALL) -> list[tuple[str, str, str]]:
    return [(row.person.split(",")[0], row.line.due.what, row.line.due.state) for row in rows(store, wanted)]


def rows(store: Store, wanted: DueFilter = ALL) -> list[DueRow]:
    return store.health_dues.page(wanted, 0, 100)


def give(store: Store, **values: object) -> None:
    tell(store, {"add": "HealthActivity", "values": {"person": KHALED, **values}})


def test_of_who_may_board_nothing_is_due(cleared: Store) -> None:
    assert lines(cleared) == [] and cleared.health_dues.count() == 0


def test_a_check_that_lapses_before_departure_is_due_when_it_lapses(cleared: Store) -> None:
    tell(cleared, {"set": "Leg", "where": {"origin": "BEY"}, "values": {"departs": "2020-09-24T11:00"}})
    assert lines(cleared) == [("Haddad", "fit_to_travel", "lapses"), ("Rashid", "fit_to_travel", "lapses")]
    line = rows(cleared)[0]
    assert line.line.due.due == datetime(2020, 9, 24, 10, 0) and line.line.departs == datetime(2020, 9, 24, 11, 0)
    assert line.departure == "BEY-2020-01" and line.case_number == "LEB-15C01056"


def test_what_is_missing_is_due_at_the_departure(cleared: Store) -> None:
    tell(cleared, {"remove": "HealthActivity", "where": {"person": KHALED, "activity": "fit_to_travel"}})
    assert [(row.line.due.state, row.line.due.due) for row in rows(cleared)] == [
        ("missing", datetime(2020, 9, 22, 10, 35))
    ]


def test_a_new_limit_brings_what_lapses_by_it(cleared: Store) -> None:
    setting = cleared.settings.setting("limit.fit_to_travel_hours", "24")
    cleared.apply(setting)
    assert lines(cleared) == [("Haddad", "fit_to_travel", "lapses"), ("Rashid", "fit_to_travel", "lapses")]


def test_of_who_is_on_no_departure_the_assessment_lapses_all_the_same(waiting: Store) -> None:
    give(waiting, **ASSESSMENT)
    assert [(row.line.due.what, row.line.due.due) for row in rows(waiting)] == [
        ("health_assessment", date(2021, 1, 28))
    ]
    waiting.apply(waiting.settings.setting("limit.health_assessment_days.LBN", "90"))
    assert rows(waiting)[0].line.due.due == date(2020, 10, 30)


@pytest.mark.parametrize(
    ("activity", "result", "until"),
    [
        ("xray", "fit", date(2021, 1, 28)),
        ("medif", "done", date(2020, 8, 8)),
        ("medical_report", "fit", date(2020, 8, 15)),
    ],
)
def test_x_rays_and_forms_of_doctors_lapse_by_their_own_limits(
    waiting: Store, activity: str, result: str, until: date
) -> None:
    give(waiting, activity=activity, done="2020-08-01T10:00", result=result)
    assert [(row.line.due.what, row.line.due.due) for row in rows(waiting)] == [(activity, until)]


def test_an_airline_s_form_lapses_for_who_is_booked_too(cleared: Store) -> None:
    give(cleared, activity="medif", done="2020-09-01T10:00", result="done")
    assert lines(cleared) == [("Haddad", "medif", "lapses")]


def test_a_recheck_is_due_until_somebody_looked_again(waiting: Store) -> None:
    give(waiting, activity="treatment", done="2020-08-01T10:00", recheck="2020-09-01")
    assert lines(waiting) == [("Haddad", "recheck", "due")]
    give(waiting, activity="fit_to_travel", done="2020-09-02T08:00", result="fit")
    assert lines(waiting) == []


def test_a_result_is_awaited_from_the_sample_on(waiting: Store) -> None:
    give(waiting, activity="pcr", done="2020-08-01T10:00", result="pending", site="Laboratory")
    assert lines(waiting) == [("Haddad", "result", "due")]
    give(waiting, activity="pcr", done="2020-08-02T10:00", result="negative")
    assert lines(waiting) == []


@pytest.mark.parametrize("gone", [{"withdrawn": "2020-09-01"}, {"died": "2020-09-01"}])
def test_who_no_longer_travels_leaves_the_list(waiting: Store, gone: dict[str, str]) -> None:
    give(waiting, activity="pcr", done="2020-08-01T10:00")
    tell(waiting, {"set": "Person", "where": KHALED, "values": gone})
    assert lines(waiting) == []


def test_the_list_is_narrowed_by_what_country_site_and_day(waiting: Store) -> None:
    give(waiting, activity="pcr", done="2020-08-01T10:00", site="Laboratory")
    give(waiting, activity="treatment", done="2020-08-01T10:00", recheck="2020-12-01", site="Clinic")
    assert [each for each in ("what", "country", "site") if len(waiting.health_dues.choices(each)) == 1] == [
        "country", "site",
    ]  # fmt: skip
    for wanted, count in (
        (DueFilter(what="recheck"), 1), (DueFilter(country="TUR"), 0), (DueFilter(country="LBN"), 2),
        (DueFilter(site="elsewhere"), 0), (DueFilter(until=date(2020, 8, 14)), 1),
    ):  # fmt: skip
        assert waiting.health_dues.count(wanted) == len(rows(waiting, wanted)) == count


def test_undo_takes_the_line_back(waiting: Store) -> None:
    give(waiting, activity="pcr", done="2020-08-01T10:00")
    waiting.undo(waiting.history.last_number())
    assert lines(waiting) == []


def test_check_finds_an_index_that_says_something_else_and_mends_it(cleared: Store) -> None:
    tell(cleared, {"remove": "HealthActivity", "where": {"person": FATIMA, "activity": "fit_to_travel"}})
    cleared._database.execute_sql("DELETE FROM healthdue")
    assert [each.part for each in check_store(cleared).problems] == ["derived"]
    compute_anew(cleared)
    assert check_store(cleared).problems == () and len(lines(cleared)) == 1


def test_a_change_of_remarks_asks_nothing_of_it(cleared: Store) -> None:
    before = rows(cleared)
    tell(cleared, {"set": "Person", "where": KHALED, "values": {"remarks": "calls back"}})
    assert rows(cleared) == before

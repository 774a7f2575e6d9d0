"""Each figure counts what its sentence says: whom, how often, and by which date."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from resettle_desktop.figures.catalogue import FIGURES, figure_named
from resettle_desktop.figures.counting import Question, count, people
from resettle_desktop.figures.figure import Figure
from resettle_desktop.records.errors import KnownError
from resettle_desktop.records.kinds import Case, Person
from resettle_desktop.store.store import Store
from tests.figures.conftest import Ask, answer, case, made_store, person, tell

LISTING = [each for each in FIGURES if each.lists and "persons" in each.units]


def names(store: Store, found: list[tuple[int, str | None]]) -> set[str | None]:
    return {each.given_names for each in store.rows.many(Person, [id for id, _day in found]).values()}


def test_arrivals_are_counted_by_the_local_time_of_the_arrival(ask: Ask) -> None:
    assert ask("arrivals", "arrival_year") == {2020: 3}


def test_departures_are_counted_by_the_local_time_of_the_first_leg(ask: Ask) -> None:
    assert ask("departures", "departure_year") == {2019: 2, 2020: 1, None: 1}


def test_an_arrival_has_the_country_of_its_departure(ask: Ask) -> None:
    assert ask("arrivals", "departure_country", "asylum_country") == {("LBN", "LBN"): 2, ("TUR", "LBN"): 1}


def test_a_year_is_chosen_by_the_figures_own_date(ask: Ask) -> None:
    assert (ask("arrivals", years=(2019, 2019)), ask("arrivals", years=(2019, 2020))) == ({}, {(): 3})


def test_the_year_of_arrival_and_the_quota_year_stand_apart(ask: Ask) -> None:
    assert ask("departures", "quota_year") == {None: 3, 2020: 1}


def test_ages_are_those_of_the_day_of_arrival_in_unhcrs_brackets(ask: Ask) -> None:
    assert ask("arrivals", "age_group") == {"5_11": 1, "12_17": 1, "18_59": 1}


def test_an_unknown_age_is_counted_as_other(ask: Ask) -> None:
    assert ask("pipeline", "age_group", where={"nationality": ["SYR"]})["other"] == 1


def test_a_case_is_counted_once_under_its_head(ask: Ask) -> None:
    assert ask("arrivals", "arrival_year", "sex", unit="cases") == {(2020, "F"): 1}


def test_a_case_without_members_is_submitted_all_the_same(store_of: Store) -> None:
    tell(store_of, case("c9", submitted="2020-01-01"))
    assert answer(store_of, "submissions", unit="cases").total == 1
    assert answer(store_of, "submissions").total == 0


def test_decisions_are_split_by_what_was_decided(ask: Ask) -> None:
    assert ask("decisions", "decision") == {"positive": 5, "negative": 1}
    assert ask("decisions", "decision", unit="cases") == {"positive": 2, "negative": 1}


def test_refusals_and_withdrawals_are_counted_apart(ask: Ask) -> None:
    assert ask("refusals", "decision_year") == {2020: 1}
    assert ask("withdrawals", "reason") == {"withdrawn_by_refugee": 1}


def test_who_stayed_behind_is_counted_by_reason_also_when_gone_by_now(ask: Ask) -> None:
    assert ask("non_departures", "reason") == {"DOC": 1, "NSH": 1}


def test_the_pipeline_counts_everybody_by_stage(ask: Ask) -> None:
    assert ask("pipeline", "stage") == {"decided": 1, "departed": 1, "settled": 3, "out": 2}
    assert ask("pipeline", "stage", unit="cases") == {"decided": 1, "settled": 1, "out": 2}


def test_orientation_counts_the_lists_of_orientation_alone(ask: Ask) -> None:
    assert ask("orientation", "attendance") == {"present": 1, "absent": 1}


def test_families_are_counted_by_their_size(ask: Ask) -> None:
    assert ask("family_sizes", "family_size") == {1: 2, 2: 1, 3: 1}


def test_who_has_two_needs_is_counted_under_each(ask: Ask) -> None:
    assert ask("needs", "need") == {"SM-CI": 2, "WR-SW": 1}


def test_who_has_two_needs_is_one_person_in_all(office: Store, ask: Ask) -> None:
    assert answer(office, "needs", "need").total == 2
    assert ask("needs", "sex") == {"M": 1, "F": 1}


def test_arrivals_are_split_by_centre_and_by_municipality(ask: Ask) -> None:
    assert ask("arrivals", "centre", "municipality") == {("Florennes", "Namur"): 3}


def test_time_between_stages_is_told_as_median_and_90th_percentile(office: Store) -> None:
    rows = {row.by[0]: row for row in answer(office, "stage_times", "step").rows}
    decided = rows["submitted_decided"]
    assert (decided.count, decided.median, decided.p90) == (6, 30, 61)
    assert rows["arrived_settled"].median == 40


def test_rows_stand_in_the_order_of_their_values(office: Store) -> None:
    assert [row.by for row in answer(office, "arrivals", "age_group").rows] == [("5_11",), ("12_17",), ("18_59",)]


def test_where_a_value_is_not_known_can_be_asked(ask: Ask) -> None:
    assert ask("pipeline", where={"quota_year": [None]}) == {(): 5}
    assert ask("pipeline", where={"quota_year": [None, 2020]}) == {(): 7}


def test_a_filter_that_excludes_everybody_leaves_no_rows(ask: Ask) -> None:
    assert ask("arrivals", "sex", where={"nationality": ["COD"]}) == {}


def test_the_people_behind_a_row_are_those_that_it_counts(office: Store) -> None:
    question = Question(figure_named("arrivals"), "persons", ("departure_country",))
    assert names(office, people(office, question, {"departure_country": "LBN"})) == {"mona", "sami"}


@pytest.mark.parametrize("figure", LISTING, ids=lambda each: each.name)
def test_as_many_people_are_behind_every_row_as_it_counts(office: Store, figure: Figure) -> None:
    for unit in figure.units:
        question = Question(figure, unit, (*figure.split, "sex"))
        for row in count(office, question).rows:
            assert len(people(office, question, dict(zip(question.by, row.by, strict=True)))) == row.count


@pytest.mark.parametrize("figure", FIGURES, ids=lambda each: each.name)
def test_every_field_of_every_figure_can_split_it(office: Store, figure: Figure) -> None:
    for unit in figure.units:
        whole = count(office, Question(figure, unit)).total
        for field in figure.fields:
            found = count(office, Question(figure, unit, (field.name,)))
            assert found.total == whole, field.name
            assert all(field.show(row.by[0]) for row in found.rows)


@pytest.fixture(scope="module")
def watched(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Return a store whose one family was warned of, is on hold, was checked, and needs help on the way."""
    accepted = {"person": "@mona", "number": "W203", "reason": "seen the paper", "by": "rania"}
    checks = (("pcr", "positive"), ("fit_to_travel", "unfit"), ("fit_to_travel", "fit"))
    with made_store(tmp_path_factory.mktemp("watched")) as store:
        tell(
            store,
            case("c1", hold=True, hold_kind="security", hold_since="2020-04-01"),
            person("mona", "c1", hold=True, hold_kind="medical", hold_since="2020-05-01"), person("sami", "c1"),
            {"add": "Accepted", "values": {**accepted, "when": "2020-05-01T09:00"}},
            *({"add": "TravelNeed", "values": {"person": "@mona", "code": code}} for code in ("wheelchair", "escort")),
            *({"add": "HealthActivity", "values": {
                "person": "@mona", "activity": what, "result": result, "done": f"2020-05-0{day}T09:00",
            }} for day, (what, result) in enumerate(checks, start=1)),
        )  # fmt: skip
        yield store


def counts(store: Store, figure: str, *by: str) -> dict[Any, int]:
    return {row.by[0] if len(by) == 1 else row.by: row.count for row in answer(store, figure, *by).rows}


def test_accepted_warnings_are_counted_by_finding_and_reason(watched: Store) -> None:
    assert counts(watched, "accepted_findings", "finding", "reason") == {("W203", "seen the paper"): 1}


def test_behind_an_accepted_warning_stands_the_case_of_which_it_was_said(watched: Store) -> None:
    found = people(watched, Question(figure_named("accepted_findings"), "warnings"), {"finding": "W203"})
    assert [id for id, _day in found] == [watched.rows.equal(Case)[0].id]


def test_who_is_on_hold_is_counted_by_their_own_hold_before_that_of_the_case(watched: Store) -> None:
    assert counts(watched, "holds", "hold_kind") == {"medical": 1, "security": 1}


def test_help_on_the_way_is_counted_under_each_need_and_once_in_all(watched: Store) -> None:
    assert counts(watched, "travel_needs", "help") == {"wheelchair": 1, "escort": 1}
    assert answer(watched, "travel_needs", "help").total == 1


def test_health_checks_say_who_was_found_fit_and_no_illness(watched: Store) -> None:
    assert counts(watched, "health_checks", "activity", "fitness") == {
        ("pcr", None): 1, ("fit_to_travel", "unfit"): 1,
    }  # fmt: skip


def test_the_programme_counts_everybody_under_each_step_of_the_quota_year(ask: Ask) -> None:
    assert ask("programme", "outcome", years=(2020, 2020)) == {"submitted": 2, "accepted": 2, "departed": 1}


def test_a_person_who_arrived_twice_is_counted_the_first_time(store_of: Store) -> None:
    departure = {"add": "Departure", "as": "d", "values": {"reference": "BEY-1", "from_country": "LBN"}}
    came = [
        {"add": "Passenger", "values": {"departure": "@d", "person": "@mona", "status": "arrived", "status_time": when}}
        for when in ("2021-02-01T10:00", "2020-02-01T10:00")
    ]
    tell(store_of, case("c1"), person("mona", "c1"), departure, *came)
    assert [row.by for row in answer(store_of, "arrivals", "year").rows] == [(2020,)]


def test_an_answer_says_its_day_and_its_source(office: Store) -> None:
    figure = figure_named("arrivals")
    found = count(office, Question(figure, "persons"), date(2020, 5, 1))
    assert (found.as_of, found.source) == (
        date(2020, 5, 1), "Source: the records of office, up to change set 1.",
    )  # fmt: skip


def test_wrong_names_are_told_with_the_choices() -> None:
    with pytest.raises(KnownError, match="arrivals, departures, submissions"):
        figure_named("arrivels")
    with pytest.raises(KnownError, match="arrival_year, departure_country"):
        figure_named("arrivals").field_of("decision", "persons")
    with pytest.raises(KnownError, match="persons, cases"):
        figure_named("arrivals").unit_of("warnings")

"""What was reported is kept, and says later why today's figure is another."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

import pytest

from resettle_desktop.figures import reported
from resettle_desktop.figures.catalogue import figure_named
from resettle_desktop.figures.counting import Question, count
from resettle_desktop.figures.reported import Compared, Line, compared, question_json, question_of, reporting
from resettle_desktop.records.errors import KnownError
from resettle_desktop.records.kinds import Person, Reported
from resettle_desktop.store.store import Store
from tests.figures.conftest import at_work, case, made_store, person, tell

NOW = datetime(2020, 5, 1, 9, 30)
BY_COUNTRY = Question(figure_named("arrivals"), "persons", ("departure_country",))


@pytest.fixture
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with made_store(tmp_path_factory.mktemp("reported")) as made:
        tell(made, *at_work())
        yield made


def keep(store: Store, question: Question = BY_COUNTRY) -> Reported:
    store.apply(reporting(store, [("Arrivals", count(store, question))], NOW))
    return store.rows.equal(Reported)[-1]


def named(store: Store, ids: tuple[int, ...]) -> list[str | None]:
    return [each.given_names for each in store.rows.many(Person, ids).values()]


def change(store: Store, reason: str, *changes: dict[str, Any]) -> None:
    statement = store.read_statement({"reason": reason, "changes": list(changes)}, "test")
    assert not statement.findings, statement.findings
    store.apply(statement.change_set)


def test_what_is_reported_is_kept_with_who_when_and_what_it_came_to(store: Store) -> None:
    kept = keep(store)
    assert (kept.title, kept.total, kept.by, kept.when, kept.change_set) == ("Arrivals", 3, "rania", NOW, 1)
    assert kept.definition == "Persons who arrived in Belgium on a departure. " + (
        "Each person is counted once, the first time. The year is that of the arrival, by the local time; ages are"
        " those of that day."
    )


def test_where_nothing_changed_there_is_nothing_to_say(store: Store) -> None:
    same = compared(store, keep(store))
    assert same == Compared(BY_COUNTRY, 3, 3, ())


def test_who_came_in_fell_out_or_moved_is_told_by_change_set_the_newest_first(store: Store) -> None:
    kept = keep(store)
    mona, adel = ({"given_names": name} for name in ("mona", "adel"))
    change(
        store, "mona never boarded", {"set": "Passenger", "where": {"person": mona}, "values": {"status": "no_show"}}
    )
    landed = {"status": "arrived", "status_time": "2020-03-02T11:00"}
    change(store, "adel landed", {"set": "Passenger", "where": {"person": adel}, "values": landed})
    told = compared(store, kept)
    assert (told.then, told.now) == (3, 3)
    assert told.lines == (Line(("LBN",), 2, 1), Line(("TUR",), 1, 2))
    first, second = told.causes
    assert (first.entry and first.entry.reason, named(store, first.came)) == ("adel landed", ["adel"])
    assert (second.entry and second.entry.reason, named(store, second.fell)) == ("mona never boarded", ["mona"])


def test_a_change_of_the_departure_moves_those_who_were_on_it(store: Store) -> None:
    kept = keep(store)
    there = {"reference": "BEY-2019-09"}
    change(store, "it left from Jordan", {"set": "Departure", "where": there, "values": {"from_country": "JOR"}})
    (cause,) = compared(store, kept).causes
    assert (cause.entry and cause.entry.reason, named(store, cause.moved)) == ("it left from Jordan", ["mona", "sami"])


def test_what_no_change_set_explains_has_none(store: Store) -> None:
    kept = keep(store, Question(figure_named("pipeline"), "persons", ("age_group",)))
    (cause,) = compared(store, kept, datetime(2060, 1, 1).date()).causes
    assert (cause.entry, len(cause.moved)) == (None, 5)


def test_a_figure_that_names_nobody_is_kept_by_its_counts_alone(store: Store) -> None:
    kept = keep(store, Question(figure_named("needs"), "persons", ("need",)))
    tell(store, case("c8"), person("nour", "c8", needs=["SM-CI"]))
    told = compared(store, kept)
    assert (told.named, told.lines, told.causes) == (False, (Line(("SM-CI",), 2, 3),), ())


def test_a_figure_of_very_many_is_kept_by_its_counts_alone(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reported, "MOST_NAMED", 2)
    assert not compared(store, keep(store)).named


def test_another_definition_is_told(store: Store) -> None:
    kept = keep(store)
    kept.definition = "Persons who boarded."
    assert compared(store, kept).redefined


def test_a_question_comes_back_as_it_was_kept() -> None:
    asked = Question(
        figure_named("arrivals"), "cases", ("arrival_year", "sex"), (2019, 2020), {"office": ("Beirut", None)}
    )
    assert question_of(question_json(asked)) == asked


@pytest.mark.parametrize("wrong", [{}, {"figure": "arrivals", "by": ["moon"]}, {"figure": "arrivals", "unit": "moons"}])
def test_a_question_that_nobody_asks_any_more_is_told(wrong: dict[str, Any]) -> None:
    with pytest.raises(KnownError, match="Choose among"):
        question_of(wrong)


def test_who_is_gone_by_now_fell_out(store: Store) -> None:
    kept = keep(store)
    (mona,) = store.rows.equal(Person, given_names="mona")
    seats = [{"remove": "Passenger", "where": {"person": {"given_names": "mona"}}}]
    change(store, "counted in error", *seats)
    (cause,) = compared(store, kept).causes
    assert cause.fell == (mona.id,)
    assert cause.entry and cause.entry.reason == "counted in error"

"""Dates that cannot have come in the order in which they stand are asked about at the later one."""

from __future__ import annotations

import pytest

from resettle_desktop.records.fields import Moment
from resettle_desktop.records.kinds import Person
from resettle_desktop.records.record import kind_of
from resettle_desktop.rules.date_order import _IN_LIFE, _ORDERS, birth_findings, order_findings

PAIRS = [(kind, earlier, later) for kind, pairs in _ORDERS.items() for earlier, later in pairs]
every_pair = pytest.mark.parametrize(("kind", "earlier", "later"), PAIRS)


def said(kind: str, **values: str) -> list[tuple[str, str]]:
    record = kind_of(kind).from_values(values, 1)
    return [(each.number, each.field) for each in order_findings(record)]


def on(kind: str, **days: str) -> dict[str, str]:
    """Return the days as values, those of fields that hold a moment with a time."""
    moments = {field.name for field in kind_of(kind).fields() if isinstance(field, Moment)}
    return {name: f"{day}T10:00" if name in moments else day for name, day in days.items()}


@every_pair
def test_what_comes_later_does_not_lie_before_what_comes_first(kind: str, earlier: str, later: str) -> None:
    assert said(kind, **on(kind, **{earlier: "2020-05-02", later: "2020-05-01"})) == [("W250", later)]
    assert said(kind, **on(kind, **{earlier: "2020-05-01", later: "2020-05-02"})) == []


@every_pair
def test_one_date_alone_or_both_on_one_day_are_in_order(kind: str, earlier: str, later: str) -> None:
    both = on(kind, **{earlier: "2020-05-01", later: "2020-05-01"})
    assert [said(kind, **{name: both[name]}) for name in both] == [[], []]
    assert said(kind, **both) == []


def test_a_finding_says_both_dates_and_what_the_other_one_is() -> None:
    document = kind_of("TravelDocument").from_values({"issued": "2020-05-02", "expires": "2019-05-02"}, 1)
    (found,) = order_findings(document)
    assert found.text == "2 May 2019 lies before 2 May 2020, the date of: Issued on."


@pytest.mark.parametrize(("born", "married", "odd"), [("1985", "1985-03", False), ("1985-04", "1985-03", True)])
def test_what_is_not_known_of_a_date_is_taken_as_it_fits(born: str, married: str, odd: bool) -> None:
    assert bool(said("Person", birth_date=born, married=married)) is odd


@pytest.mark.parametrize(("kind", "field"), _IN_LIFE.items())
def test_nothing_is_done_for_somebody_who_is_not_born(kind: str, field: str) -> None:
    born = Person.from_values({"birth_date": "2020-03"}, 1)
    before, after = (
        kind_of(kind).from_values(on(kind, **{field: day}), 2) for day in ("2020-02-29", "2020-03-01")
    )  # fmt: skip
    assert [each.number for each in birth_findings(born, before)] == ["W251"]  # type: ignore[arg-type]
    assert list(birth_findings(born, after)) == []  # type: ignore[arg-type]


def test_of_an_unknown_birth_nothing_is_asked() -> None:
    paper = kind_of("TravelDocument").from_values({"issued": "1950-01-02"}, 2)
    assert list(birth_findings(Person(id=1), paper)) == []


def test_a_result_cannot_be_given_before_the_sample_of_that_day() -> None:
    assert said("HealthActivity", done="2020-05-01T10:00", result_time="2020-05-01T09:59") == [("W250", "result_time")]

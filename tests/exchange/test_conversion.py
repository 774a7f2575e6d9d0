"""A cell becomes a value of its field, or a finding that says why not."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

import pytest

from resettle_desktop.exchange.conversion import Converted, DateOrder, convert, date_order, is_blank
from resettle_desktop.exchange.reader_cells import Cell
from resettle_desktop.records.kinds import Case, Departure, Person, Placement
from resettle_desktop.records.record import Record


def converted(kind: type[Record], name: str, cell: Cell, order: DateOrder | None = None) -> Converted:
    return convert(kind.field(name), cell, order or DateOrder())


def json_value(kind: type[Record], name: str, cell: Cell) -> Any:
    return kind.field(name).to_json(converted(kind, name, cell).value)


def found(kind: type[Record], name: str, cell: Cell) -> list[str]:
    return [said.number for said in converted(kind, name, cell).findings]


@pytest.mark.parametrize(
    "cell",
    [date(1985, 9, 14), datetime(1985, 9, 14, 8, 30), "14/09/1985", "14.9.85", "1985-09-14", "1985-09-14 00:00:00",
     "14 Sep 1985", "١٤/٠٩/١٩٨٥", 31304, 31304.0, "31304", " 14-09-1985 "],
)  # fmt: skip
def test_a_day_is_read_however_it_is_written(cell: Cell) -> None:
    assert json_value(Person, "birth_date", cell) == "1985-09-14"


@pytest.mark.parametrize(
    ("cell", "kept"), [(1985, "1985"), ("1985", "1985"), ("03/1985", "1985-03"), ("about 1985", "1985~")]
)
def test_a_date_is_never_made_more_exact(cell: Cell, kept: str) -> None:
    assert json_value(Person, "birth_date", cell) == kept


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        ("31/02/2019", "E101"),
        ("soon", "E103"),
        (date(2999, 1, 2), "E102"),
        ("12/12/2999", "E102"),
        (time(0, 0), "E103"),
        (True, "E103"),
    ],
)
def test_an_impossible_date_is_left_out_and_named(cell: Cell, number: str) -> None:
    result = converted(Person, "birth_date", cell)
    assert result.value is None
    assert [said.number for said in result.findings] == [number]
    assert all(said.value and said.remedy for said in result.findings)


def test_a_very_old_date_is_kept_with_a_warning() -> None:
    assert json_value(Person, "birth_date", "14/09/1850") == "1850-09-14"
    assert found(Person, "birth_date", "14/09/1850") == ["W202"]


@pytest.mark.parametrize(("cell", "text"), [(5574, "5574"), (5574.0, "5574"), ("5574", "5574"), (" 05574 ", "05574")])
def test_a_number_in_a_field_of_text_is_its_digits(cell: Cell, text: str) -> None:
    assert json_value(Placement, "postcode", cell) == text


def test_a_telephone_number_that_became_a_number_has_its_digits() -> None:
    assert json_value(Case, "phone", 9.613876082e9) == "9613876082"


def test_a_number_that_lost_digits_is_refused() -> None:
    assert found(Case, "phone", 1.234567890123457e17) == ["E134"]


@pytest.mark.parametrize(("cell", "flag"), [("ja", True), ("nee", False), (True, True), (0, False), ("Oui", True)])
def test_yes_and_no_are_read_in_three_languages(cell: Cell, flag: bool) -> None:
    assert json_value(Placement, "wheelchair_access", cell) is flag


def test_an_unknown_code_is_left_out_and_the_choices_named() -> None:
    result = converted(Case, "decision", "perhaps")
    assert result.value is None
    assert [said.number for said in result.findings] == ["E110"]


def test_a_word_for_a_code_becomes_the_code() -> None:
    assert json_value(Person, "nationality", "Syrian Arab Republic") == "SYR"
    assert json_value(Person, "sex", "female") == "F"


def test_unknown_needs_are_kept_as_typed() -> None:
    assert json_value(Person, "needs", "SM-CI; XX-YY") == ["SM-CI", "XX-YY"]
    assert found(Person, "needs", "SM-CI; XX-YY") == ["W215"]


@pytest.mark.parametrize("cell", [None, "", "  ", "-", "n/a", "#N/A", "—"])
def test_a_sign_for_nothing_is_nothing(cell: Cell) -> None:
    assert is_blank(cell)
    assert converted(Person, "occupation", cell) == Converted()


def test_a_local_time_is_read_to_the_minute() -> None:
    assert json_value(Departure, "meeting_time", datetime(2020, 9, 22, 10, 35, 20)) == "2020-09-22T10:35"
    assert json_value(Departure, "meeting_time", "22/09/2020 10:35") == "2020-09-22T10:35"


def test_a_size_is_a_whole_number() -> None:
    assert json_value(Case, "stated_size", 4.0) == 4
    assert found(Case, "stated_size", "four") == ["E105"]


@pytest.mark.parametrize(
    ("cells", "order"),
    [
        (["01/02/1980", "21/06/2020"], "dmy"),
        (["01/02/1980", "06/21/2020"], "mdy"),
        (["03/03/1980", date(1980, 1, 2)], "dmy"),
    ],
)
def test_one_certain_date_tells_the_order_of_its_column(cells: list[Cell], order: str) -> None:
    decided = date_order(cells)
    assert (decided.order, decided.sure, decided.mixed) == (order, True, False)


def test_the_heading_may_tell_the_order() -> None:
    assert date_order(["01/02/1980"], "Date of birth (mm/dd/yyyy)").order == "mdy"
    assert date_order(["01/02/1980"], "Date of birth (dd/mm/yyyy)") == DateOrder(example="01/02/1980", told=True)


def test_an_order_that_nothing_tells_is_day_first_and_not_sure() -> None:
    assert date_order(["01/02/1980", "03/04/1981"]) == DateOrder("dmy", sure=False, example="01/02/1980")


def test_in_a_column_of_both_orders_only_the_certain_dates_are_taken() -> None:
    mixed = date_order(["21/06/2020", "06/21/2020", "01/02/1980"])
    assert mixed.mixed
    assert str(converted(Person, "birth_date", "21/06/2020", mixed).value) == "2020-06-21"
    assert str(converted(Person, "birth_date", "06/21/2020", mixed).value) == "2020-06-21"
    assert converted(Person, "birth_date", "01/02/1980", mixed).value is None

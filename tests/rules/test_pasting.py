"""Cells of a spreadsheet: how they are read, what headings name, and what typing's checks say of each."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resettle_desktop.records.fields import Sealed
from resettle_desktop.records.kinds import Case, HealthActivity, Person
from resettle_desktop.rules.pasting import (
    common_fields,
    heading_words,
    headings,
    pasted_cells,
    pasted_fields,
    read_cells,
)

DAY = date(2020, 9, 22)


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("a\tb\r\nc\td\r\n", [["a", "b"], ["c", "d"]]),
        ('"two\nlines"\tb', [["two\nlines", "b"]]),
        ('"said ""so"""\tb', [['said "so"', "b"]]),
        ("'=1+1\t'plain", [["=1+1", "'plain"]]),
        (" \t \n\n", []),
        ("", []),
    ],
)
def test_cells_are_read_as_a_spreadsheet_writes_them(text: str, cells: list[list[str]]) -> None:
    assert read_cells(text) == cells


@given(st.text(alphabet=st.characters() | st.sampled_from('\t\n\r"')))
def test_any_text_is_read(text: str) -> None:
    assert all(any(row) for row in read_cells(text))


def test_a_very_long_cell_between_quotes_is_read() -> None:
    assert read_cells('"' + "x" * 200_000 + '"\tb')[0][-1] == "b"


def test_headings_are_known_in_any_spelling_and_by_what_the_list_calls_them() -> None:
    words = heading_words(pasted_fields(Case), {"Case": "unhcr_number"})
    assert headings(["CASE", "name", "focal  point"], words, "unhcr_number") == ["unhcr_number", "", "focal_point"]
    assert headings(["Case number", "priority"], words, "unhcr_number") == ["unhcr_number", "priority"]


def test_a_row_that_names_no_number_is_no_heading() -> None:
    words = heading_words(pasted_fields(Case), {})
    assert headings(["Focal point", "Priority"], words, "unhcr_number") is None


def test_nothing_is_pasted_into_what_is_sealed_or_another_record() -> None:
    assert "case" not in [field.name for field in pasted_fields(Person)]
    assert not any(isinstance(field, Sealed) for field in pasted_fields(HealthActivity))


def test_what_names_one_record_and_what_is_sealed_is_not_for_many() -> None:
    assert not {"unhcr_number", "case"} & {field.name for field in common_fields(Person)}
    assert {"office", "focal_point", "quota_year"} <= {field.name for field in common_fields(Case)}


def case() -> Case:
    return Case(id=7, unhcr_number="LEB-15C01056", priority="urgent", submitted=date(2019, 5, 1))


def test_a_cell_is_read_as_it_would_be_typed() -> None:
    (cell,) = pasted_cells(case(), {"decided": "1.2.20"}, today=DAY)
    assert (cell.before, cell.after, cell.refused) == (None, "2020-02-01", False)


def test_what_is_so_already_is_passed_over() -> None:
    assert list(pasted_cells(case(), {"priority": "Urgent", "hold": "no"}, today=DAY)) == []


def test_an_empty_cell_changes_nothing_unless_it_is_asked_to() -> None:
    assert list(pasted_cells(case(), {"priority": ""}, today=DAY)) == []
    (cell,) = pasted_cells(case(), {"priority": ""}, empties=True, today=DAY)
    assert (cell.before, cell.after) == ("urgent", None)


@pytest.mark.parametrize(
    ("field", "text", "number"),
    [("priority", "very", "E110"), ("decided", "31/02/2020", "E101"), ("decided", "3 May 2999", "E102")],
)
def test_what_cannot_be_stored_is_refused_with_its_number(field: str, text: str, number: str) -> None:
    (cell,) = pasted_cells(case(), {field: text}, today=DAY)
    assert cell.refused and [each.number for each in cell.findings] == [number]


def test_a_warning_that_the_cells_bring_stands_at_its_cell() -> None:
    cells = {cell.field.name: cell for cell in pasted_cells(case(), {"hold": "yes", "phone": "+961 3"}, today=DAY)}
    assert [each.number for each in cells["phone"].warnings] == ["W276"]
    assert [each.number for each in cells["hold"].warnings] == ["W252"]


def test_what_was_odd_before_is_not_asked_again() -> None:
    odd = case()
    odd.phone = "+961 3"
    assert [cell.warnings for cell in pasted_cells(odd, {"focal_point": "R. Nasser"}, today=DAY)] == [()]

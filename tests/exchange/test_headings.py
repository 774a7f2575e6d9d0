"""A heading is known however it is spelled."""

from __future__ import annotations

import pytest

from resettle_desktop.exchange.headings import heading, heading_below, vocabulary
from resettle_desktop.exchange.layouts import layout
from resettle_desktop.records.codes import compared

WORDS = vocabulary(layout("unhcr-submissions"))


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("DATE OF BIRTH", "Person.birth_date"),
        ("Date of birth (dd/mm/yyyy) *", "Person.birth_date"),
        ("Birth date / Date de naissance", "Person.birth_date"),
        ("Date de\nnaissance", "Person.birth_date"),
        ("Case N°", "Case.unhcr_number"),
        ("Case No.", "Case.unhcr_number"),
        ("birth_date", "Person.birth_date"),
        ("Given Name(s)", "Person.given_names"),
    ],
)
def test_case_brackets_languages_and_signs_do_not_matter(text: str, field: str) -> None:
    found = WORDS.column(heading(text))
    assert found
    assert found.field == field


def test_a_sign_alone_is_a_heading() -> None:
    assert compared(" # ") == "#"


@pytest.mark.parametrize("group", ["", "Date of"])
def test_a_heading_over_two_rows_is_known_joined(group: str) -> None:
    assert WORDS.column(heading_below("birth", "Date of", group)) == WORDS.column(heading("Date of birth"))


def test_below_a_heading_of_several_columns_the_lower_one_is_known_by_itself() -> None:
    assert WORDS.column(heading_below("Surname", "Individual", "Individual")) == WORDS.column(heading("Surname"))
    assert WORDS.column(heading_below("Name", "", "Family")) == WORDS.column(heading("Name"))


def test_a_number_below_a_heading_of_several_columns_is_the_number_of_that() -> None:
    assert WORDS.column(heading_below("Number", "", "Individual")) == WORDS.column(heading("Individual number"))


def test_below_a_heading_of_its_own_the_lower_one_alone_says_nothing() -> None:
    assert WORDS.column(heading_below("size", "Shoe", "")) is None
    assert WORDS.column(heading_below("Shoes", "", "Sex")) is None


def test_a_number_before_a_heading_is_no_part_of_it() -> None:
    assert WORDS.column(heading("2. Category")) == WORDS.column(heading("Category"))


@pytest.mark.parametrize("text", ["Nationalty", "Maritalstatuss", "Relatonship"])
def test_a_slip_of_a_letter_does_not_matter(text: str) -> None:
    assert WORDS.resembling(heading(text))


@pytest.mark.parametrize("text", ["Sx", "Shoe size", ""])
def test_what_resembles_nothing_is_unknown(text: str) -> None:
    assert WORDS.resembling(heading(text)) is None

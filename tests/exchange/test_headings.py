"""A heading is known however it is spelled."""

from __future__ import annotations

import pytest

from resettle_desktop.exchange.headings import heading, vocabulary
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


def test_a_heading_over_two_rows_is_known_joined_or_by_its_lower_part() -> None:
    assert WORDS.column(heading("birth", "Date of")) == WORDS.column(heading("Date of birth"))
    assert WORDS.column(heading("Surname", "Principal")) == WORDS.column(heading("Surname"))
    assert WORDS.column(heading("Shoes", "Sex")) is None


@pytest.mark.parametrize("text", ["Nationalty", "Maritalstatuss", "Relatonship"])
def test_a_slip_of_a_letter_does_not_matter(text: str) -> None:
    assert WORDS.resembling(heading(text))


@pytest.mark.parametrize("text", ["Sx", "Shoe size", ""])
def test_what_resembles_nothing_is_unknown(text: str) -> None:
    assert WORDS.resembling(heading(text)) is None

"""What a family's table of papers says of each: there until when, expired, asked for, refused, or lacking."""

from __future__ import annotations

from datetime import date

import pytest

from resettle_desktop.desktop.cases.family_papers_models import (
    COLUMN_KINDS,
    EXIT_PERMIT,
    VISA,
    Papers,
    columns,
    consent_cell,
    document_cell,
    lacking_words,
    papers_row,
    permit_cell,
)
from resettle_desktop.records.kinds import Consent, Permit, Person, TravelDocument

TODAY = date(2020, 9, 1)
LACKING = "none yet"


def said(cell_text: str, detail: str = "") -> str:
    return " ".join(filter(None, (cell_text, detail)))


@pytest.mark.parametrize(
    ("documents", "words", "icon"),
    [
        ([], LACKING, "todo"),
        ([TravelDocument(number="N1", expires=date(2021, 5, 3))], "N1 until 3 May 2021", ""),
        ([TravelDocument(number="N1", expires=date(2020, 5, 3))], "N1 expired 3 May 2020", "bad"),
        ([TravelDocument(number="N1", expires=date(2020, 5, 3)), TravelDocument(number="N2", expires=date(2021, 5, 3))],
         "N2 until 3 May 2021", ""),
        ([TravelDocument(type="passport")], "Passport", ""),
    ],
)  # fmt: skip
def test_the_document_that_is_valid_longest_is_said(documents: list[TravelDocument], words: str, icon: str) -> None:
    cell = document_cell(documents, TODAY)
    assert (said(cell.text, cell.detail), cell.icon) == (words, icon)


@pytest.mark.parametrize(
    ("permits", "words", "icon"),
    [
        ([], LACKING, "todo"),
        ([Permit(type=EXIT_PERMIT, status="granted")], LACKING, "todo"),
        ([Permit(type=VISA, status="requested")], "Requested", "todo"),
        ([Permit(type=VISA, status="refused")], "Refused", "bad"),
        ([Permit(type=VISA, status="not_required")], "Not required", ""),
        ([Permit(type=VISA, status="granted", valid_until=date(2020, 10, 1)), Permit(type=VISA, status="refused")],
         "Granted until 1 Oct 2020", ""),
        ([Permit(type=VISA, status="granted", valid_until=date(2020, 8, 1))], "Granted expired 1 Aug 2020", "bad"),
    ],
)  # fmt: skip
def test_a_granted_permit_counts_before_all_others(permits: list[Permit], words: str, icon: str) -> None:
    cell = permit_cell(permits, VISA, TODAY)
    assert (said(cell.text, cell.detail), cell.icon) == (words, icon)


@pytest.mark.parametrize(
    ("consents", "words"),
    [
        ([], LACKING),
        ([Consent(given=date(2020, 2, 3))], "form not signed"),
        ([Consent(given=date(2020, 2, 3), form_signed=True)], "signed 3 Feb 2020"),
        ([Consent(form_signed=True, withdrawn=date(2020, 3, 1))], "withdrawn"),
    ],
)
def test_a_consent_counts_once_it_is_signed_and_not_withdrawn(consents: list[Consent], words: str) -> None:
    assert consent_cell(consents).text == words


def test_who_lacks_what_is_counted_over_the_family() -> None:
    person = Person(id=1, given_names="Noor")
    row = papers_row(Papers(person, [TravelDocument(number="N1")]), TODAY)
    assert lacking_words([row, row]) == "Visa: 2 without · Exit permit: 2 without · Consent: 2 without"
    assert lacking_words([]) == "Everybody has every paper"


def test_every_column_leads_to_a_list() -> None:
    assert [column.key for column in columns()] == list(COLUMN_KINDS)

"""The rows of a list: families' numbers filled down, sums and notes left out with a word."""

from __future__ import annotations

import pytest

from resettle_desktop.records.kinds import Case, Person
from resettle_desktop.store.store import Store
from tests.exchange.conftest import HEADINGS, HEBA, KHALED, Bring, Made, numbers

HEBA_BELOW = (None, *HEBA[1:])
RANIA = ("LEB-17C00001", "LEB-00000001", "PA", "HADDAD", "Rania", "F", "1990-05-06")


def test_a_number_on_the_first_row_holds_for_the_family(store: Store, bring: Bring) -> None:
    bring([HEADINGS, KHALED, HEBA_BELOW, RANIA])
    assert [case.size for case in store.rows.equal(Case)] == [2, 1]


def test_a_merged_number_holds_for_its_rows(store: Store, bring: Bring, made: Made) -> None:
    other = (None, "LEB-00000002", "Son", "HADDAD", "Ziad", "M", "2015-05-06")
    bring(made([HEADINGS, KHALED, HEBA, RANIA, other], merged=["A4:A5"]))
    assert [case.size for case in store.rows.equal(Case)] == [2, 2]


def test_a_principal_applicant_without_number_joins_no_family(store: Store, bring: Bring) -> None:
    prepared = bring([HEADINGS, KHALED, (None, *RANIA[1:]), HEBA_BELOW])
    assert numbers(prepared) == ["E131", "E131"]
    assert store.rows.count(Person) == 1


@pytest.mark.parametrize(
    "words", ["Total individuals", "Totaal", "Total général", "TOTAL:", "Sous-total", "Grand total"]
)
def test_a_row_of_sums_is_left_out_with_a_word(bring: Bring, words: str) -> None:
    prepared = bring([HEADINGS, KHALED, HEBA, (words, None, 2)])
    last = prepared.rows[-1]
    assert (last.number, last.outcome.value) == (4, "skipped")
    assert "sum" in last.reason
    assert numbers(prepared) == ["W217"]


@pytest.mark.parametrize("note", [("Prepared by the field office",), (None, None, None, "See the legend")])
def test_a_note_below_the_list_is_left_out(store: Store, bring: Bring, note: tuple[str | None, ...]) -> None:
    prepared = bring([HEADINGS, KHALED, note])
    assert [row.outcome.value for row in prepared.rows] == ["created", "skipped"]


def test_headings_repeated_for_the_next_page_are_left_out(store: Store, bring: Bring) -> None:
    prepared = bring([HEADINGS, KHALED, HEADINGS, HEBA])
    assert [row.outcome.value for row in prepared.rows] == ["created", "skipped", "created"]


def test_somebody_called_total_is_no_sum(store: Store, bring: Bring) -> None:
    bring([HEADINGS, (*KHALED[:3], "TOTAL", *KHALED[4:])])
    assert store.rows.count(Person) == 1


def test_an_order_of_dates_that_nothing_tells_is_said_once(bring: Bring) -> None:
    prepared = bring([HEADINGS, (*KHALED[:6], "01/02/1980"), (*HEBA[:6], "03/04/1986")])
    assert [(said.number, said.heading, said.row) for said in prepared.findings] == [("W218", "Date of Birth", None)]


def test_dates_of_both_orders_are_told_and_the_doubtful_left_out(store: Store, bring: Bring) -> None:
    prepared = bring([HEADINGS, (*KHALED[:6], "21/02/1980"), (*HEBA[:6], "04/25/1986"), (*RANIA[:6], "03/04/1990")])
    assert numbers(prepared) == ["E133", "E133"]
    assert [str(p.birth_date or "") for p in store.rows.equal(Person)] == ["1980-02-21", "1986-04-25", ""]

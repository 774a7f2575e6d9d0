"""The board on paper: every state by its letter, what holds in words, nobody's diagnosis, nobody left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest

from resettle_desktop.documents.board import BoardPaper
from resettle_desktop.documents.board_data import LETTERS, board_data
from resettle_desktop.documents.board_facts import board_facts
from resettle_desktop.documents.printing import preview_document
from resettle_desktop.records import texts
from resettle_desktop.records.kinds import Departure
from resettle_desktop.rules.clearance.verdicts import State
from resettle_desktop.store.store import Store
from tests.documents.conftest import page_texts
from tests.documents.departures import family
from tests.store.cleared import FATIMA, KHALED, clear_family, tell

VISA = {"person": FATIMA, "type": "visa"}
MANY = 30


@pytest.fixture
def cleared(store: Store) -> Store:
    clear_family(store)
    return store


@pytest.fixture
def french() -> Iterator[None]:
    texts.use_language("fr")
    yield
    texts.use_language("en")


def facts(store: Store) -> BoardPaper:
    (found,) = store.rows.equal(Departure)
    return board_facts(store, store.views.movement(found))


def pages(store: Store) -> list[str]:
    return page_texts(preview_document(store, "clearance-board", departure="BEY-2020-01").pdf)


def cell(store: Store, name: str, heading: str) -> tuple[str, str, bool]:
    paper = facts(store)
    place = [each.heading for each in paper.columns].index(heading)
    person = next(each for family in paper.families for each in family.people if each.given_names == name)
    return person.cells[place].state, person.cells[place].words, person.cells[place].holds


def test_every_state_has_a_letter_of_its_own() -> None:
    assert set(LETTERS) == {state.value for state in State}
    assert len(set(LETTERS.values())) == len(LETTERS)


def test_a_cleared_board_says_so_of_everybody(cleared: Store) -> None:
    paper = facts(cleared)
    assert (paper.cleared, paper.held, paper.whole) == (2, 0, 1)
    assert [(each.name, each.state, each.held) for each in paper.families] == [("Haddad", "Cleared", False)]


def test_what_holds_stands_in_words_beside_its_letter(cleared: Store) -> None:
    tell(cleared, {"set": "Permit", "where": VISA, "values": {"valid_until": "2020-09-19"}})
    assert cell(cleared, "Fatima", "Visa") == ("lapses", "3 days short", True)
    assert cell(cleared, "Khaled", "Visa") == ("cleared", "valid", False)
    (page,) = pages(cleared)
    assert "Held by Fatima" in page and re.search(r"L\s+3 days\s+short", page)


def test_a_waiver_is_told_too(cleared: Store) -> None:
    tell(cleared, {"set": "Permit", "where": VISA, "values": {"status": "refused"}},
         {"add": "Waiver", "values": {"person": FATIMA, "requirement": "visa", "reason": "agreed"}})  # fmt: skip
    assert cell(cleared, "Fatima", "Visa") == ("waived", "waived", False)


@pytest.mark.parametrize("result", ["unfit", "refused"])
def test_of_health_the_paper_says_only_that_it_does_not_clear(cleared: Store, result: str) -> None:
    check = {"person": KHALED, "activity": "fit_to_travel"}
    tell(cleared, {"set": "HealthActivity", "where": check, "values": {"result": result}})
    assert cell(cleared, "Khaled", "Fitness") == ("refused", "not cleared", True)


def test_what_nobody_lacks_has_no_column_but_is_named(cleared: Store) -> None:
    paper = facts(cleared)
    assert {"Decision", "Hold"} <= set(paper.satisfied)
    tell(cleared, {"set": "Person", "where": KHALED, "values": {"hold": True}})
    paper = facts(cleared)
    assert paper.columns[0].heading == "Hold"
    assert (paper.columns[0].counted, paper.columns[0].open) == ("1 open", True)


def test_held_families_stand_first_and_keep_their_numbers(cleared: Store) -> None:
    family(cleared, "LEB-16C02001", {"given_names": "Noor", "family_name": "QASEM"})
    assert [(each.number, each.held) for each in facts(cleared).families] == [(2, True), (1, False)]


def test_of_a_large_family_who_hold_it_are_counted(cleared: Store) -> None:
    family(cleared, "LEB-16C02001", *({"given_names": f"Noor{n}", "family_name": "QASEM"} for n in range(4)))
    assert facts(cleared).families[0].state == "Held by 4 of 4"


def _many() -> list[dict[str, Any]]:
    return [
        {"given_names": f"Noor{n}x", "family_name": "ABD AL RAHMAN", "original_name": "نور عبد الرحمن"}
        for n in range(MANY)
    ]


def test_a_family_longer_than_a_page_is_printed_whole_and_named_again(cleared: Store) -> None:
    family(cleared, "LEB-16C02001", *_many())
    found = pages(cleared)
    said = [int(number) for page in found for number in re.findall(r"Noor(\d+)x", page)]
    assert sorted(said) == list(range(MANY))
    assert all("Abd Al Rahman" in page for page in found if re.search(r"Noor\d+x", page))


def test_a_family_that_fits_stands_on_one_page(cleared: Store) -> None:
    for number in range(4):
        people = [{"given_names": f"Omar{number}n{n}x"} for n in range(7)]
        family(cleared, f"LEB-16C0200{number}", *people)
    found = pages(cleared)
    for number in range(4):
        assert len([page for page in found if f"Omar{number}n" in page]) == 1


def test_a_departure_without_a_time_says_that_it_is_judged_as_if_it_left_now(store: Store) -> None:
    tell(store, {"add": "Departure", "values": {"reference": "BEY-2020-01"}})
    (page,) = pages(store)
    assert "judged as if it left now" in page
    assert "Nobody is on this departure yet." in page


def test_the_same_board_printed_in_another_language_has_all_its_words(cleared: Store, french: None) -> None:
    data = board_data(facts(cleared))
    assert data["language"] in ("en", "fr")
    assert len(pages(cleared)) == 1

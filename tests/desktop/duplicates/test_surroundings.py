"""What stands around a person who is compared is said in words, of whatever is known."""

from __future__ import annotations

from datetime import date

from resettle_desktop.desktop.duplicates.surroundings import Surroundings, around, side_by_side
from resettle_desktop.records.kinds import Person
from resettle_desktop.store.store import Store
from tests.desktop.families import BOOKING, KHALED, khaled, say

THEN = date(2020, 9, 1)


def test_a_member_stands_in_a_case_with_a_family_on_a_departure(store: Store) -> None:
    say(store, *BOOKING)
    found = around(store, khaled(store), THEN)
    assert found.case == ("LEB-15C01056", "Lebanon")
    assert found.family == ("Khaled  M · 32 · applicant", "Fatima  F · 44 · spouse")
    assert found.departure == ("BEY-2020-01",)


def test_papers_are_named_with_their_numbers(store: Store) -> None:
    say(store, {"add": "TravelDocument", "values": {"person": KHALED, "type": "passport", "number": "N0123456"}})
    assert around(store, khaled(store), THEN).papers == ("Passport N0123456",)


def test_who_has_no_case_has_nothing_around(store: Store) -> None:
    say(store, {"add": "Person", "values": {"given_names": "Omar"}})
    (omar,) = store.rows.equal(Person, given_names="Omar")
    assert around(store, omar, THEN) == Surroundings()


def test_a_large_family_is_cut_and_says_so(store: Store) -> None:
    case = {"unhcr_number": "LEB-15C01056"}
    for number in range(9):
        say(store, {"add": "Person", "values": {"case": case, "given_names": f"Child{number}", "birth_date": "2015"}})
    assert around(store, khaled(store), THEN).family[-1] == "and 2 more"


def test_only_what_is_known_of_either_is_set_side_by_side(store: Store) -> None:
    one, other = Surroundings(case=("LEB-1",)), Surroundings(family=("Omar", "Rana"))
    assert side_by_side(one, other) == [("Case", "LEB-1", ""), ("Family", "", "Omar\nRana")]

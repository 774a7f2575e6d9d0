"""What a family waits for is said in words: of all of it, of each member, in the head and at the marks."""

from __future__ import annotations

from resettle_desktop.desktop.cases.waiting import family_waits, member_waits
from resettle_desktop.store.store import Store
from resettle_desktop.store.views import Family
from tests.desktop.families import FATIMA, KHALED, say, the_case

CASE = {"set": "Case", "where": {"unhcr_number": "LEB-15C01056"}}


def family(store: Store) -> Family:
    return store.views.families([the_case(store)])[0]


def said(store: Store) -> list[str]:
    return [member_waits(member, family(store).case) for member in family(store).members]


def test_a_new_case_waits_for_its_decision(store: Store) -> None:
    assert family_waits(family(store)) == "waits for a positive decision"
    assert said(store) == ["Submitted · waits for a positive decision"] * 2


def test_who_is_behind_the_others_is_named(store: Store) -> None:
    say(store, {**CASE, "values": {"decision": "positive"}})
    say(store, {"add": "TravelDocument", "values": {"person": KHALED, "number": "N1"}})
    assert family_waits(family(store)) == "Fatima: no document, permit, health activity or orientation yet"
    assert said(store)[0] == "Preparing · not booked on a departure"


def test_a_case_that_is_out_says_why(store: Store) -> None:
    say(store, {**CASE, "values": {"decision": "negative"}})
    assert family_waits(family(store)) == "refused"


def test_a_member_who_is_out_says_why_and_holds_nobody_back(store: Store) -> None:
    say(store, {**CASE, "values": {"decision": "positive"}})
    say(store, {"set": "Person", "where": FATIMA, "values": {"withdrawn": "2020-03-01"}})
    assert said(store)[1] == "Out · withdrawn on 1 Mar 2020"
    assert family_waits(family(store)) == "no document, permit, health activity or orientation yet"

"""The airport-day checklist: what the leader and each family tick off, who may not board, and nothing of illness."""

from __future__ import annotations

from typing import Any

import pytest

from resettle_desktop.documents.day_checklist import DayChecklist, DayPerson, day_checklist_facts
from resettle_desktop.documents.day_checklist_data import day_checklist_data
from resettle_desktop.documents.printing import preview_document
from resettle_desktop.records.kinds import Departure
from resettle_desktop.store.store import Store
from tests.documents.conftest import page_texts
from tests.documents.departures import HEBA, KHALED, LEGS, departure, family
from tests.store.cleared import FATIMA, clear_family, tell
from tests.store.cleared import KHALED as FATHER

VISA = {"person": FATIMA, "type": "visa"}


@pytest.fixture
def cleared(store: Store) -> Store:
    clear_family(store)
    return store


def facts(store: Store) -> DayChecklist:
    (found,) = store.rows.equal(Departure)
    return day_checklist_facts(store, store.views.movement(found))


def data(store: Store) -> dict[str, Any]:
    return day_checklist_data(facts(store))


def pages(store: Store) -> list[str]:
    printed = preview_document(store, "day-checklist", departure="BEY-2020-01")
    return [" ".join(text.split()) for text in page_texts(printed.pdf)]


def person(store: Store, name: str) -> DayPerson:
    people = [each for family in facts(store).families for each in family.people]
    return next(each for each in people if each.given_names == name)


def ticks(store: Store, name: str) -> list[str]:
    return [each.tick for each in person(store, name).in_hand]


def checks(store: Store) -> str:
    return "\n".join(check for moment in data(store)["group"] for check in moment["checks"])


def test_whoever_may_board_has_a_box_for_each_paper_with_its_last_day(cleared: Store) -> None:
    assert ticks(cleared, "Fatima") == ["tick"] * 4
    assert person(cleared, "Fatima").holds == ()
    assert "31 Oct" in pages(cleared)[1] and "HOLD" not in " ".join(pages(cleared))


def test_a_hold_stands_in_place_of_the_box_with_its_reason(cleared: Store) -> None:
    tell(cleared, {"set": "Permit", "where": VISA, "values": {"valid_until": "2020-09-19"}})
    assert ticks(cleared, "Fatima") == ["tick", "hold", "tick", "tick"]
    assert person(cleared, "Fatima").holds == ("visa",)
    first, second = pages(cleared)
    assert "1 on hold" in first and "Names on hold decided" in first
    assert second.count("HOLD") == 2 and "19 Sep" in second


@pytest.mark.parametrize("activity", ["pcr", "symptom_check", "fit_to_travel", "health_assessment"])
def test_of_health_the_paper_says_only_that_it_does_not_clear(cleared: Store, activity: str) -> None:
    tell(cleared, {"set": "Departure", "where": {"reference": "BEY-2020-01"}, "values": {"outbreak_measures": True}},
         {"add": "HealthActivity", "values": {
             "person": FATHER, "activity": activity, "done": "2020-09-21T16:00", "result": "unfit"}})  # fmt: skip
    held = person(cleared, "Khaled")
    assert held.in_hand[3].tick == "hold" and held.in_hand[3].until is None
    assert held.holds[0] == "clearance"
    text = " ".join(pages(cleared)).lower()
    assert not any(word in text for word in ("pcr", "symptom", "unfit", "assessment"))


def test_the_leader_is_told_who_needs_help_and_the_transit_team_how_many_come(store: Store) -> None:
    departure(store, escort="Amal Haddad", transit_assistance="IOM Istanbul", transport="bus of Kadri")
    infant = {**HEBA, "given_names": "Yasmin", "birth_date": "2020-01-05"}
    family(store, "LEB-16C01016", {**KHALED, "passenger": {"services": ["WCHS", "MOML"], "bags": 2}}, infant)
    said = checks(store)
    assert "Help confirmed with TK: SHAHIN Khaled, WCHS" in said and "MOML" not in said
    assert "IST transit team told: 2 people, 1 wheelchair, 1 infant: IOM Istanbul" in said
    assert "Amal Haddad" in said and "bus of Kadri" in said and "Bags tagged: ____ of 2" in said


def test_warm_clothing_is_ticked_off_in_the_cold_months_alone(store: Store) -> None:
    departure(store)
    assert "Warm clothing" not in checks(store)
    winter = [{**leg, "departs": leg["departs"].replace("-09-", "-12-"), "arrives": None} for leg in LEGS]
    tell(store, {"add": "Departure", "as": "d", "values": {"reference": "W"}},
         *({"add": "Leg", "values": {"departure": "@d", **leg}} for leg in winter))  # fmt: skip
    found = next(each for each in store.rows.equal(Departure) if each.reference == "W")
    moments = day_checklist_data(day_checklist_facts(store, store.views.movement(found)))["group"]
    assert isinstance(moments, list) and "Warm clothing handed out" in moments[0]["checks"]


def test_bags_that_nobody_entered_leave_room_for_their_number(store: Store) -> None:
    departure(store)
    family(store, "LEB-16C01016", KHALED)
    assert "Bags tagged: ____ of ____" in checks(store)


def test_each_family_has_its_boxes_and_its_number(cleared: Store) -> None:
    first, second = pages(cleared)
    assert "Haddad" in first and "Florennes" in first
    for said in ("HADDAD Khaled", "RASHID Fatima", "to Florennes", "Consent", "IOM bag", "Medicine in hand bag"):
        assert said in second


def test_a_family_of_thirty_is_there_whole_and_named_on_each_of_its_pages(store: Store) -> None:
    departure(store)
    many = [{"given_names": f"Mohammad Abd Al Rahman{n}x", "family_name": "AL HUSSEINI ABOU ZEID"} for n in range(30)]
    family(store, "LEB-16C01016", *many)
    first, *later = pages(store)
    text = " ".join(later)
    assert all(f"Rahman{n}x" in text for n in range(30))
    assert "Al Husseini Abou Zeid" in first
    assert all("Al Husseini Abou Zeid LEB-16C01016" in page for page in later)
    assert text.count("IOM bag") == 1


def test_a_family_that_fits_stands_on_one_page(store: Store) -> None:
    departure(store)
    for number in range(5):
        family(store, f"LEB-16C0200{number}", *({"given_names": f"Omar{number}n{n}x"} for n in range(7)))
    found = pages(store)
    for number in range(5):
        assert len([page for page in found[1:] if f"Omar{number}n" in page]) == 1


def test_a_name_in_arabic_alone_or_none_is_no_empty_row(store: Store) -> None:
    departure(store)
    family(store, "LEB-16C01016", {"original_name": "هبة بركات"}, {})
    assert "Name not entered" in pages(store)[1]


def test_an_empty_departure_says_so_on_one_page(store: Store) -> None:
    departure(store, legs=())
    (page,) = pages(store)
    assert "Nobody is on this departure yet." in page and "Date of travel not known yet" in page

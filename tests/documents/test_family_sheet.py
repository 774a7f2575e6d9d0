"""A family's sheet tells who they are, what they travel with and what is open; nothing of health, no remark."""

from __future__ import annotations

from datetime import date

import pytest

from resettle_desktop.documents.family_sheet import FamilySheet
from resettle_desktop.documents.family_sheet_facts import family_sheet_facts
from resettle_desktop.documents.printing import Printed, print_document
from resettle_desktop.records.errors import KnownError
from resettle_desktop.records.kinds import Case, Paper
from resettle_desktop.store.store import Store
from tests.documents.conftest import page_texts
from tests.documents.departures import HEBA, KHALED, departure, family, say, shahin

NUMBER = "LEB-16C01016"
FATHER = {"person": {"unhcr_number": "LEB-24310024"}}


def facts(store: Store) -> FamilySheet:
    case = store.search.record("Case", NUMBER)
    assert isinstance(case, Case)
    return family_sheet_facts(store, case)


def sheet(store: Store) -> Printed:
    return print_document(store, "family-sheet", case=NUMBER)


def words(printed: Printed) -> str:
    return " ".join(" ".join(page_texts(printed.pdf)).replace("\u200b", "").replace("\ufffe", "").split())


def test_the_family_stands_with_its_numbers_on_the_departure(store: Store) -> None:
    shahin(store)
    found = facts(store)
    assert (found.reference, found.family_number, found.families) == ("BEY-2020-01", 1, 1)
    assert [(each.number, each.given_names) for each in found.members] == [(1, "Khaled"), (2, "Heba"), (3, "Noor")]
    text = words(sheet(store))
    assert "BEY-2020-01, family 1 of 1" in text
    assert "22 Sep 2020 TK 829 10:35 BEY → IST" in text
    assert "TK 1939 15:05 IST → 17:45 BRU" in text


def test_a_family_without_a_departure_has_a_sheet(store: Store) -> None:
    say(store, {"add": "Case", "as": "c", "values": {"unhcr_number": NUMBER}},
        {"add": "Person", "values": {"case": "@c", "original_name": "هبة بركات"}})  # fmt: skip
    assert "not booked yet" in words(sheet(store))
    assert facts(store).members[0].number == 1


def test_papers_stand_with_the_day_to_which_they_are_valid(store: Store) -> None:
    shahin(store)
    say(store,
        {"add": "TravelDocument", "values": {**FATHER, "number": "LP1", "expires": "2020-12-03"}},
        {"add": "Permit", "values": {**FATHER, "type": "visa", "status": "refused", "number": "NO1"}},
        {"add": "Permit", "values": {
            **FATHER, "type": "visa", "status": "granted", "number": "V2", "valid_until": "2020-10-21"}},
        {"add": "Permit", "values": {**FATHER, "type": "exit_permit", "status": "requested"}})  # fmt: skip
    father = facts(store).members[0]
    assert (father.document.number, father.document.until) == ("LP1", date(2020, 12, 3))
    assert (father.visa.number, father.exit_permit.number) == ("V2", "requested")
    assert "V2 until 21 Oct 2020" in words(sheet(store))


def test_what_is_open_says_nothing_of_health_but_clearance(store: Store) -> None:
    shahin(store)
    mother = {"person": {"given_names": "Heba"}}
    say(store, {"set": "Person", "where": {"given_names": "Heba"}, "values": {"expected_delivery": "2020-10-20"}},
        {"add": "HealthActivity", "values": {**mother, "activity": "pcr", "result": "positive"}})  # fmt: skip
    said = {word for member in facts(store).members for word in member.open}
    assert "clearance" in said
    assert {"PCR test", "health assessment", "fit to travel"} & said == set()
    text = words(sheet(store)).lower()
    assert not any(word in text for word in ("pcr", "pregnan", "delivery", "positive test"))


def test_no_remark_and_no_specific_need_is_on_it(store: Store) -> None:
    departure(store)
    secret = {"confidential_remarks": "threatened", "remarks": "likes windows", "needs": ["SM-CI"], "hold": True,
              "hold_reason": "custody quarrel"}  # fmt: skip
    family(store, NUMBER, {**KHALED, **secret})
    say(store, {"add": "TravelNeed", "values": {**FATHER, "code": "wheelchair", "remarks": "after the operation"}})
    text = words(sheet(store))
    assert "wheelchair to the aircraft" in text
    assert not any(word in text for word in ("threatened", "windows", "SM-CI", "quarrel", "operation"))


def test_a_print_freezes_a_version_of_the_case(store: Store) -> None:
    shahin(store)
    assert [sheet(store).version, sheet(store).version] == [1, 1]
    say(store, {"set": "Person", "where": {"given_names": "Heba"}, "values": {"birth_place": "Hama"}})
    assert sheet(store).version == 2
    case = store.search.record("Case", NUMBER)
    assert [(paper.case, paper.departure, paper.version) for paper in store.rows.equal(Paper)] == [
        (case.id, None, 1), (case.id, None, 2),
    ]  # fmt: skip


def test_a_family_of_thirty_is_there_whole(store: Store) -> None:
    people = [{**HEBA, "given_names": f"Member{n}", "relationship": "daughter"} for n in range(1, 31)]
    departure(store)
    family(store, NUMBER, *people)
    text = words(sheet(store))
    assert all(f"BARAKAT Member{n} " in text for n in range(1, 31))
    assert "Notes" in text


@pytest.mark.parametrize(
    ("asked", "said"),
    [({}, "none was named"), ({"departure": "BEY-2020-01"}, "not of a departure"), ({"case": "LEB-99C00001"}, "LEB")],
)
def test_without_its_case_nothing_is_printed(asked: dict[str, str], said: str, store: Store) -> None:
    with pytest.raises(KnownError, match=said) as told:
        print_document(store, "family-sheet", **asked)
    assert "Nothing was printed" in str(told.value)

"""The exit list and the arrival list: both scripts, each centre apart, and nobody cut off."""

from __future__ import annotations

import pytest

from resettle_desktop.documents.printing import preview_document
from resettle_desktop.store.store import Store
from tests.documents.conftest import page_texts
from tests.documents.departures import HEBA, KHALED, NOOR, REFERENCE, departure, family, say, shahin

LISTS = ("exit-list", "arrival-list")
LARGE = tuple(
    {"family_name": "Al Jasem Abdul Rahman", "given_names": f"Member{place}", "original_name": "عبد الرحمن الجاسم",
     "sex": "M", "birth_date": "1990", "father_name": "Abdul Rahman Mohammad", "mother_name": "خديجة",
     "birth_place": "Deir ez-Zor", "nationality": "SYR", "languages": ["ara", "kmr"]}
    for place in range(1, 31)
)  # fmt: skip


def pages(store: Store, document: str, language: str | None = None) -> list[str]:
    printed = preview_document(store, document, departure=REFERENCE, language=language)
    return [" ".join(page.replace("\u200b", "").replace("\ufffe", "").split()) for page in page_texts(printed.pdf)]


def place(store: Store, number: str, centre: str) -> None:
    say(store, {"add": "Placement", "values": {"case": {"unhcr_number": number}, "centre": centre}})


@pytest.mark.parametrize("document", LISTS)
def test_a_family_of_thirty_is_whole_on_the_list(document: str, store: Store) -> None:
    departure(store)
    family(store, "LEB-16C01016", KHALED, HEBA)
    family(store, "LEB-16C01018", *LARGE)
    place(store, "LEB-16C01018", "Florennes")
    said = pages(store, document)
    whole = " ".join(said)
    assert [n for n in range(1, 31) if f"Member{n} " not in f"{whole} "] == []
    assert len(said) == 3


@pytest.mark.parametrize("document", LISTS)
def test_a_family_that_fits_on_a_page_is_on_one(document: str, store: Store) -> None:
    departure(store)
    for number in range(1, 5):
        people = [{**person, "given_names": f"Given{number}{place}"} for place, person in enumerate(LARGE[:7])]
        family(store, f"LEB-16C0101{number}", *people)
        place_of = {"case": {"unhcr_number": f"LEB-16C0101{number}"}, "centre": "Florennes"}
        say(store, {"add": "Placement", "values": place_of})
    said = pages(store, document)
    for number in range(1, 5):
        assert [sum(f"Given{number}{n}" in page for n in range(7)) for page in said].count(7) == 1


@pytest.mark.parametrize("document", LISTS)
def test_a_list_of_nobody_says_so(document: str, store: Store) -> None:
    departure(store)
    assert "Nobody is on this departure yet." in pages(store, document)[0]


def test_the_exit_list_names_parents_papers_and_exit_permit(store: Store) -> None:
    departure(store)
    named = {"father_name": "Adnan", "mother_name": "Karima", "birth_place": "Homs", "nationality": "SYR"}
    papers = {"document": {"type": "laissez_passer", "number": "LP100000", "expires": "2020-11-23"}}
    family(store, "LEB-16C01016", {**KHALED, **named, **papers})
    permit = {"type": "exit_permit", "status": "granted", "number": "L4000", "valid_until": "2020-10-06"}
    say(store, {"add": "Permit", "values": {"person": {"unhcr_number": "LEB-24310024"}, **permit}})
    (page,) = pages(store, "exit-list")
    for said in ("SHAHIN Khaled", "Adnan", "Karima", "Homs", "Syria", "LP100000", "L4000", "06 Oct 2020"):
        assert said in page


def test_the_arrival_list_stands_by_centre(store: Store) -> None:
    shahin(store)
    family(store, "LEB-16C01018", {**NOOR, "family_name": "NAJJAR", "unhcr_number": "LEB-1"})
    place(store, "LEB-16C01018", "Florennes")
    (page,) = pages(store, "arrival-list")
    assert page.index("Florennes") < page.index("NAJJAR Noor") < page.index("No reception place yet")
    assert "1 family, 3 people = 2 adults + 1 minor" in page


def test_the_arrival_list_says_what_help_is_needed(store: Store) -> None:
    shahin(store)
    say(store, {"add": "TravelNeed", "values": {"person": {"unhcr_number": "LEB-24310024"}, "code": "wheelchair"}})
    assert "wheelchair" in pages(store, "arrival-list")[0].lower()


@pytest.mark.parametrize("document", LISTS)
def test_a_list_is_printed_in_french(document: str, store: Store) -> None:
    shahin(store)
    assert "22 septembre 2020" in pages(store, document, "fr")[0]

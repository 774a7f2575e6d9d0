"""The travel letter: one page a family, with who they are, how they travel, and whom to ask; nothing of illness."""

from __future__ import annotations

from resettle_desktop.documents.printing import preview_document
from resettle_desktop.store.store import Store
from tests.documents.conftest import page_texts
from tests.documents.departures import HEBA, KHALED, departure, family, say, shahin

NUMBER = "LEB-16C01016"


def pages(store: Store, **of: str) -> list[str]:
    printed = preview_document(store, "travel-letter", **(of or {"departure": "BEY-2020-01"}))
    return [" ".join(text.replace("\u200b", "").split()) for text in page_texts(printed.pdf)]


def test_a_letter_names_the_family_and_its_journey(store: Store) -> None:
    shahin(store)
    (page,) = pages(store)
    assert "To whom it may concern" in page and "with the group BEY-2020-01" in page
    assert all(name in page for name in ("SHAHIN Khaled", "BARAKAT Heba", "SHAHIN Noor", NUMBER))
    assert "TK 829 10:35 BEY → 12:25 IST" in page and "All times are local." in page


def test_each_family_of_a_departure_has_a_page_of_its_own(store: Store) -> None:
    shahin(store)
    family(store, "LEB-16C02001", {**HEBA, "family_name": "QASEM"})
    first, second = pages(store)
    assert "QASEM" not in first and "QASEM" in second and "SHAHIN" not in second


def test_the_letter_of_a_case_that_is_not_booked_says_that_no_flight_is_known(store: Store) -> None:
    say(store, {"add": "Case", "as": "c", "values": {"unhcr_number": NUMBER}},
        {"add": "Person", "values": {"case": "@c", "original_name": "هبة بركات"}})  # fmt: skip
    (page,) = pages(store, case=NUMBER)
    assert "No flight entered yet" in page and "The person named below travels" in page


def test_whom_to_ask_is_told(store: Store) -> None:
    departure(store, escort="Amal Haddad")
    family(store, NUMBER, KHALED, focal_point="Rania Saba")
    say(store, {"add": "Contact", "values": {"agency": "IOM Lebanon", "person": "Nadim", "phone": "+961 1 840408"}},
        {"add": "Contact", "values": {"agency": "Embassy", "person": "Somebody else"}})  # fmt: skip
    (page,) = pages(store)
    assert all(said in page for said in ("Amal Haddad", "Rania Saba", "Nadim"))
    assert "Somebody else" not in page


def test_nothing_of_health_and_no_remark_is_on_it(store: Store) -> None:
    departure(store)
    family(store, NUMBER, {**KHALED, "remarks": "likes windows", "needs": ["SM-CI"]})
    say(store, {"add": "TravelNeed", "values": {"person": {"given_names": "Khaled"}, "code": "wheelchair"}})
    assert not any(word in pages(store)[0] for word in ("windows", "SM-CI", "wheelchair"))


def test_a_family_of_thirty_is_there_whole_with_its_journey_and_signature(store: Store) -> None:
    departure(store)
    family(store, NUMBER, *({"given_names": f"Mohammad Abd Al Rahman{n}x", "family_name": "AL H"} for n in range(30)))
    text = " ".join(pages(store))
    assert all(f"Rahman{n}x" in text for n in range(30))
    assert "TK 829" in text and "Signature and stamp" in text


def test_an_empty_departure_says_so(store: Store) -> None:
    departure(store, legs=())
    assert "Nobody is on this departure yet." in pages(store)[0]

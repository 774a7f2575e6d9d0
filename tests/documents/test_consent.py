"""The statement of consent: what is asked by purpose, and a line for everybody to sign; nothing of illness."""

from __future__ import annotations

from resettle_desktop.documents.printing import preview_document
from resettle_desktop.records.codes import code_list
from resettle_desktop.store.store import Store
from tests.documents.conftest import page_texts
from tests.documents.departures import HEBA, departure, family, say, shahin

NUMBER = "LEB-16C01016"


def pages(store: Store, **of: str) -> list[str]:
    printed = preview_document(store, "consent", **(of or {"departure": "BEY-2020-01"}))
    return [" ".join(text.replace("\u200b", "").split()) for text in page_texts(printed.pdf)]


def test_every_purpose_is_asked_and_everybody_signs_on_one_page(store: Store) -> None:
    shahin(store)
    (page,) = pages(store, case=NUMBER)
    assert all(
        code_list("consent_purposes").label(each.code, "en") in page for each in code_list("consent_purposes").entries()
    )
    assert all(name in page for name in ("SHAHIN Khaled", "BARAKAT Heba", "SHAHIN Noor", NUMBER))


def test_a_child_is_signed_for(store: Store) -> None:
    shahin(store)
    assert pages(store)[0].count("signed for by") == 1


def test_what_was_signed_before_is_told_until_it_is_withdrawn(store: Store) -> None:
    shahin(store)
    father = {"person": {"unhcr_number": "LEB-24310024"}}
    say(store, {"add": "Consent", "values": {
        **father, "purpose": "voluntary_movement", "given": "2020-08-01", "form_signed": True}})  # fmt: skip
    assert "signed before: C" in pages(store)[0]
    say(store, {"set": "Consent", "where": {"purpose": "voluntary_movement"}, "values": {"withdrawn": "2020-08-09"}})
    assert "signed before" not in pages(store)[0]


def test_each_family_of_a_departure_has_a_page_of_its_own(store: Store) -> None:
    shahin(store)
    family(store, "LEB-16C02001", {**HEBA, "family_name": "QASEM"})
    first, second = pages(store)
    assert "QASEM" not in first and "QASEM" in second


def test_a_family_of_thirty_is_there_whole(store: Store) -> None:
    departure(store)
    family(store, NUMBER, *({"given_names": f"Mohammad Abd Al Rahman{n}x", "family_name": "AL H"} for n in range(30)))
    text = " ".join(pages(store))
    assert all(f"Rahman{n}x" in text for n in range(30)) and "Read out by" in text


def test_names_in_arabic_alone_and_none_have_their_line(store: Store) -> None:
    departure(store)
    family(store, NUMBER, {"original_name": "هبة بركات"}, {})
    assert "Name not entered" in pages(store)[0]


def test_an_empty_departure_says_so(store: Store) -> None:
    departure(store, legs=())
    assert "Nobody is on this departure yet." in pages(store)[0]

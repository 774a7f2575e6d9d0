"""The attendance list: who is asked to a session, with room to sign."""

from __future__ import annotations

from resettle_desktop.documents.printing import preview_document
from resettle_desktop.records.kinds import Session
from resettle_desktop.records.numbers import id_text
from resettle_desktop.store.store import Store
from tests.documents.conftest import page_texts
from tests.documents.departures import HEBA, departure, family, say, shahin
from tests.store.cleared import clear_family


def pages(store: Store, **of: str) -> list[str]:
    printed = preview_document(store, "attendance-list", **(of or {"departure": "BEY-2020-01"}))
    return [" ".join(text.replace("\u200b", "").split()) for text in page_texts(printed.pdf)]


def test_a_session_lists_who_attended_with_its_place_and_day(store: Store) -> None:
    clear_family(store)
    (session,) = store.rows.equal(Session)
    (page,) = pages(store, session=id_text(session.id))
    for said in ("HADDAD Khaled", "RASHID Fatima", "01 Sep 2020", "Beirut", "2 people", "Signature", "LEB-15C01056"):
        assert said in page


def test_a_departure_lists_those_of_an_age_to_be_asked(store: Store) -> None:
    shahin(store)
    (page,) = pages(store)
    assert "SHAHIN Khaled" in page and "BARAKAT Heba" in page
    assert "Noor" not in page  # five years old


def test_who_has_no_date_of_birth_is_asked_too(store: Store) -> None:
    departure(store)
    family(store, "LEB-16C01016", {"original_name": "هبة بركات"}, {})
    (page,) = pages(store)
    assert "2 people" in page and "Name not entered" in page


def test_a_family_of_thirty_is_there_whole(store: Store) -> None:
    departure(store)
    people = [{**HEBA, "given_names": f"Mohammad Abd Al Rahman{n}x"} for n in range(30)]
    family(store, "LEB-16C01016", *people)
    text = " ".join(pages(store))
    assert all(f"Rahman{n}x" in text for n in range(30)) and "Interpreter" in text


def test_a_session_without_anybody_says_so(store: Store) -> None:
    say(store, {"add": "Session", "values": {"kind": "orientation"}})
    (session,) = store.rows.equal(Session)
    assert "Nobody is on this list yet." in pages(store, session=id_text(session.id))[0]


def test_a_family_stands_on_one_page(store: Store) -> None:
    departure(store)
    for number in range(5):
        family(store, f"LEB-16C0200{number}", *({"given_names": f"Omar{number}n{n}x"} for n in range(6)))
    found = pages(store)
    assert len(found) > 1
    for number in range(5):
        assert len([page for page in found if f"Omar{number}n" in page]) == 1

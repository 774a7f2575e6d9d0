"""The booking notice: who is announced, its revisions, who helps on the way, and no word of an illness."""

from __future__ import annotations

from resettle_desktop.documents.printing import print_document
from resettle_desktop.store.store import Store
from tests.documents.conftest import page_texts
from tests.documents.departures import HEBA, KHALED, NOOR, REFERENCE, departure, family, say, shahin

NOTICE = "booking-notice"
OF = {"departure": {"reference": REFERENCE}}


def pages(store: Store, document: str = NOTICE, language: str | None = None) -> list[str]:
    printed = print_document(store, document, departure=REFERENCE, language=language)
    return [" ".join(page.replace("\u200b", "").replace("\xa0", " ").split()) for page in page_texts(printed.pdf)]


def change(store: Store, **values: object) -> None:
    say(store, {"set": "Departure", "where": {"reference": REFERENCE}, "values": values})


def test_the_first_notice_is_revision_0_and_the_next_after_a_change_is_1(store: Store) -> None:
    shahin(store)
    assert "Booking notice revision 0" in pages(store)[0]
    assert "Booking notice revision 0" in pages(store)[0]
    change(store, remarks="Two coaches.")
    (page,) = pages(store)
    assert "Booking notice revision 1" in page
    assert "Two coaches." in page


def test_a_cancelled_departure_is_told_in_a_revision_of_its_own(store: Store) -> None:
    shahin(store)
    assert "CANCELLED" not in pages(store)[0]
    change(store, cancelled=True)
    assert "revision 1 CANCELLED" in pages(store)[0]


def test_a_notice_of_nobody_says_so(store: Store) -> None:
    departure(store, legs=())
    (page,) = pages(store)
    for said in ("Nobody is on this departure yet.", "No flight entered yet", "No escort entered."):
        assert said in page


def test_a_family_of_thirty_is_one_case_of_thirty(store: Store) -> None:
    departure(store)
    people = [{"given_names": f"M{n}", "family_name": "JASEM", "sex": "M", "birth_date": "1990"} for n in range(27)]
    young = [{"family_name": "JASEM", "sex": "F", "birth_date": born} for born in ("2012", "2015", "2020")]
    family(store, "LEB-16C01018", *people, *young)
    assert "1 LEB-16C01018 JASEM M0 30 27 2 1 27 3 –" in pages(store)[0]


def test_the_cases_of_a_large_group_stand_on_several_pages_each_once(store: Store) -> None:
    departure(store)
    for number in range(60):
        family(store, f"LEB-16C{20000 + number}", HEBA)
    said = pages(store)
    assert len(said) == 2
    assert [sum(f"LEB-16C{20000 + number}" in page for page in said) for number in range(60)] == [1] * 60


def test_escorts_and_who_meets_the_group_are_named_with_phone_and_stretch(store: Store) -> None:
    shahin(store)
    who = {
        "type": "operational",
        "name": "Rami Khoury",
        "phone": "+961 3 123 456",
        "person": {"unhcr_number": "LEB-24310024"},
    }
    say(store, {"add": "Escort", "values": {**OF, **who, "to_leg": 1}})
    met = {"point": "arrival", "place": "BRU", "agency": "Fedasil", "phone": "+32 2 213 44 11"}
    say(store, {"add": "Assistance", "values": {**OF, **met}})
    (page,) = pages(store)
    assert "Operational escort Rami Khoury" in page
    assert "BEY – IST No. 1" in page
    assert "To Fedasil, +32 2 213 44 11" in page
    assert "Arrival BRU" in page
    assert "Destination BRU" in page


def test_help_is_told_by_code_and_number_without_the_word_for_it(store: Store) -> None:
    departure(store)
    family(store, "LEB-16C01016", KHALED, {**HEBA, "passenger": {"services": ["WCHR", "DPNA"], "bags": 2}})
    say(store, {"add": "TravelNeed", "values": {"person": {"unhcr_number": "LEB-24310024"}, "code": "wheelchair"}})
    (page,) = pages(store)
    assert "WCHR 1 × No. 2" in page
    assert "disability" not in page.casefold()
    assert "2 bags, not known of 1 person" in page


def test_a_minor_without_an_adult_of_the_family_is_named_by_number(store: Store) -> None:
    shahin(store)
    assert "Unaccompanied minors None." in pages(store)[0]
    family(store, "LEB-16C01018", {**NOOR, "family_name": "NAJJAR"})
    assert "Unaccompanied minors No. 4, F, 4 years, family 2" in pages(store)[0]


def test_the_notice_counts_documents_and_granted_visas(store: Store) -> None:
    departure(store)
    paper = {"document": {"type": "laissez_passer", "number": "LP100000", "expires": "2020-11-23"}}
    family(store, "LEB-16C01016", {**KHALED, **paper}, HEBA)
    permit = {"person": {"unhcr_number": "LEB-24310024"}, "type": "visa", "status": "granted"}
    say(store, {"add": "Permit", "values": permit})
    (page,) = pages(store)
    assert "1 × none entered" in page
    assert "Visas granted 1 × Visa, 1 × none granted" in page


def test_the_notice_is_printed_in_french(store: Store) -> None:
    shahin(store)
    assert "22 septembre 2020" in pages(store, language="fr")[0]


def test_the_manifest_names_the_escorts_that_are_recorded_and_else_the_line(store: Store) -> None:
    shahin(store)
    change(store, escort="Dr Line")
    assert "Dr Line" in pages(store, "departure-manifest")[-1]
    say(store, {"add": "Escort", "values": {**OF, "type": "social", "name": "Rami Khoury"}})
    (page,) = pages(store, "departure-manifest")
    assert "Rami Khoury" in page
    assert "Dr Line" not in page

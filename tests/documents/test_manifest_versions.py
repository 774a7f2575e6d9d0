"""From its second version on a manifest says what changed since the one before."""

from __future__ import annotations

import json
from typing import Any

from resettle_desktop.documents.printing import preview_document, print_document
from resettle_desktop.exchange.register import register_fields
from resettle_desktop.records.kinds import Paper
from resettle_desktop.store.store import Store
from tests.documents.departures import HEBA, KHALED, NOOR, REFERENCE, departure, family, say, shahin
from tests.documents.test_printing import MANIFEST, manifest, words

HUSSEIN = {"family_name": "HUSSEIN", "given_names": "Omar", "relationship": "principal_applicant"}
ABBOUD = {"family_name": "ABBOUD", "given_names": "Rima", "relationship": "principal_applicant"}
DOCUMENT = {"type": "laissez_passer", "number": "LP100000", "expires": "2020-12-01"}


def two_families(store: Store) -> None:
    departure(store)
    family(store, "LEB-16C01016", {**KHALED, "document": DOCUMENT}, HEBA, NOOR)
    family(store, "LEB-16C01017", HUSSEIN)


def change(store: Store) -> None:
    """Take one family off, add one, and give somebody another document."""
    say(store, {"remove": "Passenger", "where": {"person": {"given_names": "Omar"}}})
    family(store, "LEB-16C01018", ABBOUD, {"family_name": "ABBOUD", "given_names": "Sami"})
    say(store, {"set": "TravelDocument", "where": {"number": "LP100000"}, "values": {"number": "LP200000"}})


def escort(store: Store, name: str) -> None:
    say(store, {"set": "Departure", "where": {"reference": REFERENCE}, "values": {"escort": name}})


def test_the_second_version_says_who_went_who_came_and_what_changed(store: Store) -> None:
    two_families(store)
    first = manifest(store).frozen
    change(store)
    said = words(manifest(store))
    assert first is not None
    assert f"Since version 1 of {first:%d %b %Y %H:%M} 4 − 1 + 2 = 5 people" in said
    assert "TAKEN OFF 2 Hussein, 1 person ADDED 3 Abboud, 2 people CHANGED 1 Shahin: document" in said


def test_an_old_value_stands_under_the_new_one(store: Store) -> None:
    two_families(store)
    manifest(store)
    change(store)
    assert "LP200000 LP100000" in words(manifest(store))


def test_a_first_version_has_nothing_to_compare_with(store: Store) -> None:
    two_families(store)
    assert "Since version" not in words(manifest(store))


def test_the_same_printed_again_is_the_same_version_with_the_same_words(store: Store) -> None:
    two_families(store)
    manifest(store)
    change(store)
    second, again = manifest(store), manifest(store)
    assert (second.version, again.version) == (2, 2)
    assert words(second) == words(again)


def test_a_preview_says_what_the_print_will(store: Store) -> None:
    two_families(store)
    manifest(store)
    change(store)
    assert "4 − 1 + 2 = 5 people" in words(preview_document(store, MANIFEST, departure=REFERENCE))


def test_another_language_is_no_change(store: Store) -> None:
    two_families(store)
    manifest(store)
    escort(store, "Dr Khoury")
    french = print_document(store, MANIFEST, departure=REFERENCE, language="fr")
    assert french.version == 2 and "Hussein: " not in words(french)


def test_the_third_version_speaks_of_the_second_alone(store: Store) -> None:
    two_families(store)
    manifest(store)
    change(store)
    manifest(store)
    escort(store, "Dr Khoury")
    said = words(manifest(store))
    assert "Since version 2" in said and "5 people CHANGED escort" in said
    assert "TAKEN OFF" not in said and "LP100000" not in said


def test_a_print_from_before_versions_were_compared_gives_no_box(store: Store) -> None:
    shahin(store)
    manifest(store)
    say(store, {"set": "Paper", "where": {"version": 1}, "values": {"said": None}})
    escort(store, "Dr Khoury")
    said = words(manifest(store))
    assert "version 2" in said and "Since version" not in said


def test_a_manifest_among_all_papers_says_it_too(store: Store) -> None:
    two_families(store)
    manifest(store)
    change(store)
    store_papers = preview_document(store, "departure-papers", departure=REFERENCE)
    assert "4 − 1 + 2 = 5 people" in words(store_papers)


def test_thirty_changed_people_are_all_on_the_paper(store: Store) -> None:
    departure(store)
    people: list[dict[str, Any]] = [
        {**HEBA, "given_names": f"Noor{n}x", "passenger": {"seat": f"{n}A"}} for n in range(30)
    ]
    family(store, "LEB-16C01018", *people)
    manifest(store)
    say(store, *({"set": "Passenger", "where": {"seat": f"{n}A"}, "values": {"seat": f"{n}B"}} for n in range(30)))
    said = words(manifest(store))
    assert "30 people CHANGED seat (30 people)" in said
    assert all(f"{n}B {n}A" in said and f"Noor{n}x" in said for n in range(30))


def test_of_many_families_that_came_the_box_names_the_first_alone(store: Store) -> None:
    two_families(store)
    manifest(store)
    for n in range(14):
        family(store, f"LEB-16C020{n:02}", ABBOUD)
    assert "14 Abboud, 1 person; 2 families more" in words(manifest(store))


def test_what_was_said_is_kept_by_person_and_in_no_workbook(store: Store) -> None:
    two_families(store)
    manifest(store)
    (paper,) = store.rows.equal(Paper)
    people = json.loads(paper.said or "")["people"]
    assert sorted(person["name"][1] for person in people.values()) == ["Heba", "Khaled", "Noor", "Omar"]
    assert "said" not in [field.name for field in register_fields(Paper)]


def omar_given_up(store: Store, reason: str) -> None:
    values = {"status": "postponed", "reason": reason}
    say(store, {"set": "Passenger", "where": {"person": {"given_names": "Omar"}}, "values": values})


def test_who_was_taken_off_stands_there_with_the_reason(store: Store) -> None:
    two_families(store)
    manifest(store)
    omar_given_up(store, "EXI")
    assert "TAKEN OFF 2 Hussein, 1 person, Exit permit not granted" in words(manifest(store))


def test_of_health_no_more_is_said_than_that_it_was_postponed(store: Store) -> None:
    two_families(store)
    manifest(store)
    omar_given_up(store, "CVD")
    said = words(manifest(store))
    assert "2 Hussein, 1 person, Postponed" in said and "COVID" not in said


def test_who_moved_to_another_departure_is_said_to_be_there_and_there_to_come_from_here(store: Store) -> None:
    two_families(store)
    departure(store, "BEY-2020-02")
    family(store, "LEB-16C01019", HEBA, reference="BEY-2020-02")
    manifest(store)
    manifest(store, "BEY-2020-02")
    omar_given_up(store, "DOC")
    there = {"departure": {"reference": "BEY-2020-02"}, "person": {"given_names": "Omar"}, "status": "listed"}
    say(store, {"add": "Passenger", "values": there})
    assert "Travel document or visa missing or expired, now on BEY-2020-02" in words(manifest(store))
    assert "ADDED 2 Hussein, 1 person, from BEY-2020-01" in words(manifest(store, "BEY-2020-02"))


def test_another_sex_is_struck_like_every_other_change(store: Store) -> None:
    two_families(store)
    manifest(store)
    say(store, {"set": "Person", "where": {"given_names": "Khaled"}, "values": {"sex": "F"}})
    said = words(manifest(store))
    assert "CHANGED 1 Shahin: sex" in said and "F M" in said

"""What the embassy lists: document, visa and exit permit side by side are three records of a person."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from resettle_desktop.records.kinds import Permit, Person, TravelDocument
from resettle_desktop.store.store import Store
from tests.exchange.conftest import Bring, numbers, only

HEADINGS = (
    "Individual Number", "Family name", "First names", "Document type", "Document No.", "Issued on", "Expires on",
    "Visa No.", "Visa valid from", "Visa valid until", "Exit permit", "Exit permit No.", "Exit permit valid until",
)  # fmt: skip
ISSUED, EXPIRES, UNTIL = datetime(2020, 8, 25), datetime(2020, 11, 23), datetime(2020, 10, 6)
KHALED: list[Any] = [
    "LEB-24310024", "SHAHIN", "Khaled", "Laissez-passer", "LP100000", ISSUED, EXPIRES, "BELLBN200000", ISSUED, EXPIRES,
    "Granted", "L4000", UNTIL,
]  # fmt: skip


def permits(store: Store) -> dict[str | None, tuple[object, ...]]:
    return {
        each.type: (each.status, each.number, each.values().get("valid_until")) for each in store.rows.equal(Permit)
    }


def test_a_row_is_three_records(bring_to_families: Bring, families: Store) -> None:
    assert bring_to_families([HEADINGS, KHALED]).layout.name == "travel-documents"
    document = only(families.rows.equal(TravelDocument))
    assert (document.type, document.number, document.values()["expires"]) == (
        "laissez_passer",
        "LP100000",
        "2020-11-23",
    )
    assert permits(families) == {
        "visa": ("granted", "BELLBN200000", "2020-11-23"), "exit_permit": ("granted", "L4000", "2020-10-06"),
    }  # fmt: skip


def test_each_belongs_to_the_person_of_the_row(bring_to_families: Bring, families: Store) -> None:
    bring_to_families([HEADINGS, KHALED])
    khaled = only(families.rows.equal(Person, unhcr_number="LEB-24310024"))
    owners = {each.person for kind in (TravelDocument, Permit) for each in families.rows.equal(kind)}  # type: ignore[attr-defined]
    assert owners == {khaled.id}


def test_the_name_in_the_list_changes_nothing_of_the_person(bring_to_families: Bring, families: Store) -> None:
    bring_to_families([HEADINGS, [KHALED[0], "Chahine", "Khalid", *KHALED[3:]]])
    khaled = only(families.rows.equal(Person, unhcr_number="LEB-24310024"))
    assert (khaled.family_name, khaled.given_names) == ("SHAHIN", "Khaled")


def test_a_permit_that_was_requested_is_granted_later_as_the_same_record(
    bring_to_families: Bring, families: Store
) -> None:
    bring_to_families([HEADINGS, [*KHALED[:10], "Requested", None, None]])
    assert permits(families)["exit_permit"] == ("requested", None, None)
    bring_to_families([HEADINGS, KHALED])
    assert permits(families)["exit_permit"] == ("granted", "L4000", "2020-10-06")
    assert families.rows.count(Permit) == 2


def test_a_new_document_stands_beside_the_old_one(bring_to_families: Bring, families: Store) -> None:
    bring_to_families([HEADINGS, KHALED])
    bring_to_families([HEADINGS, [*KHALED[:4], "LP999999", *KHALED[5:]]])
    assert {each.number for each in families.rows.equal(TravelDocument)} == {"LP100000", "LP999999"}


@pytest.mark.parametrize(
    "headings",
    [
        ("N° HCR", "Nom", "Prénom", "Type de document", "N° du document", "Délivré le", "Expire le", "N° visa",
         "Visa du", "Visa jusqu'au", "Autorisation de sortie", "N° autorisation de sortie",
         "Autorisation de sortie jusqu'au"),
        ("UNHCR-nr", "Naam", "Voornaam", "Soort document", "Documentnummer", "Afgegeven op", "Geldig tot",
         "Visumnummer", "Visum vanaf", "Visum geldig tot", "Uitreisvergunning", "Nr uitreisvergunning",
         "Uitreisvergunning geldig tot"),
    ],
)  # fmt: skip
def test_it_is_read_in_each_language(bring_to_families: Bring, families: Store, headings: tuple[str, ...]) -> None:
    prepared = bring_to_families([headings, KHALED])
    assert (prepared.unmapped, numbers(prepared)) == ((), [])
    assert permits(families)["exit_permit"] == ("granted", "L4000", "2020-10-06")


def test_headings_of_two_rows_tell_alike_ones_apart(bring_to_families: Bring, families: Store) -> None:
    above = ("Person", None, None, "Travel document", None, None, None, "Visa", None, None, "Exit permit")
    below = ("UNHCR no", "Surname", "First name", "Type", "Number", "Issued", "Valid until", "Number", "Valid from",
             "Valid until", "Status", "Number", "Valid until")  # fmt: skip
    assert bring_to_families([above, below, KHALED]).unmapped == ()
    assert permits(families)["visa"] == ("granted", "BELLBN200000", "2020-11-23")
    assert permits(families)["exit_permit"] == ("granted", "L4000", "2020-10-06")


def test_a_heading_may_say_which_document_it_is(bring_to_families: Bring, families: Store) -> None:
    bring_to_families([("Individual no", "Passport No.", "Expiry date"), ("LEB-24310024", "N0123456", EXPIRES)])
    document = only(families.rows.equal(TravelDocument))
    assert (document.type, document.number) == ("passport", "N0123456")


def test_the_same_list_again_changes_nothing(bring_to_families: Bring) -> None:
    bring_to_families([HEADINGS, KHALED])
    assert bring_to_families([HEADINGS, KHALED]).change_set.changes == ()

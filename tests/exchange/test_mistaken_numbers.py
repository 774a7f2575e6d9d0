"""A number that belongs to somebody else makes its rows wait, and nobody's record takes another's values."""

from __future__ import annotations

import pytest

from resettle_desktop.exchange.importing import Outcome
from resettle_desktop.exchange.mistaken_numbers import another_person
from resettle_desktop.records.dates import KnownDate
from resettle_desktop.records.kinds import Case, Person
from resettle_desktop.store.store import Store
from tests.exchange.conftest import HEADINGS, HEBA, KHALED, Bring, numbers, only

RANIA = (KHALED[0], "LEB-00000001", "PA", "HADDAD", "Rania", "F", "1990-05-06")
ZIAD = (KHALED[0], "LEB-00000002", "Son", "HADDAD", "Ziad", "M", "2012-01-09")
OTHERS = ("LEB-18C00009", "LEB-00000003", "PA", "ISSA", "Omar", "M", "1971-08-08")


def test_a_persons_number_on_somebody_else_waits(store: Store, bring: Bring) -> None:
    bring([HEADINGS, KHALED])
    prepared = bring([HEADINGS, (*KHALED[:2], *RANIA[2:]), HEBA])
    said = only([each for each in prepared.findings if each.number == "E123"])
    assert (said.row, said.heading, said.value) == (2, "Individual Number", "LEB-24310024")
    assert [row.outcome for row in prepared.rows] == [Outcome.PARKED, Outcome.CREATED]
    assert [person.label() for person in store.rows.equal(Person)] == ["SHAHIN Khaled", "BARAKAT Heba"]


def test_a_familys_number_on_another_family_waits_and_the_other_rows_come_in(store: Store, bring: Bring) -> None:
    bring([(*HEADINGS, "City"), (*KHALED, "Zahle"), (*HEBA, "Zahle")])
    prepared = bring([(*HEADINGS, "City"), (*RANIA, "Saida"), (*ZIAD, "Saida"), (*OTHERS, "Tripoli")])
    assert [row.outcome for row in prepared.rows] == [Outcome.PARKED, Outcome.PARKED, Outcome.CREATED]
    said = prepared.findings[0]
    assert (said.number, said.row, said.heading, said.value) == ("E123", 2, "Case Number", KHALED[0])
    assert "SHAHIN Khaled" in said.text
    assert said.remedy
    assert [(case.place, case.size) for case in store.rows.equal(Case)] == [("Zahle", 2), ("Tripoli", 1)]


def test_new_members_beside_known_ones_are_of_the_family(bring: Bring) -> None:
    bring([HEADINGS, KHALED])
    assert numbers(bring([HEADINGS, KHALED, ZIAD])) == []


def test_the_applicant_typed_before_in_another_spelling_is_the_same_family(store: Store, bring: Bring) -> None:
    bring([HEADINGS, (KHALED[0], None, "PA", "CHAHINE", "Khalid", "M", "1980")])
    bring([HEADINGS, KHALED, HEBA])
    assert store.rows.count(Case) == 1
    assert store.rows.count(Person) == 3


BORN = {"birth_date": KnownDate(1980, 2, 3)}
KNOWN = {"family_name": "SHAHIN", "given_names": "Khaled", **BORN}


@pytest.mark.parametrize(
    ("given", "another"),
    [
        ({"family_name": "HADDAD", "given_names": "Rania", "birth_date": KnownDate(1990, 5, 6)}, True),
        ({"family_name": "CHAHINE", "given_names": "Rania", "birth_date": KnownDate(1990, 5, 6)}, False),
        ({"family_name": "HADDAD", "given_names": "Rania", **BORN}, False),
        ({"family_name": "HADDAD", "given_names": "Rania"}, False),
        ({"original_name": "رانيا حداد", "birth_date": KnownDate(1990, 5, 6)}, False),
        ({"birth_date": KnownDate(1990, 5, 6)}, False),
    ],
)
def test_only_other_names_with_another_birth_are_another_person(given: dict[str, object], another: bool) -> None:
    assert another_person(KNOWN, given) is another

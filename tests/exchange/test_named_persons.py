"""Whom a row means that names a person: by number, else by name, birth, sex and family; doubt waits."""

from __future__ import annotations

import pytest

from resettle_desktop.exchange.importing import Outcome, Prepared
from resettle_desktop.records.kinds import Person, TravelDocument
from resettle_desktop.store.store import Store
from tests.exchange.conftest import Bring, numbers, only

PAPER = ("Laissez-passer", "LP100000")
NAMED = ("Surname", "First name", "DOB", "Sex", "Document type", "Document No.")


def owner(store: Store) -> str | None:
    document = only(store.rows.equal(TravelDocument))
    return only(store.rows.equal(Person, id=document.person)).unhcr_number  # type: ignore[no-any-return]


def parked(prepared: Prepared) -> tuple[str, ...]:
    return only([row for row in prepared.rows if row.outcome is Outcome.PARKED]).candidates  # type: ignore[no-any-return]


@pytest.mark.parametrize(
    "name", [("SULEIMAN", "Khadija"), ("Soleiman", "Khadidja"), ("Khadija", "SULEIMAN")]
)  # spelled otherwise, in the other order
def test_name_and_birth_find_the_person(bring_to_families: Bring, families: Store, name: tuple[str, str]) -> None:
    bring_to_families([NAMED, (*name, "1976-02-09", "F", *PAPER)])
    assert owner(families) == "LEB-14170177"


def test_a_name_alone_waits_with_those_it_may_be(bring_to_families: Bring, families: Store) -> None:
    prepared = bring_to_families([("Name", "Document type", "Document No."), ("Khadija Suleiman", *PAPER)])
    assert numbers(prepared) == ["E137"]
    assert "SULEIMAN Khadija, LEB-14170177" in parked(prepared)
    assert families.rows.count(TravelDocument) == 0


def test_another_sex_makes_it_doubtful(bring_to_families: Bring) -> None:
    assert numbers(bring_to_families([NAMED, ("SULEIMAN", "Khadija", "1976-02-09", "M", *PAPER)])) == ["E137"]


def test_a_first_of_january_alone_is_too_weak(bring_to_families: Bring, families: Store) -> None:
    weak = ("Surname", "First name", "DOB", "Document type", "Document No.")
    assert numbers(bring_to_families([weak, ("SHAHIN", "Khaled", "1980-01-01", *PAPER)])) == ["E137"]
    bring_to_families([("Case no", *weak), ("LEB-16C01016", "SHAHIN", "Khaled", "1980-01-01", *PAPER)])
    assert owner(families) == "LEB-24310024"


def test_a_number_with_a_slip_waits_with_the_one_that_is_near(bring_to_families: Bring) -> None:
    prepared = bring_to_families([("Individual no", "Document type", "Document No."), ("LEB-24310042", *PAPER)])
    assert numbers(prepared) == ["E121"]
    assert any("SHAHIN" in label for label in parked(prepared))


def test_a_number_of_somebody_else_than_the_name_says_waits(bring_to_families: Bring, families: Store) -> None:
    headings = ("Individual no", "Name", "Document type", "Document No.")
    prepared = bring_to_families([headings, ("LEB-24310024", "Heba Barakat", *PAPER)])
    assert numbers(prepared) == ["E123"]
    assert families.rows.count(TravelDocument) == 0


def test_somebody_whom_nobody_knows_waits_with_the_reason(bring_to_families: Bring) -> None:
    prepared = bring_to_families([NAMED, ("DOE", "Jane", "1990-05-06", "F", *PAPER)])
    assert numbers(prepared) == ["E121"]
    assert parked(prepared) == ()

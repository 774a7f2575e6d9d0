"""A case out of which somebody goes keeps an applicant, and is closed where nobody is left."""

from __future__ import annotations

from datetime import date

import pytest

from resettle_desktop.records.kinds import Case, Person
from resettle_desktop.store.sketches import Sketch
from resettle_desktop.store.store import Store
from resettle_desktop.store.succession import close_if_empty, give_an_applicant
from tests.store.conftest import Say, haddad, person

TODAY = date(2020, 9, 22)


@pytest.fixture
def family(store: Store, say: Say) -> tuple[Sketch, Person, Person]:
    """A sketch of a couple."""
    say(*haddad())
    return Sketch(store.rows), person(store), person(store, "LEB-59509497")


def relationship(sketch: Sketch, of: Person) -> str | None:
    now = sketch.get(Person, of.id)
    return now.relationship if now else None


def test_the_spouse_applies_after_the_applicant(family: tuple[Sketch, Person, Person]) -> None:
    sketch, khaled, fatima = family
    sketch.set(khaled, {"case": None})
    give_an_applicant(sketch, khaled.case or 0, [khaled])
    assert relationship(sketch, fatima) == "principal_applicant"
    assert [said.text for said in sketch.findings] == ["Fatima becomes the principal applicant."]


def test_who_was_chosen_is_not_told(family: tuple[Sketch, Person, Person]) -> None:
    sketch, khaled, fatima = family
    sketch.set(khaled, {"case": None})
    give_an_applicant(sketch, khaled.case or 0, [khaled], chosen=fatima.id)
    assert relationship(sketch, fatima) == "principal_applicant" and sketch.findings == []


def test_nothing_changes_while_the_applicant_stays(family: tuple[Sketch, Person, Person]) -> None:
    sketch, khaled, fatima = family
    sketch.set(fatima, {"case": None})
    give_an_applicant(sketch, khaled.case or 0, [fatima])
    assert relationship(sketch, khaled) == "principal_applicant" and sketch.findings == []


def test_an_empty_case_is_closed_and_told(family: tuple[Sketch, Person, Person]) -> None:
    sketch, khaled, fatima = family
    for each in (khaled, fatima):
        sketch.set(each, {"case": None})
    close_if_empty(sketch, khaled.case or 0, TODAY)
    case = sketch.get(Case, khaled.case)
    assert case and (case.closed, case.close_reason) == (TODAY, "merged")
    assert [said.number for said in sketch.findings] == ["T323"]


def test_a_case_with_members_or_closed_before_is_left(family: tuple[Sketch, Person, Person]) -> None:
    sketch, khaled, fatima = family
    close_if_empty(sketch, khaled.case or 0, TODAY)
    case = sketch.get(Case, khaled.case)
    assert case and case.closed is None
    sketch.set(case, {"closed": "2019-01-02", "close_reason": "other"})
    for each in (khaled, fatima):
        sketch.set(each, {"case": None})
    close_if_empty(sketch, case.id, TODAY)
    now = sketch.get(Case, case.id)
    assert now and now.close_reason == "other" and sketch.findings == []

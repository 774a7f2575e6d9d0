"""What the list of persons shows of each."""

from __future__ import annotations

from datetime import date

import pytest

from resettle_desktop.desktop.lists.table import Cell
from resettle_desktop.desktop.persons.models import person_cells
from resettle_desktop.records.kinds import Person
from resettle_desktop.store.store import Store
from resettle_desktop.store.views import Family
from tests.desktop.families import khaled, say, the_case

DAY = date(2020, 9, 22)


def family(store: Store) -> Family:
    return store.views.families([the_case(store)])[0]


def cells(store: Store, **values: object) -> dict[str, Cell]:
    if values:
        say(store, {"set": "Person", "where": {"unhcr_number": "LEB-58409303"}, "values": values})
    return person_cells(khaled(store), family(store), DAY)


def test_a_person_is_told_by_name_age_family_and_case(store: Store) -> None:
    shown = {key: cell.text for key, cell in cells(store).items()}
    assert shown["family_name"] == "Haddad, Khaled" and shown["case"] == "LEB-15C01056"
    assert shown["relationship"] == "applicant" and shown["age"].startswith("M ")


def test_a_nationality_is_its_code_with_the_country_beside(store: Store) -> None:
    cell = cells(store, nationality="SYR")["nationality"]
    assert (cell.text, cell.tooltip) == ("SYR", "Syrian Arab Republic")


def test_what_holds_a_person_is_said_of_that_person(store: Store) -> None:
    held = cells(store, hold=True, hold_reason="interview again")["held"]
    assert held.icon == "bad" and "interview again" in held.tooltip


def test_who_is_booked_is_held_by_what_the_departure_requires(store: Store) -> None:
    person = khaled(store)
    held = person_cells(person, family(store), DAY, {person.id: ("visa", "consent")})["held"]
    assert held.icon == "bad" and held.text == "decision, visa, consent"


@pytest.mark.parametrize(("field", "word"), [("withdrawn", "Withdrawn"), ("died", "Died")])
def test_who_no_longer_travels_is_said_to_be_so(store: Store, field: str, word: str) -> None:
    assert cells(store, **{field: "2020-03-01"})["stage"].text == word


def test_of_a_person_without_a_case_the_rest_is_shown() -> None:
    shown = person_cells(Person(id=1), None, DAY)
    assert (shown["family_name"].text, shown["case"].text, shown["stage"].text) == ("No name yet", "", "")

"""What a workbook says in columns that fill no field is kept with the record, under their headings."""

from __future__ import annotations

import pytest

from resettle_desktop.exchange.importing import Outcome
from resettle_desktop.records.kinds import Case, FurtherValue, Person
from resettle_desktop.store.store import Store
from tests.exchange.conftest import HEADINGS, HEBA, KHALED, Bring, numbers, only

MORE = (*HEADINGS, "Shoe size", "Bus\nstop")


def kept(store: Store) -> list[tuple[object, ...]]:
    people = {each.id: each.given_names for each in store.rows.equal(Person)}
    return [(people.get(each.person or 0), each.heading, each.value) for each in store.rows.equal(FurtherValue)]


def test_it_is_kept_with_the_person_of_the_row(bring: Bring, store: Store) -> None:
    bring([MORE, (*KHALED, 41, "Zahle, souk"), (*HEBA, 38.5, None)])
    assert kept(store) == [("Khaled", "Shoe size", "41"), ("Khaled", "Bus stop", "Zahle, souk"),
                           ("Heba", "Shoe size", "38.5")]  # fmt: skip
    assert {each.workbook for each in store.rows.equal(FurtherValue)} == {"list.xlsx"}


def test_a_list_of_cases_keeps_it_with_the_case(bring: Bring, store: Store) -> None:
    bring([HEADINGS, KHALED])
    bring([("CGRS number", "UNHCR case number", "Decision", "Room"), ("19/123", "LEB-16C01016", "positive", "B12")])
    value = only(store.rows.equal(FurtherValue))
    assert (value.case, value.heading, value.value) == (only(store.rows.equal(Case)).id, "Room", "B12")


def test_the_same_list_again_changes_nothing(bring: Bring) -> None:
    rows = [MORE, (*KHALED, 41, "Zahle")]
    bring(rows)
    assert bring(rows).change_set.changes == ()


def test_another_value_takes_the_place_of_the_one_before(bring: Bring, store: Store) -> None:
    bring([MORE, (*KHALED, 41, None)])
    prepared = bring([MORE, (*KHALED, 42, None)])
    assert prepared.count(Outcome.UPDATED) == 1
    assert dict(only(prepared.rows).values) == {"FurtherValue.Shoe size": ("41", "42")}
    assert [value for _who, _heading, value in kept(store)] == ["42"]


def test_a_blank_erases_nothing(bring: Bring, store: Store) -> None:
    bring([MORE, (*KHALED, 41, None)])
    assert bring([MORE, (*KHALED, None, None)]).change_set.changes == ()
    assert len(kept(store)) == 1


def test_what_several_rows_say_of_one_person_is_kept_together(bring_to_families: Bring, families: Store) -> None:
    headings = ("N° individuel HCR", "Séance du", "Présence", "Vestiaire")
    rows = [(KHALED[1], "2020-09-01", "présent", "A4"), (KHALED[1], "2020-09-08", "présent", "B2")]
    bring_to_families([headings, *rows])
    assert kept(families) == [("Khaled", "Vestiaire", "A4; B2")]


def test_what_a_person_leaves_out_is_not_kept(bring: Bring, store: Store) -> None:
    bring([MORE, (*KHALED, 41, "Zahle")], mapping={"Shoe size": ""})
    assert [heading for _who, heading, _value in kept(store)] == ["Bus stop"]


def test_of_a_clinics_list_nothing_is_kept_in_clear(bring_to_families: Bring, families: Store) -> None:
    headings = ("Individual Number", "Activity", "Date", "Result", "Smear under the lens")
    prepared = bring_to_families([headings, (KHALED[1], "X-ray", "2020-09-20", "fit", "a canary")])
    assert prepared.unmapped == ("Smear under the lens",)
    assert families.rows.count(FurtherValue) == 0


def test_a_row_that_waits_keeps_nothing(bring: Bring, store: Store) -> None:
    bring([MORE, ("", "", "", "", "", "", "", 41, "Zahle")])
    assert store.rows.count(FurtherValue) == 0


@pytest.mark.parametrize(("heading", "said"), [("x" * 40_000, 41), ("Story", "word " * 6_000)])
def test_what_is_too_long_stops_no_import(bring: Bring, store: Store, heading: str, said: object) -> None:
    prepared = bring([(*HEADINGS, heading[:32_000]), (*KHALED, said)])
    assert store.rows.count(Person) == 1
    assert store.rows.count(FurtherValue) == 1 or len(numbers(prepared)) == 1


def test_taking_the_import_back_takes_it_too(bring: Bring, store: Store) -> None:
    bring([MORE, (*KHALED, 41, "Zahle")])
    store.undo(1)
    assert store.rows.count(FurtherValue) == 0


@pytest.mark.parametrize(
    "heading",
    ["Diagnosis", "Medical remarks", "Condition", "Maladie", "État de santé", "التشخيص", "Medical conditions (if any)"],
)
def test_a_column_that_reads_like_one_of_diagnoses_is_told_and_left_out(
    bring: Bring, store: Store, heading: str
) -> None:
    prepared = bring([(*HEADINGS, heading, "Shoe size"), (*KHALED, "canary of the lung", 41)])
    assert "W231" in numbers(prepared)
    assert [said for _who, said, _value in kept(store)] == ["Shoe size"]


@pytest.mark.parametrize("heading", ["Conditions of the flat", "Air conditioning", "Health card given"])
def test_other_headings_are_kept(bring: Bring, store: Store, heading: str) -> None:
    bring([(*HEADINGS, heading), (*KHALED, "yes")])
    assert [said for _who, said, _value in kept(store)] == [heading]

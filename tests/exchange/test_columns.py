"""Each column's field is found by heading, by hand, or by what the column holds."""

from __future__ import annotations

import pytest

from resettle_desktop.exchange.columns import ColumnUse, How
from resettle_desktop.exchange.importing import prepare_import
from resettle_desktop.records.errors import KnownError
from resettle_desktop.records.kinds import Person
from resettle_desktop.store.store import Store
from tests.exchange.conftest import HEADINGS, HEBA, KHALED, Bring, Made, numbers, only


def use(store: Store, path: object, heading: str, **options: object) -> ColumnUse:
    prepared = prepare_import(store, path, **options)  # type: ignore[arg-type]
    return next(column for column in prepared.columns if column.heading == heading)


def test_a_column_shows_where_it_stands_and_what_it_holds(store: Store, made: Made) -> None:
    column = use(store, made([HEADINGS, KHALED, HEBA]), "Family Name")
    assert (column.letter, column.samples) == ("D", ("SHAHIN", "BARAKAT"))
    assert (column.field, column.how) == ("Person.family_name", How.HEADING)


def test_a_heading_with_a_slip_is_still_known(store: Store, made: Made) -> None:
    column = use(store, made([(*HEADINGS[:6], "Date of Brith"), KHALED]), "Date of Brith")
    assert (column.field, column.how) == ("Person.birth_date", How.RESEMBLING)


def test_a_column_of_case_numbers_is_known_by_what_it_holds(store: Store, made: Made) -> None:
    column = use(store, made([("Fall", *HEADINGS[1:]), KHALED, HEBA]), "Fall")
    assert (column.field, column.how) == ("Case.unhcr_number", How.CONTENT)


def test_a_heading_that_means_two_numbers_is_told_by_what_it_holds(store: Store, made: Made) -> None:
    column = use(store, made([("UNHCR number", "Individual ID", *HEADINGS[2:]), KHALED, HEBA]), "UNHCR number")
    assert (column.field, column.how) == ("Case.unhcr_number", How.CONTENT)


def test_an_unknown_column_is_listed(store: Store, made: Made) -> None:
    prepared = prepare_import(store, made([(*HEADINGS, "Shoe size", None), (*KHALED, 42, "x")]))
    assert prepared.unmapped == ("Shoe size", "Column I")


def test_a_column_that_needs_no_field_is_not_listed(store: Store, made: Made) -> None:
    prepared = prepare_import(store, made([("#", *HEADINGS, "Age"), (1, *KHALED, 40)]))
    assert prepared.unmapped == ()


def test_two_columns_of_one_field_with_other_values_are_told(store: Store, bring: Bring) -> None:
    prepared = bring([(*HEADINGS, "Surname"), (*KHALED, "CHAHINE")])
    said = only(prepared.findings)
    assert (said.number, said.row, said.value) == ("E130", 1, "Family Name (D), Surname (H)")
    assert prepared.unmapped == ("Surname",)
    assert only(store.rows.equal(Person)).family_name == "SHAHIN"


def test_two_columns_of_one_field_that_agree_are_no_error(bring: Bring) -> None:
    assert numbers(bring([(*HEADINGS, "Surname"), (*KHALED, "Shahin")])) == []


def test_of_two_columns_the_one_with_values_is_taken(store: Store, bring: Bring) -> None:
    bring([(*HEADINGS[:3], "Family Name", *HEADINGS[4:], "Surname"), (*KHALED[:3], None, *KHALED[4:], "SHAHIN")])
    assert only(store.rows.equal(Person)).family_name == "SHAHIN"


def test_a_choice_by_hand_is_stronger_than_a_heading(store: Store, made: Made) -> None:
    path = made([(*HEADINGS, "Called"), (*KHALED, "CHAHINE")])
    column = use(store, path, "Called", mapping={"called": "Person.family_name"})
    assert (column.field, column.how) == ("Person.family_name", How.CHOSEN)


def test_a_choice_of_no_field_is_refused(store: Store, made: Made) -> None:
    with pytest.raises(KnownError, match=r"Person\.shoes is no field that Shoe size can fill.*Person\.family_name"):
        prepare_import(store, made([HEADINGS, KHALED]), mapping={"Shoe size": "Person.shoes"})


@pytest.mark.parametrize("heading", ["Surname", "First name", "Name"])
def test_an_only_column_of_names_in_arabic_holds_the_original_name(store: Store, bring: Bring, heading: str) -> None:
    bring([(*HEADINGS[:3], heading, *HEADINGS[5:]), (*KHALED[:3], "خالد شاهين", *KHALED[5:])])
    person = only(store.rows.equal(Person))
    assert (person.original_name, person.family_name, person.given_names) == ("خالد شاهين", None, None)


@pytest.mark.parametrize(
    ("headings", "names"),
    [
        (("Surname", "Name"), ("SHAHIN", "Khaled")),
        (("Name", "First name"), ("SHAHIN", "Khaled")),
        (("Surname", "Full name"), ("SHAHIN", "SHAHIN Khaled")),
    ],
)
def test_a_name_beside_one_part_is_the_other_or_the_whole(
    store: Store, bring: Bring, headings: tuple[str, str], names: tuple[str, str]
) -> None:
    bring([(*HEADINGS[:3], *headings, *HEADINGS[5:]), (*KHALED[:3], *names, *KHALED[5:])])
    assert only(store.rows.equal(Person)).label() == "SHAHIN Khaled"


def test_a_column_that_only_counts_is_no_column_of_numbers(store: Store, bring: Bring) -> None:
    prepared = bring([("Family No", *HEADINGS), (1, *KHALED), (1, *HEBA)])
    assert (prepared.unmapped, numbers(prepared)) == (("Family No",), [])
    assert store.rows.count(Person) == 2

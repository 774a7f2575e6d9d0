"""A whole name in one cell becomes family and given names where its writing shows them."""

from __future__ import annotations

import pytest

from resettle_desktop.exchange.full_names import split_name
from resettle_desktop.records.kinds import Person
from resettle_desktop.store.store import Store
from tests.exchange.conftest import HEADINGS, KHALED, Bring, numbers, only


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("AL HAMWI, Yasmin", ("AL HAMWI", "Yasmin")),
        ("Shahin, Khaled", ("Shahin", "Khaled")),
        ("AL MASRI Abdul Rahman", ("AL MASRI", "Abdul Rahman")),
        ("Khaled SHAHIN", ("SHAHIN", "Khaled")),
        ("Khaled Shahin", None),
        ("KHALED SHAHIN", None),
        ("خالد شاهين", None),
    ],
)
def test_a_comma_or_capitals_show_the_family_name(text: str, parts: tuple[str, str] | None) -> None:
    assert split_name(text) == parts


def test_a_whole_name_fills_both_fields(store: Store, bring: Bring) -> None:
    prepared = bring([(*HEADINGS[:3], "Full name", *HEADINGS[5:]), (*KHALED[:3], "SHAHIN, Khaled", *KHALED[5:])])
    person = only(store.rows.equal(Person))
    assert (person.family_name, person.given_names, prepared.unmapped) == ("SHAHIN", "Khaled", ())


def test_a_name_that_shows_no_parts_is_kept_whole_and_told(store: Store, bring: Bring) -> None:
    prepared = bring([(*HEADINGS[:3], "Name", *HEADINGS[5:]), (*KHALED[:3], "Khaled Shahin", *KHALED[5:])])
    assert numbers(prepared) == ["W220"]
    assert only(store.rows.equal(Person)).given_names == "Khaled Shahin"


def test_beside_columns_of_its_parts_the_whole_name_is_not_needed(store: Store, bring: Bring) -> None:
    prepared = bring([("Name", *HEADINGS), ("Mr Shahin", *KHALED)])
    assert (prepared.findings, prepared.unmapped) == ((), ())
    assert only(store.rows.equal(Person)).family_name == "SHAHIN"

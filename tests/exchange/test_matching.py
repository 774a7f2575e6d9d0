"""Rows find their records, also where one row feeds several and where a column names another record."""

from __future__ import annotations

import pytest

from resettle_desktop.exchange.layout import Layout, LayoutColumn, LayoutKind
from resettle_desktop.exchange.linking import linked_ids
from resettle_desktop.exchange.near_numbers import near_records
from resettle_desktop.records.kinds import Case, Person, Placement
from resettle_desktop.records.numbers import id_text
from resettle_desktop.store.store import Store
from tests.exchange.conftest import HEADINGS, KHALED, Bring, Say, only

PLACES = ("UNHCR-nummer", "Opvangcentrum", "Plaats beschikbaar vanaf")


@pytest.fixture
def case(say: Say, store: Store) -> Case:
    say({"add": "Case", "values": {"unhcr_number": "LEB-16C01016"}})
    (made,) = store.rows.equal(Case)
    return made


@pytest.mark.parametrize("number", ["leb-16c01016", "LEB–16C01016 ", "LEB 16C01016", "ＬＥＢ-16C01016"])
def test_a_number_is_known_however_it_is_written(bring: Bring, case: Case, number: str) -> None:
    assert only(bring([PLACES, (number, "Florennes", "2020-04-12")]).rows).outcome == "created"


def test_another_centre_updates_the_place_that_there_is(store: Store, bring: Bring, case: Case) -> None:
    bring([PLACES, ("LEB-16C01016", "Florennes", "2020-04-12")])
    bring([PLACES, ("LEB-16C01016", "Kapellen", "2020-04-12")])
    assert only(store.rows.equal(Placement)).centre == "Kapellen"


def test_a_place_outside_a_centre_stays(store: Store, bring: Bring, case: Case, say: Say) -> None:
    say({"add": "Placement", "values": {"case": id_text(case.id), "type": "lri", "municipality": "Gent"}})
    bring([PLACES, ("LEB-16C01016", "Florennes", "2020-04-12")])
    assert sorted(str(place.type) for place in store.rows.equal(Placement)) == ["centre", "lri"]


def test_a_row_that_says_nothing_of_the_place_makes_none(store: Store, bring: Bring, case: Case) -> None:
    bring([PLACES, ("LEB-16C01016", None, None), ("LEB-16C01017", "Florennes", None)])
    assert store.rows.count(Placement) == 0


def test_twins_with_numbers_of_their_own_are_two(store: Store, bring: Bring) -> None:
    bring([HEADINGS, KHALED, (KHALED[0], "LEB-24310025", "Son", *KHALED[3:])])
    assert store.rows.count(Person) == 2


@pytest.mark.parametrize("slip", ["LEB-16C01061", "LEB-16C0116", "LEB-16C010166", "LEB-16C01018"])
def test_a_number_with_one_slip_finds_the_nearest(store: Store, case: Case, slip: str) -> None:
    assert [each.label for each in near_records(store, Case, "unhcr_number", slip)] == ["LEB-16C01016"]


def test_a_link_is_found_by_number_or_id(store: Store, case: Case) -> None:
    link = next(link for link in Person.links() if link.name == "case")
    texts = ["leb 16c01016", id_text(case.id), "LEB-99C00000"]
    assert linked_ids(store, [], link, texts) == {texts[0]: case.id, texts[1]: case.id}


def test_a_layout_of_a_sheet_per_kind_has_a_part_for_each() -> None:
    columns = (LayoutColumn("Number", "Case.unhcr_number"), LayoutColumn("Family", "Person.family_name"))
    kinds = (LayoutKind("Case", (("unhcr_number",),)), LayoutKind("Person", (("unhcr_number",),)))
    parts = Layout("all", "Us", "All", columns, kinds, sheet_per_kind=True).parts()
    assert [[column.heading for column in part.columns] for part in parts] == [["Number"], ["Family"]]

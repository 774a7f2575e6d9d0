"""Finding records by what people type, and what is shown of them."""

from __future__ import annotations

import pytest

from resettle_desktop.records.findings import Refused
from resettle_desktop.records.numbers import id_text
from resettle_desktop.store.search import Search
from resettle_desktop.store.store import Store
from tests.store.conftest import Say, haddad


@pytest.fixture
def search(store: Store, say: Say) -> Search:
    say(*haddad())
    return store.search


@pytest.mark.parametrize(
    "text",
    ["haddad", "Khal", "HADDAD Khaled", "khaled haddad", "حداد", "خالد", "LEB-58409303", "leb58409303", "LEB–584"],
)
def test_a_person_is_found_by_name_and_number(search: Search, text: str) -> None:
    (found,) = search.find(text, "Person").records
    assert found.values()["given_names"] == "Khaled"


@pytest.mark.parametrize("text", ["+961 3 876082", "03 876082", "00961 3 876 082", "9613876082"])
def test_a_person_is_found_by_telephone_with_or_without_prefix(search: Search, text: str) -> None:
    assert search.find(text, "Person").total == 1


def test_nobody_is_found_by_a_strange_name(search: Search) -> None:
    assert search.find("Zaitoun").total == 0


def test_without_a_text_all_of_the_kind_are_found(search: Search) -> None:
    assert search.find(kind="Person").total == 2


def test_the_limit_leaves_the_total(search: Search) -> None:
    found = search.find(kind="Person", limit=1)
    assert (found.total, len(found.records)) == (2, 1)


def test_a_kind_that_is_none_is_refused(search: Search) -> None:
    with pytest.raises(Refused, match="no kind of record"):
        search.find("x", "Dragon")


def test_a_record_is_named_by_its_id_or_its_number(search: Search) -> None:
    by_number = search.record("Case", "leb-15c01056")
    assert search.record("Case", id_text(by_number.id)).id == by_number.id


def test_a_case_is_labelled_by_its_head_and_size(search: Search) -> None:
    (found,) = search.as_json([search.record("Case", "LEB-15C01056")])
    assert (found["label"], found["stage"]) == ("Haddad, Khaled + 1", "submitted")


def test_links_are_shown_with_the_label_of_what_they_name(search: Search) -> None:
    (found,) = search.as_json([search.record("Person", "LEB-58409303")])
    assert found["values"]["case"]["label"] == "Haddad, Khaled + 1"  # type: ignore[index]


def test_a_case_is_shown_with_its_members_and_what_is_missing(search: Search) -> None:
    shown = search.show(search.record("Case", "LEB-15C01056"))
    assert [part["label"] for part in shown["parts"]["Person"]] == ["Haddad, Khaled", "Rashid, Fatima"]  # type: ignore[index]
    assert "T310" in {each["number"] for each in shown["findings"]}  # type: ignore[attr-defined]


def test_a_name_that_changed_is_found_by_the_new_one_only(search: Search, say: Say) -> None:
    say({"set": "Person", "where": {"unhcr_number": "LEB-58409303"}, "values": {"family_name": "Najjar"}})
    assert (search.find("najjar", "Person").total, search.find("haddad", "Person").total) == (1, 0)


def test_a_case_is_found_by_a_members_name(search: Search) -> None:
    (found,) = search.find("Fatima", "Case").records
    assert found.values()["unhcr_number"] == "LEB-15C01056"

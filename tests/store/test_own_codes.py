"""An office adds codes and words to the lists: in force while its store is open, taken back like all else."""

from __future__ import annotations

from collections.abc import Iterator
from types import MappingProxyType

import pytest

from resettle_desktop.records.codes import Code, code_list
from resettle_desktop.records.errors import KnownError
from resettle_desktop.records.kinds import HealthActivity
from resettle_desktop.store.own_codes import new_code
from resettle_desktop.store.store import Store
from tests.store.conftest import Say, haddad

ACTIVITIES = "health_activities"


@pytest.fixture(autouse=True)
def in_force(store: Store) -> Iterator[None]:
    store.own_codes.take()
    yield
    store.own_codes.leave()


def add(store: Store, code: str, label: str = "", *words: str, list_name: str = ACTIVITIES) -> int:
    labels = MappingProxyType({"en": label, "fr": "", "nl": ""})
    applied = store.apply(store.own_codes.setting(list_name, Code(code, labels, words)))
    assert applied
    return applied.number


def test_an_added_code_is_found_by_its_label_and_words_and_can_be_stored(store: Store, say: Say) -> None:
    add(store, "antigen_test", "Antigen test", "RAT", "Rapid test")
    assert [HealthActivity.activity.read(word) for word in ("antigen test", "rat", "Rapid test")] == [
        "antigen_test"
    ] * 3
    say(*haddad())
    say({"add": "HealthActivity", "values": {"person": {"unhcr_number": "LEB-58409303"}, "activity": "antigen_test"}})
    assert store.rows.equal(HealthActivity)[0].shown("activity") == "Antigen test"


def test_words_are_added_to_a_code_that_came_with_the_program(store: Store) -> None:
    add(store, "pcr", "PCR test", "Nasal swab")
    assert code_list(ACTIVITIES).find("nasal swab") == "pcr"


def test_a_code_goes_with_the_undo_of_its_change_set(store: Store) -> None:
    number = add(store, "antigen_test", "Antigen test")
    store.undo(number)
    assert "antigen_test" not in code_list(ACTIVITIES)


def test_the_lists_are_as_shipped_when_the_store_closes(store: Store) -> None:
    add(store, "antigen_test", "Antigen test")
    store.own_codes.leave()
    assert "antigen_test" not in code_list(ACTIVITIES)
    store.own_codes.take()
    assert "antigen_test" in code_list(ACTIVITIES)


def test_a_word_that_stands_for_another_code_is_refused(store: Store) -> None:
    with pytest.raises(KnownError, match="CXR stands for Chest X-ray already"):
        add(store, "ct_scan", "CT scan", "CXR")


def test_a_code_without_a_label_is_refused(store: Store) -> None:
    with pytest.raises(KnownError, match="needs a label"):
        add(store, "ct_scan")


def test_no_code_is_added_where_rules_build_on_each(store: Store) -> None:
    with pytest.raises(KnownError, match="builds on the codes"):
        add(store, "perhaps", "Perhaps", list_name="health_results")
    add(store, "positive", "Positive", "Reactive twice", list_name="health_results")
    assert code_list("health_results").find("reactive twice") == "positive"


def test_a_code_in_use_is_kept_and_one_that_is_not_goes(store: Store, say: Say) -> None:
    add(store, "antigen_test", "Antigen test")
    say(*haddad())
    person = {"person": {"unhcr_number": "LEB-58409303"}, "activity": "antigen_test"}
    number = say({"add": "HealthActivity", "values": person}).number
    with pytest.raises(KnownError, match="stands in 1 record and"):
        store.own_codes.removing(ACTIVITIES, "antigen_test")
    store.undo(number)
    store.apply(store.own_codes.removing(ACTIVITIES, "antigen_test"))
    assert "antigen_test" not in code_list(ACTIVITIES)


def test_a_code_of_a_field_of_several_counts_as_used(store: Store, say: Say) -> None:
    add(store, "gentle_music", "Gentle music", list_name="services")
    say(*haddad(), {"add": "Departure", "as": "d", "values": {"reference": "BEY-2020-01"}},
        {"add": "Passenger", "values": {"departure": "@d", "person": "@p", "services": ["gentle_music"]}})  # fmt: skip
    assert store.own_codes.used("services", "gentle_music") == 1


@pytest.mark.parametrize("text", ["not json", "[]", "{}", '{"labels": 3, "words": []}'])
def test_a_setting_that_cannot_be_read_is_a_code_called_as_itself(store: Store, text: str) -> None:
    store.apply(store.settings.setting(f"code.{ACTIVITIES}.odd", text))
    assert code_list(ACTIVITIES).label("odd") == "odd"


@pytest.mark.parametrize(
    ("label", "code"), [("Antigen test", "antigen_test"), ("Café Ü", "cafe_u"), ("فحص", "code"), ("PCR", "pcr_2")]
)
def test_a_code_is_made_of_its_label(label: str, code: str) -> None:
    assert new_code(ACTIVITIES, label) == code

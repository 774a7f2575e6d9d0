"""The search index: words of names in both scripts, keys of numbers and telephones."""

from __future__ import annotations

import pytest

from resettle_desktop.records.kinds import Person
from resettle_desktop.store.store import Store
from resettle_desktop.store.words import field_words, text_words
from tests.store.conftest import Say, haddad


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Abd al-Rahman", ("abdrahman",)),
        ("الحموي", ("حموي",)),
        ("LEB–15C01056", ("LEB15C01056",)),
        ("00961 3 876082", ("9613876082",)),
        ("...", ()),
    ],
)
def test_a_text_is_searched_by_its_words(text: str, words: tuple[str, ...]) -> None:
    assert text_words(text) == words


def test_a_double_name_is_found_by_each_part() -> None:
    assert field_words(Person.field("given_names"), "Abdul Rahman") == ("abdrahman", "abd", "rahman")


def test_remarks_are_not_searched() -> None:
    assert field_words(Person.field("remarks"), "Haddad") == ()


def test_many_numbers_are_looked_up_at_once(store: Store, say: Say) -> None:
    say(*haddad())
    found = store.words.many("Person", "unhcr_number", ["LEB58409303", "LEB59509497", "LEB00000000"])
    assert sorted(found) == ["LEB58409303", "LEB59509497"]


def test_a_record_that_is_gone_is_not_found(store: Store, say: Say) -> None:
    say(*haddad())
    say({"remove": "Person", "where": {"unhcr_number": "LEB-59509497"}})
    assert store.words.exactly("Person", "unhcr_number", "LEB59509497") == []


def test_a_text_without_words_finds_everything(store: Store) -> None:
    assert store.words.starting("  ", "Person") is None

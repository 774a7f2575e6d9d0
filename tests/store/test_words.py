"""The search index read: numbers looked up exactly and in bulk."""

from __future__ import annotations

from resettle_desktop.store.store import Store
from resettle_desktop.store.words import Hits
from tests.store.conftest import Say, haddad


def test_many_numbers_are_looked_up_at_once(store: Store, say: Say) -> None:
    say(*haddad())
    found = store.words.many("Person", "unhcr_number", ["LEB58409303", "LEB59509497", "LEB00000000"])
    assert sorted(found) == ["LEB58409303", "LEB59509497"]


def test_a_record_that_is_gone_is_not_found(store: Store, say: Say) -> None:
    say(*haddad())
    say({"remove": "Person", "where": {"unhcr_number": "LEB-59509497"}})
    assert store.words.exactly("Person", "unhcr_number", "LEB59509497") == []


def test_a_part_of_a_number_is_not_that_number(store: Store, say: Say) -> None:
    say(*haddad())
    assert store.words.exactly("Person", "unhcr_number", "58409303") == []


def test_a_text_without_letters_and_digits_finds_nobody(store: Store, say: Say) -> None:
    say(*haddad())
    assert store.words.find(" ... ", "Person", 5) == Hits((), 0)


def test_hits_are_counted_as_far_as_is_asked(store: Store, say: Say) -> None:
    say(*haddad())
    assert store.words.find("leb", "Person", 0, counted=1) == Hits((), 0)
    assert store.words.find("leb-5", "Person", 0, counted=1) == Hits((), 1, more=True)
    assert store.words.find("leb-5", "Person", 0, counted=2) == Hits((), 2)

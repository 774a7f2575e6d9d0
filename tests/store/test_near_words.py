"""Words near a mistyped one, as the store's names have them."""

from __future__ import annotations

import pytest

from resettle_desktop.store.near_words import NearWords
from resettle_desktop.store.store import Store
from tests.store.conftest import Say


@pytest.fixture
def near(store: Store, say: Say) -> NearWords:
    case = {"add": "Case", "as": "c", "values": {"unhcr_number": "LEB-20C00001"}}
    names = ("Haddad", "Hadda", "Hadda", "Khoury")
    say(case, *({"add": "Person", "values": {"case": "@c", "family_name": name}} for name in names))
    return NearWords(store._database)


def test_the_common_words_come_first_and_the_word_itself_is_left_out(near: NearWords) -> None:
    assert near.whole("haddac") == ["hadda", "haddad"]
    assert near.whole("khoury") == []


def test_a_word_that_is_still_being_typed_is_near_a_beginning(near: NearWords) -> None:
    assert near.begun("khpu") == ["khou"]
    assert near.begun("zaitoun") == []

"""The search index is kept by change sets, and can be built anew."""

from __future__ import annotations

import pytest

from resettle_desktop.store.indexing import Index
from resettle_desktop.store.store import Store
from resettle_desktop.store.tables import Spelling, Word
from tests.store.conftest import Say, haddad
from tests.store.recount import held, recounted


def spellings(store: Store) -> dict[str, int]:
    return {row.word: row.count for row in Spelling.select().bind(store._database)}


def test_words_are_counted_as_often_as_names_have_them(store: Store, say: Say) -> None:
    say(*haddad())
    say({"set": "Person", "where": {"unhcr_number": "LEB-59509497"}, "values": {"father_name": "Khaled"}})
    assert spellings(store)["khaled"] == 2


def test_a_word_that_nobody_has_any_more_is_forgotten(store: Store, say: Say) -> None:
    say(*haddad())
    applied = say({"set": "Person", "where": {"unhcr_number": "LEB-58409303"}, "values": {"family_name": "Najjar"}})
    assert "haddad" not in spellings(store)
    store.undo(applied.number)
    assert (spellings(store)["haddad"], "najjar" in spellings(store)) == (1, False)


def test_a_number_written_otherwise_stays_the_same_key(store: Store, say: Say) -> None:
    say(*haddad())
    say({"set": "Case", "where": {"unhcr_number": "LEB-15C01056"}, "values": {"unhcr_number": "LEB15C01056"}})
    assert len(store.words.exactly("Case", "unhcr_number", "LEB15C01056")) == 1


def test_an_index_built_anew_says_what_the_change_sets_made_of_it(store: Store, say: Say) -> None:
    say(*haddad())
    say({"set": "Person", "where": {"unhcr_number": "LEB-58409303"}, "values": {"given_names": "Abd al-Rahman"}})
    kept = held(store)
    with store._database.atomic():
        Word.delete().bind(store._database).execute()
        Index(store._database).rebuild()
    assert held(store) == kept == recounted(store)


@pytest.mark.parametrize(
    "spoiled", ["UPDATE property SET value = '0' WHERE name = 'index_form'", "DELETE FROM spelling"]
)
def test_an_index_of_another_form_is_built_anew_at_opening(store: Store, say: Say, spoiled: str) -> None:
    say(*haddad())
    store._database.execute_sql(spoiled)
    store._database.execute_sql("DELETE FROM property WHERE name = 'index_form'")
    store.close()
    with Store.open(store.folder, "rania", "five plain words") as again:
        assert held(again) == recounted(again)

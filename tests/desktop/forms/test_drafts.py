"""What was typed and not saved is kept by record, and is there again when the store is opened."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from resettle_desktop.desktop.forms.drafts import Drafts, Typing
from resettle_desktop.records.kinds import Person, TravelDocument
from resettle_desktop.records.numbers import new_id
from resettle_desktop.store.store import Store
from tests.desktop.families import khaled, opened, say, store_with_haddad, the_case

BAKER = {"occupation": Typing("Baker")}


def test_what_was_typed_is_kept_by_record(store: Store) -> None:
    drafts = Drafts()
    drafts.keep(khaled(store), BAKER)
    assert (drafts.of(khaled(store).id), drafts.of(1)) == (BAKER, {})


def test_nothing_typed_forgets_the_record(store: Store) -> None:
    drafts = Drafts()
    drafts.keep(khaled(store), BAKER)
    drafts.keep(khaled(store), {})
    assert drafts.records() == frozenset()


def test_it_tells_when_a_record_comes_and_goes_but_not_of_every_key(qtbot: QtBot, store: Store) -> None:
    drafts, told = Drafts(), []
    drafts.changed.connect(lambda: told.append(len(drafts.records())))
    for typed in ({"occupation": Typing("B")}, BAKER, {}):
        drafts.keep(khaled(store), typed)
    assert told == [1, 0]


def test_a_record_that_is_not_in_the_store_yet_is_found_by_its_owner(store: Store) -> None:
    drafts, new = Drafts(), TravelDocument(id=new_id())
    drafts.keep(new, {"number": Typing("N1")}, owner=khaled(store).id)
    found = drafts.new_of(khaled(store).id, TravelDocument)
    assert found is not None and found.id == new.id
    assert drafts.new_of(khaled(store).id, Person) is None


def test_drafts_are_there_when_the_store_is_opened_again(tmp_path: Path) -> None:
    with store_with_haddad(tmp_path) as store:
        drafts = Drafts(store)
        drafts.keep(khaled(store), BAKER)
        drafts.flush()
    with opened(tmp_path) as again:
        assert Drafts(again).of(khaled(again).id) == BAKER


def test_a_draft_is_written_when_the_typing_rests(qtbot: QtBot, store: Store) -> None:
    drafts = Drafts(store)
    drafts.keep(khaled(store), BAKER)
    qtbot.waitUntil(lambda: [each.record for each in store.typed.all()] == [khaled(store).id])


def test_a_draft_that_was_saved_is_forgotten_in_the_store_too(store: Store) -> None:
    drafts = Drafts(store)
    for typed in (BAKER, {}):
        drafts.keep(khaled(store), typed)
        drafts.flush()
    assert store.typed.all() == []


def test_a_kept_draft_stands_over_the_value_of_now(store: Store) -> None:
    store.typed.keep("Person", khaled(store).id, {"given_names": "Khalid"})
    assert Drafts(store).of(khaled(store).id) == {"given_names": Typing("Khalid", "Khaled")}


def test_a_draft_of_a_removed_record_is_not_offered(store: Store) -> None:
    store.typed.keep("Person", khaled(store).id, {"given_names": "Khalid"})
    say(store, {"remove": "Person", "where": {"unhcr_number": "LEB-58409303"}})
    assert Drafts(store).records() == frozenset()


def test_a_record_that_was_only_begun_is_offered_again(store: Store) -> None:
    store.typed.keep("Person", 7, {"given_names": "Noor"}, owner=the_case(store).id)
    new = Drafts(store).new_of(the_case(store).id, Person)
    assert new is not None and new.id == 7

"""The keys of who is alike follow every change of a person, and are made anew where they are missing."""

from __future__ import annotations

from pathlib import Path

from resettle_desktop.rules.duplicate_keys import person_keys
from resettle_desktop.store.alike import AlikeKeys
from resettle_desktop.store.store import Store
from resettle_desktop.store.tables import Alike, Property
from tests.store.conftest import Say, haddad, person


def kept(store: Store) -> set[tuple[int, int, int, int]]:
    rows = Alike.select(Alike.key, Alike.born, Alike.record, Alike.signs).tuples().bind(store._database)
    return set(rows)


def wanted(store: Store, *numbers: str) -> set[tuple[int, int, int, int]]:
    people = [person(store, number) for number in numbers]
    return {(key, born, each.id, signs) for each in people for key, born, signs in person_keys(each)}


KHALED, FATIMA = "LEB-58409303", "LEB-59509497"


def test_a_new_person_has_keys(store: Store, say: Say) -> None:
    say(*haddad())
    assert kept(store) == wanted(store, KHALED, FATIMA) != set()


def test_another_name_or_date_gives_other_keys(store: Store, say: Say) -> None:
    say(*haddad())
    before = kept(store)
    say({"set": "Person", "where": {"unhcr_number": KHALED}, "values": {"birth_date": "1987-03-26"}})
    assert kept(store) == wanted(store, KHALED, FATIMA) != before


def test_what_is_no_part_of_a_key_leaves_them(store: Store, say: Say) -> None:
    say(*haddad())
    before = kept(store)
    say({"set": "Person", "where": {"unhcr_number": KHALED}, "values": {"remarks": "seen"}})
    assert kept(store) == before


def test_a_person_who_is_gone_has_none_and_has_them_again_after_undo(store: Store, say: Say) -> None:
    say(*haddad())
    removed = say({"remove": "Person", "where": {"unhcr_number": FATIMA}})
    assert kept(store) == wanted(store, KHALED)
    store.undo(removed.number)
    assert kept(store) == wanted(store, KHALED, FATIMA)


def test_a_store_of_other_keys_has_them_made_anew_at_opening(tmp_path: Path, store: Store, say: Say) -> None:
    say(*haddad())
    before = kept(store)
    Alike.delete().bind(store._database).execute()
    Property.update(value="1").where(Property.name == "index_form").bind(store._database).execute()
    store.close()
    with Store.open(store.folder, "rania", "five plain words") as opened:
        assert kept(opened) == before


def test_those_who_share_a_key_come_together(store: Store, say: Say) -> None:
    say(*haddad())
    say({"add": "Person", "as": "r", "values": {"given_names": "Khalid", "family_name": "Hadad"}})
    groups = [{id for _born, id, _signs in bearers} for bearers in AlikeKeys(store._database).groups()]
    (twice,) = groups
    assert person(store).id in twice and len(twice) == 2


def test_no_more_bearers_are_read_than_asked_for(store: Store, say: Say) -> None:
    for _time in range(3):
        say({"add": "Person", "values": {"given_names": "Khalid", "family_name": "Hadad"}})
    key = next(iter(kept(store)))[0]
    keys = AlikeKeys(store._database)
    assert (len(keys.bearers(key, 2)), len(keys.bearers(key, 9)), keys.count()) == (2, 3, 3)

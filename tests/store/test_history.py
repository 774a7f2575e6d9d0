"""The history: who changed what, in a chain that shows every alteration."""

from __future__ import annotations

from collections.abc import Callable

import peewee
import pytest

from resettle_desktop.store.history import History
from resettle_desktop.store.store import Store
from resettle_desktop.store.tables import Body, Entry, Touched
from tests.store.conftest import Say, haddad


def change_occupation(say: Say, *occupations: str) -> None:
    for occupation in occupations:
        where = {"unhcr_number": "LEB-58409303"}
        say({"set": "Person", "where": where, "values": {"occupation": occupation}}, reason=f"now {occupation}")


def test_an_entry_says_who_when_where_from_and_why(store: Store, say: Say) -> None:
    say(*haddad(), reason="list of 3 May")
    entry = store.history.entry(1)
    assert (entry.user, entry.source, entry.reason, entry.undoes) == ("rania", "test", "list of 3 May", None)
    assert entry.at.tzinfo is not None


def test_an_entry_holds_each_field_before_and_after(store: Store, say: Say) -> None:
    say(*haddad())
    change_occupation(say, "baker", "smith")
    (change,) = store.history.entry(3).changes
    assert list(change.fields()) == [("occupation", "baker", "smith")]


def test_the_entries_of_several_records_come_once_each(store: Store, say: Say) -> None:
    records = say(*haddad()).records
    change_occupation(say, "baker", "smith")
    say({"add": "Case", "values": {"unhcr_number": "LEB-15C09999"}})
    assert [entry.number for entry in store.history.touching(records)] == [3, 2, 1]
    assert [entry.number for entry in store.history.touching(records, limit=1)] == [3]


def test_the_entries_of_many_records_are_found_in_parts(store: Store, say: Say) -> None:
    added = say(*[{"add": "Case", "values": {"unhcr_number": f"LEB-15C{n:05d}"}} for n in range(900)])
    assert [entry.number for entry in store.history.touching(added.records)] == [1]


def test_the_newest_entries_come_first(store: Store, say: Say) -> None:
    say(*haddad())
    change_occupation(say, "baker", "smith")
    assert [entry.number for entry in store.history.entries(limit=2)] == [3, 2]


def test_a_record_has_the_entries_that_touched_it(store: Store, say: Say) -> None:
    say(*haddad())
    change_occupation(say, "baker")
    other = store.search.record("Person", "LEB-59509497").id
    assert [entry.number for entry in store.history.entries(other)] == [1]


def test_an_undo_names_what_it_took_back(store: Store, say: Say) -> None:
    store.undo(say(*haddad()).number)
    assert store.history.entry(2).undoes == 1


def test_an_untouched_history_is_whole(store: Store, say: Say) -> None:
    say(*haddad())
    change_occupation(say, "baker", "smith")
    assert list(store.history.altered()) == []


def reword(database: peewee.Database) -> None:
    Body.update(text=Body.text.concat(" ")).where(Body.number == 2).bind(database).execute()


def blank(database: peewee.Database) -> None:
    Body.update(text=None).where(Body.number == 2).bind(database).execute()


def rename(database: peewee.Database) -> None:
    Entry.update(user="somebody").where(Entry.number == 2).bind(database).execute()


def redate(database: peewee.Database) -> None:
    Entry.update(at="2019-01-01T00:00:00+00:00").where(Entry.number == 2).bind(database).execute()


def forget_the_body(database: peewee.Database) -> None:
    Body.delete().where(Body.number == 2).bind(database).execute()


@pytest.mark.parametrize("tamper", [reword, blank, rename, redate, forget_the_body])
def test_an_altered_entry_is_found(store: Store, say: Say, tamper: Callable[[peewee.Database], None]) -> None:
    say(*haddad())
    change_occupation(say, "baker", "smith")
    tamper(store._database)
    assert list(store.history.altered()) == [2]


def remove(database: peewee.Database, number: int) -> None:
    for table in (Entry, Body, Touched):
        table.delete().where(table.number == number).bind(database).execute()


@pytest.mark.parametrize(("number", "found"), [(1, [2]), (2, [3]), (3, [3])])
def test_a_missing_entry_is_found_where_it_stood(store: Store, say: Say, number: int, found: list[int]) -> None:
    say(*haddad())
    change_occupation(say, "baker", "smith")
    remove(store._database, number)
    assert list(store.history.altered()) == found


def test_an_entry_put_in_by_hand_is_found(store: Store, say: Say) -> None:
    say(*haddad())
    copied = Entry.select().bind(store._database).first().__data__ | {"number": 2}
    Entry.insert(copied).bind(store._database).execute()
    Body.insert(number=2, text="[]").bind(store._database).execute()
    assert list(store.history.altered()) == [2]


def test_two_entries_exchanged_are_found(store: Store, say: Say) -> None:
    say(*haddad())
    change_occupation(say, "baker", "smith")
    for old, new in ((2, 9), (3, 2), (9, 3)):
        Body.update(number=new).where(Body.number == old).bind(store._database).execute()
    assert list(store.history.altered()) == [2, 3]


def test_the_head_moves_with_every_entry(store: Store, say: Say) -> None:
    say(*haddad())
    first = store.history.head()
    change_occupation(say, "baker")
    assert first and store.history.head() != first


def test_another_key_makes_another_chain(store: Store, say: Say) -> None:
    say(*haddad())
    assert list(History(store._database, bytes(32)).altered()) == [1]


def test_an_entry_as_json_names_its_fields(store: Store, say: Say) -> None:
    say(*haddad())
    change_occupation(say, "baker")
    (change,) = store.history.entry(2).as_json()["changes"]  # type: ignore[misc]
    assert change["fields"] == {"occupation": {"before": None, "after": "baker"}}


def test_what_lives_with_a_record_stands_in_its_history_also_when_it_is_gone(store: Store, say: Say) -> None:
    say(*haddad())
    fatima = store.search.record("Person", "LEB-59509497")
    added = say({"add": "TravelDocument", "values": {"person": {"unhcr_number": "LEB-59509497"}, "number": "N1"}})
    gone = say({"remove": "TravelDocument", "where": {"number": "N1"}})
    assert [entry.number for entry in store.history.entries(fatima.id)] == [gone.number, added.number, 1]


def test_what_removed_a_record_is_known_and_nothing_else_whatever_is_written_in_it(store: Store, say: Say) -> None:
    say(*haddad())
    say({"set": "Person", "where": {"unhcr_number": "LEB-58409303"}, "values": {"remarks": "not married, null]"}})
    say({"remove": "Person", "where": {"unhcr_number": "LEB-59509497"}})
    number = store.history.last_number()
    assert store.history.removing() == [number]
    store.undo(number)
    assert store.history.removing() == [number]


def test_an_older_store_learns_at_opening_what_removed_a_record(store: Store, say: Say) -> None:
    say(*haddad())
    say({"remove": "Person", "where": {"unhcr_number": "LEB-59509497"}})
    number = store.history.last_number()
    store._database.execute_sql("DROP TABLE removing")
    folder = store.folder
    store.close()
    with Store.open(folder, "rania", "five plain words") as newer:
        assert newer.history.removing() == [number]

"""A store grows with the program: new columns by comparison, everything else by a named migration."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import CancelledError

import peewee
import pytest

from resettle_desktop.records import record as records
from resettle_desktop.records.fields import Text
from resettle_desktop.records.kinds import Person, Placement
from resettle_desktop.store import schema
from resettle_desktop.store.connection import EncryptedDatabase
from resettle_desktop.store.schema import NewerStore, UnfinishedStore, bring_up_to_date, read_property
from resettle_desktop.store.store import Store
from resettle_desktop.store.tables import Property
from tests.store.conftest import Say, haddad


@pytest.fixture
def shoe_size() -> Iterator[None]:
    """Declare one more field of Person, as a newer program would."""
    Person._meta.add_field("shoe_size", Text("Shoe size"))
    records._declared.cache_clear()
    yield
    Person._meta.remove_field("shoe_size")
    records._declared.cache_clear()
    del Person.shoe_size


def reopened(store: Store) -> Store:
    store.close()
    return Store.open(store.folder, "rania", "five plain words")


def test_an_older_store_gets_a_new_column_at_opening(store: Store, say: Say, request: pytest.FixtureRequest) -> None:
    say(*haddad())
    request.getfixturevalue("shoe_size")
    with reopened(store) as newer:
        found = newer.search.record("Person", "LEB-58409303")
        assert found.of("shoe_size") is None


def test_the_new_column_keeps_values(store: Store, say: Say, request: pytest.FixtureRequest) -> None:
    say(*haddad())
    request.getfixturevalue("shoe_size")
    with reopened(store) as newer:
        change = {"set": "Person", "where": {"unhcr_number": "LEB-58409303"}, "values": {"shoe_size": "42"}}
        newer.apply(newer.read_statement({"changes": [change]}).change_set)
        assert newer.search.record("Person", "LEB-58409303").of("shoe_size") == "42"


def test_a_store_of_a_newer_version_is_left_alone(store: Store) -> None:
    Property.update(value="99").where(Property.name == "version").bind(store._database).execute()
    store.close()
    before = (store.folder / "store.db").read_bytes()
    with pytest.raises(NewerStore, match="version 99"):
        Store.open(store.folder, "rania", "five plain words")
    assert (store.folder / "store.db").read_bytes() == before


def test_a_named_migration_runs_once(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    ran: list[str] = []

    def fold_the_names(database: peewee.Database) -> None:
        ran.append("fold_the_names")

    monkeypatch.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS, fold_the_names))
    with reopened(store) as newer:
        assert read_property(newer._database, "version") == str(schema.version())
    assert ran == ["fold_the_names"]


def test_only_the_migrations_that_are_missing_run(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    ran: list[str] = []
    steps = [lambda _database, name=name: ran.append(name) for name in ("first", "second", "third")]
    for number, step in enumerate(steps):
        step.__name__ = f"step_{number}"
    known = schema.MIGRATIONS
    monkeypatch.setattr(schema, "MIGRATIONS", (*known, *steps[:1]))
    with reopened(store) as second:
        monkeypatch.setattr(schema, "MIGRATIONS", (*known, *steps))
        with reopened(second):
            assert ran == ["first", "second", "third"]


def test_a_migration_that_fails_leaves_the_store_as_it_was(
    store: Store, say: Say, monkeypatch: pytest.MonkeyPatch
) -> None:
    say(*haddad())

    def half_done(database: peewee.Database) -> None:
        Person.delete().bind(database).execute()
        raise ZeroDivisionError

    known, before = schema.MIGRATIONS, str(schema.version())
    monkeypatch.setattr(schema, "MIGRATIONS", (*known, half_done))
    with pytest.raises(ZeroDivisionError):
        reopened(store)
    monkeypatch.setattr(schema, "MIGRATIONS", known)
    with reopened(store) as again:
        assert (again.rows.count(Person), read_property(again._database, "version")) == (2, before)


def test_a_missing_table_is_made_at_opening(store: Store) -> None:
    store._database.execute_sql('DROP TABLE "placement"')
    with reopened(store) as again:
        assert again.rows.count(Placement) == 0


@pytest.mark.parametrize("lost", ['DROP TABLE "property"', "DELETE FROM property WHERE name = 'version'"])
def test_a_store_whose_making_was_interrupted_says_so(store: Store, lost: str) -> None:
    store._database.execute_sql(lost)
    with pytest.raises(UnfinishedStore, match="was interrupted"):
        reopened(store)


def test_a_store_of_today_needs_nothing(store: Store) -> None:
    database = store._database
    assert isinstance(database, EncryptedDatabase)
    assert bring_up_to_date(database) == []


class Stopped:
    """A person who looks how far it is, and stops it at once where ``stops``."""

    def __init__(self, stops: bool) -> None:
        self.told: list[tuple[int, int]] = []
        self._stops = stops

    def report(self, done: int, total: int) -> None:
        self.told.append((done, total))

    def cancelled(self) -> bool:
        return self._stops and bool(self.told)

    def stop_if_cancelled(self) -> None:
        if self.cancelled():
            raise CancelledError


@pytest.fixture
def judged_by_older_rules(store: Store, say: Say) -> Store:
    """Return a store with somebody who is booked, judged by rules that are others by now."""
    booking = {"departure": "@d", "person": {"unhcr_number": "LEB-58409303"}}
    departure = {"add": "Departure", "as": "d", "values": {"reference": "BEY-1"}}
    say(*haddad())
    say({"set": "Case", "where": {"unhcr_number": "LEB-15C01056"}, "values": {"decision": "positive"}})
    say(departure, {"add": "Passenger", "values": booking})
    Property.update(value="older").where(Property.name == "derived_form").bind(store._database).execute()
    return store


def test_judging_anew_at_opening_tells_how_far_it_is(judged_by_older_rules: Store) -> None:
    judged_by_older_rules.close()
    watched = Stopped(stops=False)
    with Store.open(judged_by_older_rules.folder, "rania", "five plain words", watched) as again:
        assert watched.told[-1] == (1_000, 1_000)
        assert read_property(again._database, "derived_form") != "older"


def test_a_store_whose_judging_was_stopped_is_closed_and_as_it_was(judged_by_older_rules: Store) -> None:
    database, watched = judged_by_older_rules._database, Stopped(stops=True)
    with pytest.raises(CancelledError):
        bring_up_to_date(database, watched)
    assert read_property(database, "derived_form") == "older"
    judged_by_older_rules.close()
    with pytest.raises(CancelledError):
        Store.open(judged_by_older_rules.folder, "rania", "five plain words", Stopped(stops=True))
    with Store.open(judged_by_older_rules.folder, "rania", "five plain words"):
        pass

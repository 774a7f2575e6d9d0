"""What invented change sets leave in a store is made ready apart from it, as the store itself would have written it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from resettle_desktop.records.kinds import Person
from resettle_desktop.records.numbers import id_text
from resettle_desktop.store.changes import Change, ChangeSet
from resettle_desktop.store.filling import fill_store
from resettle_desktop.store.history import Dated
from resettle_desktop.store.lots import Lot, make_ready
from resettle_desktop.store.slots import QUICK_KEY_SETTINGS
from resettle_desktop.store.store import Store
from tests.store.recount import held, recounted

NOON = datetime(2020, 5, 3, 12, tzinfo=UTC)


def family(number: int, name: str) -> Lot:
    """Return a family of one, whose name was put right by a second change set."""
    case, person = Change("Case", number, None, {"unhcr_number": f"LEB-20C{number:05d}"}), number + 1
    member = Change("Person", person, None, {"case": id_text(number), "family_name": name, "sex": "F"})
    righted = Change("Person", person, {"family_name": name}, {"family_name": f"{name}i"})
    dated = [Dated(ChangeSet(changes, "made up"), "els", NOON) for changes in ((case, member), (righted,))]
    derived: dict[int, dict[str, Any]] = {number: {"stage": "submitted", "size": 1}, person: {"stage": "submitted"}}
    return make_ready([(dated, derived)])


def filled(folder: Path) -> Store:
    lots = [family(100, "Haddad"), family(200, "Khoury")]
    fill_store(folder / "made-up.resettle", "els", "made up", QUICK_KEY_SETTINGS, lots)
    return Store.open(folder / "made-up.resettle", "els", "made up")


def test_the_rows_are_those_of_the_last_change() -> None:
    rows = {
        kind: dict(zip(columns, row, strict=True)) for (kind, columns), (row,) in family(100, "Haddad").rows.items()
    }
    assert (rows["Person"]["family_name"], rows["Person"]["case"], rows["Person"]["revision"]) == ("Haddadi", 100, 1)


def test_a_store_is_filled_with_several_lots(tmp_path: Path) -> None:
    with filled(tmp_path) as store:
        assert held(store) == recounted(store)
        people = store.rows.many(Person, [101, 201])
        assert [people[101].revision, people[201].revision] == [2, 4]


def test_the_history_of_all_lots_is_one_chain(tmp_path: Path) -> None:
    with filled(tmp_path) as store:
        assert [entry.number for entry in store.history.entries()] == [4, 3, 2, 1]
        assert list(store.history.altered()) == []
        assert [entry.number for entry in store.history.entries(record=201)] == [4, 3]

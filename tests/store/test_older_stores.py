"""Stores that programs of earlier days wrote open with today's program, whole."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from resettle_desktop.records.kinds import Case, Departure
from resettle_desktop.store import schema
from resettle_desktop.store.connection import integrity_findings
from resettle_desktop.store.store import Store
from tests.data.build_store import PASSPHRASE, PEOPLE, USER, build
from tests.store.conftest import person
from tests.store.recount import held, recounted

KEPT = sorted((Path(__file__).parents[1] / "data").glob("version-*.resettle"))


@pytest.fixture(params=KEPT, ids=lambda path: path.stem)
def folder(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    return Path(shutil.copytree(request.param, tmp_path / "office.resettle"))


@pytest.fixture
def older(folder: Path) -> Iterator[Store]:
    with Store.open(folder, USER, PASSPHRASE) as store:
        yield store


def test_a_store_of_every_earlier_version_is_kept() -> None:
    kept = {int(path.stem.removeprefix("version-")) for path in KEPT}
    assert kept >= {1, *range(1, schema.version())}


def test_its_people_and_their_departure_are_there(older: Store) -> None:
    assert [person(older, number).original_name for number, *_more in PEOPLE] == [each[3] for each in PEOPLE]
    (movement,) = (older.views.movement(departure) for departure in older.rows.equal(Departure))
    assert [seat.passenger.person for seat in movement.seats] == [person(older, each[0]).id for each in PEOPLE]


def test_what_was_taken_back_stays_so(older: Store) -> None:
    assert (person(older).family_name, person(older, "LEB-59509497").occupation) == ("HADDAD", "teacher")


@pytest.mark.parametrize("text", ["Khal", "خالد", "عبدالرحمن", "abdulrahman haddad", "LEB58409303"])
def test_its_people_are_found_by_name_and_number(older: Store, text: str) -> None:
    assert older.search.find(text, "Person").total == 1


def test_its_stages_words_and_sizes_are_those_of_a_full_recount(older: Store) -> None:
    assert held(older) == recounted(older)
    assert [(case.stage, case.size) for case in older.rows.equal(Case)] == [("booked", 3)]


def test_its_history_is_whole_and_goes_on(older: Store) -> None:
    change = {"set": "Person", "where": {"unhcr_number": "LEB-58409303"}, "values": {"occupation": "baker"}}
    applied = older.apply(older.read_statement({"changes": [change]}).change_set)
    assert applied and applied.number == 6
    older.undo(2)
    assert (older.rows.count(Departure), list(older.history.altered())) == (0, [])


def test_it_is_sound_after_opening_and_opens_again(folder: Path) -> None:
    for _time in range(2):
        with Store.open(folder, USER, PASSPHRASE) as store:
            assert integrity_findings(store._database) == []


def test_the_store_of_today_is_built_as_the_kept_ones_were(tmp_path: Path) -> None:
    with Store.open(build(tmp_path), USER, PASSPHRASE) as store:
        assert (store.history.last_number(), store.rows.equal(Case)[0].stage) == (5, "booked")

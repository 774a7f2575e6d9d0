from __future__ import annotations

import shutil
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resettle_desktop.records.kinds import Person
from resettle_desktop.store.own_backups import LEAST, make_room, newest_sound, next_name, own_files, to_drop
from resettle_desktop.store.store import Store
from tests.store.conftest import Say, haddad

USER, PASSPHRASE = "rania", "five plain words"


class Disk(NamedTuple):
    """What the system says of a disk."""

    total: int
    used: int
    free: int


def rename(say: Say, name: str) -> None:
    say({"set": "Person", "where": {"unhcr_number": "LEB-58409303"}, "values": {"given_names": name}})


def test_a_store_keeps_its_own_backups_with_running_numbers(store: Store, say: Say) -> None:
    say(*haddad())
    store.back_up()
    store.back_up()
    assert [each.path.name[:6] for each in store.backups()] == ["000002", "000001"]


def test_nothing_is_backed_up_twice_without_a_change(store: Store, say: Say) -> None:
    assert store.back_up_if_changed() is None
    say(*haddad())
    assert store.back_up_if_changed() is not None
    assert store.back_up_if_changed() is None


def test_a_fresh_backup_is_enough_for_the_day(store: Store, say: Say) -> None:
    say(*haddad())
    store.back_up()
    rename(say, "Karim")
    assert store.back_up_if_changed(timedelta(hours=20)) is None
    assert store.back_up_if_changed() is not None


def test_a_store_is_backed_up_before_it_gets_a_column(store: Store, say: Say) -> None:
    say(*haddad())
    store._database.execute_sql("ALTER TABLE person DROP COLUMN occupation")
    folder = store.folder
    store.close()
    with Store.open(folder, USER, PASSPHRASE) as again:
        assert again.rows.count(Person) == 2
        assert len(again.backups()) == 1


def test_the_newest_sound_backup_is_found_behind_a_damaged_one(store: Store, say: Say) -> None:
    say(*haddad())
    first = store.back_up()
    rename(say, "Karim")
    second = store.back_up()
    content = bytearray(second.path.read_bytes())
    content[20_000] ^= 1
    second.path.write_bytes(content)
    assert newest_sound(store.folder) == first


def test_a_file_that_is_no_backup_is_passed_over(store: Store, say: Say) -> None:
    say(*haddad())
    written = store.back_up()
    (written.path.parent / "000002-2020-09-21T1800.backup").write_bytes(b"")
    (written.path.parent / "letter.txt").touch()
    assert store.backups() == [written]
    assert newest_sound(store.folder) == written


@pytest.mark.parametrize("end", [".db", ".db.part", ".db.part-journal", ".part"])
def test_what_a_killed_backup_left_goes_at_the_next_start(store: Store, say: Say, end: str) -> None:
    say(*haddad())
    whole = store.back_up().path
    left = whole.with_name("000002-2020-09-21T1800.backup" + end)
    left.touch()
    kept = whole.with_name("letter.db")
    kept.touch()
    store.close()
    Store.open(store.folder, USER, PASSPHRASE).close()
    assert sorted(whole.parent.iterdir()) == sorted([whole, kept])


def test_old_backups_give_way_where_the_disk_is_nearly_full(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = tmp_path / "backups"
    place.mkdir()
    for number in range(1, 9):
        (place / f"{number:06d}-2020-09-{number:02d}T1800.backup").touch()
    free = iter([150, 250, 1_000])
    monkeypatch.setattr(shutil, "disk_usage", lambda _folder: Disk(1_000, 0, next(free)))
    make_room(tmp_path, 200)
    assert [path.name[:6] for path in own_files(tmp_path)] == [f"{n:06d}" for n in range(8, 2, -1)]


def test_the_three_newest_stay_whatever_the_disk_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = tmp_path / "backups"
    place.mkdir()
    for number in range(1, 9):
        (place / f"{number:06d}-2020-09-{number:02d}T1800.backup").touch()
    monkeypatch.setattr(shutil, "disk_usage", lambda _folder: Disk(1_000, 1_000, 0))
    make_room(tmp_path, 200)
    assert [path.name[:6] for path in own_files(tmp_path)] == ["000008", "000007", "000006"]
    assert LEAST == 3


def names(days: list[date]) -> list[str]:
    return [f"{number:06d}-{day:%Y-%m-%d}T1800.backup" for number, day in enumerate(days, start=1)]


def test_of_a_year_of_evenings_a_week_of_days_a_month_of_weeks_and_a_year_of_months_stay() -> None:
    evenings = names([date(2025, 1, 1) + timedelta(days=n) for n in range(365)])
    kept = sorted(set(evenings) - set(to_drop(evenings)), reverse=True)
    assert [name[7:17] for name in kept[:7]] == [f"2025-12-{day}" for day in range(31, 24, -1)]
    assert 10 < len(kept) <= 10 + 3 + 11
    assert {name[7:14] for name in kept} == {f"2025-{month:02d}" for month in range(1, 13)}


@given(st.lists(st.dates(date(2000, 1, 1), date(2060, 1, 1)), min_size=1, max_size=60))
def test_the_highest_number_stays_whatever_the_clock_said(days: list[date]) -> None:
    written = names(days)
    assert written[-1] not in to_drop(written)
    assert len(written) - len(to_drop(written)) <= 10 + 7 + 4 + 12


def test_a_wrong_clock_does_not_confuse_the_order_of_names(tmp_path: Path) -> None:
    place = tmp_path / "backups"
    place.mkdir()
    (place / "000041-2031-01-01T0000.backup").touch()
    assert next_name(tmp_path, datetime(2020, 9, 21)).name.startswith("000042-2020-09-21")

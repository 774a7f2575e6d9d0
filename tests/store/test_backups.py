from __future__ import annotations

import zipfile
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resettle_desktop.records.errors import KnownError
from resettle_desktop.records.kinds import Case, Person
from resettle_desktop.store.backups import BadBackup, next_name, read_backup, to_drop, unpack
from resettle_desktop.store.store import Store
from tests.store.conftest import Say, haddad, person

USER, PASSPHRASE = "rania", "five plain words"


@pytest.fixture
def backup(store: Store, say: Say, tmp_path: Path) -> Path:
    say(*haddad())
    return store.back_up(tmp_path / "to-the-safe.backup").path


def test_a_restored_store_holds_what_was_saved(store: Store, backup: Path, tmp_path: Path) -> None:
    folder = unpack(backup, tmp_path / "again")
    with Store.open(folder, USER, PASSPHRASE) as again:
        assert again.rows.equal(Case)[0].unhcr_number == "LEB-15C01056"
        assert person(again).given_names == "Khaled"
        assert list(again.history.altered()) == []


def test_a_backup_says_of_which_store_and_change_set_it_is(store: Store, backup: Path) -> None:
    assert read_backup(backup).change_set == store.history.last_number() == 1


def test_a_backup_shows_nobodys_name(backup: Path) -> None:
    content = backup.read_bytes()
    assert b"HADDAD" not in content
    assert b"Khaled" not in content


def test_what_came_after_a_backup_is_not_in_it(store: Store, backup: Path, say: Say, tmp_path: Path) -> None:
    say({"set": "Person", "where": {"unhcr_number": "LEB-58409303"}, "values": {"given_names": "Karim"}})
    with Store.open(unpack(backup, tmp_path / "again"), USER, PASSPHRASE) as again:
        assert person(again).given_names == "Khaled"


@pytest.mark.parametrize("share", [0.0, 0.1, 0.5, 0.9, 0.999])
def test_a_truncated_backup_is_refused(backup: Path, share: float) -> None:
    content = backup.read_bytes()
    backup.write_bytes(content[: int(len(content) * share)])
    with pytest.raises(BadBackup, match="not whole"):
        read_backup(backup)


@pytest.mark.parametrize("place", [3_000, 20_000, 60_000])
def test_a_flipped_bit_is_found(backup: Path, place: int) -> None:
    content = bytearray(backup.read_bytes())
    content[place] ^= 1
    backup.write_bytes(content)
    with pytest.raises(BadBackup):
        read_backup(backup)


def test_another_zip_is_no_backup(tmp_path: Path) -> None:
    other = tmp_path / "other.backup"
    with zipfile.ZipFile(other, "w") as packed:
        packed.writestr("letter.txt", "hello")
    with pytest.raises(BadBackup):
        read_backup(other)


def test_restoring_over_a_store_is_refused_and_leaves_it(store: Store, backup: Path) -> None:
    before = (store.folder / "store.db").read_bytes()
    with pytest.raises(KnownError, match="exists already"):
        unpack(backup, store.folder)
    assert (store.folder / "store.db").read_bytes() == before


def test_a_bad_backup_leaves_no_folder_behind(backup: Path, tmp_path: Path) -> None:
    backup.write_bytes(backup.read_bytes()[:-100])
    with pytest.raises(BadBackup):
        unpack(backup, tmp_path / "again")
    assert not list(tmp_path.glob("again*"))


def test_a_place_that_cannot_be_written_is_told(store: Store, say: Say, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    say(*haddad())
    with pytest.raises(KnownError, match="The store is unharmed"):
        store.back_up(tmp_path / "file" / "x.backup")


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
    say({"set": "Person", "where": {"unhcr_number": "LEB-58409303"}, "values": {"given_names": "Karim"}})
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

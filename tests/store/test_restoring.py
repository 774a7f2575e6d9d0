from __future__ import annotations

import os
import random
from collections.abc import Iterator
from concurrent.futures import CancelledError
from pathlib import Path

import pytest

from resettle_desktop.records.errors import KnownError
from resettle_desktop.records.kinds import Case
from resettle_desktop.store.backups import BadBackup
from resettle_desktop.store.keys import WrongPassphrase
from resettle_desktop.store.lock import StoreInUse, StoreLock
from resettle_desktop.store.opening import Secret
from resettle_desktop.store.restoring import NotRestored, free_path, restore_backup, users_in
from resettle_desktop.store.slots import QUICK_KEY_SETTINGS
from resettle_desktop.store.store import Store
from resettle_desktop.store.tables import Entry
from tests.store.conftest import Say, haddad, person
from tests.store.recount import held
from tests.store.watching import Stopped, Watching

MINE = Secret("rania", "five plain words")


@pytest.fixture
def backup(store: Store, say: Say, tmp_path: Path) -> Path:
    say(*haddad())
    return store.back_up(tmp_path / "to-the-safe.backup").path


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


@pytest.fixture
def untouched(backup: Path, tmp_path: Path) -> Iterator[None]:
    """What a refused restoring must leave: the backup, the office, and nothing else."""
    yield
    assert names(tmp_path) == {backup.name, "office.resettle"}


def test_a_restored_store_holds_the_same_rows_words_and_history(store: Store, backup: Path, tmp_path: Path) -> None:
    with restore_backup(backup, tmp_path / "again", MINE) as again:
        assert again.folder == tmp_path / "again.resettle"
        assert held(again) == held(store)
        assert again.history.entries() == store.history.entries()
        assert again.history.head() == store.history.head()
    assert names(tmp_path) == {backup.name, "office.resettle", "again.resettle"}


def test_what_came_after_a_backup_is_not_in_it(store: Store, backup: Path, say: Say, tmp_path: Path) -> None:
    say({"set": "Person", "where": {"unhcr_number": "LEB-58409303"}, "values": {"given_names": "Karim"}})
    with restore_backup(backup, tmp_path / "again", MINE) as again:
        assert person(again).given_names == "Khaled"
    assert person(store).given_names == "Karim"


def test_the_recovery_code_restores_too(tmp_path: Path) -> None:
    made, code = Store.create(tmp_path / "amman", "sami", "five plain words", QUICK_KEY_SETTINGS)
    with made:
        backup = made.back_up(tmp_path / "x.backup").path
    with restore_backup(backup, tmp_path / "again", Secret("", code, recovery=True)) as again:
        assert again.rows.count(Case) == 0


def test_a_restored_store_can_be_worked_in_and_backed_up(backup: Path, tmp_path: Path) -> None:
    with restore_backup(backup, tmp_path / "again", MINE) as again:
        statement = again.read_statement({"changes": [{"add": "Case", "values": {"unhcr_number": "LEB-1"}}]}, "")
        applied = again.apply(statement.change_set)
        assert applied and applied.number == 2
        assert again.back_up_if_changed() is not None


def test_a_store_is_restored_under_a_name_of_any_letters(backup: Path, tmp_path: Path) -> None:
    with restore_backup(backup, tmp_path / "بيروت é", MINE) as again:
        assert again.name == "بيروت é"


def test_restoring_over_a_store_is_refused_and_leaves_it(store: Store, backup: Path) -> None:
    before = (store.folder / "store.db").read_bytes()
    with pytest.raises(KnownError, match="exists already"):
        restore_backup(backup, store.folder, MINE)
    assert (store.folder / "store.db").read_bytes() == before


@pytest.mark.usefixtures("untouched")
@pytest.mark.parametrize("content", [b"", b"PK\x05\x06" + bytes(18), bytes(9_000), b"SQLite format 3\0" * 400])
def test_a_foreign_or_empty_file_is_refused_before_anything_is_touched(
    backup: Path, tmp_path: Path, content: bytes
) -> None:
    backup.write_bytes(content)
    with pytest.raises(BadBackup, match="Nothing was changed"):
        restore_backup(backup, tmp_path / "again", MINE)


def truncated(backup: Path, tmp_path: Path, many: int) -> None:
    content = backup.read_bytes()
    chance = random.Random(many)
    for length in (chance.randrange(len(content)) for _try in range(many)):
        backup.write_bytes(content[:length])
        with pytest.raises(BadBackup):
            restore_backup(backup, tmp_path / "again", MINE)


@pytest.mark.usefixtures("untouched")
def test_forty_truncated_backups_are_refused_before_anything_is_touched(backup: Path, tmp_path: Path) -> None:
    truncated(backup, tmp_path, 40)


@pytest.mark.soak
@pytest.mark.usefixtures("untouched")
def test_a_thousand_truncated_backups_are_refused(backup: Path, tmp_path: Path) -> None:
    truncated(backup, tmp_path, 1_000)


@pytest.mark.usefixtures("untouched")
def test_a_wrong_passphrase_leaves_nothing_behind(backup: Path, tmp_path: Path) -> None:
    with pytest.raises(WrongPassphrase):
        restore_backup(backup, tmp_path / "again", Secret("rania", "five other words"))


@pytest.mark.usefixtures("untouched")
def test_a_backup_whose_history_was_altered_is_not_restored(store: Store, backup: Path, tmp_path: Path) -> None:
    Entry.update(reason="another").bind(store._database).execute()
    store.back_up(backup)
    with pytest.raises(NotRestored, match="Choose an older backup"):
        restore_backup(backup, tmp_path / "again", MINE)


@pytest.mark.usefixtures("untouched")
@pytest.mark.parametrize("looks", [0, 3])
def test_restoring_that_is_stopped_leaves_nothing_behind(backup: Path, tmp_path: Path, looks: int) -> None:
    with pytest.raises(CancelledError):
        restore_backup(backup, tmp_path / "again", MINE, Stopped(looks=looks))


def test_restoring_tells_how_far_it_is(backup: Path, tmp_path: Path) -> None:
    watching = Watching()
    restore_backup(backup, tmp_path / "again", MINE, watching).close()
    assert watching.shares == sorted(watching.shares)
    assert watching.shares[-1] > 0.5


@pytest.mark.usefixtures("untouched")
@pytest.mark.parametrize("place", ["gone/again", "a" * 300])
def test_a_place_that_cannot_be_is_told(backup: Path, tmp_path: Path, place: str) -> None:
    with pytest.raises(KnownError, match="The backup is unharmed"):
        restore_backup(backup, tmp_path / place, MINE)


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="an administrator may write everywhere")
def test_a_folder_without_the_right_to_write_is_told(backup: Path, tmp_path: Path) -> None:
    place = tmp_path / "place"
    place.mkdir(mode=0o500)
    with pytest.raises(KnownError, match="The backup is unharmed"):
        restore_backup(backup, place / "again", MINE)


def test_what_a_killed_restoring_left_gives_way(backup: Path, tmp_path: Path) -> None:
    left = tmp_path / "again.resettle.part"
    left.mkdir()
    (left / "store.db").write_bytes(b"half")
    with restore_backup(backup, tmp_path / "again", MINE) as again:
        assert again.rows.count(Case) == 1
    assert not left.exists()


def test_a_restoring_that_another_process_is_at_is_left_to_it(backup: Path, tmp_path: Path) -> None:
    other = tmp_path / "again.resettle.part"
    other.mkdir()
    with StoreLock.take(other, "sami"), pytest.raises(StoreInUse):
        restore_backup(backup, tmp_path / "again", MINE)
    assert other.exists()


def test_a_free_name_is_found_beside_what_stands_there(store: Store, tmp_path: Path) -> None:
    assert free_path(tmp_path, "amman").name == "amman.resettle"
    assert free_path(tmp_path, store.name).name == "office-2.resettle"


def drill(store: Store, say: Say, tmp_path: Path, rounds: int) -> None:
    for number in range(rounds):
        say({"add": "Case", "as": "c", "values": {"unhcr_number": f"LEB-16C{number:05d}", "phone": f"03 {number}"}})
        backup = store.back_up(tmp_path / "drill.backup").path
        with restore_backup(backup, tmp_path / f"drill{number}", MINE) as again:
            assert held(again) == held(store)
            assert again.history.entries() == store.history.entries()


def test_ten_drills_give_back_every_row_word_and_entry(store: Store, say: Say, tmp_path: Path) -> None:
    drill(store, say, tmp_path, 10)


@pytest.mark.soak
def test_five_hundred_drills_give_back_every_row_word_and_entry(store: Store, say: Say, tmp_path: Path) -> None:
    drill(store, say, tmp_path, 500)


def test_a_backup_says_who_could_open_the_store(backup: Path) -> None:
    assert users_in(backup) == ["rania"]

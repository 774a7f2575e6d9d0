"""What can still be read of a damaged store is read, by whichever way leads to it; the store is never touched."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from resettle_desktop.records.errors import KnownError
from resettle_desktop.records.record import Record, kinds
from resettle_desktop.store.changes import ChangeSet
from resettle_desktop.store.keys import DamagedKeys, WrongPassphrase
from resettle_desktop.store.lock import StoreInUse
from resettle_desktop.store.opening import Secret
from resettle_desktop.store.rescuing import Rescue
from resettle_desktop.store.store import Store
from tests.store.conftest import Say, haddad
from tests.store.office_at_work import family

MINE = Secret("rania", "five plain words")
PAGE = 4096
Values = dict[tuple[str, int], object]


@pytest.fixture
def folder(store: Store, say: Say) -> Path:
    """Return an office with 41 families, one of whom was changed and one removed, closed."""
    say(*haddad())
    say({"set": "Person", "where": {"unhcr_number": "LEB-58409303"}, "values": {"phone": "+961 3 111111", "sex": None}})
    for number in range(3, 44):
        store.apply(family(number).change_set(f"family {number}"))
    store.apply(store.undoing(43))
    store.back_up()
    store.close()
    return store.folder


@pytest.fixture
def everything(folder: Path) -> Values:
    with Store.open(folder, MINE.user, MINE.text) as store:
        return valued(record for kind in kinds() for record in store.rows.equal(kind))


def valued(records: object) -> Values:
    return {(record.kind_name(), record.id): record.values() for record in records}  # type: ignore[attr-defined]


def rescued(folder: Path, work: Path, secret: Secret = MINE) -> tuple[Values, Rescue]:
    work.mkdir(exist_ok=True)
    rescue = Rescue(folder, secret, work)
    rescue.scan()
    found: list[Record] = [record for kind in kinds() for record in rescue.rows(kind)]
    return valued([*found, *rescue.rebuilt()]), rescue


def contents(folder: Path) -> dict[str, tuple[bytes, int]]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.name: (path.read_bytes(), path.stat().st_mtime_ns) for path in files}


def spoil(folder: Path, *pages: int) -> None:
    content = bytearray((folder / "store.db").read_bytes())
    for page in pages:
        content[(page - 1) * PAGE + 100] ^= 1
    (folder / "store.db").write_bytes(content)


def pages(folder: Path) -> int:
    return (folder / "store.db").stat().st_size // PAGE


def test_of_a_sound_store_everything_is_read_by_its_rows(folder: Path, everything: Values, tmp_path: Path) -> None:
    found, rescue = rescued(folder, tmp_path / "work")
    assert found == everything
    assert rescue.is_complete()
    assert rescue.damaged_pages() == []
    assert list(rescue.rebuilt()) == []


@pytest.mark.parametrize("page", [1, 2])
def test_without_any_way_to_the_tables_the_history_gives_everything(
    folder: Path, everything: Values, tmp_path: Path, page: int
) -> None:
    spoil(folder, page)
    found, rescue = rescued(folder, tmp_path / "work")
    assert found == everything
    assert rescue.damaged_pages() == [page]


def test_whichever_one_page_is_damaged_every_record_is_there(folder: Path, everything: Values, tmp_path: Path) -> None:
    whole = (folder / "store.db").read_bytes()
    for page in random.Random(1).sample(range(1, pages(folder) + 1), 12):
        (folder / "store.db").write_bytes(whole)
        spoil(folder, page)
        found, _rescue = rescued(folder, tmp_path / f"work{page}")
        assert found.items() >= everything.items(), page


@pytest.mark.soak
def test_whichever_page_is_damaged_every_record_is_there(folder: Path, everything: Values, tmp_path: Path) -> None:
    whole = (folder / "store.db").read_bytes()
    for page in range(1, pages(folder) + 1):
        (folder / "store.db").write_bytes(whole)
        spoil(folder, page)
        found, _rescue = rescued(folder, tmp_path / f"work{page}")
        assert found.items() >= everything.items(), page


def test_of_a_file_that_was_cut_what_stands_before_the_cut_is_read(
    folder: Path, everything: Values, tmp_path: Path
) -> None:
    content = (folder / "store.db").read_bytes()
    (folder / "store.db").write_bytes(content[: len(content) * 9 // 10 // PAGE * PAGE + 17])
    found, rescue = rescued(folder, tmp_path / "work")
    assert 0 < len(found.keys() & everything.keys()) <= len(everything)
    # at most the family whose removal was cut off comes back
    assert len(found.keys() - everything.keys()) <= 4
    assert not rescue.is_complete()


def test_the_damaged_store_is_never_touched(folder: Path, tmp_path: Path) -> None:
    spoil(folder, 1, 4)
    before = contents(folder)
    rescued(folder, tmp_path / "work")
    assert contents(folder) == before


def test_what_waits_in_the_log_is_read(folder: Path, tmp_path: Path) -> None:
    with Store.open(folder, MINE.user, MINE.text) as store:
        store.apply(family(99).change_set("family 99"))
        copy = tmp_path / "copy.resettle"
        copy.mkdir()
        for name in ("store.db", "store.db-wal", "keys.json"):
            (copy / name).write_bytes((folder / name).read_bytes())
        there = valued(record for kind in kinds() for record in store.rows.equal(kind))
    assert rescued(copy, tmp_path / "work")[0] == there


def test_lost_keys_are_found_in_the_newest_backup(folder: Path, everything: Values, tmp_path: Path) -> None:
    for name in ("keys.json", "keys-copy.json"):
        (folder / name).unlink()
    assert rescued(folder, tmp_path / "work")[0] == everything


def test_without_keys_anywhere_it_says_so(folder: Path, tmp_path: Path) -> None:
    for path in (folder / "keys.json", folder / "keys-copy.json", *(folder / "backups").iterdir()):
        path.unlink()
    with pytest.raises(DamagedKeys):
        rescued(folder, tmp_path / "work")


def test_a_wrong_passphrase_reads_nothing(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(WrongPassphrase):
        rescued(folder, tmp_path / "work", Secret("rania", "five other words"))


def test_a_store_that_is_open_is_left_alone(folder: Path, tmp_path: Path) -> None:
    with Store.open(folder, MINE.user, MINE.text), pytest.raises(StoreInUse, match="rania has had this store open"):
        rescued(folder, tmp_path / "work")


def test_a_store_without_its_file_has_nothing_to_rescue(folder: Path, tmp_path: Path) -> None:
    (folder / "store.db").unlink()
    with pytest.raises(KnownError, match="Restore a backup"):
        rescued(folder, tmp_path / "work")


def test_the_history_is_found_with_who_and_why(folder: Path, tmp_path: Path) -> None:
    spoil(folder, 1)
    _found, rescue = rescued(folder, tmp_path / "work")
    entries = list(rescue.entries())
    assert [entry.number for entry in entries] == list(range(1, 45))
    assert all(entry.whole and entry.said["user"] == "rania" for entry in entries)
    assert (entries[9].said["reason"], entries[43].said["undoes"]) == ("family 10", 43)
    assert isinstance(ChangeSet(entries[9].changes).inverse("", 1), ChangeSet)

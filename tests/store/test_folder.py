"""The folder of a store: what may be opened, and making a new one."""

import os
import stat
from pathlib import Path

import pytest

from resettle_desktop.records.errors import KnownError
from resettle_desktop.store.folder import FILES, check_folder, make_folder, making_folder, write_atomically
from resettle_desktop.store.pages import DamagedStore, NotAStore


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = make_folder(tmp_path / "beirut")
    (path / FILES.store).write_bytes(os.urandom(3 * 4096))
    (path / FILES.keys).write_bytes(b"{}")
    (path / FILES.keys_copy).write_bytes(b"{}")
    return path


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def refused(folder: Path, kind: type[KnownError]) -> str:
    before = contents(folder)
    with pytest.raises(kind) as failure:
        check_folder(folder)
    assert contents(folder) == before
    return str(failure.value)


def test_a_whole_folder_passes_and_is_left_alone(folder: Path) -> None:
    before = contents(folder)
    check_folder(folder)
    assert contents(folder) == before


@pytest.mark.parametrize("missing", [FILES.keys, FILES.keys_copy])
def test_one_of_the_two_key_files_is_enough(folder: Path, missing: str) -> None:
    (folder / missing).unlink()
    check_folder(folder)


def test_a_folder_that_does_not_exist_is_told_and_not_made(tmp_path: Path) -> None:
    assert "There is no store" in refused(tmp_path / "gone.resettle", NotAStore)
    assert list(tmp_path.iterdir()) == []


def test_a_file_in_place_of_the_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "list.resettle").write_bytes(b"x")
    assert "is a file" in refused(tmp_path / "list.resettle", NotAStore)


def test_any_other_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_bytes(b"x")
    assert "is a folder but not a store" in refused(tmp_path, NotAStore)


def test_a_missing_file_of_records_is_named(folder: Path) -> None:
    (folder / FILES.store).unlink()
    assert "The file store.db is missing" in refused(folder, NotAStore)


def test_missing_keys_are_named(folder: Path) -> None:
    (folder / FILES.keys).unlink()
    (folder / FILES.keys_copy).unlink()
    assert "The key files keys.json and keys-copy.json are missing" in refused(folder, NotAStore)


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"", "is empty"), (os.urandom(9000), "was cut short"), (b"\0" * 8192, "overwritten with zeros")],
)
def test_a_damaged_file_of_records_is_told(folder: Path, content: bytes, said: str) -> None:
    (folder / FILES.store).write_bytes(content)
    assert said in refused(folder, DamagedStore)


@pytest.mark.parametrize("beginning", [b"SQLite format 3\0", b"PK\x03\x04", b"%PDF-1.7"])
def test_a_foreign_file_of_records_is_told(folder: Path, beginning: bytes) -> None:
    (folder / FILES.store).write_bytes(beginning.ljust(4096, b"x"))
    assert "another kind of file" in refused(folder, NotAStore)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the administrator may write anywhere")
@pytest.mark.parametrize(("name", "mode"), [("", 0o500), (FILES.store, 0o400), (FILES.store, 0o000)])
def test_a_store_without_the_right_to_write_is_told(folder: Path, name: str, mode: int) -> None:
    (folder / name).chmod(mode)
    with pytest.raises(KnownError, match="You may not write"):
        check_folder(folder)


def test_a_new_folder_gets_the_suffix_and_is_private(tmp_path: Path) -> None:
    made = make_folder(tmp_path / "beirut")
    assert made == tmp_path / "beirut.resettle"
    assert os.name == "nt" or stat.S_IMODE(made.stat().st_mode) == 0o700


def test_a_name_with_the_suffix_keeps_it(tmp_path: Path) -> None:
    assert make_folder(tmp_path / "beirut.resettle") == tmp_path / "beirut.resettle"


def test_a_name_with_a_dot_keeps_it(tmp_path: Path) -> None:
    assert make_folder(tmp_path / "beirut v1.2") == tmp_path / "beirut v1.2.resettle"


def test_an_empty_folder_is_taken(tmp_path: Path) -> None:
    (tmp_path / "beirut.resettle").mkdir()
    assert make_folder(tmp_path / "beirut") == tmp_path / "beirut.resettle"


def test_a_folder_with_something_in_it_is_refused_and_kept(folder: Path) -> None:
    before = contents(folder)
    with pytest.raises(KnownError, match="exists already"):
        make_folder(folder)
    assert contents(folder) == before


def test_a_file_of_that_name_is_refused(tmp_path: Path) -> None:
    (tmp_path / "beirut.resettle").write_bytes(b"x")
    with pytest.raises(KnownError, match="exists already"):
        make_folder(tmp_path / "beirut")


def test_a_place_that_does_not_exist_is_told(tmp_path: Path) -> None:
    with pytest.raises(KnownError, match="could not be made"):
        make_folder(tmp_path / "gone" / "beirut")


def test_a_half_made_folder_is_taken_away(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), making_folder(tmp_path / "beirut") as path:
        (path / FILES.store).write_bytes(b"half")
        raise ZeroDivisionError
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_was_refused_is_not_taken_away(folder: Path) -> None:
    before = contents(folder)
    with pytest.raises(KnownError), making_folder(folder):
        pass
    assert contents(folder) == before


def test_a_made_folder_stays(tmp_path: Path) -> None:
    with making_folder(tmp_path / "beirut") as path:
        (path / FILES.store).write_bytes(b"whole")
    assert contents(path) == {FILES.store: b"whole"}


def test_a_file_is_replaced_whole_and_nothing_stays_beside_it(tmp_path: Path) -> None:
    for content in (b"old", b"new"):
        write_atomically(tmp_path / "keys.json", content)
    assert contents(tmp_path) == {"keys.json": b"new"}


def test_what_a_broken_write_left_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "keys.json.part").write_bytes(b"half")
    write_atomically(tmp_path / "keys.json", b"new")
    assert contents(tmp_path) == {"keys.json": b"new"}


def test_a_folder_in_place_of_the_file_is_told(tmp_path: Path) -> None:
    for folder in (tmp_path, Path()):
        with pytest.raises(KnownError, match="Is a directory"):
            write_atomically(folder, b"new")


def test_a_file_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(KnownError, match="could not be written"):
        write_atomically(tmp_path / "gone" / "keys.json", b"new")

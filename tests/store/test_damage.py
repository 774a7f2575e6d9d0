"""A store whose file is damaged anywhere is read whole, or told to be damaged; never half, and never altered."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from resettle_desktop.store.connection import DamagedStore, WrongKey, integrity_findings
from resettle_desktop.store.folder import FILES
from resettle_desktop.store.keys import WrongPassphrase
from resettle_desktop.store.slots import QUICK_KEY_SETTINGS
from resettle_desktop.store.store import Store
from tests.data.build_store import PASSPHRASE, USER, build
from tests.store.recount import held

PAGE = 4096


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed store of which every test takes a copy."""
    return build(tmp_path_factory.mktemp("sound"))


@pytest.fixture
def folder(sound: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(sound, tmp_path / "office.resettle"))


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.name != FILES.lock}


def read_all(folder: Path) -> object:
    """Return everything that a store holds, its history included."""
    with Store.open(folder, USER, PASSPHRASE) as store:
        return held(store), store.history.entries()


def pages(folder: Path) -> int:
    return (folder / FILES.store).stat().st_size // PAGE


def test_a_file_cut_at_any_page_is_told_and_left_as_it_is(folder: Path) -> None:
    whole = (folder / FILES.store).read_bytes()
    for page in range(1, pages(folder)):
        (folder / FILES.store).write_bytes(whole[: page * PAGE])
        before = contents(folder)
        with pytest.raises(DamagedStore, match="It was left as it is"):
            read_all(folder)
        assert contents(folder) == before


def flip(page: bytearray) -> None:
    page[len(page) // 3] ^= 1


def zero(page: bytearray) -> None:
    page[:] = bytes(len(page))


def scramble(page: bytearray) -> None:
    page[:] = os.urandom(len(page))


@pytest.mark.parametrize("spoil", [flip, zero, scramble])
def test_a_damaged_page_is_told_or_was_not_needed(
    sound: Path, folder: Path, spoil: Callable[[bytearray], None]
) -> None:
    whole, everything = (sound / FILES.store).read_bytes(), read_all(sound)
    told = 0
    for page in range(1, pages(folder)):
        content = bytearray(whole)
        part = bytearray(content[page * PAGE : (page + 1) * PAGE])
        spoil(part)
        content[page * PAGE : (page + 1) * PAGE] = part
        (folder / FILES.store).write_bytes(content)
        before = contents(folder)
        try:
            assert read_all(folder) == everything
        except DamagedStore:
            told += 1
        assert contents(folder) == before
    assert told > 5


def test_a_check_finds_what_reading_passed_by(folder: Path) -> None:
    content = bytearray((folder / FILES.store).read_bytes())
    for page in range(2, pages(folder)):
        content[page * PAGE + 100] ^= 1
    (folder / FILES.store).write_bytes(content)
    with pytest.raises(DamagedStore), Store.open(folder, USER, PASSPHRASE) as store:
        assert len(integrity_findings(store._database)) >= pages(folder) - 2
        held(store)


def test_the_second_copy_of_the_keys_opens_a_store_and_brings_the_first_back(folder: Path) -> None:
    first = (folder / FILES.keys).read_bytes()
    (folder / FILES.keys).unlink()
    read_all(folder)
    assert (folder / FILES.keys).read_bytes() == first


def test_a_wrong_passphrase_brings_nothing_back(folder: Path) -> None:
    (folder / FILES.keys).unlink()
    before = contents(folder)
    with pytest.raises(WrongPassphrase):
        Store.open(folder, USER, "five other words")
    assert contents(folder) == before


def test_the_keys_of_another_store_open_nothing(folder: Path, tmp_path: Path) -> None:
    other, _code = Store.create(tmp_path / "other", USER, PASSPHRASE, QUICK_KEY_SETTINGS)
    other.close()
    for name in (FILES.keys, FILES.keys_copy):
        shutil.copy(other.folder / name, folder / name)
    before = contents(folder)
    with pytest.raises(WrongKey, match="put both back as they were"):
        read_all(folder)
    assert contents(folder) == before


def test_the_file_of_another_store_is_told(folder: Path, tmp_path: Path) -> None:
    other, _code = Store.create(tmp_path / "other", USER, PASSPHRASE, QUICK_KEY_SETTINGS)
    other.close()
    shutil.copy(other.folder / FILES.store, folder / FILES.store)
    with pytest.raises(WrongKey):
        read_all(folder)


def test_a_garbled_beginning_opens_because_the_salt_stands_beside_the_keys(folder: Path, sound: Path) -> None:
    with (folder / FILES.store).open("rb+") as file:
        file.write(os.urandom(16))
    assert read_all(folder) == read_all(sound)

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from resettle_desktop.records.errors import KnownError
from resettle_desktop.rules.tick_merging import TickMade, Told
from resettle_desktop.store.tick_files import TickFiles, mine

AT = datetime(2020, 9, 22, 7, 51)
TICK = TickMade(7, 11, "no_show", AT, "NSH", "A")
TOLD = Told(1, "A", AT, (TICK,))


def written(folder: Path, key: bytes = b"one key") -> Path:
    TickFiles(key).write(folder / "counter.ticks", TOLD)
    return folder / "counter.ticks"


def test_a_copy_of_the_store_reads_what_was_written(tmp_path: Path) -> None:
    assert TickFiles(b"one key").read(written(tmp_path)) == TOLD


def test_the_file_shows_nobody_and_nothing_without_the_key(tmp_path: Path) -> None:
    raw = written(tmp_path).read_bytes()
    assert not any(word in raw for word in (b"no_show", b"NSH", b"person"))
    with pytest.raises(KnownError, match="made by another store"):
        TickFiles(b"another").read(tmp_path / "counter.ticks")


def test_a_file_that_was_altered_is_refused(tmp_path: Path) -> None:
    file = written(tmp_path)
    raw = bytearray(file.read_bytes())
    raw[-1] ^= 1
    file.write_bytes(raw)
    with pytest.raises(KnownError, match="damaged"):
        TickFiles(b"one key").read(file)


def test_another_file_and_a_missing_one_are_told(tmp_path: Path) -> None:
    (tmp_path / "list.ticks").write_text("1-4")
    with pytest.raises(KnownError, match="holds no ticks"):
        TickFiles(b"one key").read(tmp_path / "list.ticks")
    with pytest.raises(KnownError, match="could not be read"):
        TickFiles(b"one key").read(tmp_path / "none.ticks")


def test_a_place_where_nothing_can_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(KnownError, match="could not be written"):
        TickFiles(b"one key").write(tmp_path / "no folder" / "counter.ticks", TOLD)


def test_only_this_computers_own_ticks_are_told() -> None:
    other = TickMade(8, 12, "present", AT, "", "B")
    assert mine(1, "A", [TICK, other], AT).ticks == (TICK,)

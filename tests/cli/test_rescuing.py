"""Rescuing from a terminal."""

from __future__ import annotations

from pathlib import Path

import pytest

from resettle_desktop.cli.common import COULD_NOT, DONE, FOUND
from tests.cli.conftest import Run, all_bytes
from tests.store.test_rescuing import spoil


def test_of_a_sound_store_everything_is_written(run: Run, family: Path, tmp_path: Path) -> None:
    ended = run("rescue", family, tmp_path / "out", "--json")
    assert ended.status == DONE
    assert ended.json["records"] == {"Case": 1, "Person": 2}
    assert "NOT encrypted" in ended.said


def test_of_a_damaged_store_what_can_be_read_is_written_and_it_ends_with_1(
    run: Run, family: Path, tmp_path: Path
) -> None:
    spoil(family, 1)
    before = all_bytes(family)
    ended = run("rescue", family, tmp_path / "out")
    assert (ended.status, all_bytes(family)) == (FOUND, before)
    assert "1 page is damaged." in ended.said
    assert [line.split() for line in ended.out.splitlines()[1:]] == [["Cases", "1", "1"], ["Persons", "2", "2"]]


def test_nothing_is_written_for_a_wrong_passphrase(
    run: Run, family: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RESETTLE_PASSPHRASE", "forgotten")
    assert run("rescue", family, tmp_path / "out").status == COULD_NOT
    assert not (tmp_path / "out").exists()

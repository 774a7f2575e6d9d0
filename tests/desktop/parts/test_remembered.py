"""What a computer remembers between two starts."""

from __future__ import annotations

from pathlib import Path

import pytest

from resettle_desktop.desktop.parts.remembered import Remembered


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "config" / "remembered.json"


def test_the_store_opened_last_stands_first(file: Path, tmp_path: Path) -> None:
    for name in ("beirut", "ankara", "beirut"):
        (tmp_path / name).mkdir(exist_ok=True)
        Remembered(file).store_opened(tmp_path / name, "rania")
    assert [store.folder.name for store in Remembered(file).stores()] == ["beirut", "ankara"]


def test_a_store_that_is_gone_is_not_offered(file: Path, tmp_path: Path) -> None:
    (tmp_path / "beirut").mkdir()
    Remembered(file).store_opened(tmp_path / "beirut", "rania")
    (tmp_path / "beirut").rmdir()
    assert Remembered(file).stores() == []


def test_a_list_is_as_it_was_left(file: Path) -> None:
    Remembered(file).keep_arrangement("Cases", {"widths": [100, 50]})
    assert Remembered(file).arrangement("Cases") == {"widths": [100, 50]}


def test_a_choice_has_a_default(file: Path) -> None:
    assert Remembered(file).choice("theme", "system") == "system"


@pytest.mark.parametrize("content", ["", "{", "[]", '{"stores": [1]}', '{"stores": [{"folder": "x"}]}'])
def test_a_damaged_file_counts_as_empty(file: Path, content: str) -> None:
    file.parent.mkdir()
    file.write_text(content)
    assert Remembered(file).stores() == []

"""A report of a bug says where it was, and nothing of anybody."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from resettle_desktop.store.reports import report_of, write_report


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setattr(Path, "home", lambda: home)
    return home


def written(folder: Path) -> Path:
    try:
        raise ValueError("Rania Haddad, LEB-00012345")
    except ValueError:
        kind, _error, trace = sys.exc_info()
        assert kind
        return write_report(folder, kind, trace)


def test_it_names_the_kind_of_error_and_the_lines(tmp_path: Path) -> None:
    text = written(tmp_path).read_text(encoding="utf-8")
    assert "ValueError" in text
    assert "test_reports.py" in text


def test_it_says_nothing_of_anybody_nor_where_their_folders_are(tmp_path: Path) -> None:
    text = written(tmp_path).read_text(encoding="utf-8")
    assert "Rania" not in text
    assert str(Path(__file__).parent) not in text


def test_it_stands_in_the_folder_that_is_named(tmp_path: Path) -> None:
    assert written(tmp_path).parent == tmp_path


def test_it_stands_in_the_persons_own_folder_where_the_other_cannot_be_written(tmp_path: Path, home: Path) -> None:
    assert written(tmp_path / "gone").parent == home


def test_without_a_trace_it_names_the_kind() -> None:
    assert "KeyError" in report_of(KeyError, None)

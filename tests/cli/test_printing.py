"""Papers are typeset to PDF files, whole or not at all, and named with what each is about."""

from __future__ import annotations

from pathlib import Path

import pytest

from resettle_desktop.documents.pages import Pages
from tests.cli.conftest import Run


def test_a_manifest_is_printed(run: Run, demo: Path, tmp_path: Path) -> None:
    ended = run("print", demo, "departure-manifest", tmp_path / "m.pdf", "--departure", "BEY-2020-01")
    assert (ended.status, ended.out) == (0, "")
    assert "departure-manifest, version 1, is in" in ended.said
    with Pages((tmp_path / "m.pdf").read_bytes()) as pages:
        assert len(pages) > 1


def test_a_printed_paper_says_its_version(run: Run, demo: Path, tmp_path: Path) -> None:
    ended = run("print", demo, "departure-manifest", "m.pdf", "--departure", "bey202001", "--json")
    size = (tmp_path / "m.pdf").stat().st_size
    assert ended.json == {"document": "departure-manifest", "file": "m.pdf", "version": 1, "bytes": size}


def test_a_family_sheet_is_printed_of_a_case(run: Run, demo: Path, tmp_path: Path) -> None:
    ended = run("print", demo, "family-sheet", tmp_path / "f.pdf", "--case", "leb16c01083")
    assert (ended.status, ended.out) == (0, "")
    with Pages((tmp_path / "f.pdf").read_bytes()) as pages:
        assert len(pages) > 0


def test_papers_are_named_with_what_each_is_about(run: Run, demo: Path) -> None:
    documents = run("print", demo, "--list", "--json").json["documents"]
    assert {"name": "departure-manifest", "for": "departure"} in documents
    assert {"name": "booking-notice", "for": "departure"} in documents
    assert {"name": "family-sheet", "for": "case"} in documents
    assert "Departure manifest" in run("print", demo, "--list").out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "Name the paper and the file"),
        (("departure-manifest",), "Name the paper and the file"),
        (("dragons", "m.pdf", "--departure", "BEY-2020-01"), "dragons"),
        (("departure-manifest", "m.pdf"), "departure"),
        (("departure-manifest", "m.pdf", "--departure", "BEY-1"), "BEY-1"),
        (("departure-manifest", "m.pdf", "--case", "LEB-16C01016"), "departure"),
        (("departure-manifest", "none/m.pdf", "--departure", "BEY-2020-01"), "could not be written"),
        (("departure-manifest", ".", "--departure", "BEY-2020-01"), "could not be written"),
    ],
)
def test_what_cannot_be_printed_is_told_and_leaves_no_file(
    run: Run, demo: Path, tmp_path: Path, arguments: tuple[str, ...], said: str
) -> None:
    ended = run("print", demo, *arguments, "--json")
    assert (ended.status, ended.out, said in ended.said) == (2, "", True)
    assert [each.name for each in tmp_path.iterdir()] == ["demo.resettle"]

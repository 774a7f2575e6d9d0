"""The help says what the program says."""

from __future__ import annotations

from importlib.resources import files

import pytest

from resettle_desktop.records.findings import SENTENCES
from tests.resources.findings_help import page

HELP = files("resettle_desktop.resources") / "help"


def test_the_page_of_findings_is_that_of_the_findings() -> None:
    """Write it anew with ``python -m tests.resources.findings_help``."""
    assert (HELP / "findings.md").read_text("utf-8") == page()


@pytest.mark.parametrize("number", SENTENCES)
def test_a_finding_has_one_line_with_its_sentence_and_its_remedy(number: str) -> None:
    lines = [line for line in page().splitlines() if line.startswith(f"| {number} |")]
    assert [line.count(" | ") for line in lines] == [2]
    assert "{" not in lines[0] and not lines[0].endswith("|  |")


def test_the_picture_of_the_readme_is_as_large_as_the_smallest_screen() -> None:
    head = (HELP / "board.png").read_bytes()[:24]
    assert head.startswith(b"\x89PNG")
    assert (int.from_bytes(head[16:20], "big"), int.from_bytes(head[20:24], "big")) == (1366, 768)

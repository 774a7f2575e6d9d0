"""Writes resources/help/findings.md: ``python -m tests.resources.findings_help``."""

from __future__ import annotations

from pathlib import Path
from string import Formatter

from resettle_desktop.records.findings import SENTENCES

FILE = Path(__file__).parents[2] / "resources" / "help" / "findings.md"
HEAD = """# Findings

What a check says of a value has a number. A number that begins with **E** is an error: the value is not stored, the
rest stays as typed. **W** is a warning: the value is stored, and asks whether it is meant. **T** is still to do: the
value is missing for the next stage. Words in italics stand for what was typed or found.

| Number | What is so | What to do |
| --- | --- | --- |
"""


def page() -> str:
    """Return the help page of all findings, in the order of their levels and numbers."""
    rows = (f"| {number} | {_shown(text)} | {_shown(remedy)} |" for number, (text, remedy) in SENTENCES.items())
    order = {"E": 0, "W": 1, "T": 2}
    return HEAD + "\n".join(sorted(rows, key=lambda row: (order[row[2]], row))) + "\n"


def _shown(sentence: str) -> str:
    parts = ((text, f"*{name}*" if name else "") for text, name, _spec, _kind in Formatter().parse(sentence))
    return "".join(text + name for text, name in parts).replace("|", "\\|")


if __name__ == "__main__":
    FILE.write_text(page(), "utf-8")

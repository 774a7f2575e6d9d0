"""Where a call's words go: what was asked for to standard output, everything else to standard error."""

from __future__ import annotations

import json
import os
import sys
import unicodedata
from collections.abc import Iterable, Sequence
from contextlib import suppress
from typing import TextIO

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from resettle_desktop.records.errors import KnownError
from resettle_desktop.records.findings import Finding, Level
from resettle_desktop.records.texts import _, n_

MOST_SAID = 50
# what a file or a pipe takes; a terminal says its own width
_PIPE_WIDTH = 200


class NotPrinted(KnownError):
    """Standard output took no more: its reader has gone, or the disk below it is full."""


def plain(text: str) -> str:
    """Return the text without what a terminal would obey: a workbook's cell may hold such characters."""
    return "".join(char if char == "\n" or unicodedata.category(char) != "Cc" else "\ufffd" for char in text)


def say(text: str) -> None:
    """Say something to the person, on standard error; where nobody listens any more the work goes on."""
    try:
        click.echo(plain(text), err=True)
    except OSError:
        _close_off(sys.stderr)


def put(text: str) -> None:
    """Print a line of what was asked for, on standard output; raises NotPrinted."""
    _put(plain(text))


def put_json(content: object) -> None:
    """Print one JSON object on standard output; raises NotPrinted."""
    _put(json.dumps(content, ensure_ascii=False))


def put_table(headings: Iterable[str], rows: Iterable[Iterable[object]]) -> None:
    """Print a table on standard output, empty cells for None; raises NotPrinted."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    for heading in headings:
        table.add_column(Text(heading), overflow="fold")
    for row in rows:
        table.add_row(*(Text(plain("" if cell is None else str(cell))) for cell in row))
    console = Console(width=None if sys.stdout and sys.stdout.isatty() else _PIPE_WIDTH)
    # rich ends the program by itself where the output breaks off
    with console.capture() as drawn:
        console.print(table)
    _put(drawn.get().rstrip("\n"))


def _put(text: str) -> None:
    try:
        click.echo(text)
    except OSError as failure:
        _close_off(sys.stdout)
        said = _("The output could not be printed to its end: {reason}. What the call wrote before that is kept.")
        raise NotPrinted(said.format(reason=failure.strerror)) from failure


def _close_off(stream: TextIO) -> None:
    """Send what the stream still holds nowhere, or Python fails on it once more at its end."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def say_findings(findings: Iterable[Finding]) -> None:
    """Say each finding with its place and its remedy, errors first."""
    listed = sorted(findings, key=lambda each: list(Level).index(each.level))
    say_each([_finding_line(each) for each in listed])


def say_each(lines: Sequence[str]) -> None:
    """Say these lines; after 50 how many more there are."""
    for line in lines[:MOST_SAID]:
        say(line)
    more = len(lines) - MOST_SAID
    if more > 0:
        say(n_("{n} more; --json names all of them.", "{n} more; --json names all of them.", more))


def _finding_line(said: Finding) -> str:
    place = place_of(said)
    return " ".join(part for part in (said.number, f"[{place}]" if place else "", said.text, said.remedy) if part)


def place_of(said: Finding) -> str:
    """Return where a finding stands: sheet, row and heading of a workbook, or the change of a statement and its field.

    Empty where it stands for the whole.
    """
    row = (_("row {number}") if said.sheet else _("change {number}")).format(number=said.row) if said.row else ""
    return ", ".join(part for part in (said.sheet, row, said.heading or said.field) if part)

"""What all verbs share: opening a store, saying things on standard error, JSON on standard output, the exit status."""

from __future__ import annotations

import json
import os
import sys
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from resettle_desktop.records.errors import KnownError
from resettle_desktop.records.findings import Finding, Level
from resettle_desktop.records.texts import _, mark, n_
from resettle_desktop.store.store import Store

DONE, FOUND, COULD_NOT = 0, 1, 2
MOST_SAID = 50
# what a file or a pipe takes; a terminal says its own width
_PIPE_WIDTH = 200

store_argument = click.argument("store", type=click.Path(path_type=Path))
json_option = click.option("--json", "as_json", is_flag=True, help=mark("Print one JSON object on standard output."))


class NoWindow(KnownError):
    """No window can be shown here; says why and what to do."""


@dataclass
class Call:
    """One call of the program: how the window is opened (raises NoWindow), and the folder for a report of a bug."""

    open_window: Callable[[Path], int]
    folder: Path


def open_store(path: Path) -> Store:
    """Open a store as RESETTLE_USER with RESETTLE_PASSPHRASE; asks for what is missing when somebody can answer.

    Raises KnownError where the store cannot be opened, or where nobody can be asked.
    """
    user, passphrase = credentials()
    store = Store.open(path, user, passphrase)
    this_call().folder = store.folder.absolute().parent
    return store


def this_call() -> Call:
    """Return what the program gave to the verb that runs."""
    call = click.get_current_context().find_object(Call)
    assert call is not None
    return call


def credentials(confirm: bool = False) -> tuple[str, str]:
    """Return the user and the passphrase, of the environment or asked for; ``confirm`` asks for a new one twice.

    Raises KnownError where nobody can be asked.
    """
    user = os.environ.get("RESETTLE_USER") or _ask(_("User"), "RESETTLE_USER")
    known = os.environ.get("RESETTLE_PASSPHRASE")
    return user, known or _ask(_("Passphrase"), "RESETTLE_PASSPHRASE", hidden=True, confirm=confirm)


def _ask(label: str, variable: str, hidden: bool = False, confirm: bool = False) -> str:
    if not sys.stdin.isatty():
        text = _("{variable} is not set, and there is nobody to ask. Nothing was done. Set it and run the call again.")
        raise KnownError(text.format(variable=variable))
    return str(click.prompt(label, hide_input=hidden, confirmation_prompt=confirm, err=True))


def password_of(variable: str | None) -> str | None:
    """Return the password that an environment variable holds; raises KnownError where it is not set."""
    if variable is None:
        return None
    if not os.environ.get(variable):
        text = _("The variable {variable} is not set. Nothing was done. Set it to the password and run the call again.")
        raise KnownError(text.format(variable=variable))
    return os.environ[variable]


def plain(text: str) -> str:
    """Return the text without what a terminal would obey: a workbook's cell may hold such characters."""
    return "".join(char if char == "\n" or unicodedata.category(char) != "Cc" else "\ufffd" for char in text)


def say(text: str) -> None:
    """Say something to the person, on standard error."""
    click.echo(plain(text), err=True)


def put(text: str) -> None:
    """Print a line of what was asked for, on standard output."""
    click.echo(plain(text))


def put_json(content: object) -> None:
    """Print one JSON object on standard output."""
    click.echo(json.dumps(content, ensure_ascii=False))


def put_table(headings: Iterable[str], rows: Iterable[Iterable[object]]) -> None:
    """Print a table on standard output, empty cells for None."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    for heading in headings:
        table.add_column(Text(heading), overflow="fold")
    for row in rows:
        table.add_row(*(Text(plain("" if cell is None else str(cell))) for cell in row))
    Console(width=None if sys.stdout.isatty() else _PIPE_WIDTH).print(table)


def say_findings(findings: Iterable[Finding]) -> None:
    """Say each finding with its place and its remedy, errors first; after 50 how many more there are."""
    listed = sorted(findings, key=lambda each: list(Level).index(each.level))
    for each in listed[:MOST_SAID]:
        place = " ".join(str(part) for part in (each.sheet, each.row, each.heading or each.field) if part)
        say(" ".join(part for part in (each.number, f"[{place}]" if place else "", each.text, each.remedy) if part))
    more = len(listed) - MOST_SAID
    if more > 0:
        say(n_("{n} more finding; --json names all of them.", "{n} more findings; --json names all of them.", more))


def weighs(findings: Iterable[Finding]) -> bool:
    """Return whether there is an error or a warning among the findings, which makes the exit status 1."""
    return any(each.level is not Level.TO_DO for each in findings)


def end(found: bool) -> None:
    """End with status 1 where something was refused or found, else go on."""
    if found:
        click.get_current_context().exit(FOUND)


def could_not() -> None:
    """End with status 2: nothing was done."""
    click.get_current_context().exit(COULD_NOT)

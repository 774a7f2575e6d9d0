"""What all verbs share: opening a store, saying things on standard error, JSON on standard output, the exit status."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, TypeVar

import click

from resettle_desktop.records.errors import KnownError
from resettle_desktop.records.findings import Finding, Level
from resettle_desktop.records.texts import _
from resettle_desktop.store.store import Store

DONE, FOUND, COULD_NOT = 0, 1, 2
F = TypeVar("F", bound=Callable[..., Any])

store_argument = click.argument("store", type=click.Path(path_type=Path))
json_option = click.option("--json", "as_json", is_flag=True, help="Print one JSON object on standard output.")


def open_store(path: Path) -> Store:
    """Open a store as RESETTLE_USER with RESETTLE_PASSPHRASE; asks for what is missing when somebody can answer.

    Raises KnownError where the store cannot be opened, or where nobody can be asked.
    """
    user, passphrase = credentials()
    return Store.open(path, user, passphrase)


def credentials(confirm: bool = False) -> tuple[str, str]:
    """Return the user and the passphrase, of the environment or asked for."""
    user = os.environ.get("RESETTLE_USER") or _ask(_("User"), "RESETTLE_USER")
    known = os.environ.get("RESETTLE_PASSPHRASE")
    return user, known or _ask(_("Passphrase"), "RESETTLE_PASSPHRASE", hidden=True, confirm=confirm)


def _ask(label: str, variable: str, hidden: bool = False, confirm: bool = False) -> str:
    if not sys.stdin.isatty():
        text = _("{variable} is not set, and there is nobody to ask. Set it and run the command again.")
        raise KnownError(text.format(variable=variable))
    return str(click.prompt(label, hide_input=hidden, confirmation_prompt=confirm, err=True))


def password_of(variable: str | None) -> str | None:
    """Return the password that an environment variable holds; raises KnownError where it is not set."""
    if variable is None:
        return None
    if not os.environ.get(variable):
        raise KnownError(_("The variable {variable} is not set; nothing was done.").format(variable=variable))
    return os.environ[variable]


def say(text: str) -> None:
    """Say something to the person, on standard error."""
    click.echo(text, err=True)


def put_json(content: object) -> None:
    """Print one JSON object on standard output."""
    click.echo(json.dumps(content, ensure_ascii=False))


def say_findings(findings: Iterable[Finding]) -> None:
    """Say each finding with its place and its remedy."""
    for each in findings:
        place = " ".join(str(part) for part in (each.sheet, each.row, each.heading, each.field) if part)
        say(" ".join(part for part in (each.number, f"[{place}]" if place else "", each.text, each.remedy) if part))


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

"""What all verbs share: what the program gives them, opening a store, whom to ask, the exit status.

Status 1 is for calls that are given something to take in (``import``, ``apply``): some of it was refused, waits, or
was left out, or an error or a warning was found in it. What is still to do for the next stage does not count, for
incomplete is normal. So it is for ``check`` and ``rescue``, when something is damaged. Calls that only tell or write
what is asked for end with 0, or with 2 where they could not.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from resettle_desktop.records.errors import KnownError
from resettle_desktop.records.findings import Finding, Level
from resettle_desktop.records.texts import _, mark
from resettle_desktop.store.folder import check_folder
from resettle_desktop.store.opening import Secret
from resettle_desktop.store.store import Store

DONE, FOUND, COULD_NOT = 0, 1, 2

store_argument = click.argument("store", type=click.Path(path_type=Path))
json_option = click.option("--json", "as_json", is_flag=True, help=mark("Print one JSON object on standard output."))
password_option = click.option(
    "--password-env", metavar="VAR", help=mark("The variable that holds the workbook's password.")
)


@dataclass
class Call:
    """One call of the program: what stands above the verbs, and the folder for a report of a bug.

    ``open_window`` raises NoWindow; ``run_bench`` measures over so many persons and tells a function how far it is.
    """

    open_window: Callable[[Path], int]
    run_bench: Callable[[int, Callable[[str], None]], dict[str, Any]]
    folder: Path


def open_store(path: Path) -> Store:
    """Open a store as RESETTLE_USER with RESETTLE_PASSPHRASE; asks for what is missing when somebody can answer.

    Raises KnownError where the store cannot be opened, or where nobody can be asked.
    """
    check_folder(path)
    store = secret().open(path)
    store.own_codes.take()
    this_call().folder = store.folder.absolute().parent
    return store


def secret(recovery: bool = False) -> Secret:
    """Return who opens a store and with what, of the environment or asked for; ``recovery`` asks for that code.

    Raises KnownError where nobody can be asked.
    """
    if not recovery:
        return Secret(*credentials())
    code = os.environ.get("RESETTLE_RECOVERY_CODE") or _ask(_("Recovery code"), "RESETTLE_RECOVERY_CODE", hidden=True)
    return Secret("", code, recovery=True)


def new_passphrase() -> str:
    """Return RESETTLE_NEW_PASSPHRASE, or what is typed twice; raises KnownError where nobody can be asked."""
    known = os.environ.get("RESETTLE_NEW_PASSPHRASE")
    return known or _ask(_("New passphrase"), "RESETTLE_NEW_PASSPHRASE", hidden=True, confirm=True)


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
    if sys.stdin is None or not sys.stdin.isatty():
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


def named_values(pairs: Iterable[str]) -> dict[str, str]:
    """Return FIELD=VALUE pairs as a mapping; raises KnownError for one that is none, and for a field given twice."""
    values: dict[str, str] = {}
    for pair in pairs:
        name, sign, value = (part.strip() for part in pair.partition("="))
        if not (name and sign and value):
            raise KnownError(_("{pair} is not of the form FIELD=VALUE. Nothing was done.").format(pair=pair))
        if name in values:
            raise KnownError(_("{name} was given two values. Nothing was done. Give it one.").format(name=name))
        values[name] = value
    return values


def weighs(findings: Iterable[Finding]) -> bool:
    """Return whether there is an error or a warning among the findings."""
    return any(each.level is not Level.TO_DO for each in findings)


def end(found: bool) -> None:
    """End with status 1 where something was refused or found, else go on."""
    if found:
        click.get_current_context().exit(FOUND)


def could_not() -> None:
    """End with status 2: nothing was done."""
    click.get_current_context().exit(COULD_NOT)

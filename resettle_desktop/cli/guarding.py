"""The last door of every call: a failure is told in a sentence, never as a traceback."""

from __future__ import annotations

from pathlib import Path

import click

from resettle_desktop.cli.common import COULD_NOT
from resettle_desktop.cli.output import say
from resettle_desktop.records.errors import KnownError
from resettle_desktop.records.findings import Refused
from resettle_desktop.records.texts import _
from resettle_desktop.store.reports import write_report

PROGRAM = "resettle-desktop"


def tell_failure(error: BaseException, folder: Path) -> int:
    """Say what went wrong, what was kept and what to do; return the exit status.

    What a person can mend is said in a sentence; a bug leaves a report without personal data in the folder.
    """
    text = _sentence(error)
    if text is None and not isinstance(error, SystemExit):  # click ends so where nobody reads its help to the end
        text = _reported(error, folder)
    if text:
        say(text)
    return COULD_NOT


def _sentence(error: BaseException) -> str | None:
    if isinstance(error, click.ClickException):
        return _misused(error)
    if isinstance(error, click.Abort | KeyboardInterrupt):
        return _("Stopped. What was saved before is kept, and nothing half-done was written.")
    if isinstance(error, Refused):
        return f"{error.finding.number} {error.finding.text} {error.finding.remedy}"
    if isinstance(error, KnownError):
        return str(error)
    return _system_refused(error) if isinstance(error, OSError) else None


def _misused(error: click.ClickException) -> str:
    context = getattr(error, "ctx", None)
    path = context.command_path if context else PROGRAM
    return _("{problem} Nothing was done. How to call it: {path} --help").format(
        problem=error.format_message(), path=path
    )


def _system_refused(error: OSError) -> str:
    text = _("{file}: {reason}. What was saved before is kept. Put that right, then run the call again.")
    return text.format(file=error.filename or PROGRAM, reason=error.strerror or type(error).__name__)


def _reported(bug: BaseException, folder: Path) -> str:
    said = _("Something went wrong in the program itself. What was saved before is kept.")
    try:
        file = write_report(folder, type(bug), bug.__traceback__)
    except OSError as error:
        return f"{said} " + _("A report of it could not be written: {reason}.").format(reason=error.strerror)
    return f"{said} " + _("A report without personal data is in {file}; please send it.").format(file=file)

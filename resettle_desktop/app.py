"""The one place that puts the parts together: the command line with a verb, the window without one."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import click

from resettle_desktop.cli import commands
from resettle_desktop.cli.common import COULD_NOT, say
from resettle_desktop.records.errors import KnownError
from resettle_desktop.records.findings import Refused
from resettle_desktop.records.texts import _
from resettle_desktop.store.folder import SUFFIX


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program and return its exit status: 0 done, 1 done with findings, 2 could not."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if not given or (len(given) == 1 and _is_store(given[0])):
        from resettle_desktop.desktop.main import open_window

        return open_window(Path(given[0]) if given else None)
    return run_verb(given)


def run_verb(arguments: Sequence[str]) -> int:
    """Run one verb; what a person can mend is said in a sentence, a bug leaves a report without personal data."""
    try:
        status = commands.main(list(arguments), prog_name="resettle-desktop", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        return COULD_NOT
    except click.Abort:
        return COULD_NOT
    except Refused as refused:
        say(f"{refused.finding.number} {refused.finding.text} {refused.finding.remedy}")
        return COULD_NOT
    except KnownError as error:
        say(str(error))
        return COULD_NOT
    except Exception as bug:  # noqa: BLE001 (the program's last door: a bug is reported, never shown as a traceback)
        say(_report(bug))
        return COULD_NOT
    return status if isinstance(status, int) else 0


def _is_store(argument: str) -> bool:
    return argument.rstrip("/\\").endswith(SUFFIX) and argument not in commands.commands


def _report(bug: Exception) -> str:
    """Write where the bug is, never what was in the records, and return the sentence that says so."""
    lines = [
        f"{type(bug).__name__}",
        *[f"{at.filename}:{at.lineno} {at.name}" for at in traceback.extract_tb(bug.__traceback__)],
    ]
    file = Path.cwd() / f"resettle-desktop-report-{datetime.now(UTC):%Y%m%d-%H%M%S}.txt"
    file.write_text("\n".join(lines) + "\n", "utf-8")
    text = _(
        "Something went wrong that should not. Nothing half-done was kept. A report without personal data is in {file}."
    )
    return text.format(file=file)


if __name__ == "__main__":
    sys.exit(main())

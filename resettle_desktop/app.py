"""The one place that puts the parts together: the command line with a verb, the window without one."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import click

from resettle_desktop.cli import commands
from resettle_desktop.cli.common import COULD_NOT, DONE, Call, NoWindow
from resettle_desktop.cli.output import say
from resettle_desktop.records.errors import KnownError
from resettle_desktop.records.findings import Refused
from resettle_desktop.records.texts import _
from resettle_desktop.screen import why_no_window
from resettle_desktop.store.folder import SUFFIX
from resettle_desktop.store.reports import write_report

PROGRAM = "resettle-desktop"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program and return its exit status: 0 done, 1 done but something was refused or found, 2 could not."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    _speak_utf8()
    call = Call(open_window, run_bench, Path())
    return _guarded(lambda: _carry_out(given, call), call)


def open_window(store: Path | None) -> int:
    """Open the window, on this store or where the person left off; return the exit status at its end.

    Raises NoWindow where there is no screen.
    """
    why = why_no_window()
    if why:
        text = _("The window was not opened: {why}. Nothing was changed. Where there is a screen, open it with: {call}")
        raise NoWindow(text.format(why=why, call=f"{PROGRAM} {store}" if store else PROGRAM))
    from resettle_desktop.desktop.window.main import open_window as show

    return show(store)


def run_bench(persons: int, say_how_far: Callable[[str], None]) -> dict[str, Any]:
    """Measure the program over a store of so many made-up persons, without a window that anybody sees."""
    from resettle_desktop.bench.running import run_bench as run

    return run(persons, say_how_far)


def _carry_out(given: list[str], call: Call) -> int:
    if not given or (len(given) == 1 and _is_store(given[0])):
        return open_window(Path(given[0]) if given else None)
    status = commands.main(given, PROGRAM, standalone_mode=False, obj=call)
    return status if isinstance(status, int) else DONE


def _is_store(argument: str) -> bool:
    return argument.rstrip("/\\").endswith(SUFFIX)


def _speak_utf8() -> None:
    # a pipe's encoding is the computer's own, on Windows without most of the letters that names are written in
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="backslashreplace")


def _guarded(work: Callable[[], int], call: Call) -> int:
    """Do the work; what a person can mend is said in a sentence, a bug leaves a report without personal data."""
    try:
        return work()
    except click.ClickException as error:
        say(_misused(error))
    except (click.Abort, KeyboardInterrupt):
        say(_("Stopped. What was saved before is kept, and nothing half-done was written."))
    except Refused as refused:
        say(f"{refused.finding.number} {refused.finding.text} {refused.finding.remedy}")
    except KnownError as error:
        say(str(error))
    except OSError as error:
        say(_system_refused(error))
    except SystemExit:
        # so click ends where nobody reads its help to the end
        return COULD_NOT
    except Exception as bug:  # noqa: BLE001 (the program's last door: a bug is reported, never shown as a traceback)
        say(_reported(bug, call.folder))
    return COULD_NOT


def _misused(error: click.ClickException) -> str:
    context = getattr(error, "ctx", None)
    path = context.command_path if context else PROGRAM
    return _("{problem} Nothing was done. How to call it: {path} --help").format(
        problem=error.format_message(), path=path
    )


def _system_refused(error: OSError) -> str:
    text = _("{file}: {reason}. What was saved before is kept. Put that right, then run the call again.")
    return text.format(file=error.filename or PROGRAM, reason=error.strerror or type(error).__name__)


def _reported(bug: Exception, folder: Path) -> str:
    said = _("Something went wrong in the program itself. What was saved before is kept.")
    try:
        file = write_report(folder, type(bug), bug.__traceback__)
    except OSError as error:
        return f"{said} " + _("A report of it could not be written: {reason}.").format(reason=error.strerror)
    return f"{said} " + _("A report without personal data is in {file}; please send it.").format(file=file)


if __name__ == "__main__":
    sys.exit(main())

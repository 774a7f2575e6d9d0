"""The one place that puts the parts together: the command line with a verb, the window without one.

What a call does not need is not imported: the window must stand before anybody waits for it.
"""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from resettle_desktop.records.errors import NoWindow
from resettle_desktop.records.texts import _, asked_language, language, use_language
from resettle_desktop.screen import why_no_window

PROGRAM = "resettle-desktop"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program and return its exit status: 0 done, 1 done but something was refused or found, 2 could not."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    _speak_utf8()
    _speak_language(asked_language(os.environ))
    if not given or (len(given) == 1 and _is_store(given[0])):
        return _window(Path(given[0]) if given else None)
    return _verb(given)


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


def _window(store: Path | None) -> int:
    try:
        return open_window(store)
    except BaseException as error:  # noqa: BLE001 (the program's last door: every failure is told, none as a traceback)
        from resettle_desktop.cli.guarding import tell_failure

        return tell_failure(error, Path())


def _verb(given: list[str]) -> int:
    from resettle_desktop.cli import commands
    from resettle_desktop.cli.common import DONE, Call
    from resettle_desktop.cli.guarding import tell_failure

    call = Call(open_window, run_bench, Path())
    try:
        status = commands.main(given, PROGRAM, standalone_mode=False, obj=call)
    except BaseException as error:  # noqa: BLE001 (as above)
        return tell_failure(error, call.folder)
    return status if isinstance(status, int) else DONE


def _is_store(argument: str) -> bool:
    from resettle_desktop.store.folder import SUFFIX

    return argument.rstrip("/\\").endswith(SUFFIX)


def _speak_language(asked: str) -> None:
    if asked != language():
        use_language(asked)


def _speak_utf8() -> None:
    # a pipe's encoding is the computer's own, on Windows without most of the letters that names are written in
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="backslashreplace")


if __name__ == "__main__":
    sys.exit(main())

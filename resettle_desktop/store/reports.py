"""The report of a bug: where in the program it was, never what was in the records; written beside the store."""

from __future__ import annotations

import platform
from datetime import UTC, datetime
from pathlib import Path
from traceback import walk_tb
from types import TracebackType


def report_of(kind: type[BaseException], trace: TracebackType | None) -> str:
    """Return the report's text: no values, so not the error's own words either, and no folders of the person."""
    lines = [
        f"Resettle Desktop, {datetime.now(UTC):%Y-%m-%dT%H:%MZ}",
        f"Python {platform.python_version()}, {platform.system()} {platform.release()}",
        kind.__name__,
    ]
    for frame, line in walk_tb(trace):
        code = frame.f_code
        lines.append(f"  {Path(code.co_filename).name}:{line} {code.co_qualname}")
    return "\n".join(lines) + "\n"


def write_report(folder: Path, kind: type[BaseException], trace: TracebackType | None) -> Path:
    """Write the report into the folder, or the person's own where that cannot be written; returns the file.

    Raises OSError where neither can be written.
    """
    name = f"resettle-desktop-report-{datetime.now(UTC):%Y%m%d-%H%M%S}.txt"
    text = report_of(kind, trace)
    try:
        return _written(folder / name, text)
    except OSError:
        return _written(Path.home() / name, text)


def _written(file: Path, text: str) -> Path:
    file.write_text(text, encoding="utf-8")
    return file

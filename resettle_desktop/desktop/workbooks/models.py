"""What the list of imported workbooks shows: pure functions of the store's history."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import PurePath

from resettle_desktop.desktop.parts.rows import Cell, Column, Row
from resettle_desktop.records.dates import show_day
from resettle_desktop.records.record import kind_label, kind_of
from resettle_desktop.records.texts import _
from resettle_desktop.store.history import HistoryEntry


@dataclass(frozen=True)
class Import:
    """One workbook that was imported, and by which change set it was taken back, if it was."""

    entry: HistoryEntry
    undone_by: int | None = None

    @property
    def number(self) -> int:
        """Return the number of its change set."""
        return self.entry.number

    @property
    def title(self) -> str:
        """Return what it was imported as: the reason without the file's name."""
        return self.entry.reason.removesuffix(self.entry.source).rstrip(" :") or self.entry.source


def imports(entries: Iterable[HistoryEntry]) -> list[Import]:
    """Return those of the entries, newest first, that came from a file, with what became of them since."""
    undone: dict[int, int] = {}
    found: list[Import] = []
    for entry in entries:
        if entry.undoes is not None:
            # an undo that was itself taken back no longer counts
            if entry.number not in undone:
                undone[entry.undoes] = entry.number
        elif PurePath(entry.source).suffix:
            found.append(Import(entry, undone.get(entry.number)))
    return found


def added(each: Import) -> Counter[str]:
    """Return how many records of each kind an import added."""
    return Counter(change.kind for change in each.entry.changes if change.before is None)


def changed(each: Import) -> Counter[str]:
    """Return how many records of each kind an import changed."""
    return Counter(change.kind for change in each.entry.changes if change.before is not None)


def kinds_text(count: Counter[str]) -> str:
    """Return counts of kinds in words, the largest first: 44 cases, 160 persons."""
    return ", ".join(f"{number} {kind_label(kind_of(kind), number != 1).lower()}" for kind, number in count.items())


def cases_of(each: Import) -> list[int]:
    """Return the ids of the cases that an import added or changed, in the order of the workbook."""
    return [change.record for change in each.entry.changes if change.kind == "Case"]


def when(at: datetime, today: date) -> str:
    """Return a time of the history as people say it: Today 19:52, else the day."""
    local = at.astimezone()
    if local.date() == today:
        return _("Today {time}").format(time=f"{local:%H:%M}")
    return show_day(local.date())


def columns() -> tuple[Column, ...]:
    """Return the columns of the list of imports."""
    return (
        Column("at", _("Imported"), 118, sortable=False),
        Column("file", _("Workbook"), 232, sortable=False),
        Column("layout", _("As"), 148, sortable=False),
        Column("added", _("New"), 168, sortable=False),
        Column("changed", _("Changed"), 128, sortable=False),
        Column("user", _("By"), 100, sortable=False),
    )


def import_row(each: Import, today: date) -> Row:
    """Return one row of the list of imports."""
    entry = each.entry
    gone = "text3" if each.undone_by else ""
    word = _("taken back") if each.undone_by else ""
    cells: Sequence[Cell] = (
        Cell(when(entry.at, today), tabular=True, text_tone=gone or "text2"),
        Cell(entry.source, bold=not gone, text_tone=gone, tooltip=entry.reason, detail=word),
        Cell(each.title, text_tone=gone),
        Cell(kinds_text(added(each)) or "—", tabular=True, text_tone=gone),
        Cell(kinds_text(changed(each)) or "—", tabular=True, text_tone=gone),
        Cell(entry.user, text_tone=gone or "text2"),
    )
    return Row(each.number, tuple(cells))

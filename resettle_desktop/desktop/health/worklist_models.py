"""What the worklist shows: by when, whose, what, and what it means for the departure, as pure functions."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from resettle_desktop.desktop.parts.rows import Cell, Column, Row
from resettle_desktop.records.dates import show_day, show_moment
from resettle_desktop.records.texts import _, mark, n_
from resettle_desktop.rules.clearance.validity import IN_HOURS
from resettle_desktop.rules.clearance.verdicts import State
from resettle_desktop.rules.health_due import RECHECK, RESULT, Due, due_word, moment_of
from resettle_desktop.store.health import DueLine, DueRow

_STATE_WORDS = {State.MISSING.value: mark("missing"), State.REFUSED.value: mark("refused")}
_STATE_ICONS = {State.LAPSES.value: "warn", State.MISSING.value: "bad", State.REFUSED.value: "bad"}
_HOUR, _YEAR = timedelta(hours=1), 365


def columns() -> tuple[Column, ...]:
    """Return the columns of the worklist."""
    return (
        Column("due", _("Ends or due"), 228, sortable=False),
        Column("person", _("Person"), 164, sortable=False),
        Column("case", _("Case"), 112, sortable=False),
        Column("what", _("What"), 146, sortable=False),
        Column("short", _("Before departure"), 156, sortable=False),
        Column("departure", _("Departure"), 106, sortable=False),
        Column("departs", _("Departs"), 146, sortable=False),
        Column("site", _("Site"), 104, sortable=False),
    )


def due_row(row: DueRow, now: datetime) -> Row:
    """Return the row of a line; what is over already is said to be."""
    line = row.line
    return Row(row.key, (
        Cell(_when(line.due), tabular=True, detail=_away(line.due, now), text_tone="bad" if _over(line, now) else ""),
        Cell(row.person, bold=True),
        Cell(row.case_number, number=True, text_tone="text2"),
        Cell(due_word(line.due.what)),
        Cell(short_words(line, now), icon=_STATE_ICONS.get(line.due.state, "todo") if line.departure else "todo"),
        Cell(row.departure or _("not booked"), text_tone="" if row.departure else "text3"),
        Cell(show_moment(line.departs) if line.departs else "", tabular=True, text_tone="text2"),
        Cell(line.site, text_tone="text2"),
    ))  # fmt: skip


def short_words(line: DueLine, now: datetime) -> str:
    """Return what a line means for the departure: ``25 h short``, ``3 days short``, ``missing``; else what is to do."""
    due = line.due
    if due.state in _STATE_WORDS:
        return _(_STATE_WORDS[due.state])
    if line.departs is not None and due.state == State.LAPSES.value:
        return _short(due, line.departs)
    if due.what == RECHECK:
        return _("look again")
    if due.what == RESULT:
        return _("ask the laboratory")
    return _("has lapsed") if moment_of(due.due) < now else _("lapses")


def left_words(count: int) -> str:
    """Return how many lines the list has."""
    return n_("{n} line", "{n} lines", count)


def _short(due: Due, departs: datetime) -> str:
    if isinstance(due.due, datetime) or due.what in IN_HOURS:
        hours = -(-(departs - moment_of(due.due)) // _HOUR)
        return n_("{n} h short", "{n} h short", hours)
    days = (departs.date() - due.due).days
    return n_("{n} day short", "{n} days short", days)


def _when(due: Due) -> str:
    return show_moment(due.due) if isinstance(due.due, datetime) else show_day(due.due)


def _away(due: Due, now: datetime) -> str:
    day = due.due.date() if isinstance(due.due, datetime) else due.due
    days = (day - now.date()).days
    if days == 0:
        return _("today")
    if abs(days) >= 2 * _YEAR:
        return n_("{n} year ago", "{n} years ago", -days // _YEAR) if days < 0 else ""
    return n_("in {n} day", "in {n} days", days) if days > 0 else n_("{n} day ago", "{n} days ago", -days)


def _over(line: DueLine, now: datetime) -> bool:
    return moment_of(line.due.due) < now and line.due.what != RESULT


def last_day(today: date, days: int) -> date:
    """Return the last day of the next so many."""
    return today + timedelta(days=days)

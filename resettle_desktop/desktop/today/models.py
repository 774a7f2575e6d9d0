"""What the day's lines say: pure functions of what the store gives."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from resettle_desktop.desktop.cases.models import age_of, first_name
from resettle_desktop.desktop.departures.models import day_words, persons_word
from resettle_desktop.desktop.duplicates.models import Pair
from resettle_desktop.desktop.forms.history_models import when
from resettle_desktop.desktop.parts.rows import Cell
from resettle_desktop.desktop.recovered.models import KeptDraft
from resettle_desktop.records.dates import show_day, show_moment
from resettle_desktop.records.kinds import Parked, Person
from resettle_desktop.records.record import kind_label
from resettle_desktop.records.texts import _, n_
from resettle_desktop.rules.clearance.brief import heading, in_line, too_short
from resettle_desktop.rules.clearance.judging import Requirement
from resettle_desktop.rules.clearance.verdicts import lapses
from resettle_desktop.rules.names import reading_name
from resettle_desktop.store.agenda import SOON, Awaited, Followed, HeldFamily, Lapsing
from resettle_desktop.store.departures import Boarding
from resettle_desktop.store.health import DueRow

_HOUR = timedelta(hours=1)


def lapsing_cells(each: Lapsing, now: datetime) -> tuple[Cell, ...]:
    """Return whose, of which family, what, until when and for how long from now, how much too short, for what."""
    until = each.judged.until
    shown = show_moment(until) if isinstance(until, datetime) else show_day(until) if until else ""
    requirement = Requirement(each.judged.requirement, lapses("", until or each.journey.day))
    soon = still(each, now)
    return (
        Cell(_with_age(each.person, each.journey.day), bold=True),
        Cell(_head_name(each.head, each.person), text_tone="text2"),
        Cell(heading(each.judged.requirement)),
        Cell(shown, tabular=True, detail=soon, text_tone="warn" if soon else ""),
        Cell(too_short(requirement, each.journey), icon="bad", tone="bad", text_tone="bad", bold=True, tabular=True),
        Cell(each.journey.departure.label(), number=True, text_tone="text2"),
    )


def still(each: Lapsing, now: datetime) -> str:
    """Return how long something holds that ends soon, ``in 20 h``; empty for what has lapsed or has more time."""
    left = each.ends - now
    return n_("in {n} h", "in {n} h", left // _HOUR) if timedelta() <= left <= SOON else ""


def held_cells(each: HeldFamily) -> tuple[Cell, ...]:
    """Return a family, and who of it is held by what."""
    said = _("{who}: {why}").format(who=first_name(each.person), why=in_line(each.held_by))
    return Cell(_head_name(each.head, each.person), icon="bad", bold=True), Cell(said, text_tone="text2")


def awaited_cells(each: Awaited) -> tuple[Cell, ...]:
    """Return what is awaited for how many, since when, for which departure."""
    since = _("since {day}").format(day=show_day(each.since)) if each.since else ""
    return (
        Cell(heading(each.what), icon="hourglass", bold=True),
        Cell(", ".join(filter(None, (persons_word(each.persons), since))), text_tone="text2", tabular=True),
        Cell(each.departure.label(), number=True, text_tone="text2", align="right"),
    )


def result_cells(row: DueRow) -> tuple[Cell, ...]:
    """Return whose result is awaited since when, and where the sample was taken."""
    since = _("since {day}").format(day=_day(row.line.due.due))
    return (
        Cell(row.person, icon="flask", bold=True),
        Cell(since, text_tone="text2", tabular=True),
        Cell(row.line.site, text_tone="text2", align="right"),
    )


def followed_cells(each: Followed, today: date) -> tuple[Cell, ...]:
    """Return when somebody must be looked at again, and what for."""
    day = each.record.next_date or today
    over = day <= today
    words = _("Today") if day == today else show_day(day)
    about = " · ".join(filter(None, (each.record.shown("type"), each.record.result)))
    return (
        Cell(words, icon="clock", tone="warn" if over else "", text_tone="warn" if over else "", tabular=True),
        Cell(each.label, bold=True),
        Cell(about, text_tone="text2"),
    )


def parked_cells(each: Parked) -> tuple[Cell, ...]:
    """Return which row of which workbook waits, and why."""
    row = _("Row {number}").format(number=each.row) if each.row else _("Row")
    reason = (each.reason or "").splitlines()
    return (
        Cell(row, icon="parked", bold=True, tabular=True),
        Cell(each.workbook or "", text_tone="text2"),
        Cell(reason[0] if reason else "", text_tone="text2"),
    )


def double_cells(pair: Pair) -> tuple[Cell, ...]:
    """Return who may be whom, and how sure that is."""
    one, other = (pair.names[id] for id in pair.ids)
    return (
        Cell(one, icon="copy", bold=True),
        Cell(_("perhaps {who}").format(who=other), text_tone="text2"),
        Cell(f"{pair.score:.0%}", text_tone="text2", tabular=True, align="right"),
    )


def draft_cells(draft: KeptDraft, now: datetime) -> tuple[Cell, ...]:
    """Return what is being typed, how much of it, and when it was kept."""
    fields = n_("{n} field typed", "{n} fields typed", len(draft.typed))
    kept = _("kept {time}").format(time=when(draft.at, now.date())) if draft.at else _("typed just now")
    return (
        Cell(draft.label, icon="changed", bold=True),
        Cell(f"{kind_label(draft.kind)} · {fields}", text_tone="text2"),
        Cell(kept, text_tone="text2", tabular=True, align="right"),
    )


def unclosed_cells(each: Boarding) -> tuple[Cell, ...]:
    """Return which departure left, and of how many nobody said whether they boarded."""
    said = n_("{n} person not marked as boarded", "{n} persons not marked as boarded", len(each.standings))
    return (
        Cell(each.departure.label(), icon="warn", number=True, bold=True),
        Cell(day_words(each.departs), text_tone="text2", tabular=True),
        Cell(said, text_tone="text2"),
    )


def later_words(each: Boarding | None, days: int) -> str:
    """Return that nobody leaves in the next days, and which departure is the next."""
    said = n_("Nobody leaves in the next {n} day.", "Nobody leaves in the next {n} days.", days)
    if each is None:
        return said
    return f"{said} " + _("The next is {departure} on {day}.").format(
        departure=each.departure.label(), day=day_words(each.departs)
    )


def _with_age(person: Person, day: date) -> str:
    name = f"{first_name(person)} {reading_name(person.family_name or '', '')}".strip()
    return ", ".join(filter(None, (name, age_of(person, day))))


def _head_name(head: Person | None, person: Person) -> str:
    known = head or person
    return reading_name(known.family_name or "", known.given_names or "") or known.original_name or ""


def _day(when: date | datetime) -> str:
    return show_day(when.date() if isinstance(when, datetime) else when)

"""The health of a whole family as a timeline: each member with what is due, then what was done, the latest first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from resettle_desktop.desktop.cases.models import first_name
from resettle_desktop.desktop.parts.rows import Band, Cell, Column, Row
from resettle_desktop.records.dates import show_day, show_moment
from resettle_desktop.records.kinds import HealthActivity, Person, TravelNeed
from resettle_desktop.records.texts import _, n_
from resettle_desktop.rules.clearance.limits import Limits
from resettle_desktop.rules.clearance.validity import reckoned_end
from resettle_desktop.rules.clearance.verdicts import State
from resettle_desktop.rules.health_due import AWAITED, Due, When, due_word, moment_of

_RESULT_ICONS = {
    "fit": "ok", "fit_with_conditions": "ok", "negative": "ok", "done": "ok", "pending": "todo", "inconclusive": "todo",
    "unfit": "bad", "positive": "bad", "refused": "bad",
}  # fmt: skip


@dataclass(frozen=True)
class HealthOf:
    """What is known of one member: what was done, what operations must know, and what is due or lapses."""

    person: Person
    activities: Sequence[HealthActivity] = ()
    needs: Sequence[TravelNeed] = ()
    dues: Sequence[Due] = ()


def columns() -> tuple[Column, ...]:
    """Return the columns of the timeline."""
    return (
        Column("done", _("Done"), 152, sortable=False),
        Column("activity", _("Activity"), 196, sortable=False),
        Column("result", _("Result"), 140, sortable=False),
        Column("until", _("Counts until"), 212, sortable=False),
        Column("site", _("Site"), 116, sortable=False),
        Column("details", _("Details"), 76, sortable=False),
    )


def health_rows(health: HealthOf, limits: Limits, now: datetime) -> list[Row]:
    """Return the band of a member and below it a row for each activity, the latest first, those without a day last."""
    done = sorted(health.activities, key=lambda each: (each.done or datetime.min, each.id), reverse=True)
    return [Row(f"person {health.person.id}", band=_band(health, now)), *(_row(each, limits, now) for each in done)]


def _band(health: HealthOf, now: datetime) -> Band:
    needs = ", ".join(each.shown("code") for each in health.needs)
    said = needs or (_("nothing recorded yet") if not health.activities else "")
    words, tone = due_words(health.dues, now), "bad" if any(_presses(each, now) for each in health.dues) else "note"
    return Band(first_name(health.person), said, words, tone if words else "", _icon(tone) if words else "")


def _icon(tone: str) -> str:
    return "bad" if tone == "bad" else "todo"


def due_words(dues: Sequence[Due], now: datetime) -> str:
    """Return what is due soonest in a few words, and how much more is; empty where nothing is."""
    if not dues:
        return ""
    first, more = _due(dues[0], now), len(dues) - 1
    return first + (" · " + n_("{n} more", "{n} more", more) if more else "")


def _due(due: Due, now: datetime) -> str:
    what = due_word(due.what)
    if due.state == State.MISSING.value:
        return _("{what}: missing").format(what=what)
    if due.state == State.REFUSED.value:
        return _("{what}: refused").format(what=what)
    if due.state == State.LAPSES.value:
        text = _("{what} lapsed on {day}") if moment_of(due.due) < now else _("{what} lapses on {day}")
    else:
        text = _("{what} since {day}") if moment_of(due.due) < now else _("{what} on {day}")
    return text.format(what=what, day=show_day(_day(due.due)))


def _presses(due: Due, now: datetime) -> bool:
    return due.state in (State.MISSING.value, State.REFUSED.value) or moment_of(due.due) < now


def _row(activity: HealthActivity, limits: Limits, now: datetime) -> Row:
    return Row(activity.id, (
        Cell(activity.shown("done") or _("no day yet"), tabular=True, text_tone="" if activity.done else "text3"),
        Cell(activity.shown("activity"), bold=True, detail=_vaccine(activity)),
        _result(activity),
        _until(activity, limits, now),
        Cell(activity.site or "", text_tone="text2"),
        Cell(activity.shown("details"), icon="lock-simple" if activity.details else "", text_tone="text2"),
    ))  # fmt: skip


def _result(activity: HealthActivity) -> Cell:
    if not activity.result:
        return Cell(_("awaited"), icon="todo") if activity.activity in AWAITED else Cell("")
    return Cell(activity.shown("result"), icon=_RESULT_ICONS.get(activity.result, "todo"))


def _vaccine(activity: HealthActivity) -> str:
    dose = _("dose {n}").format(n=activity.dose) if activity.dose else ""
    return ", ".join(word for word in (activity.shown("vaccine"), dose) if word)


def _until(activity: HealthActivity, limits: Limits, now: datetime) -> Cell:
    """Return until when an activity counts: as its paper says, else as the limits reckon; or when to look again."""
    if activity.recheck is not None:
        return Cell(_("look again {day}").format(day=show_day(activity.recheck)), tabular=True)
    until = activity.valid_until or reckoned_end(activity, limits)
    if until is None or _RESULT_ICONS.get(activity.result or "") != "ok":
        return Cell("")
    over = moment_of(until) < now
    words = show_moment(until) if isinstance(until, datetime) else show_day(until)
    return Cell(words, tabular=True, text_tone="text3" if over else "", detail=_("over") if over else "")


def _day(when: When) -> date:
    return when.date() if isinstance(when, datetime) else when

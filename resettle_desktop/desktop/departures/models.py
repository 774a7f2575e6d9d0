"""What the Departures screens show of a departure, as words and cells: pure functions of what the store gives."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from resettle_desktop.desktop.parts.rows import Cell, Column, Row
from resettle_desktop.records.dates import show_day, weekday
from resettle_desktop.records.kinds import Leg
from resettle_desktop.records.texts import _, n_
from resettle_desktop.store.departures import Boarding

UNKNOWN = "?"


def columns() -> tuple[Column, ...]:
    """Return the columns of the list of departures."""
    return (
        Column("reference", _("Departure"), 112, sortable=False),
        Column("departs", _("Departs"), 134),
        Column("itinerary", _("Itinerary"), 214, sortable=False),
        Column("families", _("Families"), 66, "right", sortable=False),
        Column("persons", _("Persons"), 76, "right", sortable=False),
        Column("free", _("Free to board"), 96, "right", sortable=False),
        Column("held", _("Held"), 60, sortable=False),
        Column("status", _("Status"), 120, sortable=False),
    )


def boarding_row(boarding: Boarding, now: datetime) -> Row:
    """Return one row of the list of departures; ``now`` is the local time by which it lies ahead or behind."""
    cells = (
        Cell(boarding.departure.label(), number=True, bold=True),
        Cell(day_words(boarding.departs), tabular=True),
        Cell(itinerary_line(boarding.legs) or "—", tabular=True, tone="" if boarding.legs else "text3"),
        Cell(str(boarding.families), tabular=True, align="right"),
        Cell(str(boarding.persons), tabular=True, align="right"),
        Cell(str(boarding.free) if boarding.judged else "–", tabular=True, align="right"),
        held_cell(boarding),
        status_cell(boarding, now),
    )
    return Row(boarding.departure.id, cells)


def held_cell(boarding: Boarding) -> Cell:
    """Return how many are held, nothing where nobody is."""
    if not boarding.held or boarding.departure.cancelled:
        return Cell("")
    return Cell(str(boarding.held), icon="bad", tabular=True)


def status_cell(boarding: Boarding, now: datetime) -> Cell:
    """Return how a departure stands: cancelled, ahead in so many days, or what is known of how it went."""
    if boarding.departure.cancelled:
        return Cell(_("Cancelled"), icon="out", text_tone="text2")
    if boarding.departs is None:
        return Cell(_("No flight yet"), icon="todo")
    if boarding.departs >= now:
        return Cell(capital(from_today(boarding.departs.date(), now.date())), icon="ahead")
    if not boarding.persons:
        return Cell(_("Nobody on it"), text_tone="text2")
    if not boarding.travelled:
        return Cell(_("Outcome open"), icon="todo", tooltip=_("Nobody on it is marked as boarded or arrived yet"))
    if boarding.travelled < boarding.persons:
        text = _("{count} of {all} left").format(count=boarding.travelled, all=boarding.persons)
        return Cell(text, icon="preparing")
    return Cell(_("All left"), icon="passed")


def day_words(moment: datetime | None, year: bool = True) -> str:
    """Return the day of a departure with its weekday, ``Tue 22 Sep 2020``; without its ``year`` where that is said."""
    if moment is None:
        return _("no date yet")
    shown = show_day(moment.date())
    return f"{weekday(moment.date())} {shown if year else shown.rpartition(' ')[0]}"


def from_today(day: date, today: date) -> str:
    """Return how far a day lies from today: tomorrow, in 13 days, 3 days ago."""
    days = (day - today).days
    if days == 0:
        return _("today")
    if abs(days) == 1:
        return _("tomorrow") if days > 0 else _("yesterday")
    return n_("in {n} day", "in {n} days", days) if days > 0 else n_("{n} day ago", "{n} days ago", -days)


def itinerary_line(legs: Sequence[Leg]) -> str:
    """Return an itinerary in one line with local times, ``BEY 10:35 → IST → BRU 17:45``."""
    if not legs:
        return ""
    between = [leg.destination or UNKNOWN for leg in legs[:-1]]
    first, last = legs[0], legs[-1]
    begins = with_time(first.origin, first.departs)
    ends = with_time(last.destination, last.arrives) + later_mark(last.arrives, first.departs)
    return " → ".join([begins, *between, ends])


def with_time(place: str | None, moment: datetime | None) -> str:
    """Return a place with the clock there."""
    return " ".join(filter(None, (place or UNKNOWN, clock(moment))))


def clock(moment: datetime | None) -> str:
    """Return the time of day, empty where it is not known."""
    return f"{moment:%H:%M}" if moment else ""


def later_mark(moment: datetime | None, first: datetime | None) -> str:
    """Return how many days after the day of the first departure a time lies: `` +1``, empty on that day."""
    days = (moment.date() - first.date()).days if moment and first else 0
    return f" {days:+d}" if days else ""


def flight(leg: Leg) -> str:
    """Return carrier and number, as on a ticket."""
    return " ".join(filter(None, (leg.carrier, leg.number)))


def persons_word(count: int) -> str:
    """Return a count of persons."""
    return n_("{n} person", "{n} persons", count)


def families_word(count: int) -> str:
    """Return a count of families."""
    return n_("{n} family", "{n} families", count)


def capital(text: str) -> str:
    """Return a text with its first letter as a capital."""
    return text[:1].upper() + text[1:]

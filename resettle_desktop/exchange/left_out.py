"""Whom an earlier list named and the new one no longer does: told, and never taken out by an import."""

from __future__ import annotations

from collections.abc import Iterator

from resettle_desktop.exchange.layout import Layout
from resettle_desktop.exchange.matching import Matcher
from resettle_desktop.records.kinds import Departure, Passenger, Person
from resettle_desktop.records.texts import _, n_
from resettle_desktop.rules.stages import OFF_BOARD
from resettle_desktop.store.search import person_label


def left_out(layout: Layout, matcher: Matcher) -> tuple[str, ...]:
    """Return a line for each departure of the workbook with passengers on board whom none of its rows names.

    A row that waits for a person to decide may be about one of them, and is said with it.
    """
    if not layout.whole_departures:
        return ()
    slots = [slot for slot in matcher.slots if slot.used]
    named = {slot.value("person") for slot in slots if slot.kind.kind == Passenger.kind_name()}
    departures = [slot.id for slot in slots if slot.kind.kind == Departure.kind_name() and slot.record is not None]
    waiting = sum(row.parked is not None for row in matcher.rows)
    return tuple(_lines(matcher, departures, named, waiting))


def _lines(matcher: Matcher, departures: list[int], named: set[int | None], waiting: int) -> Iterator[str]:
    rows = matcher.store.rows
    aboard = rows.grouped(Passenger, "departure", departures)
    known = rows.many(Departure, departures)
    for id in dict.fromkeys(departures):
        gone = [each.person for each in aboard.get(id, ()) if each.status not in OFF_BOARD and each.person not in named]
        people = rows.many(Person, gone)
        if people:
            gone_words = n_(
                "{n} passenger is in no row of this list and stays on it",
                "{n} passengers are in no row of this list and stay on it",
                len(people),
            )
            who = "; ".join(sorted(person_label(each) for each in people.values()))
            said = _("{departure}: {gone}: {who}.").format(departure=known[id].label(), gone=gone_words, who=who)
            yield said + _waiting(waiting)


def _waiting(count: int) -> str:
    said = n_("{n} row waits, and may be about one of them.", "{n} rows wait, and may be about some of them.", count)
    return f" {said}" if count else ""

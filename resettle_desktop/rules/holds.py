"""What keeps a person from boarding, as far as it is known before clearance: a hold, the decision, the document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from resettle_desktop.records.dates import show_day, show_partial
from resettle_desktop.records.kinds import Case, Person, TravelDocument
from resettle_desktop.records.texts import _

Code = Literal["hold", "decision", "document"]
Scope = Literal["person", "case"]


@dataclass(frozen=True)
class Hold:
    """One reason: ``short`` for a narrow cell and the manifest, ``text`` as a sentence, ``until`` a day that lapses.

    ``scope`` says whether it holds this person or all of the case.
    """

    code: Code
    short: str
    text: str
    until: date | None = None
    scope: Scope = "person"


def boarding_holds(
    person: Person,
    case: Case,
    documents: Sequence[TravelDocument],
    departs: datetime | None,
    arrives: datetime | None,
) -> list[Hold]:
    """Return what holds a person; without an itinerary (None) nothing lapses.

    ``departs`` and ``arrives`` are local times of the first leg's departure and the last leg's arrival.
    """
    return [*gone(person, case), *on_hold(person, case), *_undecided(case), *_lapsing(documents, arrives or departs)]


def last_to_lapse(documents: Sequence[TravelDocument]) -> TravelDocument | None:
    """Return the travel document that is valid longest, the newest of several; None of none."""
    return max(documents, key=lambda document: (document.expires or date.min, document.id), default=None)


def gone(person: Person, case: Case) -> Iterator[Hold]:
    """Yield why a person, or the whole case, no longer travels, though a place on a departure may still be kept."""
    if person.died is not None:
        yield Hold("hold", _("died"), _("Died: {day}").format(day=show_partial(person.died)))
    elif person.withdrawn is not None:
        yield Hold("hold", _("withdrawn"), _("Withdrawn on {day}").format(day=show_day(person.withdrawn)))
    elif case.withdrawn is not None:
        text = _("The case was withdrawn on {day}").format(day=show_day(case.withdrawn))
        yield Hold("hold", _("case withdrawn"), text, scope="case")
    elif case.closed is not None:
        text = _("The case was closed on {day}").format(day=show_day(case.closed))
        yield Hold("hold", _("case closed"), text, scope="case")


def on_hold(person: Person, case: Case) -> Iterator[Hold]:
    """Yield the hold on a person, or on the case where the person has none."""
    if person.hold:
        yield Hold("hold", _("on hold"), _("On hold: {reason}").format(reason=_reason(person)))
    elif case.hold:
        text = _("The case is on hold: {reason}").format(reason=_reason(case))
        yield Hold("hold", _("case on hold"), text, scope="case")


def _reason(record: Person | Case) -> str:
    """Return why a record is on hold: its kind and the words beside it, as far as they are given."""
    said = " · ".join(filter(None, (record.shown("hold_kind"), record.hold_reason)))
    return said or _("no reason given")


def _undecided(case: Case) -> Iterator[Hold]:
    if case.decision == "positive":
        return
    word = case.shown("decision").lower() or _("none yet")
    text = _("The decision is not positive: {decision}").format(decision=word)
    yield Hold("decision", _("decision"), text, scope="case")


def _lapsing(documents: Sequence[TravelDocument], arrival: datetime | None) -> Iterator[Hold]:
    """A day is valid to its end at the place, so a document that expires on the day of arrival still serves."""
    document = last_to_lapse(documents)
    last = document.expires if document else None
    if last is None or arrival is None or last >= arrival.date():
        return
    text = _("The travel document expires on {day}, before arrival").format(day=show_day(last))
    yield Hold("document", _("document"), text, last)

"""What keeps a person from boarding, as far as it is known before clearance: a hold, the decision, the document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from resettle_desktop.records.dates import show_day
from resettle_desktop.records.kinds import Case, Person, TravelDocument
from resettle_desktop.records.texts import _

Code = Literal["hold", "decision", "document"]


@dataclass(frozen=True)
class Hold:
    """One reason: ``short`` for a narrow cell and the manifest, ``text`` as a sentence, ``until`` a day that lapses."""

    code: Code
    short: str
    text: str
    until: date | None = None


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
    return [*_held(person, case), *_undecided(case), *_lapsing(documents, arrives or departs)]


def last_to_lapse(documents: Sequence[TravelDocument]) -> TravelDocument | None:
    """Return the travel document that is valid longest, the newest of several; None of none."""
    return max(documents, key=lambda document: (document.expires or date.min, document.id), default=None)


def _held(person: Person, case: Case) -> Iterator[Hold]:
    if person.hold:
        reason = person.hold_reason or _("no reason given")
        yield Hold("hold", _("on hold"), _("On hold: {reason}").format(reason=reason))
    elif case.hold:
        reason = case.hold_reason or _("no reason given")
        yield Hold("hold", _("case on hold"), _("The case is on hold: {reason}").format(reason=reason))


def _undecided(case: Case) -> Iterator[Hold]:
    if case.decision == "positive":
        return
    word = case.shown("decision").lower() or _("none yet")
    yield Hold("decision", _("decision"), _("The decision is not positive: {decision}").format(decision=word))


def _lapsing(documents: Sequence[TravelDocument], arrival: datetime | None) -> Iterator[Hold]:
    """A day is valid to its end at the place, so a document that expires on the day of arrival still serves."""
    document = last_to_lapse(documents)
    last = document.expires if document else None
    if last is None or arrival is None or last >= arrival.date():
        return
    text = _("The travel document expires on {day}, before arrival").format(day=show_day(last))
    yield Hold("document", _("document"), text, last)

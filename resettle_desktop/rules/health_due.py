"""What of a person's health lapses or is due before travelling: the lines of the worklist."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from resettle_desktop.records.codes import code_list
from resettle_desktop.records.kinds import HealthActivity
from resettle_desktop.records.texts import _, mark
from resettle_desktop.rules.clearance.health import FIT
from resettle_desktop.rules.clearance.limits import Limits
from resettle_desktop.rules.clearance.validity import reckoned_end
from resettle_desktop.rules.clearance.verdicts import State

ASSESSMENT, RECHECK, RESULT = "health_assessment", "recheck", "result"
# the requirements of a departure that a clinic can satisfy
OF_HEALTH = frozenset({ASSESSMENT, "fit_to_travel", "pcr", "pregnancy", "symptom_check", "quarantine"})
DUE = "due"
# what of a person's own lapses: a departure judges the first of these itself, and the others it does not ask about
_BEFORE_BOOKING, _ALWAYS = (ASSESSMENT, "xray"), ("medif", "medical_report")
_COUNTS = FIT | {"done", "negative"}
AWAITED = frozenset({"pcr", "laboratory", "xray", ASSESSMENT})
_LOOKED_AGAIN = frozenset({"treatment", ASSESSMENT, "fit_to_travel", "pre_embarkation_check"})
When = date | datetime
_OWN_WORDS = {RECHECK: mark("Recheck"), RESULT: mark("Result awaited")}


@dataclass(frozen=True)
class Due:
    """One line: what, how it stands (a state of clearance, or ``due``), by when, and which activity says so (0: none).

    A day is meant to its end.
    """

    what: str
    state: str
    due: When
    record: int = 0


def departure_dues(judged: Iterable[tuple[str, State, When | None]], departs: datetime) -> list[Due]:
    """Return what keeps a passenger from boarding that a clinic can mend, given the requirements as they are judged.

    What lapses is due when it lapses, what is missing at the departure.
    """
    held = [each for each in judged if each[0] in OF_HEALTH and each[1].holds_back]
    return [
        Due(name, state.value, (until if state is State.LAPSES else None) or departs) for name, state, until in held
    ]


def own_dues(activities: Sequence[HealthActivity], limits: Limits, booked: bool) -> list[Due]:
    """Return what is due of a person's own activities: rechecks, results awaited, and what lapses.

    Of who is ``booked`` the departure says what the assessment comes to, for which the X-ray was made.
    """
    kinds = _ALWAYS if booked else (*_BEFORE_BOOKING, *_ALWAYS)
    lapsing = [due for kind in kinds for due in _lapsing(activities, kind, limits)]
    return [*lapsing, *_rechecks(activities), *_awaited(activities)]


def _lapsing(activities: Sequence[HealthActivity], kind: str, limits: Limits) -> Iterator[Due]:
    done = [each for each in activities if each.activity == kind and each.done]
    last = max(done, key=_order, default=None)
    counts = FIT if kind == ASSESSMENT else _COUNTS
    until = (last.valid_until or reckoned_end(last, limits)) if last and last.result in counts else None
    if last is not None and until is not None:
        yield Due(kind, State.LAPSES.value, until, last.id)


def _rechecks(activities: Sequence[HealthActivity]) -> Iterator[Due]:
    """A recheck is done once somebody looked again on that day or later."""
    seen = [each.done.date() for each in activities if each.done and each.activity in _LOOKED_AGAIN]
    for each in activities:
        if each.recheck is not None and not any(day >= each.recheck for day in seen):
            yield Due(RECHECK, DUE, each.recheck, each.id)


def _awaited(activities: Sequence[HealthActivity]) -> Iterator[Due]:
    """A result is awaited from the sample on, until one of the same kind is there."""
    for each in activities:
        if each.activity not in AWAITED or each.done is None or each.result not in (None, "pending"):
            continue
        later = [one for one in activities if one.activity == each.activity and _order(one) > _order(each)]
        if not any(one.result not in (None, "pending") for one in later):
            yield Due(RESULT, DUE, each.done, each.id)


def _order(activity: HealthActivity) -> tuple[datetime, int]:
    return activity.done or datetime.min, activity.id


def due_word(what: str) -> str:
    """Return how a line's matter is called: a requirement, a recheck, a result, an activity that lapses."""
    if what in _OWN_WORDS:
        return _(_OWN_WORDS[what])
    return code_list("requirements" if what in code_list("requirements") else "health_activities").label(what)


def moment_of(when: When) -> datetime:
    """Return the moment that a day ends, or the moment itself."""
    return when if isinstance(when, datetime) else datetime.combine(when, time(23, 59))

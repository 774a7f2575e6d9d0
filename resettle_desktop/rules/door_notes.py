"""What is said of somebody at the counter in a few words: what holds the person, what help is needed; no diagnosis."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from resettle_desktop.records.codes import code_list
from resettle_desktop.records.kinds import Passenger, Person, TravelNeed
from resettle_desktop.records.texts import _
from resettle_desktop.rules.ages import age_class
from resettle_desktop.rules.clearance.brief import heading, in_brief
from resettle_desktop.rules.clearance.facts import Journey
from resettle_desktop.rules.clearance.judging import Clearance, Requirement
from resettle_desktop.rules.clearance.verdicts import State
from resettle_desktop.rules.seating import ON_LAP

HELD, WHEELCHAIR, NEED, INFANT, ESCORT, REMARK = "held", "wheelchair", "need", "infant", "escort", "remark"
_ESCORTS = frozenset({"escort", "medical_escort", "social_escort"})
_UNIMPORTANT = "other"
_NEVER_SAID = frozenset({"pregnancy", "symptom_check", "quarantine"})
_HEALTH = frozenset({"health_assessment", "fit_to_travel", "pcr"})


@dataclass(frozen=True)
class Note:
    """One line about a member: of which sort, and the words without the name."""

    sort: str
    text: str


def hold_words(held: Sequence[Requirement], clearance: Clearance, journey: Journey) -> str:
    """Return why somebody is not cleared, ``Exit permit: refused, Visa: 2 days short``.

    What a test or a doctor found is not read at a counter where others stand.
    """
    return ", ".join(dict.fromkeys(_hold(each, clearance, journey) for each in held))


def _hold(held: Requirement, clearance: Clearance, journey: Journey) -> str:
    if held.name in _NEVER_SAID or (held.name in _HEALTH and held.verdict.state is not State.LAPSES):
        return _("Health: not cleared")
    return f"{heading(held.name)}: {in_brief(held, clearance, journey)}"


def door_notes(
    person: Person, passenger: Passenger, needs: Sequence[TravelNeed], held: str, day: date | None
) -> tuple[Note, ...]:
    """Return what is said of a passenger; ``held`` is why the person is not cleared, empty for who is."""
    found = [Note(HELD, held)] if held else []
    found += [_of_need(need) for need in needs if need.code]
    if ON_LAP in (passenger.services or ()) or _is_infant(person, day):
        found.append(Note(INFANT, _("on a lap")))
    found += (Note(REMARK, text) for text in _remarks(passenger))
    return tuple(found)


def is_wheelchair(code: str | None) -> bool:
    """Return whether a travel need asks for a wheelchair."""
    return (code or "").startswith(WHEELCHAIR)


def is_escort(code: str | None) -> bool:
    """Return whether a travel need asks for somebody who travels along."""
    return code in _ESCORTS


def _of_need(need: TravelNeed) -> Note:
    label = code_list("travel_needs").label(need.code or "")
    if is_escort(need.code):
        return Note(ESCORT, " · ".join(filter(None, (label, need.escort_name))))
    said = need.remarks if need.code == _UNIMPORTANT and need.remarks else label
    sort = WHEELCHAIR if is_wheelchair(need.code) else NEED
    return Note(sort, said)


def _is_infant(person: Person, day: date | None) -> bool:
    return day is not None and age_class(person.birth_date or person.claimed_birth_date, day) == "infant"


def _remarks(passenger: Passenger) -> Iterator[str]:
    said = " ".join((passenger.remarks or "").split())
    if said:
        yield said

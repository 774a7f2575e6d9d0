"""Whom a session is for: whole families by kind, language, age group, place and day of departure, with the reasons."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from resettle_desktop.records.kinds import Attendance, Case, Person, Session
from resettle_desktop.records.texts import _

_ATTENDED = frozenset({"present", "waived"})
_GROWN, _YOUNG = 18, 12  # years from which somebody is with the adults, and with the young people


@dataclass(frozen=True)
class Known:
    """A family as it is judged: its members, when it departs (None: not booked), and what each attended or may yet."""

    case: Case
    members: tuple[Person, ...]
    departs: date | None
    attendances: tuple[tuple[Attendance, Session], ...] = ()


@dataclass(frozen=True)
class Proposed:
    """A family that needs a session: who of it, and why; or ``left_out`` says why it does not fit, empty where it does.

    A family that needs nothing of the session has no people.
    """

    case: Case
    people: tuple[int, ...]
    departs: date | None
    near: bool
    reasons: tuple[str, ...]
    left_out: str = ""


def is_for(session: Session, person: Person, day: date) -> bool:
    """Return whether a person is of the group of a session; who has no date of birth counts as grown."""
    age = person.birth_date.age_on(day) if person.birth_date else _GROWN
    sexes = {"women": "F", "men": "M"}
    if session.group in sexes:
        return age >= _GROWN and person.sex in (sexes[session.group], None, "U", "X")
    lowest, highest = {
        "adults": (_GROWN, 999), "youth": (_YOUNG, _GROWN - 1), "children": (0, _YOUNG - 1),
    }.get(session.group or "", (0, 999))  # fmt: skip
    return lowest <= age <= highest


def propose(session: Session, family: Known, today: date) -> Proposed:
    """Return who of a family needs a session and why, or why the family is left out."""
    day = session.date or today
    done = {one.person for one, at in family.attendances if _counts(one, at, session, day)}
    wanting = [each for each in family.members if each.id not in done and is_for(session, each, day)]
    near = bool(session.place) and _folded(session.place) == _folded(family.case.place)
    languages = {language for each in family.members for language in each.languages or ()}
    left_out = ""
    if family.departs is not None and family.departs < day:
        left_out = _("depart before it")
    elif session.language and languages and session.language not in languages:
        left_out = _("speak another language")
    reasons = _reasons(session, near, languages)
    return Proposed(family.case, tuple(each.id for each in wanting), family.departs, near, reasons, left_out)


def in_order(found: Sequence[Proposed]) -> list[Proposed]:
    """Return those who need the session, the soonest to depart first, those of its place before others."""
    wanted = [each for each in found if each.people and not each.left_out]
    return sorted(wanted, key=lambda each: (each.departs or date.max, not each.near, each.case.unhcr_number or ""))


def _counts(attendance: Attendance, at: Session, session: Session, day: date) -> bool:
    """Return whether an attendance stands for this session: attended, or planned for a day that has not passed."""
    if at.kind != session.kind:
        return False
    awaited = attendance.result is None and (at.id == session.id or at.date is None or at.date >= day)
    return attendance.result in _ATTENDED or awaited


def _reasons(session: Session, near: bool, languages: set[str]) -> tuple[str, ...]:
    spoken = _("language not known") if session.language and not languages else ""
    if session.language and session.language in languages:
        spoken = _("speaks {language}").format(language=session.shown("language"))
    place = _("lives in {place}").format(place=session.place) if near else ""
    return tuple(filter(None, (spoken, place)))


def _folded(place: str | None) -> str:
    return (place or "").strip().casefold()

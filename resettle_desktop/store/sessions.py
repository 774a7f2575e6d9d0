"""The orientation sessions of a store: who is planned for each and who came, what is odd, and what adds people."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from resettle_desktop.records.findings import Finding
from resettle_desktop.records.kinds import Attendance, Case, OutbreakMeasures, Person, Session
from resettle_desktop.records.numbers import id_text, new_id
from resettle_desktop.records.texts import _
from resettle_desktop.rules.orientation import Room, room_of, session_findings, twice_findings
from resettle_desktop.store.changes import ChangeSet, Draft
from resettle_desktop.store.rows import Rows


@dataclass(frozen=True)
class Attending:
    """Somebody who is planned for a session or was there."""

    attendance: Attendance
    person: Person
    case_number: str


@dataclass(frozen=True)
class HeldSession:
    """A session with its people, the room there is, and what is odd about it."""

    session: Session
    people: tuple[Attending, ...]
    room: Room
    findings: tuple[Finding, ...]


class Sessions:
    """Reads the sessions of one store."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    def dated(self) -> list[Session]:
        """Return all sessions, the latest first; one without a date stands before all."""
        found = self._rows.equal(Session)
        return sorted(found, key=lambda each: (each.date or date.max, each.id), reverse=True)

    def of(self, session: Session, today: date | None = None) -> HeldSession:
        """Return a session with its people, family by family."""
        attendances = [each for each in self._rows.equal(Attendance, session=session.id) if each.person]
        people = self._rows.many(Person, [each.person for each in attendances])
        cases = self._rows.many(Case, [each.case for each in people.values()])
        found = [_attending(each, people[each.person], cases) for each in attendances if each.person in people]
        room = room_of(session, self._rows.equal(OutbreakMeasures))
        odd = session_findings(session, [each.attendance for each in found], room, today)
        odd += twice_findings(session, people, self._others(session))
        return HeldSession(session, tuple(sorted(found, key=_order)), room, tuple(odd))

    def planning(self, session: Session, people: Iterable[int]) -> ChangeSet:
        """Return the change set that plans people for a session; those who are on it already are left out."""
        there = {each.person for each in self._rows.equal(Attendance, session=session.id)}
        draft = Draft()
        for person in dict.fromkeys(people):
            if person not in there:
                values = {"session": id_text(session.id), "person": id_text(person)}
                draft.add(Attendance.kind_name(), new_id(), values)
        return draft.change_set(_("Planned for {session}").format(session=session.label()))

    def removing(self, session: Session, attendances: Iterable[int]) -> ChangeSet:
        """Return the change set that takes these attendances off a session."""
        draft = Draft()
        for each in self._rows.many(Attendance, attendances).values():
            draft.remove(Attendance.kind_name(), each.id, each.values())
        return draft.change_set(_("Taken off {session}").format(session=session.label()))

    # internals

    def _others(self, session: Session) -> list[tuple[Session, set[int]]]:
        same_day = self._rows.equal(Session, date=session.date) if session.date else []
        grouped = self._rows.grouped(Attendance, "session", [each.id for each in same_day])
        return [(each, {one.person for one in grouped.get(each.id, ()) if one.person}) for each in same_day]


def _attending(attendance: Attendance, person: Person, cases: dict[int, Case]) -> Attending:
    case = cases.get(person.case or 0)
    return Attending(attendance, person, (case.unhcr_number if case else None) or "")


def _order(each: Attending) -> tuple[str, str, str, int]:
    person = each.person
    return each.case_number, person.family_name or "", person.given_names or "", person.id

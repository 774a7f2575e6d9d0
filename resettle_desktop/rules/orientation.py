"""What is odd about an orientation session: too many persons for the room, nobody said who came, somebody twice."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from resettle_desktop.records.findings import Finding, finding
from resettle_desktop.records.kinds import Attendance, OutbreakMeasures, Person, Session
from resettle_desktop.records.numbers import id_text
from resettle_desktop.rules.clearance.measures import in_force
from resettle_desktop.rules.kinship import short_name

_EXCUSED = frozenset({"waived"})


@dataclass(frozen=True)
class Room:
    """How many may come: as the room is said to hold, and as outbreak measures allow; None where neither says."""

    own: int | None
    measures: int | None

    @property
    def limit(self) -> int | None:
        """Return the smaller of the two."""
        return min((each for each in (self.own, self.measures) if each is not None), default=None)


def room_of(session: Session, periods: Iterable[OutbreakMeasures]) -> Room:
    """Return how many may come to a session; measures of its day leave fewer, but not to one that is held remotely.

    Of measures of one place those of the session's own count, of several groups the smallest.
    """
    if session.remote:
        return Room(session.room_limit, None)
    current = in_force(periods, session.date) if session.date else []
    there = [each for each in current if not each.place or _folded(each.place) == _folded(session.place)]
    return Room(session.room_limit, min((each.group_size for each in there if each.group_size), default=None))


def session_findings(
    session: Session, attendances: Sequence[Attendance], room: Room, today: date | None = None
) -> list[Finding]:
    """Return W303 or W304 for more persons than room, W305 where it is past and nobody said who came."""
    found, count = [], len([each for each in attendances if each.result not in _EXCUSED])
    if room.limit is not None and count > room.limit:
        number, field = ("W303", "room_limit") if room.limit == room.own else ("W304", "date")
        found.append(finding(number, count=count, limit=room.limit).at(field=field))
    past = session.date is not None and session.date < (today or date.today())
    if past and count and all(each.result is None for each in attendances):
        found.append(finding("W305", value=session.shown("date"), count=count).at(field="date"))
    return [each.at(kind=Session.kind_name(), record=session.id) for each in found]


def twice_findings(
    session: Session, people: Mapping[int, Person], others: Iterable[tuple[Session, Collection[int]]]
) -> list[Finding]:
    """Return W306 for each of these people who is also at another session of the same kind on the same day."""
    found = []
    for other, there in others:
        if other.id == session.id or other.kind != session.kind or session.date is None or other.date != session.date:
            continue
        for id in sorted(set(there) & people.keys()):
            said = finding("W306", label=short_name(people[id]), value=other.label())
            found.append(said.at(kind=Person.kind_name(), record=id, facts=id_text(other.id)))
    return found


def _folded(place: str | None) -> str:
    return (place or "").strip().casefold()

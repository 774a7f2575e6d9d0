"""What the counter shows of families and persons, as words and states: pure functions of how each stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from resettle_desktop.records.codes import code_list
from resettle_desktop.records.kinds import Placement
from resettle_desktop.records.texts import _, n_
from resettle_desktop.rules.ages import age_class, age_text
from resettle_desktop.rules.clearance.judging import WAITING
from resettle_desktop.rules.counter import Standing, Where
from resettle_desktop.rules.departure_message import Outcome, Travelled
from resettle_desktop.rules.door_notes import Note, door_notes, hold_words, is_escort, is_wheelchair
from resettle_desktop.rules.kinship import short_name
from resettle_desktop.store.boards import Board
from resettle_desktop.store.counter import AtCounter, Party
from resettle_desktop.store.views import Seat

# the icon and the tone of where somebody is
MARKS: Mapping[Where, tuple[str, str]] = {
    Where.AWAITED: ("circle", "edge"),
    Where.PRESENT: ("ok", "ok"),
    Where.BOARDED: ("airplane-tilt-fill", "ok"),
    Where.STAYS: ("bad", "bad"),
    Where.UNKNOWN: ("warn", "warn"),
}


@dataclass(frozen=True)
class State:
    """How a family stands: an icon, its tone, and words; ``partial`` where some are there and some are not."""

    icon: str
    tone: str
    words: str
    partial: bool = False
    gone: bool = False


@dataclass(frozen=True)
class MemberLine:
    """A member on the card: the name, sex and age, and the notes."""

    person: int
    name: str
    about: str
    notes: tuple[Note, ...]


@dataclass(frozen=True)
class CardWords:
    """What a family's card says that no tick changes."""

    family: int
    name: str
    given: str
    original: str
    aside: str
    members: tuple[MemberLine, ...]

    @property
    def notes(self) -> tuple[tuple[str, Note], ...]:
        """Return each note with whose it is."""
        return tuple((member.name, note) for member in self.members for note in member.notes)


def state_of(standings: Sequence[Standing]) -> State:
    """Return how a family stands, by its members."""
    places = Counter(each.where for each in standings)
    all, stay, awaited = len(standings), places[Where.STAYS], places[Where.AWAITED]
    here, boarded = places[Where.PRESENT] + places[Where.BOARDED], places[Where.BOARDED]
    if stay == all:
        return State("bad", "bad", n_("{n} not travelling", "{n} not travelling", stay), gone=True)
    if stay:
        return State("bad", "bad", _with_staying(stay, awaited, here, boarded), partial=True)
    if boarded == all:
        return State("airplane-tilt-fill", "ok", _all_boarded(all))
    if boarded:
        return State("preparing", "warn", _("{n} of {all} boarded").format(n=boarded, all=all), partial=True)
    if here == all:
        return State("ok", "ok", _all_present(all))
    words = _("{n} of {all} present").format(n=here, all=all)
    return State("preparing", "warn", words, partial=True) if here else State("todo", "text2", words)


def _with_staying(stay: int, awaited: int, here: int, boarded: int) -> str:
    said = [n_("{n} stays", "{n} stay", stay)]
    if awaited:
        said.append(_("{n} awaited").format(n=awaited))
    if boarded:
        said.append(_("{n} boarded").format(n=boarded))
    if here - boarded:
        said.append(_("{n} present").format(n=here - boarded))
    return ", ".join(said)


def _all_boarded(all: int) -> str:
    return _("Boarded") if all == 1 else _("All {n} boarded").format(n=all)


def _all_present(all: int) -> str:
    return _("Present") if all == 1 else _("All {n} present").format(n=all)


def card_words(at: AtCounter, party: Party) -> CardWords:
    """Return what the card of a family says."""
    family = party.family
    head = family.head or party.seats[0].member.person
    waits = not any(each.name != WAITING for seat in party.seats for each in at.board.held_by(seat))
    members = tuple(_member(at.board, seat, waits) for seat in party.seats)
    bags = sum(seat.passenger.bags or 0 for seat in party.seats)
    aside = [_place(family.placements), n_("{n} bag", "{n} bags", bags) if bags else ""]
    name, given = head.family_name or "", head.given_names or ""
    return CardWords(
        party.id, _calm(name or given), _calm(given if name else ""), head.original_name or "",
        "  ·  ".join(filter(None, aside)), members,
    )  # fmt: skip


def _member(board: Board, seat: Seat, waits: bool) -> MemberLine:
    """``waits``: nobody of the family is held by anything else than waiting for the others, so that this is said."""
    person = seat.member.person
    day = board.movement.departs.date() if board.movement.departs else None
    clearance = board.of(seat)
    holds = [each for each in board.held_by(seat) if waits or each.name != WAITING]
    held = hold_words(holds, clearance, board.journey) if clearance else ""
    needs = clearance.traveller.needs if clearance else ()
    notes = door_notes(person, seat.passenger, needs, held, day)
    age = age_text(person.birth_date or person.claimed_birth_date, day) if day else ""
    return MemberLine(person.id, _calm(short_name(person)), " ".join(filter(None, (person.sex, age))), notes)


def _place(placements: Sequence[Placement]) -> str:
    return next((each.centre or each.municipality or "" for each in placements), "")


def _calm(name: str) -> str:
    """Return a name in capitals as it is read aloud; others as they are."""
    return name.title() if name.isupper() else name


def standing_words(standing: Standing) -> str:
    """Return how somebody stands, ``present since 07:51`` or ``no show, 09:12 · Declined by the refugee``."""
    status = code_list("passenger_statuses").label(standing.status or "listed").lower()
    time = f"{standing.since:%H:%M}" if standing.since and standing.where is not Where.AWAITED else ""
    reason = code_list("reasons").label(standing.reason) if standing.reason else ""
    return " · ".join(filter(None, (", ".join(filter(None, (status, time))), reason)))


def to_departure(departs: datetime | None, now: datetime) -> str:
    """Return how long it is to the first leg: ``2 h 43 to departure``."""
    if departs is None:
        return ""
    left = departs - now
    if left < timedelta():
        return _("left {time} ago").format(time=_long(-left))
    return _("{time} to departure").format(time=_long(left))


def _long(time: timedelta) -> str:
    minutes = int(time.total_seconds() // 60)
    hours, rest = divmod(minutes, 60)
    if hours >= 48:
        return n_("{n} day", "{n} days", hours // 24)
    return _("{hours} h {minutes}").format(hours=hours, minutes=f"{rest:02d}") if hours else f"{rest} min"


def outcome_of(at: AtCounter, standings: Mapping[int, Standing], closed: datetime | None) -> Outcome:
    """Return how the departure left, for the message."""
    movement = at.board.movement
    day = movement.departs.date() if movement.departs else None
    boarded, staying = [], []
    for party in at.parties:
        for seat in party.seats:
            standing = standings[seat.member.person.id]
            if standing.where is Where.BOARDED:
                boarded.append(_travelled(at.board, party, seat, day))
            elif standing.where is Where.STAYS:
                staying.append(standing.reason)
    return Outcome(movement.departure, movement.legs, len(standings), boarded, staying, closed)


def _travelled(board: Board, party: Party, seat: Seat, day: date | None) -> Travelled:
    person, clearance = seat.member.person, board.of(seat)
    needs = clearance.traveller.needs if clearance else ()
    age = age_class(person.birth_date or person.claimed_birth_date, day) if day else "unknown"
    wheelchair = any(is_wheelchair(need.code) for need in needs)
    escorted = any(is_escort(need.code) for need in needs)
    return Travelled(party.id, age, seat.passenger.bags or 0, wheelchair, escorted)

"""What cannot be of the places on a departure: one ticket or seat of two people, more people than seats."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date

from resettle_desktop.records.codes import fold
from resettle_desktop.records.findings import Finding, finding
from resettle_desktop.records.kinds import Departure, Leg, Passenger, Person
from resettle_desktop.records.numbers import id_text, number_key
from resettle_desktop.rules.ages import age_class
from resettle_desktop.rules.kinship import short_name
from resettle_desktop.rules.stages import OFF_BOARD

ON_LAP = "INFT"


def seating_findings(
    departure: Departure, passengers: Iterable[Passenger], people: Mapping[int, Person], day: date | None
) -> list[Finding]:
    """Return what is odd of the places of those who are on board, each where a person would mend it.

    W284 a ticket of two people, W285 a seat of two people, W286 more people than the seats of the departure. Who is
    off board keeps ticket and seat and counts no more; an infant on a lap sits on somebody else's seat. ``people`` are
    those of the places, by id; ``day`` is that of the departure, None where it is not known.
    """
    aboard = on_board(passengers)
    seated = [each for each in aboard if ON_LAP not in (each.services or ())]
    return [
        *_twice("W284", "ticket", aboard, people, number_key), *_twice("W285", "seat", seated, people, fold),
        *_too_many(departure, aboard, people, day),
    ]  # fmt: skip


def on_board(passengers: Iterable[Passenger]) -> list[Passenger]:
    """Return those who were not taken off, in their order."""
    return [each for each in passengers if each.status not in OFF_BOARD]


def leg_seat_findings(
    legs: Iterable[Leg], passengers: Iterable[Passenger], people: Mapping[int, Person], day: date | None,
    used_in_vehicle: int = 0,
) -> list[Finding]:  # fmt: skip
    """Return W301 for a leg with fewer seats than people who need one.

    W302 where that is because outbreak measures leave only so many seats of each vehicle used; 0 leaves all.
    """
    needed, found = len(_seated(on_board(passengers), people, day)), list[Finding]()
    for leg in legs:
        room, left = seats_of(leg), seats_of(leg, used_in_vehicle)
        if left is not None and needed > left:
            number = "W302" if room is None or needed <= room else "W301"
            said = finding(number, count=needed, limit=left, value=leg.order or leg.label())
            found.append(said.at(kind=Leg.kind_name(), record=leg.id, field="seats", facts=f"{needed} {left}"))
    return found


def seats_of(leg: Leg, used_in_vehicle: int = 0) -> int | None:
    """Return the seats of a leg, None where they are not known: by road those of all vehicles that may be used."""
    if not leg.by_road:
        return leg.seats
    known = [each for each in (leg.seats, used_in_vehicle) if each]
    return min(known) * (leg.vehicles or 1) if known else None


def _twice(
    number: str, field: str, aboard: Iterable[Passenger], people: Mapping[int, Person], key: Callable[[str], str]
) -> list[Finding]:
    """Return the finding at the later place of two; one person's own two places are told as such."""
    found, first = [], dict[str, Passenger]()
    for each in sorted(aboard, key=lambda each: each.id):
        said = key(each.of(field) or "")
        if not said:
            continue
        other = first.setdefault(said, each)
        if other.person != each.person:
            words = {"value": each.shown(field), "label": _name(other, people)}
            place = {"kind": Passenger.kind_name(), "record": each.id, "field": field, "facts": id_text(other.id)}
            found.append(finding(number, **words).at(**place))
    return found


def _too_many(
    departure: Departure, aboard: Iterable[Passenger], people: Mapping[int, Person], day: date | None
) -> list[Finding]:
    if departure.seats is None:
        return []
    needed = _seated(aboard, people, day)
    if len(needed) <= departure.seats:
        return []
    said = finding("W286", count=len(needed), limit=departure.seats)
    return [said.at(kind=Departure.kind_name(), record=departure.id, field="seats", facts=str(len(needed)))]


def _seated(aboard: Iterable[Passenger], people: Mapping[int, Person], day: date | None) -> set[int | None]:
    """Return who needs a seat."""
    return {each.person for each in aboard if not _on_lap(each, people, day)}


def _on_lap(passenger: Passenger, people: Mapping[int, Person], day: date | None) -> bool:
    """An infant sits on a lap, but where a seat was given and no lap was booked."""
    person = people.get(passenger.person or 0)
    born = (person.birth_date or person.claimed_birth_date) if person is not None else None
    if day is None or age_class(born, day) != "infant":
        return False
    return ON_LAP in (passenger.services or ()) or not passenger.seat


def _name(passenger: Passenger, people: Mapping[int, Person]) -> str:
    person = people.get(passenger.person or 0)
    return short_name(person) if person is not None else id_text(passenger.person or 0)

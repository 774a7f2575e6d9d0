"""The departure manifest as a store has it today: who travels, on which flights, held by what."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from resettle_desktop.documents.escorting import escorts_line
from resettle_desktop.documents.manifest import Hold, Manifest, ManifestFamily, ManifestLeg, ManifestPassenger
from resettle_desktop.documents.manifest_actual import actual_manifest, planned_people, with_who_stayed
from resettle_desktop.records.dates import show_moment
from resettle_desktop.records.kinds import Departure, Leg, Passenger, Permit, Person
from resettle_desktop.records.texts import _, mark
from resettle_desktop.rules.clearance.brief import in_line
from resettle_desktop.rules.clearance.judging import Requirement
from resettle_desktop.rules.clearance.measure_words import measures_lines
from resettle_desktop.rules.clearance.sources import source_of
from resettle_desktop.rules.clearance.verdicts import State
from resettle_desktop.rules.health_due import OF_HEALTH
from resettle_desktop.rules.holds import last_to_lapse
from resettle_desktop.rules.names import reading_name
from resettle_desktop.store.boards import Board, Boards
from resettle_desktop.store.store import Store
from resettle_desktop.store.views import FamilyOnBoard, Movement, Seat

# What the airline is told of a hold; the reason itself stays in the office
_SHORT = {"hold": mark("office"), "consent": mark("office"), "reception": mark("office")}
_DATED = {"travel_document": "document", "visa": "visa"}  # whose date is what is wrong
_IATA_CODE, _TICKET_DIGITS, _AIRLINE_DIGITS = 3, 13, 3


def manifest_facts(store: Store, movement: Movement) -> Manifest:
    """Return the manifest of a departure as its next version would be; without version, author and time of print.

    Once its counter is closed it is that of who travelled.
    """
    if movement.departure.closed is None:
        return _manifest(store, movement)
    planned = planned_people(store, movement)
    whole = with_who_stayed(movement, planned.persons if planned else None)
    return actual_manifest(_manifest(store, whole), whole, planned)


def _manifest(store: Store, movement: Movement) -> Manifest:
    departure = movement.departure
    board = Boards(store.views, store.clearances).of_departure(departure, datetime.now())
    visas = _visas(store, board)
    return Manifest(
        office=store.office,
        programme=_programme(movement),
        reference=departure.label(),
        meeting=_meeting(departure, movement.departs),
        legs=tuple(leg_facts(leg) for leg in movement.legs),
        families=tuple(_family(family, board, visas) for family in movement.families),
        version=0,
        prepared_by="",
        printed_at=datetime.min,
        escort=escorts_line(store, departure),
        remarks=departure.remarks or "",
        cancelled=bool(departure.cancelled),
        measures=_measures(store, movement),
    )


def _measures(store: Store, movement: Movement) -> tuple[str, ...]:
    """Return what is asked because of an outbreak on the day; without a day nobody knows whether there is one."""
    if movement.departs is None:
        return ()
    measures = store.clearances.journey(movement.departure).measures
    return tuple(measures_lines(measures, len(movement.seats))) if measures else ()


def _programme(movement: Movement) -> str:
    words = dict.fromkeys(family.family.case.shown("programme") for family in movement.families)
    named = ", ".join(word for word in words if word)
    return _("{programme} to Belgium").format(programme=named) if named else ""


def _meeting(departure: Departure, departs: datetime | None) -> str:
    when = departure.meeting_time
    on_the_day = when is not None and departs is not None and when.date() == departs.date()
    clock = "" if when is None else f"{when:%H:%M}" if on_the_day else show_moment(when)
    return ", ".join(part for part in (departure.meeting_place, clock) if part)


def leg_facts(leg: Leg) -> ManifestLeg:
    """Return a leg as papers tell it."""
    return ManifestLeg(
        carrier=leg.carrier or "",
        number=leg.number or "",
        origin=_place(leg.origin),
        destination=_place(leg.destination),
        departs=leg.departs,
        arrives=leg.arrives,
    )


def _place(typed: str | None) -> str:
    place = (typed or "").strip()
    return place.upper() if len(place) == _IATA_CODE and place.isascii() else place


def _family(aboard: FamilyOnBoard, board: Board, visas: Mapping[int, Permit]) -> ManifestFamily:
    family, head = aboard.family, aboard.family.head
    return ManifestFamily(
        number=aboard.number,
        name=family_name(head) if head else "",
        case_number=family.case.unhcr_number or "",
        passengers=tuple(_passenger(seat, board, visas.get(seat.member.person.id)) for seat in aboard.seats),
    )


def family_name(head: Person) -> str:
    """Return what papers call a family by: the name of who applies, in reading case."""
    return reading_name(head.family_name or head.given_names or head.original_name or "", "")


def _passenger(seat: Seat, board: Board, visa: Permit | None) -> ManifestPassenger:
    person, passenger = seat.member.person, seat.passenger
    family_name, given_names = _names(person, passenger)
    document = last_to_lapse(seat.member.documents)
    return ManifestPassenger(
        number=seat.number,
        family_name=family_name,
        given_names=given_names,
        original_name="" if family_name or given_names else person.original_name or "",
        sex=person.sex or "",
        birth_date=person.birth_date,
        relationship=person.shown("relationship"),
        unhcr_number=person.unhcr_number or "",
        document=(document.number if document else None) or "",
        document_expires=document.expires if document else None,
        visa=(visa.number if visa else None) or "",
        visa_until=visa.valid_until if visa else None,
        ticket=ticket_number(passenger.ticket or ""),
        pnr=passenger.pnr or "",
        seat=passenger.seat or "",
        bags=passenger.bags,
        services=passenger.services or (),
        holds=tuple(_hold(each) for each in board.held_by(seat)),
    )


def _names(person: Person, passenger: Passenger) -> tuple[str, str]:
    """Return family name and given names as they stand on the ticket, else on the document, else in the case.

    A ticket has a stroke between the two; of a document's name the part that is the family name is told by what
    the case says, and a name that begins otherwise stands whole in the first part.
    """
    family, given = person.family_name or "", person.given_names or ""
    printed = passenger.ticket_name or person.document_name
    if not printed:
        return family, given
    before, stroke, after = printed.partition("/")
    if stroke:
        return before.strip(), after.strip()
    if family and printed.casefold().startswith(f"{family} ".casefold()):
        return printed[: len(family)], printed[len(family) :].strip()
    return printed, ""


def ticket_number(typed: str) -> str:
    """Return a ticket's number with the airline's digits apart, as tickets have it."""
    if len(typed) == _TICKET_DIGITS and typed.isdecimal():
        return f"{typed[:_AIRLINE_DIGITS]} {typed[_AIRLINE_DIGITS:]}"
    return typed


def _visas(store: Store, board: Board) -> dict[int, Permit]:
    """Return by person the visa that clearance looks at."""
    judged = ((id, source_of("visa", each.traveller, board.journey)) for id, each in board.clearances.items())
    found = {id: visa.id for id, visa in judged if visa is not None}
    whole = store.rows.many(Permit, found.values())
    return {person: whole[id] for person, id in found.items() if id in whole}


def _hold(found: Requirement) -> Hold:
    """Of health no more is said than that it does not clear; the airline learns nothing of an illness."""
    name = found.name
    short = _("clearance") if name in OF_HEALTH else _(_SHORT[name]) if name in _SHORT else in_line([name])
    field = _DATED.get(name, "") if found.verdict.state is State.LAPSES else ""
    return Hold(short, field)

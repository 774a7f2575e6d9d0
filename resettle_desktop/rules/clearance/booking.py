"""What the booking must answer: each travel need by a code of the airline, and the document's name on the ticket."""

from __future__ import annotations

from resettle_desktop.records.findings import Refused
from resettle_desktop.records.kinds import TravelNeed
from resettle_desktop.records.mrz import read_mrz
from resettle_desktop.records.texts import _
from resettle_desktop.rules.clearance.facts import Asked, Traveller
from resettle_desktop.rules.clearance.papers import paper_of
from resettle_desktop.rules.clearance.ticket_names import Agreement, compare_ticket, has_latin_letters
from resettle_desktop.rules.clearance.verdicts import Verdict, cleared, missing, not_needed
from resettle_desktop.rules.escorts import answers_need

BY_ESCORT = "escort"  # in the table of services: an escort answers the need


def travel_needs(asked: Asked) -> Verdict:
    """Each need that is a matter of the booking is answered by one of its codes, or by an escort.

    That is one of the departure, or the one who is named with the need and goes along with this person.
    """
    answers = asked.limits.services
    needs = [each for each in asked.traveller.needs if each.code in answers]
    if not needs:
        return not_needed(_("Nothing to book"))
    passenger = asked.traveller.passenger
    booked = set((passenger.services if passenger else None) or ())
    open_needs = [each for each in needs if not _answered(each, booked, set(answers[each.code or ""]), asked)]
    if open_needs:
        return missing(_("Not booked: {needs}").format(needs=", ".join(each.shown("code") for each in open_needs)))
    return cleared(", ".join(each.shown("code") for each in needs))


def _answered(need: TravelNeed, booked: set[str], answers: set[str], asked: Asked) -> bool:
    if booked & answers or BY_ESCORT not in answers:
        return bool(booked & answers)
    journey = asked.journey
    escorted = answers_need(journey.departure, journey.escorts, asked.traveller.person, need.code or "")
    return escorted or bool(need.escort_name)


def ticket_name(asked: Asked) -> Verdict:
    """The ticket says the name as the travel document does, but for what airlines do with every name.

    A name of which only the Arabic letters are known is compared by its sound.
    """
    passenger = asked.traveller.passenger
    ticket = (passenger.ticket_name if passenger else None) or ""
    if not ticket:
        return missing(_("There is no ticket with a name"))
    document = document_name(asked.traveller)
    said = compare_ticket(ticket, document, asked.limits.tickets)
    if said is Agreement.OTHER:
        text = _("The ticket says {ticket}, the document {document}")
        return missing(text.format(ticket=ticket, document=document or _("nothing")))
    if said is Agreement.CUT:
        return cleared(_("{ticket}, cut by the airline").format(ticket=ticket))
    if said is Agreement.SOUNDS_SAME:
        return cleared(_("{ticket}, as {document} sounds").format(ticket=ticket, document=document))
    return cleared(ticket)


def document_name(traveller: Traveller) -> str:
    """Return the name on a person's document: as it was entered, as its lines say, or as the person is registered.

    One in Latin letters goes before one that a ticket cannot repeat.
    """
    person = traveller.person
    registered = " ".join(filter(None, (person.family_name, person.given_names)))
    known = [name for name in (person.document_name, _name_in_lines(traveller), registered) if name]
    return next(filter(has_latin_letters, known), known[0] if known else "")


def _name_in_lines(traveller: Traveller) -> str:
    paper = paper_of(traveller)
    if paper is None or not paper.mrz:
        return ""
    try:
        return read_mrz(paper.mrz).document_name
    except Refused:
        return ""

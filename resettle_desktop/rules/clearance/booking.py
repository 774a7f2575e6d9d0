"""What the booking must answer: each travel need by a code of the airline, and the document's name on the ticket."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from itertools import permutations

from resettle_desktop.records.kinds import Person
from resettle_desktop.records.texts import _
from resettle_desktop.rules.clearance.facts import Asked
from resettle_desktop.rules.clearance.verdicts import Verdict, cleared, missing, not_needed

BY_ESCORT = "escort"  # in the table of services: the departure's escort answers the need
_MOST_WORDS = 7  # whose orders are all tried
_TITLES = frozenset({"MR", "MRS", "MS", "MISS", "MSTR", "CHD", "INF", "DR"})  # DOMAIN 1.8


def travel_needs(asked: Asked) -> Verdict:
    """Each need that is a matter of the booking is answered by one of its codes, or by the departure's escort."""
    answers = asked.limits.services
    needs = [each for each in asked.traveller.needs if each.code in answers]
    if not needs:
        return not_needed(_("Nothing to book"))
    passenger = asked.traveller.passenger
    booked = set((passenger.services if passenger else None) or ())
    booked |= {BY_ESCORT} if asked.journey.departure.escort else set()
    open_needs = [each for each in needs if not booked & set(answers[each.code or ""])]
    if open_needs:
        return missing(_("Not booked: {needs}").format(needs=", ".join(each.shown("code") for each in open_needs)))
    return cleared(", ".join(each.shown("code") for each in needs))


def ticket_name(asked: Asked) -> Verdict:
    """The ticket says the name as the travel document does, but for its order, titles, accents and hyphens."""
    passenger = asked.traveller.passenger
    ticket = (passenger.ticket_name if passenger else None) or ""
    if not ticket:
        return missing(_("There is no ticket with a name"))
    document = _document_name(asked.traveller.person)
    if not _same_name(_words(ticket), _words(document)):
        text = _("The ticket says {ticket}, the document {document}")
        return missing(text.format(ticket=ticket, document=document or _("nothing")))
    return cleared(ticket)


def _document_name(person: Person) -> str:
    return person.document_name or " ".join(filter(None, (person.family_name, person.given_names)))


def _same_name(ticket: Sequence[str], document: Sequence[str]) -> bool:
    """A ticket may order the words otherwise and join what a document writes apart, but leaves no letter out."""
    joined = "".join(ticket)
    if len(joined) != sum(map(len, document)) or len(document) > _MOST_WORDS:
        return sorted(ticket) == sorted(document)
    return any("".join(order) == joined for order in permutations(document))


def _words(name: str) -> list[str]:
    """Return the words of a name in capital letters without accents, hyphens and titles."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().upper()
    return [word for word in re.findall("[A-Z]+", re.sub(r"[-'’`]", "", plain)) if word not in _TITLES]

"""What the travel letter says: who a family is, how and with which papers it travels, and whom to ask."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from resettle_desktop.documents.escorting import escorts_line
from resettle_desktop.documents.family_sheet import DatedPaper
from resettle_desktop.documents.family_sheet_facts import lasting_document, lasting_permit
from resettle_desktop.documents.group import GroupFamily, GroupMember, GroupPaper, PaperPerson, group_of
from resettle_desktop.records.kinds import Case, Contact, Permit
from resettle_desktop.rules.holds import last_to_lapse
from resettle_desktop.store.store import Store
from resettle_desktop.store.views import Movement

_OWN_AGENCY = "iom"


@dataclass(frozen=True, kw_only=True)
class LetterPerson(PaperPerson):
    """A member with the papers that are shown on the way."""

    relationship: str
    nationality: str
    document_type: str
    document: DatedPaper
    visa: DatedPaper


@dataclass(frozen=True)
class LetterFamily:
    """A family of whom a letter speaks; texts that nobody entered are empty."""

    number: int
    name: str
    case_number: str
    programme: str
    focal_point: str
    people: tuple[LetterPerson, ...]


@dataclass(frozen=True, kw_only=True)
class TravelLetter(GroupPaper):
    """The letters of a departure or of a case in one version, one a family; ``contacts`` are lines of whom to ask."""

    departure: str
    escort: str
    contacts: tuple[str, ...]
    families: tuple[LetterFamily, ...]


def travel_letter_facts(store: Store, subject: Movement | Case) -> TravelLetter:
    """Return the letters as their next version would be; without version, author and time of print.

    Of a family that is on a departure only those who travel on it are named.
    """
    group = group_of(store, subject)
    departure = group.movement.departure if group.movement else None
    permits = store.rows.grouped(Permit, "person", group.people)
    return TravelLetter(
        **group.head(store, subject),
        departure=departure.label() if departure else "",
        escort=escorts_line(store, departure) if departure else "",
        contacts=_contacts(store),
        families=tuple(_family(each, permits) for each in group.families),
    )


def _contacts(store: Store) -> tuple[str, ...]:
    """Return whom to ask of the office's own agency, each in a line."""
    own = [each for each in store.rows.equal(Contact) if _OWN_AGENCY in (each.agency or "").casefold().split()]
    lines = (
        ", ".join(filter(None, (each.person, each.function, each.shown("phone"), each.shown("email")))) for each in own
    )
    return tuple(line for line in lines if line)


def _family(family: GroupFamily, permits: dict[int, list[Permit]]) -> LetterFamily:
    travelling = [each for each in family.members if each.passenger] or family.members
    return LetterFamily(
        number=family.number,
        name=family.name,
        case_number=family.case_number,
        programme=family.family.case.shown("programme"),
        focal_point=family.family.case.focal_point or "",
        people=tuple(_person(each, permits.get(each.member.person.id, [])) for each in travelling),
    )


def _person(member: GroupMember, permits: Sequence[Permit]) -> LetterPerson:
    person, document = member.member.person, last_to_lapse(member.member.documents)
    return LetterPerson(
        **member.named(),
        relationship=person.shown("relationship"),
        nationality=person.shown("nationality"),
        document_type=document.shown("type") if document else "",
        document=lasting_document(member.member.documents),
        visa=lasting_permit(permits, "visa"),
    )

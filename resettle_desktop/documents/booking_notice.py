"""What the booking notice says: the group that is announced, its flights, who helps it on the way; no diagnosis."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from resettle_desktop.documents.escorting import EscortLine, MetLine, escort_lines, escorts_line, met_lines
from resettle_desktop.documents.group import Group, GroupFamily, GroupMember, GroupPaper, PaperPerson, group_of
from resettle_desktop.records.kinds import Permit
from resettle_desktop.rules.holds import last_to_lapse
from resettle_desktop.rules.kinship import ADULT
from resettle_desktop.store.store import Store
from resettle_desktop.store.views import Movement

_VISAS, _GRANTED, MINOR_ALONE = ("visa", "transit_visa"), "granted", "UMNR"


@dataclass(frozen=True, kw_only=True)
class NoticePerson(PaperPerson):
    """Somebody who is announced; ``alone`` is a minor with no adult of the family on board."""

    services: tuple[str, ...]
    bags: int | None
    weight: int | None
    document_type: str
    visas: tuple[str, ...]
    alone: bool


@dataclass(frozen=True)
class NoticeFamily:
    """A case on the notice; ``applicant`` are the principal applicant's family, given and original name."""

    number: int
    case_number: str
    applicant: tuple[str, str, str]
    people: tuple[NoticePerson, ...]


@dataclass(frozen=True, kw_only=True)
class BookingNotice(GroupPaper):
    """The advance booking notice of a departure; its revision is one less than its version.

    ``escort`` and ``transit`` are the departure's own lines; the escort's is empty once escorts are recorded.
    """

    programmes: tuple[str, ...]
    escorts: tuple[EscortLine, ...]
    escort: str
    met: tuple[MetLine, ...]
    transit: str
    families: tuple[NoticeFamily, ...]
    remarks: str


def booking_notice_facts(store: Store, movement: Movement) -> BookingNotice:
    """Return the notice as its next version would be; without version, author and time of print."""
    group, departure = group_of(store, movement), movement.departure
    permits = store.rows.grouped(Permit, "person", group.people)
    head = group.head(store, movement)
    escorts = escort_lines(store, movement, head["legs"])
    day = movement.departs.date() if movement.departs else None
    return BookingNotice(
        **head,
        programmes=_programmes(group),
        escorts=escorts,
        escort="" if escorts else escorts_line(store, departure),
        met=met_lines(store, movement),
        transit=departure.transit_assistance or "",
        families=tuple(_family(each, permits, day) for each in group.families),
        remarks=departure.remarks or "",
    )


def _programmes(group: Group) -> tuple[str, ...]:
    words = dict.fromkeys(family.family.case.shown("programme") for family in group.families)
    return tuple(word for word in words if word)


def _family(family: GroupFamily, permits: dict[int, list[Permit]], day: date | None) -> NoticeFamily:
    with_adult = any(_age(each, day) >= ADULT for each in family.members)
    return NoticeFamily(
        number=family.number,
        case_number=family.case_number,
        applicant=_applicant(family),
        people=tuple(_person(each, permits.get(each.member.person.id, []), day, with_adult) for each in family.members),
    )


def _applicant(family: GroupFamily) -> tuple[str, str, str]:
    head = family.family.head
    return (head.family_name or "", head.given_names or "", head.original_name or "") if head else ("", "", "")


def _age(member: GroupMember, day: date | None) -> int:
    """Return the age on the day; -1 where it is not known, who then is taken neither for an adult nor for a minor."""
    born = member.member.person.birth_date
    return max(0, born.age_on(day)) if born and day else -1


def _person(member: GroupMember, permits: Sequence[Permit], day: date | None, with_adult: bool) -> NoticePerson:
    passenger, document = member.passenger, last_to_lapse(member.member.documents)
    services = (passenger.services or ()) if passenger else ()
    granted = [each.shown("type") for each in permits if each.type in _VISAS and each.status == _GRANTED]
    return NoticePerson(
        **member.named(),
        services=services,
        bags=passenger.bags if passenger else None,
        weight=passenger.bag_weight if passenger else None,
        document_type=document.shown("type") if document else "",
        visas=tuple(dict.fromkeys(granted)),
        alone=MINOR_ALONE in services or (0 <= _age(member, day) < ADULT and not with_adult),
    )

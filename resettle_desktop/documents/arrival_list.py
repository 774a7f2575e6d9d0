"""What the arrival list says: who arrives for which reception centre, and what help each needs; never a diagnosis."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from resettle_desktop.documents.escorting import escorts_line
from resettle_desktop.documents.group import Group, GroupFamily, GroupMember, GroupPaper, PaperPerson, group_of
from resettle_desktop.records.kinds import TravelNeed
from resettle_desktop.store.store import Store
from resettle_desktop.store.views import Movement


@dataclass(frozen=True, kw_only=True)
class ArrivalPerson(PaperPerson):
    """Somebody who arrives; ``needs`` are what help is asked for, never why."""

    relationship: str
    unhcr_number: str
    nationality: str
    birth_place: str
    languages: str
    services: tuple[str, ...]
    needs: tuple[str, ...]
    bags: int | None


@dataclass(frozen=True)
class ArrivalFamily:
    """Those of a family who go to one centre; ``numbers`` are the case's with UNHCR, CGRS and Fedasil."""

    number: int
    name: str
    numbers: tuple[str, ...]
    phone: str
    people: tuple[ArrivalPerson, ...]


@dataclass(frozen=True)
class ArrivalCentre:
    """A reception place and who goes there; without a name those for whom no place is known."""

    name: str
    families: tuple[ArrivalFamily, ...]


@dataclass(frozen=True, kw_only=True)
class ArrivalList(GroupPaper):
    """The arrival list of a departure in one version; ``escort`` may be empty."""

    escort: str
    centres: tuple[ArrivalCentre, ...]


def arrival_list_facts(store: Store, movement: Movement) -> ArrivalList:
    """Return the arrival list as its next version would be; without version, author and time of print."""
    group = group_of(store, movement)
    needs = store.rows.grouped(TravelNeed, "person", group.people)
    return ArrivalList(
        **group.head(store, movement),
        escort=escorts_line(store, movement.departure),
        centres=tuple(ArrivalCentre(name, _families(group, name, needs)) for name in _centres(group)),
    )


def _centres(group: Group) -> list[str]:
    """Return the places by their names, last the families without one."""
    names = {family.place(member.member.person.id) for family in group.families for member in family.members}
    return sorted(names, key=lambda name: (not name, name.casefold()))


def _families(group: Group, centre: str, needs: dict[int, list[TravelNeed]]) -> tuple[ArrivalFamily, ...]:
    found = []
    for family in group.families:
        here = [member for member in family.members if family.place(member.member.person.id) == centre]
        if here:
            found.append(_family(family, here, needs))
    return tuple(found)


def _family(family: GroupFamily, here: Sequence[GroupMember], needs: dict[int, list[TravelNeed]]) -> ArrivalFamily:
    case = family.family.case
    return ArrivalFamily(
        number=family.number,
        name=family.name,
        numbers=tuple(filter(None, (case.unhcr_number, case.cgrs_number, case.fedasil_number))),
        phone=family.phone,
        people=tuple(_person(member, needs.get(member.member.person.id, [])) for member in here),
    )


def _person(member: GroupMember, needs: Sequence[TravelNeed]) -> ArrivalPerson:
    person, passenger = member.member.person, member.passenger
    return ArrivalPerson(
        **member.named(),
        relationship=person.shown("relationship"),
        unhcr_number=person.unhcr_number or "",
        nationality=person.shown("nationality"),
        birth_place=person.birth_place or "",
        languages=person.shown("languages"),
        services=(passenger.services or ()) if passenger else (),
        needs=tuple(dict.fromkeys(need.shown("code").lower() for need in needs if need.code)),
        bags=passenger.bags if passenger else None,
    )

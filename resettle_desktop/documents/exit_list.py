"""What the exit list says: each person in both scripts, with parents, document and exit permit, for the authority."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from resettle_desktop.documents.family_sheet import DatedPaper
from resettle_desktop.documents.family_sheet_facts import lasting_document, lasting_permit
from resettle_desktop.documents.group import GroupFamily, GroupMember, GroupPaper, PaperPerson, group_of
from resettle_desktop.records.kinds import Permit
from resettle_desktop.store.store import Store
from resettle_desktop.store.views import Movement


@dataclass(frozen=True, kw_only=True)
class ExitPerson(PaperPerson):
    """A person who leaves the country; texts that nobody entered are empty."""

    unhcr_number: str
    father_name: str
    mother_name: str
    birth_place: str
    nationality: str
    document: DatedPaper
    exit_permit: DatedPaper


@dataclass(frozen=True)
class ExitFamily:
    """A family on the departure, of whom those who are on it."""

    number: int
    name: str
    people: tuple[ExitPerson, ...]


@dataclass(frozen=True, kw_only=True)
class ExitList(GroupPaper):
    """The exit list of a departure in one version."""

    families: tuple[ExitFamily, ...]


def exit_list_facts(store: Store, movement: Movement) -> ExitList:
    """Return the exit list as its next version would be; without version, author and time of print."""
    group = group_of(store, movement)
    permits = store.rows.grouped(Permit, "person", group.people)
    return ExitList(
        **group.head(store, movement),
        families=tuple(_family(family, permits) for family in group.families),
    )


def _family(family: GroupFamily, permits: dict[int, list[Permit]]) -> ExitFamily:
    people = tuple(_person(each, permits.get(each.member.person.id, [])) for each in family.members)
    return ExitFamily(family.number, family.name, people)


def _person(member: GroupMember, permits: Sequence[Permit]) -> ExitPerson:
    person = member.member.person
    return ExitPerson(
        **member.named(),
        unhcr_number=person.unhcr_number or "",
        father_name=person.father_name or "",
        mother_name=person.mother_name or "",
        birth_place=", ".join(filter(None, (person.birth_place, person.shown("birth_country")))),
        nationality=person.shown("nationality"),
        document=lasting_document(member.member.documents),
        exit_permit=lasting_permit(permits, "exit_permit"),
    )

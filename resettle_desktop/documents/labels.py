"""The labels of a departure's people: one for each bag, and one with each person's name."""

from __future__ import annotations

from dataclasses import dataclass

from resettle_desktop.documents.group import GroupFamily, GroupMember, GroupPaper, PaperPerson, group_of
from resettle_desktop.store.store import Store
from resettle_desktop.store.views import Movement


@dataclass(frozen=True, kw_only=True)
class LabelPerson(PaperPerson):
    """Whose labels they are; ``id`` is what the code holds, ``bags`` None where nobody entered how many."""

    id: int
    family: int
    bags: int | None
    place: str


@dataclass(frozen=True, kw_only=True)
class Labels(GroupPaper):
    """The labels of a departure in one version."""

    people: tuple[LabelPerson, ...]


def labels_facts(store: Store, movement: Movement) -> Labels:
    """Return the labels of a departure as their next version would be; without version, author and time of print."""
    group = group_of(store, movement)
    people = tuple(_person(family, member) for family in group.families for member in family.members)
    return Labels(**group.head(store, movement), people=people)


def _person(family: GroupFamily, member: GroupMember) -> LabelPerson:
    person, passenger = member.member.person, member.passenger
    return LabelPerson(
        **member.named(),
        id=person.id,
        family=family.number,
        bags=passenger.bags if passenger else None,
        place=family.place(person.id),
    )

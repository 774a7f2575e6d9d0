"""What the statement of consent says: for each family what it is asked, who signs, and what is on file already."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from resettle_desktop.documents.group import GroupFamily, GroupMember, GroupPaper, PaperPerson, group_of
from resettle_desktop.records.codes import code_list
from resettle_desktop.records.kinds import Case, Consent
from resettle_desktop.store.store import Store
from resettle_desktop.store.views import Movement


@dataclass(frozen=True, kw_only=True)
class ConsentPerson(PaperPerson):
    """A member; ``on_file`` are the purposes for which a signed form is there that was not withdrawn."""

    on_file: tuple[str, ...]


@dataclass(frozen=True)
class ConsentFamily:
    """A family that signs one statement; ``number`` is 0 where it is on no departure."""

    number: int
    name: str
    case_number: str
    people: tuple[ConsentPerson, ...]


@dataclass(frozen=True, kw_only=True)
class ConsentStatement(GroupPaper):
    """The statements of a departure or a case in one version; ``purposes`` are codes with their names."""

    purposes: tuple[tuple[str, str], ...]
    families: tuple[ConsentFamily, ...]


def consent_facts(store: Store, subject: Movement | Case) -> ConsentStatement:
    """Return the statements as their next version would be; without version, author and time of print."""
    group = group_of(store, subject)
    consents = store.rows.grouped(Consent, "person", group.people)
    purposes = code_list("consent_purposes")
    return ConsentStatement(
        **group.head(store, subject),
        purposes=tuple((each.code, purposes.label(each.code)) for each in purposes.entries()),
        families=tuple(_family(each, consents) for each in group.families),
    )


def _family(family: GroupFamily, consents: dict[int, list[Consent]]) -> ConsentFamily:
    people = tuple(_person(each, consents.get(each.member.person.id, [])) for each in family.members)
    return ConsentFamily(family.number, family.name, family.case_number, people)


def _person(member: GroupMember, consents: Sequence[Consent]) -> ConsentPerson:
    signed = (each.purpose for each in consents if each.form_signed and each.withdrawn is None and each.purpose)
    return ConsentPerson(**member.named(), on_file=tuple(sorted(set(signed))))

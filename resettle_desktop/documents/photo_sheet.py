"""What the photo sheet says: each family's faces with their numbers and names."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from resettle_desktop.documents.group import GroupFamily, GroupMember, GroupPaper, PaperPerson, group_of
from resettle_desktop.documents.photographs import Picture, picture_of
from resettle_desktop.records.kinds import Attachment, Case
from resettle_desktop.store.attachments import MissingContent
from resettle_desktop.store.store import Store
from resettle_desktop.store.views import Movement


@dataclass(frozen=True, kw_only=True)
class PhotoPerson(PaperPerson):
    """A member; ``kept`` says that a photograph is there, also where it cannot be shown and ``picture`` is None."""

    kept: bool
    picture: Picture | None


@dataclass(frozen=True)
class PhotoFamily:
    """A family; ``number`` is 0 where it is on no departure."""

    number: int
    name: str
    case_number: str
    people: tuple[PhotoPerson, ...]


@dataclass(frozen=True, kw_only=True)
class PhotoSheet(GroupPaper):
    """The photo sheet of a departure or a case in one version."""

    families: tuple[PhotoFamily, ...]


def photo_sheet_facts(store: Store, subject: Movement | Case) -> PhotoSheet:
    """Return the sheet as its next version would be; without version, author and time of print."""
    group = group_of(store, subject)
    files = store.rows.grouped(Attachment, "record", group.people)
    return PhotoSheet(
        **group.head(store, subject), families=tuple(_family(store, each, files) for each in group.families)
    )


def _family(store: Store, family: GroupFamily, files: dict[int, list[Attachment]]) -> PhotoFamily:
    people = tuple(_person(store, each, files.get(each.member.person.id, ())) for each in family.members)
    return PhotoFamily(family.number, family.name, family.case_number, people)


def _person(store: Store, member: GroupMember, files: Iterable[Attachment]) -> PhotoPerson:
    photographs = [each for each in files if each.type == "photo" and each.content]
    newest = max(photographs, key=lambda each: each.id, default=None)
    return PhotoPerson(**member.named(), kept=newest is not None, picture=_picture(store, newest))


def _picture(store: Store, file: Attachment | None) -> Picture | None:
    """What is damaged or no picture stands on the paper as one that cannot be shown."""
    if file is None or not file.content:
        return None
    try:
        return picture_of(file.content, store.attachments.get(file.content))
    except MissingContent:
        return None

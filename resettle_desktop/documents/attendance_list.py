"""What the attendance list of an orientation says: the session, and who is asked to it or was there."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

from resettle_desktop.documents.group import GroupMember, PaperPerson, group_of
from resettle_desktop.records.kinds import Attendance, Case, Person, Session
from resettle_desktop.store.store import Store
from resettle_desktop.store.views import Member, Movement


@dataclass(frozen=True, kw_only=True)
class ListedPerson(PaperPerson):
    """Somebody on the list; ``family`` is the family's number on the departure, 0 on a session's list."""

    family: int
    case_number: str
    languages: str
    attended: str


@dataclass(frozen=True, kw_only=True)
class AttendanceList:
    """A list in one version; of a departure it stands before its session, so that what is empty is filled by hand."""

    office: str
    reference: str
    kind: str
    topic: str
    group: str
    held: date | None
    travel_day: date | None
    place: str
    language: str
    interpreter: str
    trainer: str
    people: tuple[ListedPerson, ...]
    version: int = 0
    prepared_by: str = ""
    printed_at: datetime = datetime.min


def attendance_list_facts(store: Store, subject: Session | Movement) -> AttendanceList:
    """Return the list as its next version would be; without version, author and time of print.

    Of a session those with an attendance are on it, of a departure the passengers of an age to be asked for
    orientation, and those whose age is not known. Raises KnownError for a broken setting.
    """
    if isinstance(subject, Movement):
        return _of_departure(store, subject)
    attendances = {each.person: each for each in store.rows.equal(Attendance, session=subject.id) if each.person}
    people = store.rows.many(Person, attendances)
    cases = store.rows.many(Case, [person.case for person in people.values()])
    listed = [_attending(attendances[id], person, cases) for id, person in people.items()]
    ordered = sorted(listed, key=lambda each: (each.case_number, each.family_name, each.given_names))
    return AttendanceList(
        office=store.office,
        reference=subject.round or "",
        kind=subject.shown("kind"),
        topic=subject.topic or "",
        group=subject.shown("group"),
        held=subject.date,
        travel_day=None,
        place=subject.place or "",
        language=subject.shown("language"),
        interpreter=subject.interpreter or "",
        trainer=subject.trainer or "",
        people=tuple(_numbered(ordered)),
    )


def _attending(attendance: Attendance, person: Person, cases: dict[int, Case]) -> ListedPerson:
    case = cases.get(person.case or 0)
    named = GroupMember(0, Member(person, "", (), ()), None).named()
    return ListedPerson(
        **named,
        family=0,
        case_number=(case.unhcr_number if case else None) or "",
        languages=person.shown("languages"),
        attended=attendance.shown("result"),
    )


def _numbered(people: list[ListedPerson]) -> list[ListedPerson]:
    return [replace(each, number=number) for number, each in enumerate(people, start=1)]


def _of_departure(store: Store, movement: Movement) -> AttendanceList:
    departs = movement.departs
    least = store.clearances.limits(movement.departure).orientation_from_age
    people = []
    for family in group_of(store, movement).families:
        for member in family.members:
            born = member.member.person.birth_date
            if born and departs and born.age_on(departs.date()) < least:
                continue
            named, languages = member.named(), member.member.person.shown("languages")
            people.append(
                ListedPerson(
                    **named, family=family.number, case_number=family.case_number, languages=languages, attended=""
                )
            )
    return AttendanceList(
        office=store.office, reference=movement.departure.label(), kind="", topic="", group="", held=None,
        travel_day=departs.date() if departs else None, place="", language="", interpreter="", trainer="",
        people=tuple(people),
    )  # fmt: skip

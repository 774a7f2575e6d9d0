"""The attendance list in the form in which its template reads it: texts, ready to be set."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from resettle_desktop.documents.attendance_list import AttendanceList, ListedPerson
from resettle_desktop.documents.paper_data import (
    foot_words,
    head_data,
    long_day,
    name_parts,
    own_letters,
    sex_and_age,
    until_text,
    written_name,
)
from resettle_desktop.records.texts import _, n_

_MOST_KEPT = 12  # a larger family could be taller than a page


def attendance_list_data(attendance: AttendanceList) -> dict[str, object]:
    """Return what the template ``attendance-list`` reads, all texts in the language in use."""
    return {
        **head_data(attendance, _("Attendance list {reference}").format(reference=attendance.reference)),
        "words": _words(attendance),
        "kind": ", ".join(filter(None, (attendance.kind, attendance.group))),
        "session": [{"label": label, "text": text} for label, text in _session(attendance)],
        "count": n_("1 person", "{n} people", len(attendance.people)),
        "by_family": any(person.family for person in attendance.people),
        "people": [
            {**_person(person, attendance), "kept": kept}
            for person, kept in zip(attendance.people, _kept(attendance.people), strict=True)
        ],
    }


def _kept(people: Sequence[ListedPerson]) -> Iterator[int]:
    """Yield for each row how many stand on one page from it on, 0 for those that stand with one above."""
    for _case, rows in groupby(people, key=lambda person: person.case_number or person):
        count = len(list(rows))
        yield from (1,) * count if count > _MOST_KEPT else (count, *(0,) * (count - 1))


def _session(attendance: AttendanceList) -> list[tuple[str, str]]:
    """Return the facts of the session; the template draws a line where one is empty."""
    travels = [(_("Departure"), long_day(attendance.travel_day))] if attendance.travel_day else []
    return [
        (_("Date"), until_text(attendance.held)),
        (_("Place"), attendance.place),
        (_("Topic"), attendance.topic),
        (_("Language"), attendance.language),
        (_("Trainer"), attendance.trainer),
        (_("Interpreter"), attendance.interpreter),
        *travels,
    ]


def _person(person: ListedPerson, attendance: AttendanceList) -> dict[str, object]:
    written = written_name(person)
    day = attendance.held or attendance.travel_day or attendance.printed_at.date()
    return {
        "number": str(person.number),
        "family": str(person.family) if person.family else "",
        "case_number": person.case_number,
        **name_parts(*written),
        "original": own_letters(*written),
        "about": sex_and_age(person.sex, person.birth_date, day),
        "languages": person.languages,
        "attended": person.attended,
    }


def _words(attendance: AttendanceList) -> dict[str, str]:
    return {
        **foot_words(_("Attendance list"), _("Office copy"), attendance.printed_at),
        "nobody": _("Nobody is on this list yet."),
        "number": _("No."),
        "family": _("Family"),
        "name": _("Name"),
        "case": _("case"),
        "person": _("Sex, age"),
        "languages": _("languages"),
        "attended": _("Attended"),
        "signature": _("Signature"),
        "trainer": _("Trainer"),
        "interpreter": _("Interpreter"),
        "on": _("on"),
    }

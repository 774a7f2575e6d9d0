"""What the receiving side asks for: orientation before departure, and a place on arrival."""

from __future__ import annotations

from datetime import date

from resettle_desktop.records.dates import show_day
from resettle_desktop.records.kinds import Placement
from resettle_desktop.records.texts import _
from resettle_desktop.rules.clearance.facts import Asked
from resettle_desktop.rules.clearance.verdicts import Verdict, cleared, lapses, missing, not_needed, waived

_ORIENTATION = "orientation"


def orientation(asked: Asked) -> Verdict:
    """Orientation attended before departure, from an age on the day; an attendance may be waived where it is kept.

    Who has no date of birth is asked for it as a grown person is.
    """
    day, age = asked.journey.day, asked.traveller.age_on(asked.journey.day)
    if age is not None and age < asked.limits.orientation_from_age:
        return not_needed(_("Under {age} on the day").format(age=asked.limits.orientation_from_age))
    held = [
        (attendance, session)
        for attendance, session in asked.traveller.attendances
        if session.kind in (_ORIENTATION, None) and (session.date is None or session.date <= day)
    ]
    for attendance, session in held:
        if attendance.result == "present":
            return cleared(_("attended {day}").format(day=show_day(session.date)) if session.date else _("attended"))
    for attendance, _session in held:
        if attendance.result == "waived":
            return waived(attendance.remarks or _("Waived where attendance is kept"))
    if any(attendance.result == "partly" for attendance, _session in held):
        return missing(_("Orientation was attended in part only"))
    if any(attendance.result == "absent" for attendance, _session in held):
        return missing(_("Absent from orientation"))
    return missing(_("Orientation was not attended"))


def reception(asked: Asked) -> Verdict:
    """A place for the person, or for the whole case, that is there on the day of arrival."""
    arrival = asked.journey.arrival
    own = [each for each in asked.traveller.placements if each.person in (None, asked.traveller.person.id)]
    named = [each for each in own if each.centre or each.municipality]
    there = [each for each in named if _is_there(each, arrival)]
    if there:
        last = max(there, key=lambda each: (each.until or date.max, each.id))
        return cleared(last.centre or last.municipality or "", last.until)
    ended = [each.until for each in named if each.until and each.until < arrival]
    if ended:
        return lapses(_("The place ends on {day}, before arrival").format(day=show_day(max(ended))), max(ended))
    begins = [each.available_from for each in named if each.available_from]
    if begins:
        return missing(_("The place is free from {day}, after arrival").format(day=show_day(min(begins))))
    return missing(_("No reception place is confirmed"))


def _is_there(place: Placement, day: date) -> bool:
    return (place.available_from is None or place.available_from <= day) and (place.until is None or place.until >= day)

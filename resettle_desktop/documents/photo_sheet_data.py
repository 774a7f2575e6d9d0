"""The photo sheet in the form in which its template reads it: texts, and each photograph as a drawing."""

from __future__ import annotations

from resettle_desktop.documents.paper_data import (
    foot_words,
    head_data,
    long_day,
    name_parts,
    own_letters,
    sex_and_age,
    told,
    written_name,
)
from resettle_desktop.documents.photo_sheet import PhotoFamily, PhotoPerson, PhotoSheet
from resettle_desktop.records.texts import _, n_


def photo_sheet_data(sheet: PhotoSheet) -> dict[str, object]:
    """Return what the template ``photo-sheet`` reads, all texts in the language in use."""
    return {
        **head_data(sheet, _("Photo sheet {reference}").format(reference=sheet.reference), cancelled=sheet.cancelled),
        "words": {
            **foot_words(_("Photo sheet"), _("Office copy"), sheet.printed_at),
            "no_members": _("Nobody is in this case yet."),
        },
        "day": long_day(sheet.day) if sheet.day else "",
        "families": [_family(family, sheet) for family in sheet.families],
    }


def _family(family: PhotoFamily, sheet: PhotoSheet) -> dict[str, object]:
    return {
        "number": str(family.number) if family.number else "",
        "name": told(family.name),
        "case_number": family.case_number,
        "size": n_("1 person", "{n} people", len(family.people)),
        "people": [_person(person, sheet) for person in family.people],
    }


def _person(person: PhotoPerson, sheet: PhotoSheet) -> dict[str, object]:
    written = written_name(person)
    names = name_parts(*written)
    day = sheet.day or sheet.printed_at.date()
    return {
        "number": str(person.number) if person.number else "–",
        **names,
        "original": told(names["original_name"]) or own_letters(*written),
        "about": sex_and_age(person.sex, person.birth_date, day),
        "picture": person.picture.drawing() if person.picture else "",
        "wide": bool(person.picture and person.picture.width * 10 > person.picture.height * 8),
        "instead": _("cannot be shown") if person.kept else _("no photograph"),
    }

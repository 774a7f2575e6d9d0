"""The exit list in the form in which its template reads it: texts, ready to be set."""

from __future__ import annotations

from resettle_desktop.documents.exit_list import ExitFamily, ExitList, ExitPerson
from resettle_desktop.documents.paper_data import (
    born_text,
    foot_words,
    head_data,
    leg_data,
    long_day,
    name_parts,
    own_letters,
    told,
    until_text,
    written_name,
)
from resettle_desktop.records.texts import _, n_
from resettle_desktop.rules.ages import age_text

# The list is read by people who read Arabic, whatever language the office prints in
_IN_ARABIC = {"title": "قائمة المغادرين", "name": "الاسم", "number": "الرقم", "stamp": "ختم"}


def exit_list_data(paper: ExitList) -> dict[str, object]:
    """Return what the template ``exit-list`` reads, all texts in the language in use."""
    people = sum(len(family.people) for family in paper.families)
    return {
        **head_data(paper, _("Exit list {reference}").format(reference=paper.reference), cancelled=paper.cancelled),
        "day": long_day(paper.day),
        "itinerary": [leg_data(leg, paper.day) for leg in paper.legs[:1]],
        "to": _("to {place}").format(place=paper.legs[-1].destination) if len(paper.legs) > 1 else "",
        "size": ", ".join((n_("1 family", "{n} families", len(paper.families)), n_("1 person", "{n} people", people))),
        "families": [_family(family, paper) for family in paper.families],
        "words": _words(paper),
        "in_arabic": _IN_ARABIC,
    }


def _family(family: ExitFamily, paper: ExitList) -> dict[str, object]:
    return {
        "number": str(family.number),
        "name": family.name,
        "people": [_person(person, paper) for person in family.people],
    }


def _person(person: ExitPerson, paper: ExitList) -> dict[str, object]:
    names = written_name(person)
    born = born_text(person.birth_date)
    age = age_text(person.birth_date, paper.day) if paper.day else ""
    return {
        "number": str(person.number),
        **name_parts(*names),
        "own_letters": own_letters(*names),
        "unhcr_number": person.unhcr_number,
        "father": told(person.father_name or "–"),
        "mother": told(person.mother_name or "–"),
        "about": "  ".join(filter(None, (person.sex, born, age))),
        "from": " · ".join(filter(None, (person.birth_place, person.nationality))),
        "document": person.document.number or "–",
        "document_until": until_text(person.document.until),
        "permit": person.exit_permit.number or "–",
        "permit_until": until_text(person.exit_permit.until),
    }


def _words(paper: ExitList) -> dict[str, str]:
    return {
        **foot_words(_("Exit list"), _("For the authority that lets the group leave the country"), paper.printed_at),
        "number": _("No."),
        "name": _("Name"),
        "name_under": _("UNHCR number"),
        "parents": _("Father"),
        "parents_under": _("mother"),
        "person": _("Sex, born, age"),
        "person_under": _("place of birth, nationality"),
        "document_column": _("Document"),
        "permit": _("Exit permit"),
        "until": _("valid until"),
        "stamp": _("Border stamp"),
    }

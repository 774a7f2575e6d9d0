"""The statement of consent in the form in which its template reads it: texts, ready to be set."""

from __future__ import annotations

from collections.abc import Mapping
from string import ascii_uppercase

from resettle_desktop.documents.consent import ConsentFamily, ConsentPerson, ConsentStatement
from resettle_desktop.documents.paper_data import (
    foot_words,
    head_data,
    name_parts,
    own_letters,
    sex_and_age,
    told,
    written_name,
)
from resettle_desktop.records.texts import _, mark
from resettle_desktop.rules.kinship import ADULT

# What each purpose means, as it is read out; a purpose that an office added stands with its name alone
_SENTENCES: Mapping[str, str] = {
    "data_collection": mark("Our personal data may be kept for our resettlement to Belgium."),
    "data_sharing": mark("They may be passed to the agencies that take part in our resettlement."),
    "voluntary_movement": mark("We travel of our own free will, and were told where we go and how."),
    "health_assessment": mark("We may be examined before the journey."),
    "treatment": mark("We may be treated or vaccinated where that is needed before we travel."),
    "health_data": mark("What was found may be passed to those who look after us on the way and in Belgium."),
    "child_travel": mark("The children named below may travel with the adults named below."),
    "family_split": mark("We agree to travel apart from members of our family."),
    "photo": mark("Photographs of us may be taken and published."),
    "other": mark("Something else, written here by hand: ____"),
}


def consent_data(statement: ConsentStatement) -> dict[str, object]:
    """Return what the template ``consent`` reads, all texts in the language in use."""
    letters = dict(zip((code for code, _label in statement.purposes), ascii_uppercase, strict=False))
    return {
        **head_data(statement, _("Statement of consent {reference}").format(reference=statement.reference)),
        "words": _words(statement),
        "points": [
            {
                "letter": letters.get(code, "•"),
                "label": label,
                "sentence": _(_SENTENCES[code]) if code in _SENTENCES else "",
            }
            for code, label in statement.purposes
        ],
        "families": [_family(family, statement, letters) for family in statement.families],
    }


def _family(family: ConsentFamily, statement: ConsentStatement, letters: Mapping[str, str]) -> dict[str, object]:
    return {
        "name": told(family.name),
        "number": _("family {number}").format(number=family.number) if family.number else "",
        "case_number": family.case_number,
        "people": [_person(person, statement, letters) for person in family.people],
    }


def _person(person: ConsentPerson, statement: ConsentStatement, letters: Mapping[str, str]) -> dict[str, object]:
    written = written_name(person)
    day = statement.day or statement.printed_at.date()
    minor = person.birth_date is not None and person.birth_date.age_on(day) < ADULT
    on_file = ", ".join(letters.get(code, code) for code in person.on_file)
    return {
        "number": str(person.number) if person.number else "–",
        **name_parts(*written),
        "original": own_letters(*written),
        "about": sex_and_age(person.sex, person.birth_date, day),
        "on_file": _("signed before: {points}").format(points=on_file) if on_file else "",
        "signs": _("signed for by") if minor else "",
    }


def _words(statement: ConsentStatement) -> dict[str, str]:
    return {
        **foot_words(_("Statement of consent"), _("Office copy"), statement.printed_at),
        "no_members": _("Nobody is in this case yet."),
        "opening": _(
            "What is asked was read out to us in a language that we understand, and we could put questions. "
            "We mark each point with yes or no. We may take our consent back by telling the office."
        ),
        "yes": _("yes"),
        "no": _("no"),
        "number": _("No."),
        "name": _("Name"),
        "about": _("Sex, age"),
        "differs": _("Not to points"),
        "signature": _("Signature or thumbprint"),
        "date": _("Date"),
        "read_by": _("Read out by"),
        "language": _("in"),
        "officer": _("Officer"),
        "on": _("on"),
    }

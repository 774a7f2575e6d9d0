"""The travel letter in the form in which its template reads it: texts, ready to be set."""

from __future__ import annotations

from resettle_desktop.documents.family_sheet import DatedPaper
from resettle_desktop.documents.manifest import ManifestLeg
from resettle_desktop.documents.paper_data import (
    born_text,
    clock,
    foot_words,
    head_data,
    long_day,
    name_parts,
    own_letters,
    told,
    until_text,
    written_name,
)
from resettle_desktop.documents.travel_letter import LetterFamily, LetterPerson, TravelLetter
from resettle_desktop.records.texts import _, n_


def travel_letter_data(letter: TravelLetter) -> dict[str, object]:
    """Return what the template ``travel-letter`` reads, all texts in the language in use."""
    return {
        **head_data(
            letter, _("Travel letter {reference}").format(reference=letter.reference), cancelled=letter.cancelled
        ),
        "words": _words(letter),
        "date": until_text(letter.printed_at.date()),
        "day": long_day(letter.day),
        "itinerary": [_leg(leg) for leg in letter.legs],
        "families": [_family(family, letter) for family in letter.families],
    }


def _leg(leg: ManifestLeg) -> dict[str, str]:
    return {
        "flight": f"{leg.carrier} {leg.number}".strip(),
        "day": until_text(leg.departs.date()) if leg.departs else "",
        "origin": leg.origin,
        "departs": clock(leg.departs),
        "destination": leg.destination,
        "arrives": clock(leg.arrives),
        "arrival_day": until_text(leg.arrives.date()) if _is_later(leg) and leg.arrives else "",
    }


def _is_later(leg: ManifestLeg) -> bool:
    return bool(leg.departs and leg.arrives and leg.departs.date() != leg.arrives.date())


def _family(family: LetterFamily, letter: TravelLetter) -> dict[str, object]:
    return {
        "name": told(family.name),
        "number": _("family {number}").format(number=family.number) if family.number else "",
        "case_number": family.case_number,
        "opening": _opening(family, letter),
        "people": [_person(person) for person in family.people],
        "nobody": "" if family.people else _("Nobody is in this case yet."),
        "contacts": _contacts(family, letter),
    }


def _opening(family: LetterFamily, letter: TravelLetter) -> str:
    people = n_("The person named below travels", "The {n} people named below travel together", len(family.people))
    programme = _(" under the programme “{programme}”").format(programme=family.programme) if family.programme else ""
    group = _(" with the group {departure}").format(departure=letter.departure) if letter.departure else ""
    return _("{people} to Belgium{programme}{group}. The office {office} arranges the journey.").format(
        people=people, programme=programme, group=group, office=letter.office
    )


def _contacts(family: LetterFamily, letter: TravelLetter) -> list[dict[str, str]]:
    escort = [(_("With the group"), letter.escort)] if letter.escort else []
    focal_point = [(_("For this family"), family.focal_point)] if family.focal_point else []
    office = [(_("Office") if place == 0 else "", line) for place, line in enumerate(letter.contacts)]
    return [{"label": label, "text": text} for label, text in (*escort, *focal_point, *office)]


def _person(person: LetterPerson) -> dict[str, object]:
    written = written_name(person)
    return {
        "number": str(person.number) if person.number else "–",
        **name_parts(*written),
        "original": own_letters(*written),
        "relationship": person.relationship,
        "sex": person.sex or "–",
        "born": born_text(person.birth_date),
        "nationality": person.nationality,
        "document": person.document.number or "–",
        "document_until": _until(person.document),
        "document_type": person.document_type,
        "visa": person.visa.number or "–",
        "visa_until": _until(person.visa),
    }


def _until(paper: DatedPaper) -> str:
    return _("until {day}").format(day=until_text(paper.until)) if paper.until else ""


def _words(letter: TravelLetter) -> dict[str, str]:
    return {
        **foot_words(_("Travel letter"), _("To be carried by the family"), letter.printed_at),
        "to_all": _("To whom it may concern"),
        "number": _("No."),
        "name": _("Name"),
        "born": _("Sex, born"),
        "nationality": _("nationality"),
        "document_column": _("Document"),
        "visa": _("Visa"),
        "until": _("valid until"),
        "journey": _("Journey"),
        "local": _("All times are local."),
        "help": _("Please help them to continue their journey, and ask us where anything is unclear."),
        "questions": _("Whom to ask"),
        "signed": _("Name and function"),
        "signature": _("Signature and stamp"),
        "on": _("on"),
    }

"""The family sheet in the form in which its template reads it: texts, ready to be set."""

from __future__ import annotations

from datetime import date

from resettle_desktop.documents.family_sheet import DatedPaper, FamilySheet, SheetMember
from resettle_desktop.documents.manifest import ManifestLeg
from resettle_desktop.documents.paper_data import HELP_BY_CREW, aligned, born_text, clock, foot_words, told, until_text
from resettle_desktop.records.dates import show_day
from resettle_desktop.records.texts import _, language, n_
from resettle_desktop.rules.ages import age_text
from resettle_desktop.rules.kinship import ADULT


def family_sheet_data(sheet: FamilySheet) -> dict[str, object]:
    """Return what the template ``family-sheet`` reads, all texts in the language in use."""
    day = _day(sheet)
    return {
        "language": language(),
        "title": _("Family sheet {case}").format(case=sheet.case_number),
        "printed_at": sheet.printed_at.isoformat(),
        "words": _words(sheet),
        "office": sheet.office,
        "programme": sheet.programme,
        "reference": sheet.case_number,
        "version": sheet.version,
        "prepared_by": sheet.prepared_by,
        "name": told(sheet.name) or told(_("Name not entered")),
        "family_number": _("family {number}").format(number=sheet.family_number) if sheet.family_number else "",
        "applicant": told(sheet.applicant),
        "counts": _counts(sheet, day),
        "case": _facts(_of_case(sheet)),
        "journey": _facts(_of_journey(sheet)),
        "members": [_member(member, day) for member in sheet.members],
        "checks": [
            _("Names as on the papers, read out"), _("Nobody missing, nobody new (birth, marriage)"),
            _("Telephone number rings"), _("Relatives in Belgium noted below"),
        ],
    }  # fmt: skip


def _day(sheet: FamilySheet) -> date:
    """Return the day for which ages are told: of travel where it is known, else of the print."""
    departs = sheet.legs[0].departs if sheet.legs else None
    return (departs or sheet.printed_at).date()


def _facts(lines: list[tuple[str, str]]) -> list[dict[str, object]]:
    return [{"label": label, **told(text or "–")} for label, text in lines]


def _of_case(sheet: FamilySheet) -> list[tuple[str, str]]:
    return [
        (_("Submitted"), until_text(sheet.submitted)),
        (_("Priority"), sheet.priority),
        (_("Decision"), sheet.decision),
        (_("Lives in"), sheet.lives_in),
        (_("Phone"), sheet.phone),
    ]


def _of_journey(sheet: FamilySheet) -> list[tuple[str, str]]:
    flights = [_flight(leg, leg is sheet.legs[0], leg is sheet.legs[-1]) for leg in sheet.legs]
    booked = _("{departure}, family {number} of {all}").format(
        departure=sheet.reference, number=sheet.family_number, all=sheet.families
    )
    lines = [(_("Departure"), booked if sheet.reference else _("not booked yet"))]
    lines += [(_("Flights") if place == 0 else "", flight) for place, flight in enumerate(flights)]
    lines += [(_("Reception") if n == 0 else "", where) for n, where in enumerate(sheet.reception or ("",))]
    return [*lines, (_("Contact"), sheet.contact)]


def _flight(leg: ManifestLeg, first: bool, last: bool) -> str:
    """Return a leg in one line: the first with its day, the last with the time of arrival."""
    day = aligned(show_day(leg.departs.date())) if first and leg.departs else ""
    arrives = clock(leg.arrives) if last else ""
    words = (day, leg.carrier, leg.number, clock(leg.departs), leg.origin, "→", arrives, leg.destination)
    return " ".join(filter(None, words))


def _counts(sheet: FamilySheet, day: date) -> list[dict[str, str]]:
    ages = [member.birth_date.age_on(day) for member in sheet.members if member.birth_date]
    sexes = [member.sex for member in sheet.members]
    grown, all = sum(age >= ADULT for age in ages), len(sheet.members)
    counted = [
        (_("people"), all), (_("adults 18+"), grown), (_("minors"), len(ages) - grown),
        (_("age not known"), all - len(ages)), (_("female"), sexes.count("F")), (_("male"), sexes.count("M")),
    ]  # fmt: skip
    return [{"label": label, "count": str(count)} for label, count in counted if count or label == _("people")]


def _member(member: SheetMember, day: date) -> dict[str, object]:
    bags = n_("{n} bag", "{n} bags", member.bags) if member.bags is not None else ""
    born = born_text(member.birth_date)
    person = [
        (_("Relation"), ", ".join(filter(None, (member.relationship, member.marital_status)))),
        (_("Sex, born, age"), ", ".join(filter(None, (member.sex, born, age_text(member.birth_date, day))))),
        (_("Place of birth"), member.birth_place),
        (_("Father, mother"), ", ".join(member.parents)),
        (_("Languages"), member.languages),
    ]
    papers = [
        {"label": _("UNHCR number"), "text": member.unhcr_number or "–", "after": ""},
        _paper(_("Document"), member.document),
        _paper(_("Visa"), member.visa),
        _paper(_("Exit permit"), member.exit_permit),
        {"label": _("Ticket"), "text": member.ticket or "–", "after": bags},
    ]
    return {
        "number": str(member.number),
        **_names(member),
        "hold": bool(member.open),
        "services": [code for code in member.services if code in HELP_BY_CREW],
        "person": _facts(person),
        "papers": papers,
        "open": ", ".join(member.open),
        "needs": ", ".join(member.needs),
    }


def _names(member: SheetMember) -> dict[str, object]:
    if not (member.family_name or member.given_names or member.original_name):
        return {"family_name": "", "given_names": _("Name not entered"), "original_name": {}}
    return {
        "family_name": member.family_name.upper(),
        "given_names": member.given_names,
        "original_name": told(member.original_name),
    }


def _paper(label: str, paper: DatedPaper) -> dict[str, str]:
    until = _("until {day}").format(day=until_text(paper.until)) if paper.until else ""
    return {"label": label, "text": paper.number or "–", "after": until}


def _words(sheet: FamilySheet) -> dict[str, str]:
    return {
        **foot_words(_("Family sheet"), _("Not for the airline or the airport"), sheet.printed_at),
        "applicant": _("principal applicant"),
        "members": _("Members"),
        "nobody": _("Nobody is in this case yet."),
        "open": _("Open before boarding:"),
        "needs": _("Needs:"),
        "to_check": _("To be checked with the family"),
        "notes": _("Notes"),
        "prepared_by": _("Prepared by"),
        "checked_by": _("Checked by"),
        "on": _("on"),
    }

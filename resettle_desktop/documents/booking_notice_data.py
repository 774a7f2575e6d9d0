"""The booking notice in the form in which its template reads it: texts, ready to be set."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from resettle_desktop.documents.booking_notice import BookingNotice, NoticeFamily, NoticePerson
from resettle_desktop.documents.editions import edition_number
from resettle_desktop.documents.escorting import EscortLine, MetLine
from resettle_desktop.documents.manifest import ManifestLeg
from resettle_desktop.documents.paper_data import (
    HELP_BY_CREW,
    aligned,
    day_and_month,
    foot_words,
    head_data,
    leg_data,
    long_day,
    name_parts,
    told,
)
from resettle_desktop.records.dates import show_day
from resettle_desktop.records.texts import _, n_
from resettle_desktop.rules.ages import age_class, age_text


def booking_notice_data(paper: BookingNotice) -> dict[str, object]:
    """Return what the template ``booking-notice`` reads, all texts in the language in use."""
    programmes = ", ".join(paper.programmes)
    return {
        **head_data(
            paper, _("Booking notice {reference}").format(reference=paper.reference),
            _("{programme} to Belgium").format(programme=programmes) if programmes else "", paper.cancelled,
        ),
        "version": edition_number("booking-notice", paper.version),
        "day": long_day(paper.day),
        "head": _head(paper),
        "to": _to(paper),
        "itinerary": [_leg(leg, paper.day) for leg in paper.legs],
        "counts": _counts(_people(paper.families), paper),
        "escorts": [_escort(each) for each in paper.escorts],
        "escort": paper.escort,
        "met": [_met(each) for each in paper.met],
        "transit": paper.transit,
        "families": [_family(each, paper.day) for each in paper.families],
        "services": _services(_people(paper.families)),
        "alone": [_alone(person, family, paper.day) for family in paper.families for person in family.people
                  if person.alone],
        "papers": _papers(_people(paper.families)),
        "remarks": paper.remarks,
        "prepared_by": paper.prepared_by,
        "words": _words(paper),
    }  # fmt: skip


def _people(families: Iterable[NoticeFamily]) -> list[NoticePerson]:
    return [person for family in families for person in family.people]


def _head(paper: BookingNotice) -> list[dict[str, str]]:
    destination = paper.legs[-1].destination if paper.legs else ""
    facts = [
        (_("Date"), aligned(show_day(paper.printed_at.date()))), (_("From"), paper.office),
        (_("Programme"), ", ".join(paper.programmes)), (_("Destination"), destination),
    ]  # fmt: skip
    return [{"label": label, "text": text or "–"} for label, text in facts]


def _to(paper: BookingNotice) -> list[dict[str, str]]:
    """Return to whom the notice goes: to all who meet the group, those at its arrival first."""
    arriving = sorted(paper.met, key=lambda each: not each.arrives)
    lines = [", ".join(filter(None, (each.agency or each.name, each.phone))) for each in arriving]
    return [{"label": _("To"), "text": "\n".join(dict.fromkeys(filter(None, lines))) or _("Nobody entered yet")}]


def _leg(leg: ManifestLeg, day: date | None) -> dict[str, str]:
    on = leg.departs.date() if leg.departs else None
    return {**leg_data(leg, day), "day": day_and_month(on) or "–"}


def _types(people: Sequence[NoticePerson], day: date | None) -> Counter[str]:
    return Counter(age_class(person.birth_date, day) if day else "unknown" for person in people)


def _counts(people: Sequence[NoticePerson], paper: BookingNotice) -> list[dict[str, str]]:
    types, sexes = _types(people, paper.day), Counter(person.sex for person in people)
    counted = [
        (len(paper.families), n_("case", "cases", len(paper.families)), True),
        (len(people), n_("person", "people", len(people)), True),
        (types["adult"], "ADT", paper.day), (types["child"], "CHD", paper.day), (types["infant"], "INF", paper.day),
        (types["unknown"], _("age unknown"), types["unknown"]),
        (sexes["M"], "M", True), (sexes["F"], "F", True),
        (len(people) - sexes["M"] - sexes["F"], _("other"), len(people) - sexes["M"] - sexes["F"]),
    ]  # fmt: skip
    return [{"number": str(number), "label": label} for number, label, shown in counted if shown]


def _whom(whom: str) -> str:
    return whom or _("the whole group")


def _escort(escort: EscortLine) -> list[str]:
    stretch = " – ".join(filter(None, (escort.origin, escort.destination)))
    return [escort.kind or "–", ", ".join(filter(None, (escort.name, escort.phone))) or "–", stretch or "–",
            _whom(escort.whom)]  # fmt: skip


def _met(met: MetLine) -> list[str]:
    where = " ".join(filter(None, (met.point, met.place)))
    who = ", ".join(filter(None, (met.agency, met.name, met.phone)))
    return [where or "–", who or "–", met.remarks or "–", _whom(met.whom)]


def _family(family: NoticeFamily, day: date | None) -> dict[str, object]:
    types, sexes = _types(family.people, day), Counter(person.sex for person in family.people)
    bags = [person.bags for person in family.people if person.bags is not None]
    cells = {
        "ADT": types["adult"], "CHD": types["child"], "INF": types["infant"], "M": sexes["M"], "F": sexes["F"],
    }  # fmt: skip
    return {
        "number": str(family.number),
        "case_number": family.case_number,
        "applicant": told(_applicant(family)),
        "size": str(len(family.people)),
        **{label: str(number) if number else "–" for label, number in cells.items()},
        "bags": str(sum(bags)) if bags else "–",
    }


def _applicant(family: NoticeFamily) -> str:
    return " ".join(filter(None, name_parts(*family.applicant).values()))


def _services(people: Sequence[NoticePerson]) -> list[dict[str, object]]:
    """Return each code with the numbers of those for whom it is asked; what needs help on the ground stands first."""
    asked: dict[str, list[str]] = {}
    for person in people:
        for code in person.services:
            asked.setdefault(code, []).append(str(person.number))
    ordered = sorted(asked, key=lambda code: (code not in HELP_BY_CREW, code))
    return [
        {
            "code": code,
            "by_crew": code in HELP_BY_CREW,
            "count": str(len(asked[code])),
            "numbers": _numbers(asked[code]),
        }
        for code in ordered
    ]


def _numbers(numbers: Sequence[str]) -> str:
    return _("No. {number}").format(number=", ".join(numbers))


def _alone(person: NoticePerson, family: NoticeFamily, day: date | None) -> str:
    said = _("family {number}").format(number=family.number)
    age = age_text(person.birth_date, day) if day else ""
    aged = _("{age} years").format(age=age) if age else _("age unknown")
    return ", ".join(filter(None, (_("No. {number}").format(number=person.number), person.sex, aged, said)))


def _papers(people: Sequence[NoticePerson]) -> list[dict[str, str]]:
    documents = Counter(person.document_type or _("none entered") for person in people)
    visas = Counter(visa for person in people for visa in person.visas)
    without = sum(not person.visas for person in people)
    if without and people:
        visas[_("none granted")] = without
    facts = [(_("Travel documents"), _counted(documents)), (_("Visas granted"), _counted(visas)),
             (_("Baggage"), _baggage(people))]  # fmt: skip
    return [{"label": label, "text": text or "–"} for label, text in facts]


def _counted(counter: Counter[str]) -> str:
    return ", ".join(f"{number} × {name}" for name, number in sorted(counter.items(), key=lambda each: -each[1]))


def _baggage(people: Sequence[NoticePerson]) -> str:
    bags = [person.bags for person in people if person.bags is not None]
    weights = [person.weight for person in people if person.weight is not None]
    total = n_("{n} bag", "{n} bags", sum(bags)) if bags else ""
    weight = _("{weight} kg").format(weight=sum(weights)) if weights else ""
    lacking = len(people) - len(bags)
    unknown = n_("not known of 1 person", "not known of {n} people", lacking) if lacking else ""
    return ", ".join(filter(None, (total, weight, unknown)))


def _words(paper: BookingNotice) -> dict[str, str]:
    return {
        **foot_words(_("Booking notice"), _("Receiving office copy"), paper.printed_at),
        "version": _("revision"),
        "itinerary": _("Itinerary, local times"),
        "leg": _("Leg"), "flight": _("Flight"), "day": _("Day"), "departs": _("Departs"), "arrives": _("Arrives"),
        "escorts": _("Escorts"), "kind": _("Kind of escort"), "name_phone": _("Name, phone"),
        "stretch": _("From – to"), "whom": _("For whom"), "no_escort": _("No escort entered."),
        "met": _("Transit and arrival assistance"), "where": _("Place"), "who": _("Who meets them"),
        "arranged": _("Arranged"), "no_met": _("Nobody entered yet who meets the group."),
        "families": _("Cases"), "number": _("Family"), "case": _("Case number"),
        "applicant": _("Principal applicant"), "size": _("Persons"), "bags": _("Bags"),
        "services": _("Special handling"), "no_services": _("None asked for."),
        "alone": _("Unaccompanied minors"), "no_alone": _("None."),
        "papers": _("Documents and baggage"), "remarks": _("Remarks"), "prepared_by": _("Prepared by"),
    }  # fmt: skip

"""The arrival list in the form in which its template reads it: texts, ready to be set."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from resettle_desktop.documents.arrival_list import ArrivalCentre, ArrivalFamily, ArrivalList, ArrivalPerson
from resettle_desktop.documents.paper_data import (
    HELP_BY_CREW,
    born_text,
    foot_words,
    head_data,
    leg_data,
    long_day,
    name_parts,
    wheelchairs,
    written_name,
)
from resettle_desktop.records.texts import _, n_
from resettle_desktop.rules.ages import age_text
from resettle_desktop.rules.kinship import ADULT


def arrival_list_data(paper: ArrivalList) -> dict[str, object]:
    """Return what the template ``arrival-list`` reads, all texts in the language in use."""
    return {
        **head_data(paper, _("Arrival list {reference}").format(reference=paper.reference), cancelled=paper.cancelled),
        "day": long_day(_day(paper)),
        "itinerary": [leg_data(leg, paper.day) for leg in paper.legs[-1:]],
        "under": _("Escort: {name}").format(name=paper.escort) if paper.escort else "",
        "counts": _counts(paper),
        "centres": [_centre(centre, paper) for centre in paper.centres],
        "words": _words(paper),
    }


def _day(paper: ArrivalList) -> date | None:
    """Return the local day of arrival, else that of departure."""
    arrives = paper.legs[-1].arrives if paper.legs else None
    return arrives.date() if arrives else paper.day


def _people(families: Sequence[ArrivalFamily]) -> list[ArrivalPerson]:
    return [person for family in families for person in family.people]


def _counts(paper: ArrivalList) -> list[dict[str, object]]:
    families = [family for centre in paper.centres for family in centre.families]
    people = _people(families)
    sexes = [person.sex for person in people]
    grown, minors, unknown = _ages(people, paper)
    counted = [
        (len({family.number for family in families}), _("families")), (len(people), _("people")),
        (grown, _("adults 18+")), (minors, _("minors")), (unknown, _("age unknown")),
        (sexes.count("F"), _("female")), (sexes.count("M"), _("male")),
    ]  # fmt: skip
    return [{"number": str(n), "label": label} for n, label in counted if n or label != _("age unknown")]


def _ages(people: Sequence[ArrivalPerson], paper: ArrivalList) -> tuple[int, int, int]:
    """Return how many are grown up on the day, how many are not, and of how many nobody knows."""
    day = _day(paper)
    ages = [person.birth_date.age_on(day) for person in people if person.birth_date and day]
    grown = sum(age >= ADULT for age in ages)
    return grown, len(ages) - grown, len(people) - len(ages)


def _centre(centre: ArrivalCentre, paper: ArrivalList) -> dict[str, object]:
    people = _people(centre.families)
    grown, minors, unknown = _ages(people, paper)
    bags = sum(person.bags or 0 for person in people)
    parts = [
        n_("1 adult", "{n} adults", grown),
        n_("1 minor", "{n} minors", minors),
        _("{n} of unknown age").format(n=unknown) if unknown else "",
    ]
    families = n_("1 family", "{n} families", len(centre.families))
    size = f"{families}, {n_('1 person', '{n} people', len(people))} = {' + '.join(filter(None, parts))}"
    chairs = wheelchairs(person.services for person in people)
    return {
        "name": centre.name or _("No reception place yet"),
        "size": size,
        "bags": n_("{n} bag", "{n} bags", bags) if bags else "",
        "wheelchairs": n_("{n} wheelchair", "{n} wheelchairs", chairs) if chairs else "",
        "families": [_family(family, paper) for family in centre.families],
    }


def _family(family: ArrivalFamily, paper: ArrivalList) -> dict[str, object]:
    return {
        "number": str(family.number),
        "name": family.name,
        "numbers": list(family.numbers),
        "phone": family.phone,
        "people": [_person(person, paper) for person in family.people],
    }


def _person(person: ArrivalPerson, paper: ArrivalList) -> dict[str, object]:
    day = _day(paper)
    return {
        "number": str(person.number),
        **name_parts(*written_name(person)),
        "relationship": person.relationship,
        "unhcr_number": person.unhcr_number,
        "sex": person.sex,
        "age": age_text(person.birth_date, day) if day else "",
        "born": born_text(person.birth_date),
        "nationality": person.nationality or "–",
        "birth_place": person.birth_place,
        "languages": person.languages or "–",
        "codes": [code for code in person.services if code in HELP_BY_CREW],
        "needs": ", ".join(person.needs),
        "bags": "" if person.bags is None else str(person.bags),
    }


def _words(paper: ArrivalList) -> dict[str, str]:
    return {
        **foot_words(_("Arrival list"), _("Fedasil, CGRS, Immigration Office"), paper.printed_at),
        "family": _("Family"),
        "family_under": _("case, phone"),
        "number": _("No."),
        "here": _("Here"),
        "bus": _("Bus"),
        "name": _("Name"),
        "name_under": _("relation, UNHCR number"),
        "person": _("Sex, age"),
        "person_under": _("born"),
        "nationality": _("Nationality"),
        "nationality_under": _("place of birth"),
        "languages": _("Languages"),
        "needs": _("Mobility, assistance"),
        "bags": _("Bags"),
        "remark": _("Remark"),
    }

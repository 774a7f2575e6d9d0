"""The airport-day checklist in the form in which its template reads it: texts, ready to be set."""

from __future__ import annotations

from collections.abc import Iterator

from resettle_desktop.documents.day_checklist import DayChecklist, DayFamily, DayPerson, InHand
from resettle_desktop.documents.manifest import passenger_type
from resettle_desktop.documents.paper_data import (
    HELP_BY_CREW,
    clock,
    day_and_month,
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

_BLANK = "____"  # the template draws a line in its place
_COLD_MONTHS = frozenset({11, 12, 1, 2, 3})
_NAMED = 4  # who need help are named; more are counted


def day_checklist_data(checklist: DayChecklist) -> dict[str, object]:
    """Return what the template ``day-checklist`` reads, all texts in the language in use."""
    return {
        **head_data(
            checklist,
            _("Airport-day checklist {reference}").format(reference=checklist.reference),
            cancelled=checklist.cancelled,
        ),
        "words": _words(checklist),
        "day": long_day(checklist.day),
        "itinerary": [leg_data(leg, checklist.day) for leg in checklist.legs],
        "counts": _counts(checklist),
        "group": [{"when": when, "checks": list(checks)} for when, checks in _of_the_group(checklist)],
        "families": [_family(family, checklist) for family in checklist.families],
    }


# the whole group


def _people(checklist: DayChecklist) -> list[DayPerson]:
    return [person for family in checklist.families for person in family.people]


def _counts(checklist: DayChecklist) -> list[dict[str, str]]:
    people, families = _people(checklist), len(checklist.families)
    chairs, held = wheelchairs(person.services for person in people), sum(bool(person.holds) for person in people)
    counted = [
        (str(families), n_("family", "families", families)),
        (str(len(people)), n_("person", "people", len(people))),
        (_bags(people, "—"), _("bags")),
        *([(str(chairs), n_("wheelchair", "wheelchairs", chairs))] if chairs else []),
        (str(held), _("on hold")),
    ]
    return [{"number": number, "label": label} for number, label in counted]


def _bags(people: list[DayPerson] | tuple[DayPerson, ...], unknown: str) -> str:
    """Return how many bags there are; where nobody entered any, that is not known."""
    known = [person.bags for person in people if person.bags is not None]
    return str(sum(known)) if known else unknown


def _of_the_group(checklist: DayChecklist) -> Iterator[tuple[str, Iterator[str]]]:
    """Yield the moments of the day, each with what the leader ticks off then."""
    met = checklist.meeting_time
    meeting = (_("Meeting point"), clock(met) if met else "", checklist.meeting_place)
    yield _("Before leaving"), _before_leaving(checklist)
    yield "\n".join(filter(None, meeting)), _at_the_meeting(checklist)
    yield _("Check-in and border"), _at_check_in(checklist)
    yield _("Gate"), _at_the_gate(checklist)


def _before_leaving(checklist: DayChecklist) -> Iterator[str]:
    people = _people(checklist)
    yield n_("Ticket printed for 1 person", "Tickets printed for {n} people", len(people))
    yield _("No-travel list checked for everybody")
    yield _("Pre-embarkation checks passed: {blank} of {all}").format(blank=_BLANK, all=len(people))
    if helped := _helped(checklist):
        carriers = ", ".join(dict.fromkeys(filter(None, (leg.carrier for leg in checklist.legs))))
        yield _("Help confirmed with {carriers}: {names}").format(carriers=carriers or _BLANK, names=helped)
    yield _with(_("Escort briefed, has the telephone numbers and this list"), checklist.escort)
    if stops := _stops(checklist):
        told = _("{place} transit team told: {numbers}").format(place=stops, numbers=_group_size(checklist))
        yield _with(told, checklist.transit_assistance)
    if checklist.day is not None and checklist.day.month in _COLD_MONTHS:
        yield _("Warm clothing handed out")
    yield _("Arrival announced to Brussels and Fedasil")


def _at_the_meeting(checklist: DayChecklist) -> Iterator[str]:
    if checklist.transport:
        yield _with(_("Transport is there"), checklist.transport)
    yield _("All families counted: {blank} of {families}, {blank} of {people}").format(
        blank=_BLANK,
        families=n_("1 family", "{n} families", len(checklist.families)),
        people=n_("1 person", "{n} people", len(_people(checklist))),
    )
    if any(person.holds for person in _people(checklist)):
        yield _("Names on hold decided: who stays, who travels")


def _at_check_in(checklist: DayChecklist) -> Iterator[str]:
    yield _("Bags tagged: {blank} of {all}").format(blank=_BLANK, all=_bags(_people(checklist), _BLANK))
    yield n_("Boarding passes handed out", "Boarding passes for {n} flights handed out", max(1, len(checklist.legs)))
    yield _("Exit stamps given")


def _at_the_gate(checklist: DayChecklist) -> Iterator[str]:
    yield _("Boarding counted: {blank} people, same as the manifest").format(blank=_BLANK)
    told = ", ".join(filter(None, ("Fedasil", _stops(checklist))))
    yield _("Departure message sent to Brussels, {places}").format(places=told)


def _helped(checklist: DayChecklist) -> str:
    named = []
    for person in _people(checklist):
        codes = [code for code in person.services if code in HELP_BY_CREW]
        name = f"{person.family_name.upper()} {person.given_names}".strip() or person.original_name
        named += [f"{name or person.number}, {' '.join(codes)}"] if codes else []
    more = [f"+{len(named) - _NAMED}"] if len(named) > _NAMED else []
    return "; ".join(named[:_NAMED] + more)


def _group_size(checklist: DayChecklist) -> str:
    people = _people(checklist)
    chairs = wheelchairs(person.services for person in people)
    infants = sum(_type(person, checklist) == "INF" for person in people)
    return ", ".join(filter(None, (
        n_("1 person", "{n} people", len(people)),
        n_("{n} wheelchair", "{n} wheelchairs", chairs) if chairs else "",
        n_("{n} infant", "{n} infants", infants) if infants else "",
    )))  # fmt: skip


def _stops(checklist: DayChecklist) -> str:
    """Return the places where the group changes."""
    return ", ".join(dict.fromkeys(leg.destination for leg in checklist.legs[:-1] if leg.destination))


def _with(check: str, detail: str) -> str:
    return f"{check}: {detail}" if detail else check


# family by family


def _family(family: DayFamily, checklist: DayChecklist) -> dict[str, object]:
    held = sum(bool(person.holds) for person in family.people)
    bags, known = _bags(family.people, ""), any(person.bags is not None for person in family.people)
    return {
        "number": str(family.number),
        "name": family.name,
        "case_number": family.case_number,
        "phone": family.phone,
        "place": family.place,
        "count": str(len(family.people)),
        "bags": bags,
        "people": n_("1 person", "{n} people", len(family.people)),
        "size": n_("{n} bag", "{n} bags", int(bags)) if known else "",
        "held": _("{count} on hold").format(count=held) if held else "",
        "codes": sorted({code for person in family.people for code in person.services if code in HELP_BY_CREW}),
        "tagged": _("Bags tagged {blank} of {all}").format(blank=_BLANK, all=bags or _BLANK),
        "passengers": [_person(person, checklist) for person in family.people],
    }


def _person(person: DayPerson, checklist: DayChecklist) -> dict[str, object]:
    day = checklist.day
    age = age_text(person.birth_date, day) if day else ""
    return {
        "number": str(person.number),
        **name_parts(*written_name(person)),
        "about": " ".join(filter(None, (person.sex, age))),
        "type": kind if (kind := _type(person, checklist)) in ("CHD", "INF") else "",
        "codes": [code for code in person.services if code in HELP_BY_CREW],
        "in_hand": [_box(each) for each in person.in_hand],
        "holds": ", ".join(person.holds),
    }


def _type(person: DayPerson, checklist: DayChecklist) -> str:
    born, day = person.birth_date, checklist.day
    return passenger_type(born.age_on(day) if born and day else None)


def _box(each: InHand) -> dict[str, str]:
    return {"tick": each.tick, "until": day_and_month(each.until)}


def _words(checklist: DayChecklist) -> dict[str, object]:
    return {
        **foot_words(_("Airport-day checklist"), _("Office copy"), checklist.printed_at),
        "group": _("The group"),
        "done": _("Done"),
        "time": _("Time"),
        "by": _("By, remark"),
        "families": _("Families"),
        "people": _("People"),
        "bags": _("Bags"),
        "bus": _("Bus to"),
        "met": _("Met"),
        "border": _("Border"),
        "board": _("Boarded"),
        "note": _("Note"),
        "person": _("Family and person"),
        "person_under": _("in hand, for each person"),
        "in_hand": [_("Docum."), _("Visa"), _("Permit"), _("Fit to")],
        "in_hand_under": [_("until"), _("until"), _("until"), _("travel")],
        "cards": _("Cards"),
        "cards_under": n_("{n} flight", "{n} flights", max(1, len(checklist.legs))),
        "exit": _("Exit"),
        "exit_under": _("stamp"),
        "on": _("On"),
        "on_under": _("board"),
        "remark": _("Remark"),
        "to": _("to {place}"),
        "consent": _("Consent"),
        "iom_bag": _("IOM bag"),
        "medicine": _("Medicine in hand bag"),
        "phone": _("Phone works"),
        "prepared_by": _("Prepared by"),
        "checked_by": _("Checked by"),
        "at": _("time"),
    }

"""With whom one travels: a child with a parent or guardian, an infant on a lap, and the family together."""

from __future__ import annotations

from collections.abc import Sequence

from resettle_desktop.records.texts import _
from resettle_desktop.rules.ages import age_class
from resettle_desktop.rules.clearance.facts import Asked, Traveller
from resettle_desktop.rules.clearance.health import has_positive_test
from resettle_desktop.rules.clearance.verdicts import Verdict, cleared, missing, not_needed
from resettle_desktop.rules.escorts import WITH_CHILDREN, is_escorted
from resettle_desktop.rules.kinship import ADULT, PRINCIPAL, SPOUSES, short_name

INFANT_ON_LAP, MINOR_ALONE = "INFT", "UMNR"
_PARENTED = frozenset({"son", "daughter", "stepson", "stepdaughter"})  # children of the applicant or of the spouse
_HEADS = SPOUSES | {PRINCIPAL}
_SIBLINGS = frozenset({"sibling"})
_ELDERS = frozenset({"father", "mother"})


def minor_accompanied(asked: Asked) -> Verdict:
    """A person under 18 travels with a parent; else with a guardian aboard or an escort, and with custody paper."""
    age = asked.traveller.age_on(asked.journey.day)
    if age is None or age >= ADULT:
        return not_needed()
    parent = _parent(asked)
    if parent is not None:
        return cleared(_("with {name}").format(name=short_name(parent.person)))
    lacking = [] if _is_taken_along(asked) else [_("a guardian on board or an escort")]
    if not asked.traveller.person.custody_paper:
        lacking.append(_("a custody paper"))
    if lacking:
        return missing(_("Under 18 without a parent on board; lacking: {lacking}").format(lacking=", ".join(lacking)))
    return cleared(asked.traveller.person.guardian or _("with an escort"))


def infant_on_lap(asked: Asked) -> Verdict:
    """An infant is booked on the lap of an adult of the family, one an adult, or has a seat.

    Who is no infant any more when the last leg departs needs a seat there (DOMAIN 3.3).
    """
    day, passenger = asked.journey.day, asked.traveller.passenger
    if age_class(asked.traveller.born, day) != "infant":
        return not_needed()
    if passenger is not None and _has_seat(asked.traveller):
        return cleared(_("seat {seat}").format(seat=passenger.seat))
    if age_class(asked.traveller.born, asked.journey.last_day) != "infant":
        return missing(_("No infant any more on the last leg: a seat is needed"))
    infants = [each for each in asked.household.aboard if age_class(each.born, day) == "infant" and not _has_seat(each)]
    laps = [each for each in asked.household.aboard if (each.age_on(day) or 0) >= asked.limits.lap_adult_from_age]
    if _place(asked.traveller, infants) >= len(laps):
        return missing(_("More infants than adults of the family on board: one needs a seat"))
    if INFANT_ON_LAP not in _services(asked.traveller):
        return missing(_("Neither a seat nor {code} is booked").format(code=INFANT_ON_LAP))
    return cleared(_("on a lap"))


def family_together(asked: Asked) -> Verdict:
    """All of the case who are still to travel are on the departure, but for whom a split was agreed.

    While outbreak measures are on, a member with a positive test holds the whole household.
    """
    others = [each for each in asked.household.going if each.person.id != asked.traveller.person.id]
    positive = [each for each in others if has_positive_test(each, asked.journey)]
    if positive:
        return missing(_("Held by the test of {names}").format(names=_names(positive)))
    absent = [each for each in others if each.passenger is None and not each.waiver("family_together", asked.journey)]
    if absent:
        return missing(_("Not on this departure: {names}").format(names=_names(absent)))
    return cleared(_("all on board")) if others else not_needed(_("Travels alone"))


def _parent(asked: Asked) -> Traveller | None:
    """Return a grown parent on board, as the relationships to the applicant say."""
    relation, aboard = asked.traveller.person.relationship, asked.household.aboard
    grown = [each for each in aboard if (each.age_on(asked.journey.day) or 0) >= ADULT]
    wanted = _HEADS if relation in _PARENTED else _ELDERS if relation in {PRINCIPAL, *_SIBLINGS} else frozenset()
    return next((each for each in grown if each.person.relationship in wanted), None)


def _is_taken_along(asked: Asked) -> bool:
    traveller, day = asked.traveller, asked.journey.day
    grown = any((each.age_on(day) or 0) >= ADULT for each in asked.household.aboard)
    journey, person = asked.journey, traveller.person
    escorted = is_escorted(journey.departure, journey.escorts, person, WITH_CHILDREN)
    return bool(person.guardian and grown) or escorted or MINOR_ALONE in _services(traveller)


def _services(traveller: Traveller) -> Sequence[str]:
    return (traveller.passenger.services if traveller.passenger else None) or ()


def _has_seat(traveller: Traveller) -> bool:
    """Return whether a passenger has a seat and not a lap; a seat beside INFT is that of the lap."""
    return bool(traveller.passenger and traveller.passenger.seat) and INFANT_ON_LAP not in _services(traveller)


def _place(traveller: Traveller, among: Sequence[Traveller]) -> int:
    """Return which of these a traveller is, from 0, the elder record first; not among them counts as the last."""
    ids = sorted(each.person.id for each in among)
    return ids.index(traveller.person.id) if traveller.person.id in ids else len(ids)


def _names(travellers: Sequence[Traveller]) -> str:
    return ", ".join(short_name(each.person) for each in travellers)

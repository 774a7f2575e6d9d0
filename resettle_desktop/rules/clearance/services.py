"""The airline's codes that are proposed for a passenger: those that answer travel needs, and an infant's lap."""

from __future__ import annotations

from resettle_desktop.rules.ages import age_class
from resettle_desktop.rules.clearance.booking import BY_ESCORT
from resettle_desktop.rules.clearance.company import INFANT_ON_LAP
from resettle_desktop.rules.clearance.facts import Journey
from resettle_desktop.rules.clearance.judging import Clearance
from resettle_desktop.rules.clearance.limits import Limits
from resettle_desktop.rules.clearance.verdicts import State
from resettle_desktop.rules.escorts import answers_need


def proposed_services(clearance: Clearance, journey: Journey, limits: Limits) -> tuple[str, ...]:
    """Return the codes that are still to be booked, in the order of the needs; none of who lacks nothing.

    Of a need that several codes answer the first is proposed: the one that asks least of the airline.
    """
    traveller = clearance.traveller
    booked = set((traveller.passenger.services if traveller.passenger else None) or ())
    found: list[str] = []
    for need in traveller.needs:
        known = limits.services.get(need.code or "", ())
        codes = [each for each in known if each != BY_ESCORT]
        if BY_ESCORT in known and answers_need(journey.departure, journey.escorts, traveller.person, need.code or ""):
            continue
        if codes and not booked & {*known, *found}:
            found.append(codes[0])
    lap = clearance.by_name.get("infant_on_lap")
    infant = age_class(traveller.born, journey.day) == "infant"
    if infant and lap is not None and lap.verdict.state is State.MISSING and INFANT_ON_LAP not in booked:
        found.append(INFANT_ON_LAP)
    return tuple(dict.fromkeys(found))

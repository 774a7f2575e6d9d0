"""Clearance itself: every requirement that applies, judged for each traveller, and what holds a family back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cached_property
from typing import NamedTuple

from resettle_desktop.records.kinds import Case
from resettle_desktop.records.texts import _
from resettle_desktop.rules.clearance import arrival, booking, company, health, papers
from resettle_desktop.rules.clearance.facts import Asked, Household, Journey, Traveller
from resettle_desktop.rules.clearance.limits import Applies, Limits
from resettle_desktop.rules.clearance.verdicts import Verdict, not_needed, waived

Judge = Callable[[Asked], Verdict]
# one function a requirement; resources/requirements.toml says in which order and to whom they apply
JUDGES: Mapping[str, Judge] = {
    "decision": papers.decision,
    "hold": papers.hold,
    "travel_document": papers.travel_document,
    "visa": papers.visa,
    "exit_permit": papers.exit_permit,
    "health_assessment": health.health_assessment,
    "fit_to_travel": health.fit_to_travel,
    "pcr": health.pcr,
    "symptom_check": health.symptom_check,
    "quarantine": health.quarantine,
    "masks": health.masks,
    "pregnancy": health.pregnancy,
    "consent": papers.consent,
    "orientation": arrival.orientation,
    "reception": arrival.reception,
    "minor_accompanied": company.minor_accompanied,
    "travel_needs": booking.travel_needs,
    "infant_on_lap": company.infant_on_lap,
    "ticket_name": booking.ticket_name,
    "family_together": company.family_together,
}


class Requirement(NamedTuple):
    """One requirement as it stands for one traveller."""

    name: str
    verdict: Verdict


WAITING = "family_together"  # the requirement by which somebody waits for the others of the family


@dataclass(frozen=True)
class Clearance:
    """All requirements of one traveller, for the moment of the journey."""

    traveller: Traveller
    requirements: tuple[Requirement, ...]

    @property
    def cleared(self) -> bool:
        """Return whether the person may board."""
        return not self.held_by

    @cached_property
    def held_by(self) -> tuple[Requirement, ...]:
        """Return what holds the person back, in the order of the table."""
        return tuple(each for each in self.requirements if each.verdict.state.holds_back)

    @cached_property
    def by_name(self) -> Mapping[str, Requirement]:
        """Return the requirements by their names."""
        return {each.name: each for each in self.requirements}

    @property
    def until(self) -> date | datetime | None:
        """Return the end that comes first of all that clears the person; None where nothing of it ends."""
        ends = [each.verdict.until for each in self.requirements if not each.verdict.state.holds_back]
        return min(filter(None, ends), key=_moment, default=None)


def holders(family: Iterable[Clearance]) -> tuple[Clearance, ...]:
    """Return those of a family who hold it back by something of their own; all who are held where nobody does.

    Who only waits for the others is cleared as soon as they are.
    """
    held = tuple(each for each in family if each.held_by)
    by_themselves = tuple(each for each in held if any(one.name != WAITING for one in each.held_by))
    return by_themselves or held


def judge(
    traveller: Traveller, household: Household, journey: Journey, limits: Limits, table: Iterable[Applies]
) -> Clearance:
    """Return how every requirement stands for one traveller of a household.

    Those that come with outbreak measures are among them while measures ask for them.
    """
    return _judged(Asked(traveller, household, journey, limits), _asked_of(traveller.case, journey, table))


def judge_household(
    household: Household, journey: Journey, limits: Limits, table: Sequence[Applies]
) -> tuple[Clearance, ...]:
    """Return the clearance of each member who is on the departure."""
    aboard = household.aboard
    asked = _asked_of(aboard[0].case, journey, table) if aboard else []
    return tuple(_judged(Asked(each, household, journey, limits), asked) for each in aboard)


def _asked_of(case: Case, journey: Journey, table: Iterable[Applies]) -> list[tuple[str, bool]]:
    """Return the requirements of a journey, each with whether it applies to a case."""
    measures, country = journey.measures, journey.departure.from_country or case.asylum_country
    there = [each for each in table if not each.with_measures or (measures is not None and measures.asks(each.name))]
    return [(each.name, each.to(case.programme, country)) for each in there]


def _judged(asked: Asked, requirements: Iterable[tuple[str, bool]]) -> Clearance:
    verdicts = [Requirement(name, _verdict(name, asked) if applies else _left_out()) for name, applies in requirements]
    return Clearance(asked.traveller, tuple(verdicts))


def _verdict(requirement: str, asked: Asked) -> Verdict:
    found = JUDGES[requirement](asked)
    return _dispensed(requirement, asked) or found if found.state.holds_back else found


def _dispensed(requirement: str, asked: Asked) -> Verdict | None:
    found = asked.traveller.waiver(requirement, asked.journey)
    if found is None:
        return None
    who, reason = found.by or _("a person not named"), found.reason or _("no reason given")
    return waived(_("Waived by {who}: {reason}").format(who=who, reason=reason), found.until)


def _left_out() -> Verdict:
    return not_needed(_("Not asked in this programme or country"))


def _moment(until: date | datetime) -> datetime:
    return until if isinstance(until, datetime) else datetime.combine(until, time.max)

"""Times of a person's health that cannot be right at their place, or come after the departure that they are for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from resettle_desktop.records.airports import zone_of_country
from resettle_desktop.records.dates import show_moment
from resettle_desktop.records.findings import Finding, finding
from resettle_desktop.records.kinds import Case, Departure, HealthActivity, Passenger
from resettle_desktop.records.record import Record
from resettle_desktop.rules.clocks import clock_findings
from resettle_desktop.rules.stages import travels

_FOR_TRAVEL = frozenset({"health_assessment", "fit_to_travel", "pre_embarkation_check", "pcr", "symptom_check"})
_TIMES = ("done", "result_time")


def health_findings(
    case: Case, parts: Iterable[Record], departures: Mapping[int, Departure], departs: Mapping[int, datetime]
) -> list[Finding]:
    """Return what is odd of the times of one person's activities, among the person's records.

    W281 and W282 a time that the clocks of the country of asylum skipped or showed twice, W283 what was done after
    the person's last departure. ``departs`` are the local times of the departures, by id.
    """
    records = list(parts)
    booked = [each for each in records if isinstance(each, Passenger) and travels(each, departures)]
    ids = [id for each in booked if (id := each.departure or 0) in departs]
    leaving = [(departs[id], departures[id]) for id in ids]
    last = max(leaving, key=lambda each: each[0], default=None)
    found = []
    for activity in records:
        if isinstance(activity, HealthActivity):
            said = [*_clocks(activity, case), *(_too_late(activity, *last) if last else [])]
            found += [each.at(kind=activity.kind_name(), record=activity.id) for each in said]
    return found


def _clocks(activity: HealthActivity, case: Case) -> list[Finding]:
    given = [(name, moment) for name in _TIMES if (moment := getattr(activity, name)) is not None]
    if not given or case.asylum_country is None:
        return []
    zone, place = zone_of_country(case.asylum_country), case.shown("asylum_country")
    return [each for name, moment in given for each in clock_findings(moment, zone, place, name)]


def _too_late(activity: HealthActivity, leaves: datetime, departure: Departure) -> list[Finding]:
    done = activity.done
    if done is None or done <= leaves or activity.activity not in _FOR_TRAVEL:
        return []
    words = {"value": show_moment(done), "label": departure.label(), "departs": show_moment(leaves)}
    return [finding("W283", **words).at(field="done", facts=f"{leaves:%Y-%m-%dT%H:%M}")]

"""How long a health activity counts, reckoned from when it was done and the limits in use."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from resettle_desktop.records.kinds import HealthActivity
from resettle_desktop.rules.clearance.limits import Limits

# activities that count for hours, those that count for days, each with the limit that says how many
IN_HOURS = {"fit_to_travel": "fit_to_travel_hours", "pre_embarkation_check": "fit_to_travel_hours", "pcr": "pcr_hours"}
IN_DAYS = {
    "health_assessment": "health_assessment_days", "certificate": "pregnancy_certificate_days", "xray": "xray_days",
    "medif": "medif_days", "medical_report": "medical_report_days",
}  # fmt: skip

_NOTHING = timedelta()


def reckoned_end(activity: HealthActivity, limits: Limits, zone: ZoneInfo | None = None) -> date | datetime | None:
    """Return the last day or moment at which an activity counts by the limits; None where it has no end or no time.

    What its paper says (``valid_until``) is left aside. Hours are counted by the clock of the zone, if one is known.
    """
    kind, done = activity.activity or "", activity.done
    if done is None:
        return None
    if kind in IN_HOURS:
        return hours_after(done, getattr(limits, IN_HOURS[kind]), zone)
    return done.date() + timedelta(days=getattr(limits, IN_DAYS[kind])) if kind in IN_DAYS else None


def hours_after(done: datetime, hours: int, zone: ZoneInfo | None) -> datetime:
    """Return the local time so many hours later, over a change of the clocks of the zone, if one is known."""
    later = done + timedelta(hours=hours)
    if zone is None or zone.utcoffset(done) == zone.utcoffset(later):
        return later
    later = done.replace(tzinfo=zone).astimezone(UTC) + timedelta(hours=hours)
    return later.astimezone(zone).replace(tzinfo=None)


def time_between(earlier: datetime, later: datetime, zone: ZoneInfo | None) -> timedelta:
    """Return how much time passes between two local times, over a change of the clocks of the zone, if one is known."""
    if zone is None:
        return later - earlier
    return later - earlier - ((zone.utcoffset(later) or _NOTHING) - (zone.utcoffset(earlier) or _NOTHING))

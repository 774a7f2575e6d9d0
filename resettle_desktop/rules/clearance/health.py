"""Health as far as boarding asks for it: assessment, fitness to travel, a test while an outbreak lasts, pregnancy."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, datetime, time, timedelta

from resettle_desktop.records.dates import show_day, show_moment
from resettle_desktop.records.kinds import HealthActivity
from resettle_desktop.records.texts import _, n_
from resettle_desktop.rules.clearance.facts import Asked, Journey, Traveller
from resettle_desktop.rules.clearance.validity import hours_after, time_between
from resettle_desktop.rules.clearance.verdicts import Verdict, cleared, lapses, missing, not_needed, refused

FIT = frozenset({"fit", "fit_with_conditions"})
CHECKS = frozenset({"fit_to_travel", "pre_embarkation_check"})
_TERM = 280  # days of a pregnancy, from which the expected day is reckoned
_OVERDUE = 14  # days after the expected one on which a birth is still waited for


def health_assessment(asked: Asked) -> Verdict:
    """The last assessment before departure, fit, and valid on the day: as its paper says, else for its days."""
    last = _last(asked, {"health_assessment"})
    if last is None or last.done is None:
        return missing(_("There is no health assessment"))
    if last.result not in FIT:
        return _not_fit(last, _("the health assessment"))
    until = last.valid_until or last.done.date() + timedelta(days=asked.limits.health_assessment_days)
    if until < asked.journey.day:
        text = _("The health assessment of {day} is valid until {until}")
        return lapses(text.format(day=show_day(last.done.date()), until=show_day(until)), until)
    return cleared(_("fit, until {day}").format(day=show_day(until)), until)


def fit_to_travel(asked: Asked) -> Verdict:
    """The last check before departure, fit, and not longer ago than its hours."""
    last = _last(asked, CHECKS)
    if last is None or last.done is None:
        return missing(_("There is no fit-to-travel check"))
    if last.result not in FIT:
        return _not_fit(last, _("the fit-to-travel check"))
    return _within(asked, last, asked.limits.fit_to_travel_hours, last.shown("result").lower())


def pcr(asked: Asked) -> Verdict:
    """While outbreak measures are on: the last sample before departure, negative, not longer ago than its hours."""
    measures = asked.journey.measures
    if measures is None or not measures.test:
        return not_needed(_("No outbreak measures") if measures is None else _("No test is asked for"))
    last = _last(asked, {"pcr"})
    if last is None or last.done is None:
        return missing(_("There is no test"))
    if last.result == "positive":
        return refused(_("The sample of {moment} was positive").format(moment=show_moment(last.done)))
    if last.result != "negative":
        word = last.shown("result").lower() or _("without a result")
        return missing(_("The sample of {moment} is {result}").format(moment=show_moment(last.done), result=word))
    hours = measures.test_hours or asked.limits.pcr_hours
    return _within(asked, last, hours, last.shown("result").lower())


def symptom_check(asked: Asked) -> Verdict:
    """While measures ask for it: the last look for symptoms before departure, without any, within its hours."""
    measures, last = asked.journey.measures, _last(asked, {"symptom_check"})
    if measures is None or not measures.symptom_check:
        return not_needed(_("No symptom check is asked for"))
    if last is None or last.done is None:
        return missing(_("There is no symptom check"))
    if last.result in ("unfit", "positive"):
        return refused(_("There were symptoms on {day}").format(day=show_day(last.done.date())))
    if last.result not in {*FIT, "negative", "done"}:
        return _not_fit(last, _("the symptom check"))
    return _within(asked, last, measures.symptom_hours, _("no symptoms"))


def quarantine(asked: Asked) -> Verdict:
    """While measures ask for it: so many days apart, not broken off, and ended shortly before this departure."""
    measures, last = asked.journey.measures, _last(asked, {"quarantine"})
    if measures is None or not measures.quarantine_days:
        return not_needed(_("No quarantine is asked for"))
    if last is None or last.done is None:
        return missing(_("There is no quarantine"))
    end = min(last.ended.date() if last.ended else asked.journey.day, asked.journey.day)
    days = (end - last.done.date()).days
    if days < measures.quarantine_days:
        text = _("Quarantine since {day}: {days} of {needed} days before departure")
        return missing(text.format(day=show_day(last.done.date()), days=max(days, 0), needed=measures.quarantine_days))
    until = last.ended.date() + timedelta(days=measures.quarantine_gap) if last.ended else None
    if until is not None and until < asked.journey.day:
        text = _("The quarantine ended on {day}, more than {days} days before departure")
        return lapses(text.format(day=show_day(end), days=measures.quarantine_gap), until)
    return cleared(_("{days} days, since {day}").format(days=days, day=show_day(last.done.date())), until)


def masks(asked: Asked) -> Verdict:
    """While measures ask for it: so many masks handed out."""
    measures, passenger = asked.journey.measures, asked.traveller.passenger
    if measures is None or not measures.masks:
        return not_needed(_("No masks are asked for"))
    given = (passenger.masks if passenger else None) or 0
    if given < measures.masks:
        return missing(_("{given} of {needed} masks handed out").format(given=given, needed=measures.masks))
    return cleared(_("{given} handed out").format(given=given))


def has_positive_test(traveller: Traveller, journey: Journey) -> bool:
    """Return whether a person's last sample before departure was positive, while outbreak measures are on."""
    last = last_activity(traveller, {"pcr"}, journey)
    asked = journey.measures is not None and journey.measures.test
    return asked and last is not None and last.result == "positive"


def pregnancy(asked: Asked) -> Verdict:
    """The week of pregnancy on the day: free, with a fresh certificate, or too late (DOMAIN 3.1)."""
    expected, day = asked.traveller.person.expected_delivery, asked.journey.day
    if expected is None:
        return not_needed()
    if (day - expected).days > _OVERDUE:
        text = _("The birth was expected on {day}: record the child, or empty the field")
        return missing(text.format(day=show_day(expected)))
    limits, week = asked.limits, (_TERM - (expected - day).days) // 7
    if week >= limits.pregnancy_last_week:
        return refused(
            _("Week {week} on the day; nobody flies from week {limit} on").format(
                week=week, limit=limits.pregnancy_last_week
            )
        )
    if week < limits.pregnancy_free_weeks:
        free_until = _day_before(limits.pregnancy_free_weeks, expected)
        return cleared(_("week {week} on the day").format(week=max(week, 0)), free_until)
    return _certificate(asked, week, _day_before(limits.pregnancy_last_week, expected))


def _day_before(week: int, expected: date) -> date:
    """Return the last day before a week of a pregnancy begins."""
    return expected - timedelta(days=_TERM - 7 * week + 1)


def _certificate(asked: Asked, week: int, last_day: date) -> Verdict:
    last, days = _last(asked, {"certificate"}), asked.limits.pregnancy_certificate_days
    if last is None or last.done is None or last.result not in {*FIT, "done"}:
        return missing(_("Week {week} on the day: a doctor's certificate is needed").format(week=week))
    until = last.done.date() + timedelta(days=days)
    if until < asked.journey.day:
        text = _("Week {week} on the day: the certificate of {day} is older than {days} days")
        return lapses(text.format(week=week, day=show_day(last.done.date()), days=days), until)
    return cleared(_("week {week}, with a certificate").format(week=week), min(until, last_day))


def _last(asked: Asked, kinds: Collection[str]) -> HealthActivity | None:
    return last_activity(asked.traveller, kinds, asked.journey)


def last_activity(traveller: Traveller, kinds: Collection[str], journey: Journey) -> HealthActivity | None:
    """Return a person's last activity of these kinds before departure; what was done later cannot count."""
    found = [_latest(traveller.done.get(kind, ()), journey.departs) for kind in kinds]
    there = [each for each in found if each is not None]
    if len(there) < 2:
        return there[0] if there else None
    return max(there, key=lambda each: (each.done or datetime.min, each.id))


def _latest(done: Sequence[tuple[datetime, HealthActivity]], departs: datetime) -> HealthActivity | None:
    return next((each for moment, each in done if moment <= departs), None)


def _not_fit(last: HealthActivity, name: str) -> Verdict:
    """Never why: the result alone is for everybody."""
    day = show_day(last.done.date()) if last.done else ""
    if last.result == "unfit":
        return refused(_("Unfit on {day}").format(day=day))
    if last.result == "refused":
        return refused(_("The person refused {check} on {day}").format(check=name, day=day))
    word = last.shown("result").lower() or _("without a result")
    return missing(_("The result of {day} is {result}").format(day=day, result=word))


def _within(asked: Asked, last: HealthActivity, hours: int, word: str) -> Verdict:
    """Judge a check that counts for hours; a day that its paper sets ends it earlier, never later."""
    done = last.done or datetime.min
    journey = asked.journey
    until = hours_after(done, hours, journey.zone)
    if last.valid_until is not None:
        until = min(until, datetime.combine(last.valid_until, time(23, 59)))
    short = time_between(until, journey.departs, journey.zone)
    if short > timedelta():
        text = _("{check} of {moment} lapses {short} before departure")
        hours_short = -(-short // timedelta(hours=1))
        told = n_("{n} hour", "{n} hours", hours_short)
        return lapses(text.format(check=last.shown("activity"), moment=show_moment(done), short=told), until)
    return cleared(_("{result}, until {moment}").format(result=word, moment=show_moment(until)), until)

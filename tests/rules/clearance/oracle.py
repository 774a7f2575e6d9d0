"""Who may board, read plainly and slowly off the sentences of the field: what the rules are held against.

Everything is a dictionary of values as in change sets. No part of the rules is used here, and nothing is clever.
"""

from __future__ import annotations

import calendar
import re
import unicodedata
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from itertools import permutations
from typing import Any
from zoneinfo import ZoneInfo

Facts = Mapping[str, Any]
LIMITS = {
    "health_assessment_days": 180, "fit_to_travel_hours": 72, "pcr_hours": 72, "orientation_from_age": 12,
    "pregnancy_free_weeks": 28, "pregnancy_last_week": 36, "pregnancy_certificate_days": 7, "lap_adult_from_age": 18,
    "ticket_name_cut_from": 20,
}  # fmt: skip
ALWAYS = {
    "decision", "hold", "travel_document", "visa", "exit_permit", "health_assessment", "fit_to_travel", "pcr",
    "pregnancy", "consent", "orientation", "reception", "minor_accompanied", "travel_needs", "infant_on_lap",
    "ticket_name", "family_together",
}  # fmt: skip
ANSWERS = {
    "wheelchair": {"WCHR", "WCHS", "WCHC"}, "oxygen": {"OXYG"}, "escort": {"an escort"},
    "medical_escort": {"an escort", "MEDA"}, "bassinet": {"BSCT"},
}  # fmt: skip
NO_DECISION = {
    "family_reunification", "humanitarian_visa", "education", "labour", "medical_evacuation", "emergency_evacuation",
}  # fmt: skip
NO_RECEPTION = {"family_reunification", "humanitarian_visa", "education", "labour"}
WITH_ORIENTATION = {"resettlement", "community_sponsorship"}


TITLES = ("MR", "MRS")
# what the lines of a document say, and how Arabic names are written on tickets
LINES = {"P<SYRHADDAD<<KHALID" + 25 * "<" + "\n" + 44 * "<": "HADDAD KHALID"}
HEARD = {"\u062e\u0627\u0644\u062f \u0627\u0644\u062d\u062f\u0627\u062f": ("HADDAD/KHALED", "HADDAD/KHALID")}


class Oracle:
    """One family on one journey; ``family`` are the members, each with ``seat`` None or the place on the departure.

    ``times`` are those at which the first leg departs, the last departs, and the last arrives.
    """

    def __init__(
        self, family: list[Facts], departure: Facts, periods: list[Facts],
        times: tuple[datetime, datetime, datetime], zone: str, limits: Mapping[str, int],
    ) -> None:  # fmt: skip
        self.family, self.departure, self.limits = family, departure, {**LIMITS, **limits}
        self.departs, self.zone = times[0], ZoneInfo(zone)
        self.day, self.last_day, self.arrival = (each.date().isoformat() for each in times)
        self.measures = self.measures_among(periods)

    def asked(self) -> set[str]:
        """Return the names of all requirements that are asked of everybody on the departure."""
        found = set(ALWAYS)
        if self.measures is not None:
            found |= {"symptom_check"} if self.measures.get("symptom_check") else set()
            found |= {"quarantine"} if self.measures.get("quarantine_days") else set()
            found |= {"masks"} if self.measures.get("masks") else set()
        return found

    def measures_among(self, periods: list[Facts]) -> Facts | None:
        """The departure's own go before those of a place, these before those of a country; of two the later begun."""
        if self.departure.get("outbreak_measures") is False:
            return None
        here = [each for each in periods if self.are_here(each)]
        for narrower in ("departure", "place", "country"):
            here = [each for each in here if each.get(narrower)] or here
        if not here:
            return {"test": True} if self.departure.get("outbreak_measures") else None
        return sorted(here, key=lambda each: each.get("from_day") or "")[-1]

    def are_here(self, period: Facts) -> bool:
        if period.get("departure"):
            return bool(period["departure"] == self.departure["text"])
        places = {None, "bey", self.departure.get("meeting_place")}
        if period.get("country") not in (None, "LBN") or period.get("place") not in places:
            return False
        return (period.get("from_day") or "") <= self.day <= (period.get("until") or "9999-12-31")

    def state(self, requirement: str, me: Facts) -> str:
        """Return the state of one requirement of one member."""
        if self.left_out(requirement, me["case"].get("programme")):
            return "not_needed"
        found = str(getattr(self, requirement)(me))
        if found in ("lapses", "missing", "refused") and self.is_waived(requirement, me):
            return "waived"
        return found

    def left_out(self, requirement: str, programme: str | None) -> bool:
        if requirement == "decision":
            return programme in NO_DECISION
        if requirement == "reception":
            return programme in NO_RECEPTION
        return requirement == "orientation" and programme is not None and programme not in WITH_ORIENTATION

    def is_waived(self, requirement: str, member: Facts) -> bool:
        return any(
            each["requirement"] == requirement
            and each.get("departure") in (None, self.departure["text"])
            and (each.get("until") is None or each["until"] >= self.day)
            for each in member["waivers"]
        )

    # what authorities said

    def decision(self, me: Facts) -> str:
        said = me["case"].get("decision")
        return {"positive": "cleared", "negative": "refused", "withdrawn": "refused"}.get(said, "missing")

    def hold(self, me: Facts) -> str:
        person, case = me["person"], me["case"]
        if person.get("died") or person.get("withdrawn") or case.get("withdrawn") or case.get("closed"):
            return "refused"
        return "missing" if person.get("hold") or case.get("hold") else "cleared"

    def travel_document(self, me: Facts) -> str:
        here = self.at_hand(me)
        ends = [each["expires"] for each in here if each.get("expires")]
        if any(end >= self.arrival for end in ends):
            return "cleared"
        return "lapses" if ends else "missing"

    def at_hand(self, me: Facts) -> list[Facts]:
        here = [each for each in me["documents"] if each.get("status") in (None, "original")]
        return [each for each in here if each.get("type") != "national_id"]

    def visa(self, me: Facts) -> str:
        return self.permit([each for each in me["permits"] if each["type"] == "visa"], self.arrival, "")

    def exit_permit(self, me: Facts) -> str:
        return self.permit([each for each in me["permits"] if each["type"] == "exit_permit"], self.day, "9999-12-31")

    def permit(self, permits: list[Facts], day: str, open_end: str) -> str:
        """A permit that serves on the day clears; else a no, or that none is required, if it was said last."""
        for each in permits:
            begun = each.get("valid_from") is None or each["valid_from"] <= day
            if each["status"] == "granted" and begun and (each.get("valid_until") or open_end) >= day:
                return "cleared"
        if permits and permits[-1]["status"] in ("refused", "not_required"):
            return "refused" if permits[-1]["status"] == "refused" else "not_needed"
        granted = [each for each in permits if each["status"] in ("granted", "expired")]
        if not granted:
            return "missing"
        longest = max(granted, key=lambda each: each.get("valid_until") or open_end)
        return "lapses" if longest.get("valid_until") and longest["valid_until"] < day else "missing"

    def consent(self, me: Facts) -> str:
        given = [each for each in me["consents"] if each["purpose"] == "voluntary_movement"]
        standing = [each for each in given if each.get("withdrawn") is None or each["withdrawn"] > self.day]
        words = []
        for place, each in enumerate(standing):
            if each.get("type") == "refused":
                words.append((each.get("given") or "", place, "refused"))
            elif each.get("form_signed") and each.get("given") and each["given"] <= self.day:
                words.append((each["given"], place, "cleared"))
        if words:
            return max(words)[2]
        return "refused" if given and not standing else "missing"

    # health

    def last_done(self, member: Facts, *kinds: str) -> Facts | None:
        moment = self.departs.isoformat(timespec="minutes")
        done = [each for each in member["activities"] if each["activity"] in kinds and (each.get("done") or "") != ""]
        before = [each for each in done if each["done"] <= moment]
        last = None
        for each in before:
            if last is None or each["done"] >= last["done"]:
                last = each
        return last

    def result(self, last: Facts) -> str:
        if last.get("result") in ("fit", "fit_with_conditions"):
            return ""
        return "refused" if last.get("result") in ("unfit", "refused") else "missing"

    def health_assessment(self, me: Facts) -> str:
        last = self.last_done(me, "health_assessment")
        if last is None:
            return "missing"
        paper = last.get("valid_until") or days_after(last["done"][:10], self.limits["health_assessment_days"])
        return self.result(last) or ("cleared" if paper >= self.day else "lapses")

    def fit_to_travel(self, me: Facts) -> str:
        last = self.last_done(me, "fit_to_travel", "pre_embarkation_check")
        if last is None:
            return "missing"
        return self.result(last) or self.within(last, self.limits["fit_to_travel_hours"])

    def pcr(self, me: Facts) -> str:
        if self.measures is None or not self.measures.get("test"):
            return "not_needed"
        last = self.last_done(me, "pcr")
        if last is None:
            return "missing"
        if last.get("result") == "positive":
            return "refused"
        hours = self.measures.get("test_hours") or self.limits["pcr_hours"]
        return self.within(last, hours) if last.get("result") == "negative" else "missing"

    def symptom_check(self, me: Facts) -> str:
        last = self.last_done(me, "symptom_check")
        if last is None:
            return "missing"
        if last.get("result") in ("unfit", "positive", "refused"):
            return "refused"
        if last.get("result") not in ("fit", "fit_with_conditions", "negative", "done"):
            return "missing"
        assert self.measures is not None
        return self.within(last, self.measures.get("symptom_hours") or 24)

    def quarantine(self, me: Facts) -> str:
        last = self.last_done(me, "quarantine")
        if last is None:
            return "missing"
        assert self.measures is not None
        end = min((last.get("ended") or self.day)[:10], self.day)
        if days_after(last["done"][:10], self.measures["quarantine_days"]) > end:
            return "missing"
        gap = self.measures.get("quarantine_gap")
        late = last.get("ended") and days_after(last["ended"][:10], 1 if gap is None else gap) < self.day
        return "lapses" if late else "cleared"

    def masks(self, me: Facts) -> str:
        assert self.measures is not None
        return "cleared" if (me["seat"].get("masks") or 0) >= self.measures["masks"] else "missing"

    def within(self, last: Facts, hours: int) -> str:
        """Hours pass by the sun, not by the clock; a day on the paper ends it before."""
        passed = self.instant(self.departs) - self.instant(datetime.fromisoformat(last["done"]))
        in_time = passed <= timedelta(hours=hours)
        return "cleared" if in_time and (last.get("valid_until") or "9999") >= self.day else "lapses"

    def instant(self, local: datetime) -> datetime:
        return local.replace(tzinfo=self.zone).astimezone(UTC)

    def pregnancy(self, me: Facts) -> str:
        expected = me["person"].get("expected_delivery")
        if expected is None:
            return "not_needed"
        if self.day > days_after(expected, 14):
            return "missing"
        begun = days_after(expected, -280)
        week = (date.fromisoformat(self.day) - date.fromisoformat(begun)).days // 7
        if week >= self.limits["pregnancy_last_week"]:
            return "refused"
        if week < self.limits["pregnancy_free_weeks"]:
            return "cleared"
        last = self.last_done(me, "certificate")
        if last is None or last.get("result") not in ("fit", "fit_with_conditions", "done"):
            return "missing"
        return (
            "cleared"
            if days_after(last["done"][:10], self.limits["pregnancy_certificate_days"]) >= self.day
            else "lapses"
        )

    # before and after the flight

    def orientation(self, me: Facts) -> str:
        if self.age(me) is not None and self.age(me) < self.limits["orientation_from_age"]:  # type: ignore[operator]
            return "not_needed"
        held = [
            attendance["result"]
            for attendance, session in me["sessions"]
            if session.get("kind") in ("orientation", None) and (session.get("date") or "") <= self.day
        ]
        return "cleared" if "present" in held else "waived" if "waived" in held else "missing"

    def reception(self, me: Facts) -> str:
        mine = [each for each in me["placements"] if each.get("person") in (None, me["text"])]
        mine = [each for each in mine if each.get("centre") or each.get("municipality")]
        for each in mine:
            if (each.get("available_from") or "") <= self.arrival <= (each.get("until") or "9999-12-31"):
                return "cleared"
        return "lapses" if any((each.get("until") or "9999-12-31") < self.arrival for each in mine) else "missing"

    # the family

    def age(self, member: Facts, day: str = "") -> int | None:
        """Of a year or a month alone the last possible day counts, so that nobody is taken for older."""
        born = member["person"].get("birth_date")
        if born is None:
            return None
        latest = born if len(born) == 10 else f"{born}-{last_of(born)}" if len(born) == 7 else f"{born}-12-31"
        on = day or self.day
        return int(on[:4]) - int(latest[:4]) - (on[5:] < latest[5:])

    def aboard(self) -> list[Facts]:
        return [each for each in self.family if each["seat"] is not None]

    def adults(self) -> list[Facts]:
        return [each for each in self.aboard() if (self.age(each) or 0) >= 18]

    def minor_accompanied(self, me: Facts) -> str:
        age, relation = self.age(me), me["person"].get("relationship")
        if age is None or age >= 18:
            return "not_needed"
        parents: tuple[str, ...] = ()
        if relation in ("son", "daughter", "stepson", "stepdaughter"):
            parents = ("principal_applicant", "spouse", "partner", "co_wife")
        elif relation in ("principal_applicant", "sibling"):
            parents = ("father", "mother")
        if any(each["person"].get("relationship") in parents for each in self.adults()):
            return "cleared"
        by_guardian = me["person"].get("guardian") and self.adults()
        with_escort = self.departure.get("escort") or "UMNR" in (me["seat"].get("services") or ())
        return "cleared" if (by_guardian or with_escort) and me["person"].get("custody_paper") else "missing"

    def infant_on_lap(self, me: Facts) -> str:
        if self.age(me) is None or self.age(me) >= 2:  # type: ignore[operator]
            return "not_needed"
        if self.on_a_seat(me):
            return "cleared"
        if self.age(me, self.last_day) >= 2:  # type: ignore[operator]
            return "missing"
        babies = [each for each in self.aboard() if self.age(each) is not None]
        babies = [each for each in babies if self.age(each) < 2 and not self.on_a_seat(each)]  # type: ignore[operator]
        before_me = sum(each["id"] < me["id"] for each in babies)
        laps = [each for each in self.aboard() if (self.age(each) or 0) >= self.limits["lap_adult_from_age"]]
        if before_me >= len(laps):
            return "missing"
        return "cleared" if "INFT" in (me["seat"].get("services") or ()) else "missing"

    def on_a_seat(self, member: Facts) -> bool:
        return bool(member["seat"].get("seat")) and "INFT" not in (member["seat"].get("services") or ())

    def family_together(self, me: Facts) -> str:
        others = [each for each in self.family if each["id"] != me["id"] and not each["ahead"]]
        others = [each for each in others if not each["person"].get("died") and not each["person"].get("withdrawn")]
        for each in others:
            last = self.last_done(each, "pcr")
            tested = self.measures is not None and self.measures.get("test")
            if tested and last is not None and last.get("result") == "positive":
                return "missing"
        if any(each["seat"] is None and not self.is_waived("family_together", each) for each in others):
            return "missing"
        return "cleared" if others else "not_needed"

    # the booking

    def travel_needs(self, me: Facts) -> str:
        needs = [each for each in me["needs"] if each["code"] in ANSWERS]
        asked = [
            ANSWERS[each["code"]]
            for each in needs
            if not (each.get("escort_name") and "an escort" in ANSWERS[each["code"]])
        ]
        booked = {*(me["seat"].get("services") or ()), *(["an escort"] if self.departure.get("escort") else [])}
        if not needs:
            return "not_needed"
        return "cleared" if all(answers & booked for answers in asked) else "missing"

    def ticket_name(self, me: Facts) -> str:
        ticket = me["seat"].get("ticket_name")
        if not ticket:
            return "missing"
        document = self.document_name(me)
        if not any(letters(document)):
            return "cleared" if ticket.removesuffix(" MR") in HEARD.get(document, ()) else "missing"
        return "cleared" if any(self.says(ticket, words) for words in letters(document)) else "missing"

    def document_name(self, me: Facts) -> str:
        papers = self.at_hand(me) or [each for each in me["documents"] if each.get("type") != "national_id"][-1:]
        longest: Facts = {}
        for each in papers:
            longest = each if (each.get("expires") or "") >= (longest.get("expires") or "") else longest
        lines = LINES.get(longest.get("mrz") or "")
        person = me["person"]
        registered = f"{person.get('family_name') or ''} {person.get('given_names') or ''}".strip()
        known = [each for each in (person.get("document_name"), lines, registered) if each]
        latin = [each for each in known if any(letters(each))]
        return (latin or known or [""])[0]

    def says(self, ticket: str, document: tuple[str, ...]) -> bool:
        """Try every order of the document's words; a title may stand right after the name, a long one be cut."""
        orders = {"".join(order) for order in permutations(document)}
        for words in letters(ticket):
            named = [word for word in words if word not in TITLES]
            joined, short = "".join(each for each in named if each != "FNU"), "".join(named)
            if len(document) == 1 and named == [*document, *document]:
                return True
            long_enough = len(" ".join(named)) >= self.limits["ticket_name_cut_from"]
            for title in ("", *TITLES):
                if joined.removesuffix(title) in orders:
                    return True
                if long_enough and any(order.startswith(short.removesuffix(title)) for order in orders):
                    return True
        return False


def days_after(day: str, days: int) -> str:
    return (date.fromisoformat(day) + timedelta(days=days)).isoformat()


def last_of(month: str) -> str:
    return f"{calendar.monthrange(int(month[:4]), int(month[5:]))[1]:02d}"


def letters(name: str) -> set[tuple[str, ...]]:
    """Return the words of a name in capital letters, with umlauts as one letter and as two; none of other scripts."""
    both = {name.upper(), name.upper().replace("\u00dc", "UE").replace("\u00d6", "OE")}
    plain = [unicodedata.normalize("NFKD", each).encode("ascii", "ignore").decode().replace("-", "") for each in both]
    return {words for each in plain if (words := tuple(word for word in re.split("[^A-Z]+", each) if word))}

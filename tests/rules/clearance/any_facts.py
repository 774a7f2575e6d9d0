"""Families with any facts around a departure, as values of change sets, and as what the rules are given."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from hypothesis import strategies as st

from resettle_desktop.records.kinds import OutbreakMeasures
from resettle_desktop.records.numbers import id_text
from resettle_desktop.rules.clearance.facts import Household, Traveller
from tests.rules.clearance.oracle import ALWAYS, HEARD, LINES
from tests.rules.clearance.travellers import traveller

Facts = dict[str, Any]
MIDDLE = datetime(2020, 10, 15, 10, 35)
DEPARTURE = id_text(1)


def days(around: datetime = MIDDLE, spread: int = 25) -> st.SearchStrategy[str | None]:
    return st.none() | st.integers(-spread, spread).map(lambda n: (around + timedelta(days=n)).date().isoformat())


def moments() -> st.SearchStrategy[str | None]:
    """Return local times, some at the very minute of a departure of those days, some in the night of the clocks."""
    minutes = st.sampled_from([0, 0, 0, -1, 1, -755, -635, 13, 600]) | st.integers(-700, 700)
    drawn = st.tuples(st.integers(-20, 16), minutes)
    return drawn.map(lambda of: (MIDDLE + timedelta(days=of[0], minutes=of[1])).isoformat(timespec="minutes"))


def of(**values: Any) -> st.SearchStrategy[Facts]:
    """Return some values, those that are None left out."""
    given = st.fixed_dictionaries({name: _drawn(each) for name, each in values.items()})
    return given.map(lambda facts: {name: value for name, value in facts.items() if value is not None})


def seldom(value: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | st.none() | st.none() | value


def _drawn(value: Any) -> st.SearchStrategy[Any]:
    return value if isinstance(value, st.SearchStrategy) else st.sampled_from(value)


def some(each: st.SearchStrategy[Facts], most: int = 3) -> st.SearchStrategy[list[Facts]]:
    return st.lists(each, max_size=most)


BORN = [
    "1980-03-04", "1990", "1980-03-04", "2002-10-10", "2008-10-15", "2008", "2018-10-16", "2018-10-20", "2018-11",
    "2020-02-29", None,
]  # fmt: skip
NAMES = ["HADDAD", "AL-HADDAD", "Khaled Noor", "KHALED", "G\u00fcl Y\u0131ld\u0131z", None, None]
TICKETS = [
    "HADDAD/KHALED", "ALHADDAD/KHALED NOOR MR", "KHALED NOOR", "X", None, "HADDAD/KHALID", "HADDAD/KHALEDMR",
    "YILDIZ/GUEL MRS", "YILDIZ/GUL", "KHALED/FNU", "KHALED/KHALED", "AL HADDAD/KHALED NOO", "ALHADDAD/KHALED NO",
]  # fmt: skip
FAMILY, GIVEN = ["Al-Haddad", "Haddad"], ["Khaled", "Khaled Noor"]
ARABIC = next(iter(HEARD))
RELATIONS = ["principal_applicant", "spouse", "son", "daughter", "sibling", "father", "ward", None]
PERSON: Facts = {
    "family_name": FAMILY, "given_names": GIVEN, "document_name": NAMES, "birth_date": BORN,
    "relationship": RELATIONS, "expected_delivery": st.none() | days(datetime(2020, 12, 20, 1), 90),
    "guardian": ["Rania", None], "custody_paper": ["court", None], "hold": [True, None, None, None],
    "died": ["2020", None, None, None, None], "withdrawn": ["2020-09-01", None, None, None, None],
}  # fmt: skip
person = of(**PERSON) | of(**PERSON) | of(**{**PERSON, "family_name": [None], "given_names": [ARABIC]})
seat = of(
    ticket_name=TICKETS, seat=["14A", None], masks=[None, 1, 2, 3],
    services=st.lists(st.sampled_from(["INFT", "UMNR", "WCHS", "OXYG", "MEDA"]), max_size=3) | st.none(),
)  # fmt: skip
document = of(
    type=["passport", "laissez_passer", "national_id", None], status=["original", "lost", None], expires=days(),
    number=["N1"], mrz=[None, None, *LINES],
)  # fmt: skip
permit = of(
    type=["visa", "exit_permit"], status=["granted", "granted", "requested", "refused", "not_required", "expired"],
    valid_from=days(), valid_until=days(),
)  # fmt: skip
FIT = ["fit", "fit", "fit_with_conditions", "pending", "unfit", "refused", None]
checks = of(activity=["fit_to_travel", "pre_embarkation_check"], done=moments(), result=FIT, valid_until=seldom(days()))
samples = of(activity=["pcr"], done=moments(), result=["negative", "negative", "positive", "pending", None],
             valid_until=seldom(days()))  # fmt: skip
others = of(
    activity=["health_assessment", "health_assessment", "certificate", "xray"], result=[*FIT, "done"],
    done=moments() | st.sampled_from(["2020-04-18T09:00", "2020-03-01T09:00"]), valid_until=seldom(days()),
)  # fmt: skip
measured = of(
    activity=["symptom_check", "quarantine"], result=["fit", "done", "negative", "unfit", "refused", "pending", None],
    done=moments(), ended=seldom(moments()), valid_until=seldom(days()),
)  # fmt: skip
activities = st.tuples(some(checks), some(samples), some(others), some(measured)).map(
    lambda lists: [one for each in lists for one in each]
)
consent = of(
    purpose=["voluntary_movement", "voluntary_movement", "photo"], type=["explicit", "refused", None], given=days(),
    form_signed=[True, None], withdrawn=st.none() | days(),
)  # fmt: skip
need = of(
    code=["wheelchair", "oxygen", "escort", "medical_escort", "bassinet", "ambulance"], escort_name=[None, "Dr Saab"]
)
waiver = of(
    requirement=[*sorted(ALWAYS), "family_together", "symptom_check", "quarantine", "masks"], until=days(),
    departure=[None, None, DEPARTURE, id_text(99)],
)  # fmt: skip
attendance = st.tuples(
    of(result=["present", "present", "partly", "absent", "waived"]),
    of(kind=["orientation", "orientation", "pre_embarkation", None], date=days()),
)
placement = of(
    centre=["Florennes", None], municipality=["Ghent", None], available_from=days(), until=days(),
    person=[None, None, id_text(7), id_text(8)],
)  # fmt: skip
case = of(
    decision=["positive", "positive", "negative", "withdrawn", "pending", None], hold=[True, None, None, None],
    withdrawn=["2020-09-01", None, None, None], closed=["2020-09-01", None, None, None],
    programme=[*["resettlement"] * 7, "humanitarian_corridor", "community_sponsorship", "family_reunification",
               "education", "medical_evacuation", "emergency_evacuation", None],
)  # fmt: skip
member = st.fixed_dictionaries({
    "person": person, "seat": seat | seat | st.none(), "documents": some(document), "permits": some(permit, 5),
    "activities": activities, "consents": some(consent), "needs": some(need, 2), "waivers": some(waiver, 2),
    "sessions": some(attendance, 2),  # type: ignore[arg-type]
    "ahead": st.sampled_from([False, False, False, True]),
})  # fmt: skip
departures = of(
    escort=["Dr Saab", None], outbreak_measures=[True, None, None, False], meeting_place=["Port Hotel", None],
    text=[DEPARTURE],
)  # fmt: skip
period = of(
    from_day=days(), until=days(), country=["LBN", "TUR", None], place=[None, "bey", "Port Hotel", "Tripoli"],
    departure=[None, None, None, DEPARTURE, id_text(99)], test=[True, True, None], test_hours=[None, 48, 96],
    symptom_check=[True, None], symptom_hours=[None, 6, 48], quarantine_days=[None, 7, 10],
    quarantine_gap=[None, 0, 3], masks=[None, 2],
)  # fmt: skip
periods = st.just([]) | some(period)
limits = st.sampled_from([
    {}, {},
    {"health_assessment_days": 90, "fit_to_travel_hours": 24, "pcr_hours": 96, "orientation_from_age": 16,
     "pregnancy_free_weeks": 20, "pregnancy_last_week": 32, "pregnancy_certificate_days": 3, "lap_adult_from_age": 16,
     "ticket_name_cut_from": 18},
])  # fmt: skip
families = st.tuples(st.lists(member, min_size=1, max_size=4), case, some(placement))


def numbered(drawn: tuple[list[Facts], Facts, list[Facts]]) -> list[Facts]:
    """Return the members with their ids, and with the case and the places that they share."""
    members, shared, places = drawn
    return [
        {**each, "id": id, "text": id_text(id), "case": shared, "placements": places}
        for id, each in enumerate(members, start=7)
    ]


def measures(drawn: list[Facts]) -> tuple[OutbreakMeasures, ...]:
    """Return the measures of periods as the rules are given them, later entered ones last."""
    made = [OutbreakMeasures.from_values(each, id) for id, each in enumerate(drawn, start=1)]
    return tuple(each for each in made if isinstance(each, OutbreakMeasures))


def household(family: list[Facts]) -> Household:
    """Return a family as the rules are given it."""
    return Household(tuple(_traveller(each) for each in family))


def _traveller(facts: Facts) -> Traveller:
    kinds = ("documents", "permits", "activities", "consents", "needs", "waivers", "placements")
    made = traveller(
        facts["id"], {"decision": None, "programme": None, **facts["case"]}, facts["seat"], facts["seat"] is not None,
        {name: facts[name] for name in kinds}, facts["sessions"], **{"birth_date": None, **facts["person"]},
    )  # fmt: skip
    return replace(made, gone_ahead=facts["ahead"])

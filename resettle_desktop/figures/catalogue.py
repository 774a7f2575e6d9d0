"""The figures that there are, each declared once."""

from __future__ import annotations

from resettle_desktop.figures import bases
from resettle_desktop.figures.fields import (
    CODED_STEPS,
    DAYS,
    DEPARTURE,
    OF_CASE,
    OF_PERSON,
    OUTCOMES,
    RECEPTION,
    STAGE_OF_CASE,
    STAGE_OF_PERSON,
    WORDS,
    age_group,
    codes,
    own,
    own_year,
)
from resettle_desktop.figures.figure import Counted, Figure, names_of
from resettle_desktop.records.errors import KnownError
from resettle_desktop.records.texts import _, mark

_AGE, _AGE_TODAY = age_group("counted.day"), age_group("'{today}'")
_PEOPLE = (*OF_PERSON, _AGE, *OF_CASE, STAGE_OF_PERSON)
_STAGE = {"stage": STAGE_OF_CASE}
_PROGRAMME = tuple(each for each in _PEOPLE if each.name != "quota_year")  # its year is the figure's own

FIGURES: tuple[Figure, ...] = (
    Figure(
        "arrivals",
        mark("Arrivals in Belgium"),
        mark("Persons who arrived in Belgium on a departure."),
        mark("The year is that of the arrival, by the local time; ages are those of that day."),
        {"persons": bases.ARRIVED},
        (own_year("arrival_year", mark("Year of arrival")), *DEPARTURE, *_PEOPLE, *RECEPTION),
        ("arrival_year",),
        counted=Counted.FIRST,
        case_fields=_STAGE,
    ),
    Figure(
        "departures",
        mark("Departures"),
        mark("Persons who boarded a departure to Belgium, also those still on the way."),
        mark(
            "The year is that of the first leg, by the local time, or of the arrival where no legs are kept;"
            " ages are those of that day."
        ),
        {"persons": bases.DEPARTED},
        (own_year("departure_year", mark("Year of departure")), *DEPARTURE, *_PEOPLE, *RECEPTION),
        ("departure_year",),
        counted=Counted.FIRST,
        case_fields=_STAGE,
    ),
    Figure(
        "submissions",
        mark("Submissions"),
        mark("All members of the cases that UNHCR submitted."),
        mark("The year is that of the submission; ages are those of that day."),
        {"persons": bases.SUBMITTED_PERSONS, "cases": bases.SUBMITTED_CASES},
        (own_year("submission_year", mark("Year of submission")), *_PEOPLE),
        ("submission_year",),
        case_fields=_STAGE,
    ),
    Figure(
        "decisions",
        mark("Decisions"),
        mark("All members of the cases on which CGRS decided."),
        mark("The year is that of the decision; ages are those of that day."),
        {"persons": bases.DECIDED_PERSONS, "cases": bases.DECIDED_CASES},
        (
            own_year("decision_year", mark("Year of decision")),
            own("decision", mark("Decision"), codes("decisions")),
            *_PEOPLE,
        ),
        ("decision",),
        case_fields=_STAGE,
    ),
    Figure(
        "refusals",
        mark("Refusals"),
        mark("All members of the cases that CGRS refused."),
        mark("The year is that of the decision; ages are those of that day."),
        {"persons": bases.REFUSED_PERSONS, "cases": bases.REFUSED_CASES},
        (own_year("decision_year", mark("Year of decision")), *_PEOPLE),
        ("decision_year",),
        case_fields=_STAGE,
    ),
    Figure(
        "withdrawals",
        mark("Withdrawals"),
        mark("Persons who withdrew, alone or with their case."),
        mark("The year is that of the withdrawal; ages are those of that day."),
        {"persons": bases.WITHDRAWN_PERSONS, "cases": bases.WITHDRAWN_CASES},
        (
            own_year("withdrawal_year", mark("Year of withdrawal")),
            own("reason", mark("Reason"), codes("close_reasons")),
            *_PEOPLE,
        ),
        ("reason",),
        case_fields=_STAGE,
    ),
    Figure(
        "non_departures",
        mark("Non-departures"),
        mark("Persons who were booked on a departure and stayed behind."),
        mark("The year is that of the day on which it was said, else of the departure; ages are those of that day."),
        {"persons": bases.STAYED_BEHIND},
        (
            own_year("departure_year", mark("Year of departure")),
            own("reason", mark("Reason"), codes("reasons")),
            own("status", mark("Status"), codes("passenger_statuses")),
            *DEPARTURE,
            *_PEOPLE,
        ),
        ("reason",),
        counted=Counted.EACH,
        case_fields=_STAGE,
    ),
    Figure(
        "pipeline",
        mark("Pipeline"),
        mark("All persons who are in a case, by how far they are today."),
        mark("The year is that of the submission; ages are those of today."),
        {"persons": bases.SUBMITTED_PERSONS, "cases": bases.SUBMITTED_CASES},
        (own_year("submission_year", mark("Year of submission")), STAGE_OF_PERSON, *OF_PERSON, _AGE_TODAY, *OF_CASE),
        ("stage",),
        case_fields=_STAGE,
    ),
    Figure(
        "orientation",
        mark("Orientation"),
        mark("Persons on the attendance lists of orientation sessions."),
        mark("The year is that of the session; ages are those of that day."),
        {"persons": bases.ATTENDED},
        (
            own_year("session_year", mark("Year of session")),
            own("attendance", mark("Attended"), codes("attendance_results")),
            own("session_day", mark("Day of session"), DAYS),
            own("session_place", mark("Place"), WORDS),
            own("session_language", mark("Language"), codes("languages")),
            own("session_group", mark("For whom"), codes("session_groups")),
            *_PEOPLE,
        ),
        ("attendance",),
        counted=Counted.EACH,
        case_fields=_STAGE,
    ),
    Figure(
        "family_sizes",
        mark("Family sizes"),
        mark("Cases by the number of their members in the store."),
        mark("The year is that of the submission; ages are those of that day."),
        {"cases": bases.SUBMITTED_CASES, "persons": bases.SUBMITTED_PERSONS},
        (own_year("submission_year", mark("Year of submission")), *_PEOPLE),
        ("family_size",),
        units=("cases", "persons"),
        case_fields=_STAGE,
    ),
    Figure(
        "stage_times",
        mark("Time between stages"),
        mark("Persons who went from one stage to the next, and how many days it took."),
        mark("The year is that of the day on which the step ended; ages are those of that day."),
        {"persons": bases.WAITED},
        (own_year("end_year", mark("Year of end")), own("step", mark("Step"), CODED_STEPS), *_PEOPLE),
        ("step",),
        counted=Counted.FIRST,
        apart=("step",),
        timed=True,
        case_fields=_STAGE,
    ),
    Figure(
        "needs",
        mark("Specific needs"),
        mark("Persons of whom specific needs are known; each stands under every need."),
        mark("The year is that of the submission; ages are those of that day."),
        {"persons": bases.NEEDED},
        (own_year("submission_year", mark("Year of submission")), own("need", mark("Need"), codes("needs")), *_PEOPLE),
        ("need",),
        counted=Counted.FIRST,
        apart=("need",),
        lists=False,
        case_fields=_STAGE,
    ),
    Figure(
        "programme",
        mark("Programme by year"),
        mark(
            "Persons by what became of them under the quota year of their case; each stands under every step reached."
        ),
        mark("The year is the quota year, whenever a step was reached; ages are those of its last day."),
        {"persons": bases.OUTCOMES},
        (own_year("programme_year", mark("Quota year")), own("outcome", mark("Step reached"), OUTCOMES), *_PROGRAMME),
        ("outcome",),
        counted=Counted.FIRST,
        apart=("outcome",),
        case_fields=_STAGE,
    ),
    Figure(
        "holds",
        mark("Holds"),
        mark("Persons who are on hold today, alone or with their case."),
        mark("The year is that of the day on which the hold began; ages are those of today."),
        {"persons": bases.HELD_PERSONS},
        (
            own_year("hold_year", mark("Year of the hold")),
            own("hold_kind", mark("Kind of hold"), codes("hold_reasons")),
            *OF_PERSON,
            _AGE_TODAY,
            *OF_CASE,
            STAGE_OF_PERSON,
        ),
        ("hold_kind",),
        case_fields=_STAGE,
    ),
    Figure(
        "health_checks",
        mark("Health checks"),
        mark("Persons by what was done for their health, and whether they were found fit; never by an illness."),
        mark("The year is that of the day on which it was done; ages are those of that day."),
        {"persons": bases.HEALTH_CHECKED},
        (
            own_year("check_year", mark("Year of the check")),
            own("activity", mark("Activity"), codes("health_activities")),
            own("fitness", mark("Fitness"), codes("health_results")),
            own("site", mark("Site"), WORDS),
            *_PEOPLE,
        ),
        ("activity",),
        counted=Counted.FIRST,
        apart=("activity",),
        lists=False,
        case_fields=_STAGE,
    ),
    Figure(
        "travel_needs",
        mark("Help on the way"),
        mark("Persons who need help to travel, such as a wheelchair or an escort; each stands under every need."),
        mark("The year is that of the submission; ages are those of that day."),
        {"persons": bases.HELPED},
        (
            own_year("submission_year", mark("Year of submission")),
            own("help", mark("Help"), codes("travel_needs")),
            *_PEOPLE,
        ),
        ("help",),
        counted=Counted.FIRST,
        apart=("help",),
        case_fields=_STAGE,
    ),
    Figure(
        "accepted_findings",
        mark("Accepted warnings"),
        mark("Warnings that somebody accepted, with the reason that was given."),
        mark("The year is that of the day on which it was accepted."),
        {"warnings": bases.ACCEPTED},
        (
            own_year("accepted_year", mark("Year of acceptance")),
            own("finding", mark("Finding"), WORDS),
            own("reason", mark("Reason"), WORDS),
            own("accepted_by", mark("By whom"), WORDS),
        ),
        ("finding", "reason"),
        units=("warnings",),
    ),
)


def figure_named(name: str) -> Figure:
    """Return the figure of this name; raises KnownError with the choices where there is none."""
    found = next((each for each in FIGURES if each.name == name), None)
    if found is None:
        told = _("There is no figure named {name}. Nothing was counted. Choose among: {choices}.")
        raise KnownError(told.format(name=name, choices=names_of(FIGURES)))
    return found

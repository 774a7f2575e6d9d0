"""What figures may be split by: each field declared once, with its label, where it lies, and how its values read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from resettle_desktop.figures.engine import age, year
from resettle_desktop.records.codes import code_list
from resettle_desktop.records.dates import show_day
from resettle_desktop.records.stages import Stage
from resettle_desktop.records.texts import _, mark

# UNHCR's brackets, named as the columns of its data (DOMAIN 6): the ages from which each begins; other is not known
BRACKETS = {"0_4": 0, "5_11": 5, "12_17": 12, "18_59": 18, "60": 60}
NO_AGE = "other"


@dataclass(frozen=True)
class Values:
    """How the values of a field read, and in which order they stand; without a ``natural`` one charts go by size."""

    label: Callable[[Any], str]
    place: Callable[[Any], Any]
    natural: bool = True


@dataclass(frozen=True)
class Field:
    """One thing that a figure may be split by, or chosen by.

    ``sql`` is written over the rows that are counted, ``counted`` (whose ``day`` is the figure's own date), and over
    what is joined to them by ``joins``: ``person``, ``case``, ``departure``. Of a counted case the person is its head.
    """

    name: str
    label_text: str
    sql: str
    joins: tuple[str, ...]
    values: Values

    @property
    def label(self) -> str:
        """Return the field's heading in the language in use."""
        return _(self.label_text)

    def show(self, value: Any) -> str:
        """Return a value as people read it; an empty one is not known."""
        return _("not known") if value is None else self.values.label(value)

    def order(self, value: Any) -> tuple[bool, Any]:
        """Return what values are sorted by; those that are not known come last."""
        return value is None, "" if value is None else self.values.place(value)


def codes(list_name: str) -> Values:
    """Return the values of a code list, in its order; words that are in no list come after it."""

    def place(code: str) -> tuple[int, str]:
        known = code_list(list_name).codes
        return (known.index(code) if code in known else len(known)), code

    return Values(lambda code: code_list(list_name).label(code), place)


PLAIN = Values(str, lambda value: value)
WORDS = Values(str, lambda value: (str(value).casefold(), str(value)), natural=False)
STAGES = Values(lambda stage: Stage(stage).label, lambda stage: Stage(stage).rank)
_COUNTRIES = Values(lambda code: code_list("countries").label(code), lambda code: code, natural=False)


def _age_label(bracket: str) -> str:
    if bracket == NO_AGE:
        return _("age not known")
    return f"{bracket}+" if bracket == "60" else bracket.replace("_", "–")


AGES = Values(_age_label, lambda bracket: [*BRACKETS, NO_AGE].index(bracket))

# the steps between two stages, in their order
STEP_LABELS = {
    "submitted_decided": mark("From submission to decision"),
    "decided_departed": mark("From decision to departure"),
    "submitted_arrived": mark("From submission to arrival"),
    "arrived_settled": mark("From arrival to a place outside a centre"),
}
CODED_STEPS = Values(lambda step: _(STEP_LABELS[step]), lambda step: list(STEP_LABELS).index(step))

# how far somebody came of what was promised for a year, in that order
OUTCOME_LABELS = {
    "submitted": mark("Submitted"), "interviewed": mark("Interviewed"), "accepted": mark("Accepted"),
    "refused": mark("Refused"), "withdrawn": mark("Withdrawn"), "departed": mark("Departed"),
    "arrived": mark("Arrived"),
}  # fmt: skip
OUTCOMES = Values(lambda name: _(OUTCOME_LABELS[name]), lambda name: list(OUTCOME_LABELS).index(name))
DAYS = Values(lambda day: show_day(date.fromisoformat(day)), lambda day: day)


def age_group(on: str) -> Field:
    """Return UNHCR's age brackets on a day."""
    steps = " ".join(f"WHEN {{age}} >= {least} THEN '{name}'" for name, least in list(BRACKETS.items())[::-1])
    bracket = f"CASE {steps} ELSE '{NO_AGE}' END".replace("{age}", age("person.birth_date", on))
    return Field("age_group", mark("Age"), bracket, ("person",), AGES)


def own_year(name: str, label: str) -> Field:
    """Return the year of a figure's own date."""
    return Field(name, label, year("counted.day"), (), PLAIN)


def own(name: str, label: str, values: Values) -> Field:
    """Return a column that the counted rows themselves have."""
    return Field(name, label, f"counted.{name}", (), values)


def of_person(name: str, label: str, values: Values) -> Field:
    """Return a field of the person; of a counted case that of its head."""
    return Field(name, label, f"person.{name}", ("person",), values)


def of_case(name: str, label: str, values: Values, column: str = "") -> Field:
    """Return a field of the case."""
    return Field(name, label, f'"case".{column or name}', ("case",), values)


def _placed(column: str, order: str) -> str:
    return (
        f'(SELECT placement.{column} FROM placement WHERE placement."case" = counted."case"'
        " AND (placement.person IS NULL OR placement.person = counted.person)"
        f" AND placement.{column} IS NOT NULL ORDER BY placement.person IS NULL, {order} LIMIT 1)"
    )


OF_PERSON = (
    of_person("nationality", mark("Nationality"), _COUNTRIES),
    of_person("sex", mark("Sex"), codes("sexes")),
)
OF_CASE = (
    of_case("asylum_country", mark("Country of asylum"), _COUNTRIES),
    of_case("category", mark("Category"), codes("categories")),
    of_case("secondary_category", mark("Second category"), codes("categories")),
    of_case("priority", mark("Priority"), codes("priorities")),
    of_case("programme", mark("Programme"), codes("programmes")),
    of_case("modality", mark("Modality"), codes("modalities")),
    of_case("office", mark("Office"), WORDS),
    of_case("quota_year", mark("Quota year"), PLAIN),
    of_case("family_size", mark("Family size"), PLAIN, "size"),
)
STAGE_OF_PERSON = of_person("stage", mark("Stage"), STAGES)
STAGE_OF_CASE = of_case("stage", mark("Stage"), STAGES)
RECEPTION = (
    Field("centre", mark("Centre"), _placed("centre", "placement.available_from, placement.id"), (), WORDS),
    Field(
        "municipality", mark("Municipality"),
        _placed("municipality", "placement.available_from DESC, placement.id DESC"), (), WORDS,
    ),
)  # fmt: skip
DEPARTURE = (
    Field("departure_country", mark("Departed from"), "departure.from_country", ("departure",), _COUNTRIES),
    Field("departure", mark("Departure"), "departure.reference", ("departure",), WORDS),
)

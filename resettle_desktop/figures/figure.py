"""What a figure is: its name and sentence, the rows that it counts, its own date, and what may split it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Literal

from resettle_desktop.figures.fields import Field
from resettle_desktop.records.errors import KnownError
from resettle_desktop.records.texts import _, mark

Unit = Literal["persons", "cases", "warnings"]
UNIT_LABELS: Mapping[str, str] = {"persons": mark("Persons"), "cases": mark("Cases"), "warnings": mark("Warnings")}
YEAR = "year"  # names the year of any figure's own date


class Counted(Enum):
    """How often a person counts: by nature once, by the first of several rows alone, or each time."""

    ONCE = mark("Each person is counted once.")
    FIRST = mark("Each person is counted once, the first time.")
    EACH = mark("A person is counted each time.")


@dataclass(frozen=True)
class Figure:
    """A figure, as the catalogue declares it.

    ``rows`` are the queries of what is counted, by unit (figures.bases); cases are counted by the rows of persons
    where there are none of their own. ``date_text`` says whose year is the figure's, and of which day ages are;
    the first of ``fields`` is that year. ``apart`` are columns in each value of which somebody counts anew. ``timed``
    rows have a column ``days``, of which median and 90th percentile are told. ``lists`` is whether the people behind
    a count may be listed.
    """

    name: str
    label_text: str
    definition_text: str
    date_text: str
    rows: Mapping[Unit, str]
    fields: tuple[Field, ...]
    split: tuple[str, ...]
    units: tuple[Unit, ...] = ("persons", "cases")
    counted: Counted = Counted.ONCE
    apart: tuple[str, ...] = ()
    timed: bool = False
    lists: bool = True
    case_fields: Mapping[str, Field] = field(default_factory=dict)

    @property
    def label(self) -> str:
        """Return what people call the figure."""
        return _(self.label_text)

    @property
    def year(self) -> Field:
        """Return the field of the year of the figure's own date."""
        return self.fields[0]

    def definition(self, unit: Unit) -> str:
        """Return the sentences that say what is counted, how often, and by which date."""
        how = {
            "persons": _(self.counted.value),
            "cases": _("Of these the cases are counted, each once, under its principal applicant."),
        }
        return " ".join(part for part in (_(self.definition_text), how.get(unit, ""), _(self.date_text)) if part)

    def field_of(self, name: str, unit: Unit) -> Field:
        """Return the field of this name; raises KnownError with the choices where the figure has none such."""
        found = self.year if name == YEAR else next((each for each in self.fields if each.name == name), None)
        if found is None:
            told = _("{figure} cannot be split by {name}. Nothing was counted. Choose among: {choices}.")
            raise KnownError(told.format(figure=self.name, name=name, choices=names_of(self.fields)))
        return self.case_fields.get(found.name, found) if unit == "cases" else found

    def unit_of(self, name: str | None) -> Unit:
        """Return what is counted, the usual for None; raises KnownError with the choices for another."""
        for unit in self.units:
            if name in (None, unit):
                return unit
        told = _("{figure} does not count {name}. Nothing was counted. Choose among: {choices}.")
        raise KnownError(told.format(figure=self.name, name=name, choices=", ".join(self.units)))


def names_of(declared: Iterable[Field] | Iterable[Figure]) -> str:
    """Return the names of fields or figures in a row, for a sentence."""
    return ", ".join(each.name for each in declared)

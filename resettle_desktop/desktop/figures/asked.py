"""What is asked on the screen of figures, apart from how it is chosen there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from resettle_desktop.figures.catalogue import FIGURES, figure_named
from resettle_desktop.figures.counting import Question
from resettle_desktop.figures.figure import Figure, Unit
from resettle_desktop.records.texts import _

Years = tuple[int, int] | None
_BESIDE = {"arrivals": "departure_country", "departures": "departure_country"}


@dataclass(frozen=True)
class Asked:
    """A figure, the unit, the field along which it is laid out, the one that splits it, years, and filters.

    ``down`` is empty for no split; a figure that is timed has none.
    """

    figure: Figure
    unit: Unit
    across: str
    down: str = ""
    years: Years = None
    where: Mapping[str, tuple[Any, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, name: str = FIGURES[0].name) -> Asked:
        """Return what is asked of a figure first; raises KnownError for a name that is none."""
        figure = figure_named(name)
        down = figure.split[1] if len(figure.split) > 1 else _BESIDE.get(name, "")
        return cls(figure, figure.units[0], figure.split[0], down)

    @classmethod
    def last(cls, name: str) -> Asked:
        """Return what was asked last on a computer, by the figure's name alone; the first figure for none."""
        return cls.of(name) if name in {each.name for each in FIGURES} else cls.of()

    @classmethod
    def by(cls, question: Question) -> Asked:
        """Return what a question asks that is split by one or two fields."""
        across, down = (*(question.by or question.figure.split[:1]), "")[:2]
        where = {name: tuple(values) for name, values in question.where.items()}
        return cls(question.figure, question.unit, across, down, question.years, where)

    @property
    def question(self) -> Question:
        """Return the question that the store is asked."""
        by = (self.across, self.down) if self.down else (self.across,)
        return Question(self.figure, self.unit, by, self.years, dict(self.where))

    @property
    def year(self) -> int | None:
        """Return the one year that is asked about, None for all and for several."""
        return self.years[0] if self.years and self.years[0] == self.years[1] else None

    @property
    def before(self) -> Question | None:
        """Return the same question about the year before, None where no one year is asked about."""
        return replace(self.question, years=(self.year - 1, self.year - 1)) if self.year else None

    def laid_out(self, across: str) -> Asked:
        """Return the same along another field; where that splits it already, the two change places."""
        return replace(self, across=across, down=self.across if across == self.down else self.down)

    def split(self, down: str) -> Asked:
        """Return the same split by another field, by none for an empty name."""
        return replace(self, across=self.down if down == self.across and self.down else self.across, down=down)

    def filtered(self, name: str, values: Iterable[Any]) -> Asked:
        """Return the same for those alone who have one of these values; for all without any."""
        others = {each: kept for each, kept in self.where.items() if each != name}
        chosen = tuple(values)
        return replace(self, where={**others, **({name: chosen} if chosen else {})})

    def filter_words(self, name: str) -> str:
        """Return a filter in words."""
        asked = self.figure.field_of(name, self.unit)
        values = ", ".join(asked.show(value) for value in self.where[name])
        return _("{field}: {value}").format(field=asked.label, value=values)

    def year_words(self) -> str:
        """Return the years in words."""
        if self.years is None:
            return _("All years")
        first, last = self.years
        return str(first) if first == last else f"{first} – {last}"

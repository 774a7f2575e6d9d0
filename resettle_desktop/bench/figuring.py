"""What the benchmark does with figures: every one of them, counted anew each time its filter changes."""

from __future__ import annotations

from collections.abc import Iterator

from resettle_desktop.bench.measuring import Taken
from resettle_desktop.bench.people import TODAY
from resettle_desktop.bench.workplace import Workplace
from resettle_desktop.figures.catalogue import FIGURES
from resettle_desktop.figures.counting import Question
from resettle_desktop.figures.figure import Figure
from resettle_desktop.figures.kept import KeptFacts

_FILTERS = 6  # changes of each figure's filter


def figure_filtered(place: Workplace) -> Taken:
    """Return how long each figure takes to be counted after a change of its filter, its facts read before."""
    taken, facts = Taken(), KeptFacts(place.store, most=1)
    for figure in FIGURES:
        whole = Question(figure, figure.units[0], figure.split)
        facts.keep(figure, whole.unit, TODAY)
        for question in _filtered(facts, whole):
            with taken.timed():
                facts.count(question, TODAY)
    return taken


def _filtered(facts: KeptFacts, whole: Question) -> Iterator[Question]:
    """Yield the question with one more filter each time, by the commonest value of a field."""
    where: dict[str, tuple[object, ...]] = {}
    for name in _names(whole.figure):
        rows = facts.count(Question(whole.figure, whole.unit, (name,)), TODAY).rows
        where = {**where, name: tuple(row.by[0] for row in sorted(rows, key=lambda row: -row.count)[:3])}
        yield Question(whole.figure, whole.unit, whole.by, where=where)


def _names(figure: Figure) -> list[str]:
    return [each.name for each in figure.fields if each.name not in figure.split][:_FILTERS]

"""What a chart says, apart from how it is drawn: columns, series, counts, colours, and where a bar stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from resettle_desktop.figures.crossing import Crossed
from resettle_desktop.records.texts import _, show_number

MOST_COLUMNS, MOST_LYING, MOST_SERIES = 14, 16, 6
_EVEN = 0.179  # the luminance on which black and white are read equally well
_LONGEST_UPRIGHT = 9  # letters of a word below a bar; longer ones stand beside lying bars
OTHERS = object()  # stands for the values that had no room


@dataclass(frozen=True)
class Chart:
    """Bars by column, each of one or several series: ``counts`` by series, then by column.

    ``lying`` bars have room for long words. ``totals`` are the sums as they are written. ``across`` and ``down`` are
    the values for which the columns and the series stand, OTHERS for those that had no room.
    """

    columns: tuple[str, ...]
    series: tuple[str, ...]
    counts: tuple[tuple[int, ...], ...]
    lying: bool
    totals: tuple[str, ...]
    across: tuple[Any, ...] = ()
    down: tuple[Any, ...] = ()

    def total_of(self, column: int) -> int:
        """Return the sum of a column as it is drawn."""
        return sum(counts[column] for counts in self.counts)


@dataclass(frozen=True)
class Bar:
    """A bar of a drawing: of which column and series it is, and where it stands, in pixels from the upper left."""

    column: int
    series: int
    left: float
    top: float
    width: float
    height: float

    def holds(self, x: float, y: float) -> bool:
        """Return whether a point is in the bar; small ones are a little easier to meet than they look."""
        return self.left - 1 <= x <= self.left + self.width + 1 and self.top - 1 <= y <= self.top + self.height + 1


@dataclass(frozen=True)
class Colours:
    """The colours of a chart, each as #RRGGBB."""

    text: str
    quiet: str
    line: str
    ground: str
    series: tuple[str, ...]

    def of_series(self, number: int) -> str:
        """Return the colour of a series; where there are more series than colours they begin anew."""
        return self.series[number % len(self.series)]


def chart_of(table: Crossed) -> Chart:
    """Return the chart of a table: what has no room is put together as *others*; hidden numbers are not drawn."""
    labels = [table.across_label(value) for value in table.across]
    lying = any(len(label) > _LONGEST_UPRIGHT for label in labels) or len(labels) > MOST_COLUMNS
    across = _grouped(table.across, MOST_LYING if lying else MOST_COLUMNS, table.across_total, lying)
    down = _grouped(table.down, MOST_SERIES, table.down_total, True)
    counts = tuple(tuple(_sum(table, columns, rows) for _l, columns in across) for _l, rows in down)
    return Chart(
        tuple(_label(table.across_label, values) for _key, values in across),
        tuple(_label(table.down_label, values) for _key, values in down), counts, lying,
        tuple(_total(table, values) for _key, values in across), tuple(key for key, _v in across),
        tuple(key for key, _v in down),
    )  # fmt: skip


def readable(fill: str) -> str:
    """Return white or near black, whichever is read on this colour."""
    red, green, blue = (_linear(int(fill[place : place + 2], 16) / 255) for place in (1, 3, 5))
    return "#FFFFFF" if 0.2126 * red + 0.7152 * green + 0.0722 * blue < _EVEN else "#1A1C21"


def _linear(part: float) -> float:
    """WCAG's relative luminance of one of the three lights."""
    return part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4


def _grouped(values: Sequence[Any], most: int, weight: Any, by_size: bool) -> list[tuple[Any, list[Any]]]:
    """Return each value with itself, and the rest together: the least of many, or the first of a row of years."""
    if len(values) <= most:
        return [(value, [value]) for value in values]
    if not by_size:
        rest, kept = list(values[: len(values) - most + 1]), list(values[len(values) - most + 1 :])
        return [(OTHERS, rest), *((value, [value]) for value in kept)]
    largest = set(sorted(range(len(values)), key=lambda place: -weight(values[place]))[: most - 1])
    kept = [value for place, value in enumerate(values) if place in largest]
    rest = [value for place, value in enumerate(values) if place not in largest]
    return [*((value, [value]) for value in kept), (OTHERS, rest)]


def _sum(table: Crossed, columns: Sequence[Any], rows: Sequence[Any]) -> int:
    return sum(table.at(a, d) for a in columns for d in rows if (a, d) not in table.hidden)


def _label(show: Any, values: Sequence[Any]) -> str:
    return show(values[0]) if len(values) == 1 else _("{count} others").format(count=len(values))


def _total(table: Crossed, values: Sequence[Any]) -> str:
    """Return the sum of a column; a sum of hidden numbers alone is hidden, too."""
    counted = [(a, d) for a in values for d in table.down if table.at(a, d)]
    if counted and table.hidden.issuperset(counted):
        return _("hidden")
    return show_number(sum(table.across_total(value) for value in values))

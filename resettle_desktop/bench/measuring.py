"""How the benchmark measures: times beside those of a floor, judged by what a row has to reach."""

from __future__ import annotations

import statistics
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from math import log
from typing import Literal

from resettle_desktop.records.texts import _

Judged = Literal["p99", "ratio", "least"]


@dataclass
class Taken:
    """What was measured: times in milliseconds or shares in per cent; ``floor`` what was alternated with them."""

    values: list[float] = field(default_factory=list)
    floor: list[float] = field(default_factory=list)

    @contextmanager
    def timed(self, floor: bool = False) -> Iterator[None]:
        """Take the time of what is done within, in milliseconds."""
        begun = time.perf_counter()
        yield
        (self.floor if floor else self.values).append((time.perf_counter() - begun) * 1000)


@dataclass(frozen=True)
class Limit:
    """What a row has to reach: a p99 or a ratio of medians that is at most so high, or a median at least so high."""

    judged: Judged
    bound: float

    def said(self, unit: str) -> str:
        """Return the limit in words."""
        return {
            "p99": _("p99 at most {bound} {unit}"),
            "ratio": _("at most {bound} times the floor"),
            "least": _("at least {bound} {unit}"),
        }[self.judged].format(bound=f"{self.bound:g}", unit=unit)

    def holds(self, taken: Taken) -> bool:
        """Return whether what was measured reaches the limit."""
        if self.judged == "least":
            return statistics.median(taken.values) >= self.bound
        reached = p99(taken.values) if self.judged == "p99" else ratio(taken)
        return reached is not None and reached <= self.bound


def p99(values: Iterable[float]) -> float:
    """Return the value that 99 of 100 do not exceed, the highest of fewer than 100."""
    ranked = sorted(values)
    return ranked[min(len(ranked) - 1, int(len(ranked) * 0.99))]


def ratio(taken: Taken) -> float | None:
    """Return how many times the floor's median the values' median is, None without a floor."""
    return statistics.median(taken.values) / statistics.median(taken.floor) if taken.floor else None


def exponent(small: tuple[int, float], large: tuple[int, float]) -> float:
    """Return the exponent by which a figure grows between two sizes, given as size and figure; 0 is not at all."""
    return log(large[1] / small[1]) / log(large[0] / small[0])

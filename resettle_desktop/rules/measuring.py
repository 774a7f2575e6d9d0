"""How well suspected pairs fit the true ones: precision, recall and their harmonic mean."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass
from typing import TypeVar

T = TypeVar("T")


@dataclass(frozen=True)
class Measured:
    """The share of what was found that is true, the share of what is true that was found; each 0 to 1."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Return the harmonic mean of both, 0 where both are."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def measured(found: Set[T], true: Set[T]) -> Measured:
    """Return how well what was found fits what is true; of nothing found all is right, of nothing true all is found."""
    both = len(found & true)
    return Measured(both / len(found) if found else 1.0, both / len(true) if true else 1.0)

"""Among whom two records are compared: how many persons, how common their names are, how often one is entered twice."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

_UNSEEN = 1 / 150  # the share of a name before any was counted, and how many names that guess is worth
_UNSEEN_WEIGHT = 100
_SMALLEST = 50
# how many further records a person is taken to have: what is found of them, and some more, for a missed one costs more
# than one that was looked at in vain
_LEAST_TWICE, _MOST_TWICE, _USUAL_TWICE = 0.01, 0.7, 0.35
_COST_OF_MISSING = 3.5
_NOT_FOUND = 0.01
_ROUNDS = 30


@dataclass(frozen=True)
class Population:
    """How many persons there are among whom a pair is looked for, and which share bears a name, by its consonants.

    ``counted`` is of how many persons the names were counted, ``twice`` how many further records each is taken to have.
    """

    size: int = 1_000
    counted: int = 0
    own_names: Mapping[str, float] = field(default_factory=dict)
    family_names: Mapping[str, float] = field(default_factory=dict)
    twice: float = _USUAL_TWICE

    @property
    def expected(self) -> float:
        """Return what any two persons start with: the logarithm of the odds that they are one."""
        return math.log(self.twice / max(self.size, _SMALLEST))

    def at_most(self) -> Population:
        """Return the same population, of whom as many as can be were entered twice: nobody is passed over by it."""
        return replace(self, twice=_MOST_TWICE)

    def fitted(self, odds: Sequence[float]) -> Population:
        """Return the same population with as many entered twice as its pairs tell.

        ``odds`` are what speaks for each pair that shares a key, without what is expected of any two. In an office
        that has hardly any a pair must be surer than in one that has many.
        """
        now = replace(self, twice=_USUAL_TWICE)
        for _round in range(_ROUNDS):
            found = sum(chance(each + now.expected - math.log(_COST_OF_MISSING)) for each in odds)
            twice = _COST_OF_MISSING * (found / max(self.size, _SMALLEST) + _NOT_FOUND)
            now = replace(self, twice=min(max(twice, _LEAST_TWICE), _MOST_TWICE))
        return now


def share(counted: int, of: int) -> float:
    """Return the share of a name that ``counted`` of so many bear; for few of them the guess of names unseen weighs."""
    return (counted + _UNSEEN * _UNSEEN_WEIGHT) / (of + _UNSEEN_WEIGHT)


def chance(odds: float) -> float:
    """Return the chance, 0 to 1, that these odds, a logarithm, stand for."""
    return 1 / (1 + math.exp(-min(max(odds, -700), 700)))

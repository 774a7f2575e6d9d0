"""What made-up people are called: names of their origins, common ones more often, in the spellings of many clerks."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import accumulate
from random import Random
from typing import Any

from resettle_desktop.rules.names import listed_spellings
from resettle_desktop.rules.slips import LATIN, slips

_SCRIPT = re.compile(r"^(.*?)(?: ([\u0600-\u06ff][\u0600-\u06ff\u200c ]*))?$")
# how clerks write one sound
_CLERKS = (
    ("kh", "k"), ("ou", "u"), ("oo", "u"), ("ee", "i"), ("ai", "ei"), ("q", "k"), ("sh", "ch"), ("w", "ou"),
    ("j", "dj"), ("iy", "i"), ("Al-", "El-"), ("Al-", "Al "), ("Al-", ""), ("Abd al-", "Abdul "),
    ("Abd al-", "Abdel"), ("aa", "a"), ("ss", "s"), ("mm", "m"), ("i", "y"), ("e", "i"), ("o", "u"),
)  # fmt: skip
_OTHER_CLERK, _SLIP, _MADE_FAMILY = 0.15, 0.02, 0.35
_COMMON = 4  # the larger, the less the first names of a list stand out


@dataclass(frozen=True)
class Called:
    """A name in Latin letters, and in the original script where papers have it."""

    latin: str
    script: str = ""


@dataclass(frozen=True)
class Origin:
    """Where families come from and what people are called there, each list with its running weights."""

    name: str
    facts: Mapping[str, Any]
    lists: Mapping[str, tuple[Sequence[Called], Sequence[float]]]

    def given(self, sex: str, chance: Random) -> Called:
        """Return a given name."""
        return self._one("male" if sex == "M" else "female", chance)

    def family(self, chance: Random) -> Called:
        """Return a family name: a listed one, or one of the many that are made of them."""
        listed = self._one("family", chance)
        if chance.random() > _MADE_FAMILY:
            return listed
        stem = re.sub("[aeiou]+$", "", self._one(chance.choice(("family", "male")), chance).latin.split("-")[-1])
        begun = chance.choice(self.facts["beginnings"]) if chance.random() < 0.7 else ""
        return Called(f"{begun}{stem.lower()}{chance.choice(self.facts['endings'])}".title(), listed.script)

    def _one(self, name: str, chance: Random) -> Called:
        names, weights = self.lists[name]
        return chance.choices(names, cum_weights=weights)[0]


def spelled(name: str, chance: Random) -> str:
    """Return a name as one clerk or another writes it; one in fifty has a slip."""
    drawn = chance.random()
    if drawn < _OTHER_CLERK:
        known = _spellings().get(name.lower())
        if known:
            return chance.choice(known).title()
        common, other = chance.choice(_CLERKS)
        return name.replace(common, other, 1)
    return mistyped(name, chance) if drawn > 1 - _SLIP else name


def mistyped(name: str, chance: Random) -> str:
    """Return a name with one slip of typing, not in its first letter; a name of fewer than four letters as it is."""
    if len(name) < 4:
        return name
    return name[0] + chance.choice(list(slips(name[1:], LATIN)))


@cache
def origins() -> tuple[tuple[Origin, ...], tuple[float, ...]]:
    """Return the origins of resources/bench/names.toml, with their running shares."""
    text = files("resettle_desktop.resources").joinpath("bench", "names.toml").read_text(encoding="utf-8")
    read = tomllib.loads(text)
    return tuple(_origin(name, facts) for name, facts in read.items()), tuple(
        accumulate(f["share"] for f in read.values())
    )


@cache
def _spellings() -> Mapping[str, tuple[str, ...]]:
    return listed_spellings()


def _origin(name: str, facts: Mapping[str, Any]) -> Origin:
    return Origin(name, facts, {each: _weighted(facts[each]) for each in ("male", "female", "family")})


def _weighted(names: Sequence[str]) -> tuple[Sequence[Called], Sequence[float]]:
    called = []
    for each in names:
        found = _SCRIPT.match(each)
        assert found
        called.append(Called(found[1], found[2] or ""))
    return called, tuple(accumulate(1 / (place + _COMMON) for place in range(len(called))))

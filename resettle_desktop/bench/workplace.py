"""The made-up store that is measured, with some of its families to work with."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from resettle_desktop.bench.lives import lives
from resettle_desktop.bench.people import Families, Family, Record
from resettle_desktop.bench.spreading import spread
from resettle_desktop.store.filling import fill_store
from resettle_desktop.store.lots import Lot, make_ready
from resettle_desktop.store.slots import QUICK_KEY_SETTINGS
from resettle_desktop.store.store import Store

USER, PASSPHRASE = "bench", "made-up-people-only"
_SAMPLE = 2_000  # families that are kept in mind while the store is made
_A_PART = 5_000  # persons that are made at once


@dataclass(frozen=True)
class Workplace:
    """An open made-up store: how many persons are in it, how long it took to make, and a sample of its families."""

    store: Store
    persons: int
    seconds: float
    sample: Sequence[Family]
    chance: Random

    def family(self) -> Family:
        """Return one of the families."""
        return self.chance.choice(self.sample)

    def person(self) -> Record:
        """Return one of the persons."""
        return self.chance.choice(self.family().members)


@dataclass(frozen=True)
class _Part:
    """Some of the persons of a store to be, and how many are in it in all."""

    persons: int
    part: range


def make_workplace(folder: Path, persons: int) -> Workplace:
    """Make a store of about so many made-up persons in a folder, and open it; close its store at the end."""
    begun, sample = time.perf_counter(), list[Family]()
    path = folder / f"bench-{persons}.resettle"
    with spread(_made, _parts(persons)) as made:
        fill_store(path, USER, PASSPHRASE, QUICK_KEY_SETTINGS, _kept(made, sample))
    seconds = time.perf_counter() - begun
    return Workplace(Store.open(path, USER, PASSPHRASE), persons, seconds, sample, Random(11))


def _parts(persons: int) -> list[_Part]:
    return [_Part(persons, range(start, min(start + _A_PART, persons))) for start in range(0, persons, _A_PART)]


def _made(part: _Part) -> tuple[Lot, list[Family]]:
    """Return what a part's families leave in a store, and some of them."""
    lived = list(lives(part.persons, Families(part.part.start), part.part))
    families = [family for life in lived for family in life.families]
    few = min(len(families), 1 + _SAMPLE * len(part.part) // part.persons)
    return make_ready((life.history, life.derived) for life in lived), Random(7).sample(families, few)


def _kept(made: Iterable[tuple[Lot, list[Family]]], sample: list[Family]) -> Iterator[Lot]:
    for lot, families in made:
        sample += families
        yield lot


def name_of(values: Mapping[str, Any]) -> str:
    """Return a person's name as people type it: given names, then the family name, in small letters."""
    return f"{values['given_names']} {values['family_name']}".lower()

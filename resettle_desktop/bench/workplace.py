"""The made-up store that is measured, with some of its families to work with."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from resettle_desktop.bench.lives import Life, lives
from resettle_desktop.bench.people import Families, Family, Record
from resettle_desktop.store.filling import Derived, fill_store
from resettle_desktop.store.history import Dated
from resettle_desktop.store.slots import QUICK_KEY_SETTINGS
from resettle_desktop.store.store import Store

USER, PASSPHRASE = "bench", "made-up-people-only"
_SAMPLE = 2_000  # families that are kept in mind while the store is made


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


@dataclass
class _Sampling:
    """Passes the lives on and keeps some of their families, each with the same chance."""

    persons: int
    seen: int = 0

    def __post_init__(self) -> None:
        self.kept: list[Family] = []
        self._chance = Random(7)

    def lots(self) -> Iterator[tuple[Sequence[Dated], Derived]]:
        for life in lives(self.persons, Families()):
            self._keep(life)
            yield life.history, life.derived

    def _keep(self, life: Life) -> None:
        for family in life.families:
            self.seen += 1
            if len(self.kept) < _SAMPLE:
                self.kept.append(family)
            elif (place := self._chance.randrange(self.seen)) < _SAMPLE:
                self.kept[place] = family


def make_workplace(folder: Path, persons: int) -> Workplace:
    """Make a store of about so many made-up persons in a folder, and open it; close its store at the end."""
    begun = time.perf_counter()
    sampling = _Sampling(persons)
    path = folder / f"bench-{persons}.resettle"
    fill_store(path, USER, PASSPHRASE, QUICK_KEY_SETTINGS, sampling.lots())
    seconds = time.perf_counter() - begun
    return Workplace(Store.open(path, USER, PASSPHRASE), persons, seconds, sampling.kept, Random(11))


def name_of(values: Mapping[str, Any]) -> str:
    """Return a person's name as people type it: given names, then the family name, in small letters."""
    return f"{values['given_names']} {values['family_name']}".lower()

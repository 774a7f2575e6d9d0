"""Finds cases of one store that may be one family registered twice (rules.duplicate_cases)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from itertools import combinations

from resettle_desktop.records.kinds import Case, OtherNumber, Person
from resettle_desktop.records.numbers import number_key
from resettle_desktop.rules.duplicate_cases import CasePair, LikeCases, like_cases
from resettle_desktop.store.duplicates import Progress, Suspected
from resettle_desktop.store.rows import Rows
from resettle_desktop.store.words import Words

_SCHEME = "unhcr_case"


class DuplicateCases:
    """Looks for cases of one store that were entered twice; ``persons`` finds the persons who were."""

    def __init__(self, rows: Rows, words: Words, persons: Callable[..., list[Suspected]]) -> None:
        self._rows, self._words, self._persons = rows, words, persons

    def pairs(self, progress: Progress | None = None, cancelled: Callable[[], bool] | None = None) -> list[LikeCases]:
        """Return the pairs of cases that may be one, the surest first; ``progress`` is that of comparing persons."""
        likely = [each.likeness for each in self._persons(progress=progress, cancelled=cancelled)]
        numbers = dict(self._numbers())
        ids = {id for pair in likely for id in pair.cases or ()} | {id for pair in numbers for id in pair}
        sizes = Counter(person.case for person in self._rows.where_in(Person, "case", ids, ("case",)))
        return like_cases(likely, {case: count for case, count in sizes.items() if case}, numbers)

    def _numbers(self) -> Iterator[tuple[CasePair, str]]:
        """Yield the pairs of cases of which one had the number of the other, or both had one, and that number."""
        earlier: dict[str, set[int]] = {}
        shown: dict[str, str] = {}
        for number in self._rows.equal(OtherNumber, scheme=_SCHEME):
            if number.case and number.value:
                key = number_key(number.value)
                earlier.setdefault(key, set()).add(number.case)
                shown[key] = number.value
        now = self._words.many(Case.kind_name(), "unhcr_number", earlier)
        for key, cases in earlier.items():
            for one, other in combinations(sorted(cases | set(now.get(key, ()))), 2):
                yield (one, other), shown[key]

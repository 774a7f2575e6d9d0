"""Finds cases of one store that may be one family registered twice (rules.duplicate_cases)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import combinations

from resettle_desktop.records.fields import Json
from resettle_desktop.records.kinds import Case, CasesApart, OtherNumber, Person
from resettle_desktop.records.numbers import id_text, new_id, number_key
from resettle_desktop.records.texts import _
from resettle_desktop.rules.duplicate_cases import CasePair, LikeCases, like_cases
from resettle_desktop.store.changes import ChangeSet, Draft
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
        return self.among(self._persons(progress=progress, cancelled=cancelled))

    def among(self, persons: Sequence[Suspected]) -> list[LikeCases]:
        """Return the pairs of cases that may be one, where these persons are suspected; not those judged different."""
        likely = [each.likeness for each in persons]
        numbers = dict(self._numbers())
        ids = {id for pair in likely for id in pair.cases or ()} | {id for pair in numbers for id in pair}
        sizes = Counter(person.case for person in self._rows.where_in(Person, "case", ids, ("case",)))
        found = like_cases(likely, {case: count for case, count in sizes.items() if case}, numbers)
        judged = self._judged()
        return [each for each in found if (each.one, each.other) not in judged]

    def judged_different(self, one: int, other: int, reason: str = "") -> ChangeSet:
        """Return the change set that says of two cases that they are two; empty where it was said already."""
        pair = _ordered(one, other)
        draft = Draft()
        if pair not in self._judged():
            ids = [id_text(id) for id in pair]
            values: dict[str, Json] = {"case": ids[0], "other_case": ids[1], "reason": reason or None}
            draft.add(CasesApart.kind_name(), new_id(), values)
        return draft.change_set(reason or _("Not the same case"), _("duplicates"))

    def _judged(self) -> set[CasePair]:
        found = self._rows.equal(CasesApart)
        return {_ordered(each.case, each.other_case) for each in found if each.case and each.other_case}

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


def _ordered(one: int, other: int) -> CasePair:
    return (one, other) if one < other else (other, one)

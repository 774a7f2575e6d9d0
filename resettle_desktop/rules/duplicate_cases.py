"""Whether two cases are one family that was registered twice: by a number of theirs, or by most of their members."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from resettle_desktop.records.texts import _, n_
from resettle_desktop.rules.duplicates import THRESHOLD, Likeness
from resettle_desktop.rules.kinship import short_name

CasePair = tuple[int, int]
_WITH_NUMBER = 0.95


@dataclass(frozen=True)
class LikeCases:
    """Two cases that may be one; ``one`` was entered first. ``why`` is in sentences of the language in use.

    ``number`` is what number both have had, if any.
    """

    one: int
    other: int
    score: float
    why: tuple[str, ...]
    number: str = ""


def like_cases(
    persons: Sequence[Likeness], sizes: Mapping[int, int], numbers: Mapping[CasePair, str]
) -> list[LikeCases]:
    """Return the pairs of cases that may be one, the surest first.

    ``persons`` are the suspected pairs of persons, ``sizes`` how many members each case has, ``numbers`` what number
    two cases have in common. Without one, as many of both families must be alike as are not: somebody alone who was
    entered twice, once with the family, is a person for the list of persons.
    """
    by_case: dict[CasePair, list[Likeness]] = defaultdict(list)
    for pair in persons:
        if pair.cases:
            by_case[pair.cases].append(pair)
    compared = [_compared(cases, by_case[cases], sizes, numbers.get(cases, "")) for cases in {*by_case, *numbers}]
    likely = (each for each in compared if each.score >= THRESHOLD)
    return sorted(likely, key=lambda each: (-each.score, each.one, each.other))


def _compared(cases: CasePair, pairs: Sequence[Likeness], sizes: Mapping[int, int], number: str) -> LikeCases:
    alike = _one_to_one(pairs)
    members = sum(sizes.get(case, 0) for case in cases)
    shared = 2 * sum(pair.score for pair in alike) / max(members, 1)
    why = [_("Both have the number {value}.").format(value=number)] if number else []
    if alike:
        said = n_("{n} member is alike", "{n} members are alike", len(alike))
        names = ", ".join(short_name(pair.one.person) for pair in alike)
        why.append(_("{what}: {names}.").format(what=said, names=names))
    score = round(min(1.0, max(shared, _WITH_NUMBER if number else 0.0)), 3)
    return LikeCases(*cases, score, tuple(why), number)


def _one_to_one(pairs: Sequence[Likeness]) -> list[Likeness]:
    """Return the surest pairs of which no person is in two."""
    taken: set[int] = set()
    kept = []
    for pair in sorted(pairs, key=lambda each: -each.score):
        ids = {pair.one.id, pair.other.id}
        if taken.isdisjoint(ids):
            taken |= ids
            kept.append(pair)
    return kept

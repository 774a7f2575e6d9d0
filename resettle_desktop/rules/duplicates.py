"""Whether two records are one person: a score from 0 to 1, and in words what speaks for it and against.

What agrees or differs is weighed by how much rarer it would be between two strangers than between two records of one
person, as natural logarithms, and added to what is to be expected of any two persons of a store that large. So a name
that many bear weighs less than one that few do, and 1 January, which thousands bear, weighs little (DOMAIN section 8).
Nothing is decided here: an officer looks at both.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from resettle_desktop.records.texts import _, mark
from resettle_desktop.rules.date_likeness import Born, compare_births
from resettle_desktop.rules.duplicate_keys import signs_agree, unpacked
from resettle_desktop.rules.known_persons import Known, shared_number, shown_on_both
from resettle_desktop.rules.name_likeness import compare_names, compare_words
from resettle_desktop.rules.populations import Population, chance, share
from resettle_desktop.rules.spelling import Level, consonants, one_slip

THRESHOLD = 0.5  # from here on a pair is worth a look
_SURE = 0.9
_SLIP, _LEAST_NAME, _MOST_NAME = 2.5, 0.5, 7.0
_UNREAD = 2.5  # what place, nationality and a slip between two names may add to what the keys say
_OTHER_OWN_NAME, _OTHER_BIRTH = -2.0, -0.5  # what two such persons come to at most

# what is found: its weight (None: of the name's rarity) and the sentence
_EVIDENCE: Mapping[str, tuple[float | None, str]] = {
    "number": (14.0, mark("Both have the number {value}.")),
    "near_number": (4.0, mark("Their numbers differ by one digit: {value}.")),
    "other_number": (-0.6, ""),
    "own_same": (None, mark("The given names are the same: {value}.")),
    "own_near": (None, mark("The given names are alike: {value}.")),
    "own_other": (-6.0, mark("The given names differ: {value}.")),
    "family_same": (None, mark("The family names are the same: {value}.")),
    "family_near": (None, mark("The family names are alike: {value}.")),
    "family_other": (-4.5, mark("The family names differ: {value}.")),
    Born.SAME_DAY.name: (9.4, mark("Born on the same day: {value}.")),
    Born.EXCHANGED.name: (6.5, mark("Day and month of birth are exchanged: {value}.")),
    Born.SAME_MONTH.name: (5.0, mark("Born in the same month: {value}.")),
    Born.ONE_DIGIT.name: (3.7, mark("One digit of the dates of birth differs: {value}.")),
    Born.BOTH_UNSURE.name: (3.2, mark("Born in the same year, the day of neither is sure: {value}.")),
    Born.SAME_YEAR.name: (2.2, mark("Born in the same year, the day is not sure: {value}.")),
    Born.NEAR_YEAR.name: (-1.5, mark("Born a year or two apart, the day is not sure: {value}.")),
    Born.OTHER_DAY.name: (-3.0, mark("Born on another day of the year: {value}.")),
    Born.OTHER.name: (-8.0, mark("The dates of birth differ: {value}.")),
    "sex_same": (0.7, ""),
    "sex_other": (-4.0, mark("The sexes differ: {value}.")),
    "father_same": (3.0, mark("The father's name is the same: {value}.")),
    "father_near": (1.5, mark("The father's names are alike: {value}.")),
    "father_other": (-2.5, mark("The fathers' names differ: {value}.")),
    "mother_same": (4.0, mark("The mother's name is the same: {value}.")),
    "mother_near": (2.0, mark("The mother's names are alike: {value}.")),
    "mother_other": (-2.5, mark("The mothers' names differ: {value}.")),
    "nationality_same": (0.2, ""),
    "nationality_other": (-2.0, mark("The nationalities differ: {value}.")),
    "birth_place_same": (1.5, mark("Born in the same place: {value}.")),
    "phone": (5.0, mark("They have the same telephone: {value}.")),
    "families": (4.0, mark("Others of the two families are alike too.")),
}
_SURE_BIRTHS = {each.name for each in (Born.SAME_DAY, Born.EXCHANGED, Born.SAME_MONTH, Born.ONE_DIGIT)}
_LEVELS = {Level.SAME: "same", Level.NEAR: "near", Level.DIFFERENT: "other"}
_UNTOLD_SEXES = frozenset("XU")


@dataclass(frozen=True)
class Evidence:
    """One thing that agrees or differs between two persons, with its weight."""

    name: str
    weight: float


@dataclass(frozen=True)
class Likeness:
    """How sure it is that two records are one person, 0 to 1, and what that rests on.

    ``odds`` is the sum of what was found, a logarithm; ``most`` and ``least`` are what such two come to, as odds and
    as a score.
    """

    score: float
    one: Known
    other: Known
    evidence: tuple[Evidence, ...]
    odds: float = 0.0
    most: float = math.inf
    least: float = 0.0

    @property
    def cases(self) -> tuple[int, int] | None:
        """Return the ids of the two cases, None where both are of one or one is of none."""
        one, other = sorted((self.one.case or 0, self.other.case or 0))
        return (one, other) if 0 < one < other else None

    def among(self, population: Population) -> Likeness:
        """Return the same with the score that it has among these people."""
        score = chance(min(self.odds + population.expected, self.most))
        return replace(self, score=round(max(score, self.least), 3))

    @property
    def why(self) -> list[str]:
        """Return what speaks for it and against, in sentences of the language in use, the weightiest first."""
        told = sorted(self.evidence, key=lambda each: -abs(each.weight))
        sentences = {each.name: _EVIDENCE[each.name][1] for each in told}
        return [
            _(sentence).format(value=shown_on_both(name, self.one, self.other))
            for name, sentence in sentences.items()
            if sentence
        ]


def could_be_one(births: tuple[int, int], signs: tuple[int, int], bearers: int, among: Population) -> bool:
    """Return whether two who share a key that so many bear could reach the threshold, without a number or telephone.

    ``births`` and ``signs`` are those of their keys. It spares reading most of those who merely share a common name.
    """
    born = _births_apart(*births)
    odds = among.expected + math.log(max(among.size, bearers) / bearers) + _UNREAD
    odds += _weight(born.name) if born else 0.0
    for name, agree in zip(("sex", "father", "mother"), signs_agree(*signs), strict=True):
        if agree is not None:
            odds += _weight(f"{name}_same") if agree else _weight("sex_other") if name == "sex" else 0.0
    return odds >= 0


@lru_cache(maxsize=100_000)
def _births_apart(one: int, other: int) -> Born | None:
    return compare_births([unpacked(one)], [unpacked(other)])


def likeness(one: Known, other: Known, among: Population | None = None) -> Likeness:
    """Return how likely two records are one person.

    A number that both have settles it. Members of one case share their family, their telephone and, as twins, their
    birth: they are paired only on a number, or on the own name and the date of birth.
    """
    population = among or Population()
    found = tuple(_evidence(one, other, population))
    names = {each.name for each in found}
    odds = sum(each.weight for each in found)
    if "number" in names:
        return Likeness(0.0, one, other, found, odds, least=_SURE).among(population)
    if one.case is not None and one.case == other.case and not _same_member(one, other, names):
        return Likeness(0.0, one, other, found, odds, most=-math.inf)
    return Likeness(0.0, one, other, found, odds, most=_most(names)).among(population)


def beside_their_families(pairs: Sequence[Likeness]) -> list[Likeness]:
    """Return the same pairs, in their order, with what it says that others of the same two cases are alike too.

    A family that was registered twice is told by all of its members together, also by those whose own pair is weak.
    Only pairs that are likely by themselves speak for others, and none where given names differ.
    """
    sure: dict[tuple[int, int], list[Likeness]] = {}
    for pair in pairs:
        if pair.score >= THRESHOLD and pair.cases:
            sure.setdefault(pair.cases, []).append(pair)
    return [_supported(pair, sure.get(pair.cases, ()) if pair.cases else ()) for pair in pairs]


def _supported(pair: Likeness, sure: Sequence[Likeness]) -> Likeness:
    mine = {pair.one.id, pair.other.id}
    others = any(mine.isdisjoint({each.one.id, each.other.id}) for each in sure)
    if not others or pair.most < math.inf:
        return pair
    told = _plain("families")
    return replace(pair, evidence=(*pair.evidence, told), odds=pair.odds + told.weight)


def _most(names: set[str]) -> float:
    """Brothers and sisters have all but the own name and the birth in common, and often names that are alike."""
    if "own_other" in names:
        return _OTHER_OWN_NAME
    alike = "own_near" in names and not names & _SURE_BIRTHS
    return _OTHER_BIRTH if alike or Born.OTHER.name in names else math.inf


def _share(found: tuple[Evidence, ...], among: Population | None, most: float = math.inf) -> float:
    odds = (among or Population()).expected + sum(each.weight for each in found)
    return 1 / (1 + math.exp(-min(odds, most)))


def _same_member(one: Known, other: Known, names: set[str]) -> bool:
    named = "own_same" in names and "family_other" not in names
    as_written = bool(set(one.births) & set(other.births))
    return named and (as_written or Born.EXCHANGED.name in names)


def _evidence(one: Known, other: Known, among: Population) -> Iterator[Evidence]:
    yield from _numbers(one, other)
    yield from _names(one, other, among)
    yield from _births(one, other)
    yield from _sexes(one, other)
    for parent in ("father", "mother"):
        yield from _parents(parent, one, other)
    yield from _places(one, other)
    yield from _phones(one, other)


def _plain(name: str) -> Evidence:
    return Evidence(name, _weight(name))


def _weight(name: str) -> float:
    weight = _EVIDENCE[name][0]
    assert weight is not None
    return weight


def _numbers(one: Known, other: Known) -> Iterator[Evidence]:
    if shared_number(one, other):
        yield _plain("number")
        return
    agencies = [
        (mine.key, theirs.key)
        for mine in one.numbers
        for theirs in other.numbers
        if mine.register == theirs.register and not (mine.paper or theirs.paper)
    ]
    if agencies:
        yield _plain("near_number" if any(one_slip(*keys) for keys in agencies) else "other_number")


def _names(one: Known, other: Known, among: Population) -> Iterator[Evidence]:
    compared = compare_names(one.names, other.names)
    parts = (
        ("own", compared.own_level, compared.own, among.own_names),
        ("family", compared.family_level, compared.family, among.family_names),
    )
    for part, level, word, shares in parts:
        if level is Level.DIFFERENT:
            yield _plain(f"{part}_other")
        elif level is not None:
            rarity = min(_MOST_NAME, -math.log(shares.get(consonants(word), share(0, among.counted))))
            weight = max(_LEAST_NAME, rarity - _SLIP * (level is Level.NEAR))
            yield Evidence(f"{part}_{_LEVELS[level]}", weight)


def _births(one: Known, other: Known) -> Iterator[Evidence]:
    compared = compare_births(one.births, other.births)
    if compared:
        yield _plain(compared.name)


def _sexes(one: Known, other: Known) -> Iterator[Evidence]:
    sexes = one.person.sex, other.person.sex
    if all(sex and sex not in _UNTOLD_SEXES for sex in sexes):
        yield _plain("sex_same" if sexes[0] == sexes[1] else "sex_other")


def _parents(parent: str, one: Known, other: Known) -> Iterator[Evidence]:
    level = compare_words(getattr(one, parent), getattr(other, parent))
    if level is not None:
        yield _plain(f"{parent}_{_LEVELS[level]}")


def _places(one: Known, other: Known) -> Iterator[Evidence]:
    nations = one.person.nationality, other.person.nationality
    if all(nations):
        yield _plain("nationality_same" if nations[0] == nations[1] else "nationality_other")
    if compare_words(one.birth_place, other.birth_place) is Level.SAME:
        yield _plain("birth_place_same")


def _phones(one: Known, other: Known) -> Iterator[Evidence]:
    if one.phones & other.phones:
        yield _plain("phone")

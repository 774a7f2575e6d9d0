"""How near two persons' names are, in any spelling, script or order of their words (DOMAIN section 8)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from resettle_desktop.records.kinds import Person
from resettle_desktop.rules.names import name_words
from resettle_desktop.rules.spelling import Level, is_arabic, word_level

Words = tuple[str, ...]
_SON_OF = frozenset("ibn bin ben bint bent بن ابن بنت".split())  # noqa: SIM905


@dataclass(frozen=True)
class Called:
    """One way in which a person is called: the words of the own name, which come first, and those of the family."""

    own: Words
    family: Words

    @property
    def arabic(self) -> bool:
        """Return whether it is written in Arabic letters."""
        return is_arabic((self.own or self.family)[0])


@dataclass(frozen=True)
class NameLikeness:
    """How two names compare, None where one is not known; ``own`` and ``family`` are the words that were compared."""

    own_level: Level | None
    family_level: Level | None
    own: str = ""
    family: str = ""

    @property
    def rank(self) -> int:
        """Return how much agrees, for choosing the best of several ways to call somebody."""
        return 3 * (self.own_level or 0) + (self.family_level or 0)


@lru_cache(maxsize=100_000)
def words_of(text: str | None) -> Words:
    """Return a name's folded words without those that only say *son of*."""
    return tuple(word for word in name_words(text or "") if word not in _SON_OF)


def ways_to_call(person: Person) -> tuple[Called, ...]:
    """Return the ways in which a person is called: as registered, in the original script, on the document, otherwise.

    Without a family name the last of several words stands for one.
    """
    texts = [person.original_name, person.document_name, *(person.aliases or "").split(";")]
    whole = (_parted(words_of(text)) for text in texts if text)
    own, family = words_of(person.given_names), words_of(person.family_name)
    registered = Called(own, family) if own and family else _parted(own or family)
    return tuple(dict.fromkeys(each for each in (registered, *whole) if each.own or each.family))


def compare_names(one: Sequence[Called], other: Sequence[Called]) -> NameLikeness:
    """Return how two persons' names compare, by the two ways to call them that agree best.

    Where both are known in Arabic letters, own names that are two there are one step further apart than in Latin.
    """
    compared = [_compared(left, right) for left in one for right in other]
    best = max(compared, key=lambda each: each.rank, default=NameLikeness(None, None))
    if best.own_level and _two_in_arabic(one, other):
        return replace(best, own_level=Level(best.own_level - 1))
    return best


def compare_words(one: Words, other: Words) -> Level | None:
    """Return how two names of parents or places compare, by their first words; None where one is not known."""
    return _own_level(one, other) if one and other else None


def _parted(words: Words) -> Called:
    return Called(words[:-1], words[-1:]) if len(words) > 1 else Called(words, ())


def _compared(one: Called, other: Called) -> NameLikeness:
    own = _own_level(one.own, other.own) if one.own and other.own else None
    family = _family_level(one.family, other.family) if one.family and other.family else None
    if own is not Level.SAME and _exchanged(one, other):
        own = family = Level.SAME
    return NameLikeness(own, family, *_first_words(one))


def _exchanged(one: Called, other: Called) -> bool:
    """Return whether what is the own name of one stands as the family name of the other, and the reverse."""
    if not (one.own and one.family and other.own and other.family):
        return False
    crossed = _own_level(one.own, other.family), _own_level(one.family, other.own)
    return crossed == (Level.SAME, Level.SAME)


def _first_words(called: Called) -> tuple[str, str]:
    return (called.own or ("",))[0], (called.family or ("",))[-1]


def _own_level(one: Words, other: Words) -> Level:
    """The first word is the person's own; later ones are the father's, or a part of a double name."""
    first = word_level(one[0], other[0])
    if len(one) == len(other) == 1:
        return first
    if len(one) != len(other) and word_level("".join(one), "".join(other)) is Level.SAME:
        return Level.SAME
    if first is Level.SAME:
        return Level.NEAR if _at_odds(one[1:], other[1:]) else Level.SAME
    return Level.NEAR if Level.SAME in _levels(one, other) else first


def _family_level(one: Words, other: Words) -> Level:
    """The last word counts most: grandfathers' names may stand before it."""
    last = word_level(one[-1], other[-1])
    if last is Level.SAME or len(one) == len(other) == 1:
        return last
    if word_level("".join(one), "".join(other)) is Level.SAME:
        return Level.SAME
    return max(last, *(min(level, Level.NEAR) for level in _levels(one, other)))


def _levels(one: Words, other: Words) -> Iterator[Level]:
    return (word_level(left, right) for left in one for right in other)


def _at_odds(one: Words, other: Words) -> bool:
    """Return whether both have further words, and none of them is the other's."""
    return bool(one and other) and not any(level is not Level.DIFFERENT for level in _levels(one, other))


def _two_in_arabic(one: Sequence[Called], other: Sequence[Called]) -> bool:
    levels = [
        _own_level(left.own, right.own)
        for left in one
        for right in other
        if left.arabic and right.arabic and left.own and right.own
    ]
    return bool(levels) and max(levels) is Level.DIFFERENT

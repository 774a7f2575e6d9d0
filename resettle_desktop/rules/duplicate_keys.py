"""Under which keys a person is looked for among others, so that not everybody is compared with everybody."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import blake2b
from typing import Any

from resettle_desktop.records.dates import KnownDate
from resettle_desktop.records.kinds import Person
from resettle_desktop.rules.date_likeness import is_weak
from resettle_desktop.rules.name_likeness import Called, ways_to_call, words_of
from resettle_desktop.rules.spelling import consonants, one_slip

VERSION = 3  # count it up when a person's keys become others: stores then make theirs anew
KEYED_FIELDS = (
    "given_names", "family_name", "original_name", "document_name", "aliases", "birth_date", "claimed_birth_date",
    "sex", "father_name", "mother_name",
)  # fmt: skip
_BITS = 63
_SIGN_BITS = 14  # of each parent's name; the sex takes two more
_SEXES = {"M": 1, "F": 2}
Key = tuple[int, int, int]
_FEW_YEARS = 2


def person_keys(person: Person) -> frozenset[Key]:
    """Return a person's keys, of which two records of one person mostly share one, each with the birth and the signs.

    A key is a number of 63 bits. One is made of the consonants of own and family name, in whatever order and script;
    two more of either with the date of birth, day and month in either order, where the day is sure. The birth is as
    ``packed``, 0 for none; the signs are those of ``signs_of``.
    """
    births = [born for born in (person.birth_date, person.claimed_birth_date) if born]
    sure = [born for born in births if not is_weak(born)]
    keys = {_hashed(text) for called in ways_to_call(person) for text in _texts(called, sure)}
    signs = signs_of(person)
    return frozenset((key, born, signs) for key in keys for born in ([packed(each) for each in births] or [0]))


def keys_of(*values: Any) -> frozenset[Key]:
    """Return the keys of a person who has these values of ``KEYED_FIELDS``."""
    return person_keys(Person(**dict(zip(KEYED_FIELDS, values, strict=True))))


def signs_of(person: Person) -> int:
    """Return the sex and short marks of the parents' names as one number, zeros for what is not known."""
    parents = (words_of(person.father_name), words_of(person.mother_name))
    marks = [_hashed(consonants(words[0])) % (1 << _SIGN_BITS) if words else 0 for words in parents]
    return _SEXES.get(person.sex or "", 0) << 2 * _SIGN_BITS | marks[0] << _SIGN_BITS | marks[1]


def signs_agree(one: int, other: int) -> tuple[bool | None, bool | None, bool | None]:
    """Return whether the sexes, the fathers and the mothers agree, None where one is not known."""
    mask = (1 << _SIGN_BITS) - 1
    parts = [(one >> shift & mask, other >> shift & mask) for shift in (2 * _SIGN_BITS, _SIGN_BITS, 0)]
    sex, father, mother = (left == right if left and right else None for left, right in parts)
    return sex, father, mother


def packed(born: KnownDate | None) -> int:
    """Return a date of birth as a number, 19850914, with zeros for what is not known."""
    return born.year * 10_000 + (born.month or 0) * 100 + (born.day or 0) if born else 0


def unpacked(born: int) -> KnownDate | None:
    """Return the date of birth that a number of ``packed`` stands for, None for 0."""
    year, month, day = _parted(born)
    return KnownDate(year, month or None, day or None) if born else None


def may_agree(one: int, other: int) -> bool:
    """Return whether two dates, as ``packed``, could be one person's: what is not known fits, and slips are allowed."""
    if one == other or not (one and other):
        return True
    left, right = _parted(one), _parted(other)
    years = abs(left[0] - right[0])
    if _unsure(left) or _unsure(right):
        return years <= _FEW_YEARS
    exchanged = years == 0 and left[1:] == right[:0:-1]
    return exchanged or (left[1:] == right[1:] and years in (1, 10)) or one_slip(str(one), str(other))


def _parted(born: int) -> tuple[int, int, int]:
    return born // 10_000, born // 100 % 100, born % 100


def _unsure(parts: tuple[int, int, int]) -> bool:
    return parts[2] == 0 or parts[1:] == (1, 1)


def _texts(called: Called, births: list[KnownDate]) -> Iterator[str]:
    own = consonants(called.own[0]) if called.own else ""
    family = consonants(called.family[-1]) if called.family else ""
    yield "|".join(sorted((own, family)))
    for born in births:
        day = f"{born.year}/{'/'.join(map(str, sorted((born.month or 0, born.day or 0))))}"
        yield from (f"{word}|{day}" for word in (own, family) if word)


def _hashed(text: str) -> int:
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "big") >> (64 - _BITS)

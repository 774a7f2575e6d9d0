"""What a searched text asks for: one number, or words of names and numbers in any order."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby

from resettle_desktop.records.fields import Kept, Number, Phone
from resettle_desktop.records.numbers import number_key, phone_key, phone_words
from resettle_desktop.rules.names import name_words, written_words

_SHORTEST_PART = 4
_PARTED = re.compile(r"[-\u2010-\u2015/\s]+")
_LETTERS_IN_FRONT = re.compile(r"^[^\d]+")


@dataclass(frozen=True)
class Wanted:
    """How a text can be understood: ``whole`` as one number, else as ``words`` of names beside ``numbers``.

    ``names`` is the text of which the words are made.
    """

    whole: tuple[str, ...]
    words: tuple[str, ...]
    numbers: tuple[tuple[str, ...], ...]
    names: str = ""

    def __bool__(self) -> bool:
        """Return whether anything is asked for."""
        return bool(self.whole or self.words or self.numbers)


def read_wanted(text: str) -> Wanted:
    """Return what a text asks for; digits that stand beside one another are one number: ``03 876 082``."""
    words: list[str] = []
    numbers: list[tuple[str, ...]] = []
    for numeric, parts in groupby(text.split(), _has_digits):
        if numeric:
            numbers.append(_number_keys(" ".join(parts)))
        else:
            words.append(" ".join(parts))
    whole = _number_keys(text) if numbers else ()
    names = " ".join(words)
    # an article alone is the beginning of a name that is being typed: Al, and Ali
    return Wanted(whole, name_words(names) or tuple(written_words(names)[-1:]), tuple(numbers), names)


def number_words(field: Kept, text: str) -> tuple[str, ...]:
    """Return the keys under which the value of a Number or Phone is found, the one it is compared by first."""
    if isinstance(field, Phone):
        return phone_words(text)
    key = number_key(text) if isinstance(field, Number) else ""
    return (key,) if key else ()


def number_part(field: Kept, text: str) -> str:
    """Return what follows a number's first dash, or the letters in front of it, by which people shorten it; else empty.

    ``LEB-15C01056`` is 15C01056 for short, ``385-40776878`` is 40776878.
    """
    if not isinstance(field, Number):
        return ""
    key = number_key(text)
    parted = _PARTED.split(text.strip(), maxsplit=1)
    part = number_key(parted[1]) if len(parted) > 1 else _LETTERS_IN_FRONT.sub("", key)
    return part if _SHORTEST_PART <= len(part) < len(key) else ""


def _number_keys(text: str) -> tuple[str, ...]:
    keys = [number_key(text)]
    if text.strip().startswith(("+", "00")):
        keys.insert(0, phone_key(text))
    return tuple(dict.fromkeys(key for key in keys if key))


def _has_digits(word: str) -> bool:
    return any(char.isdecimal() for char in word)

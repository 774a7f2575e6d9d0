"""How near two spellings of one word of a name are, within a script and between Latin and Arabic letters.

Words are those of ``rules.names.name_words``: folded, without articles. A Latin word is read as sounds, an Arabic one
as its letters; turning one into the other costs little where people write the same sound in several ways (DOMAIN
section 8), and a whole point where a letter is simply another.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import IntEnum
from functools import lru_cache

from rapidfuzz.distance import OSA, Levenshtein

from resettle_desktop.rules.names import listed_name, name_key

# what is written with two letters and heard as one; E is the long vowel of Hussein, D and T those of dhal and tha
_LATIN = (
    (r"sch|sh", "s"), (r"kh", "x"), (r"gh", "g"), (r"dh", "D"), (r"th", "T"), (r"ch", "C"), (r"dj", "j"), (r"ph", "f"),
    (r"(?<=\w)(?:ah|eh)$", "a"), (r"iye?|ie|ee|yi|ey(?=[aou])", "i"), (r"[ae][iy](?=[^aeiouwy]|$)", "E"), (r"y", "i"),
    (r"a[wu](?=[^aeiou]|$)", "o"), (r"oo|ou|uw|w|v", "u"), (r"p", "b"), (r"q", "k"), (r"(.)\1+", r"\1"),
    (r"(?<=\w)h$", ""), (r"i(?=[aeou])", "y"),
)  # fmt: skip
# A, W, Y, O and H may stand for a vowel, for a sound that Latin leaves out, or for nothing; V is a ya at the end, which
# is an i or, as alif maqsura, an a
_ARABIC = str.maketrans("اويعهخغقكجشصسثذضظزطتدحفبلرمنپچگڤ", "AWYOHxgkkjsssTDDDzttdhfblrmnbCgf")
_VOWELS = frozenset("aeiouyE")
_WEAK = frozenset("AWYOHV")
_CLASSES = str.maketrans("xDTztcgqCp", "hddddjjksb")
_MUHAMMAD = "mhmd"
_SAME, _NEAR = 0.45, 1.05
_TRANSPOSED = 0.9
_LONG_ENOUGH = 5  # letters; in a shorter name one that differs makes mostly another name
_SILENT = {
    "O": 0.0,
    "H": 0.3,
    "A": 0.25,
    "w": 0.3,
}  # Arabic letters without a sound in Latin; w: a waw at an end, Amr's


class Level(IntEnum):
    """How two words, names or dates compare."""

    DIFFERENT = 0
    NEAR = 1
    SAME = 2


def _both_ways(costs: Mapping[str, float]) -> dict[tuple[str, str], float]:
    pairs = {(pair[0], pair[1]): cost for pair, cost in costs.items()}
    return pairs | {(right, left): cost for (left, right), cost in pairs.items()}


_COSTS = _both_ways(
    {
        "ae": 0, "ei": 0, "ou": 0, "Ee": 0, "Ei": 0, "Ea": 0.5, "eu": 0.4, "iu": 0.6, "ai": 0.7, "au": 0.6, "ao": 0.5,
        "iy": 0, "ey": 0, "Ey": 0.2, "xk": 0.4, "xh": 0.4, "gj": 0.4, "gk": 0.5, "cj": 0.15, "ck": 0.3, "cC": 0,
        "Cs": 0, "Ck": 0.3, "cs": 0.4, "Dd": 0, "Dz": 0, "dz": 0.4, "dt": 0.4, "Tt": 0, "Ts": 0.3, "Td": 0.4,
        "DT": 0.3, "sz": 0.5, "uf": 0.4,
        "Aa": 0, "Ae": 0, "AE": 0.2, "Ai": 0.15, "Ao": 0.15, "Au": 0.15, "Wu": 0, "Wo": 0, "We": 0.8, "Wf": 0.4,
        "Yi": 0, "Ye": 0, "YE": 0, "Yy": 0, "Ya": 0.6, "Oa": 0, "Oe": 0, "Oi": 0, "Oo": 0, "Ou": 0, "OE": 0, "Hh": 0,
        "Ha": 0, "He": 0, "Va": 0.05, "Vi": 0, "Ve": 0, "VE": 0, "Vy": 0.1, "VY": 0.3, "VA": 0.3, "AO": 0.6, "AH": 0.6,
        "YH": 0.6,
    }
)  # fmt: skip


@lru_cache(maxsize=100_000)
def word_level(one: str, other: str) -> Level:
    """Return how two words of names compare: one word in two spellings or scripts, a slip of typing apart, or two."""
    if listed_name(one) == listed_name(other):
        return Level.SAME
    if Levenshtein.distance(consonants(one), consonants(other), score_cutoff=2) > 2:
        return Level.DIFFERENT
    plain = _is_muhammad(one), _is_muhammad(other)
    if all(plain):
        return Level.SAME
    arabic = is_arabic(one), is_arabic(other)
    if any(plain) and any(arabic) and consonants(one) == consonants(other):
        return Level.DIFFERENT  # Mahmoud, who has no other consonants
    left, right = sounds(one), sounds(other)
    longest = max(len(left), len(right))
    apart = _distance(left, right, arabic[0] != arabic[1])
    if apart < (_SAME if any(arabic) else max(_SAME, longest / 10)):
        return Level.SAME
    if _exchanged(left[0], right[0]) >= 1:
        return Level.DIFFERENT  # a slip in the first letter is rare, and names that rhyme are not
    slip = min(len(one), len(other)) >= _LONG_ENOUGH and OSA.distance(one, other, score_cutoff=1) <= 1
    return Level.NEAR if slip or apart <= _near(longest) else Level.DIFFERENT


@lru_cache(maxsize=50_000)
def _is_muhammad(word: str) -> bool:
    return word == "محمد" or name_key(word) == _MUHAMMAD


def one_slip(one: str, other: str) -> bool:
    """Return whether two numbers or dates differ by one digit, or by two side by side that were exchanged."""
    if len(one) != len(other):
        return False
    places = [place for place, (left, right) in enumerate(zip(one, other, strict=True)) if left != right]
    if len(places) == 2 and places[1] == places[0] + 1:
        return one[places[0]] == other[places[1]] and one[places[1]] == other[places[0]]
    return len(places) == 1


def is_arabic(word: str) -> bool:
    """Return whether the word is written in Arabic letters."""
    return "\u0600" <= word[:1] <= "\u06ff"


@lru_cache(maxsize=50_000)
def sounds(word: str) -> str:
    """Return a word's sounds, one character each: mostly small for Latin, capitals for Arabic's weak letters."""
    if is_arabic(word):
        return re.sub(r"Y$", "V", re.sub(r"([^ي])\1+", r"\1", word).translate(_ARABIC))
    for pattern, instead in _LATIN:
        word = re.sub(pattern, instead, word)
    return word


@lru_cache(maxsize=50_000)
def consonants(word: str) -> str:
    """Return what a word's spellings in both scripts mostly share: its consonants in coarse classes.

    A word of vowels alone gives ``-``.
    """
    heard = _MUHAMMAD if _is_muhammad(word) else sounds(listed_name(word))
    kept = "".join(sound for sound in heard if sound not in _VOWELS and sound not in _WEAK - {"H"})
    return re.sub(r"(.)\1+", r"\1", _aspirated(kept).translate(_CLASSES)) or "-"


def _aspirated(kept: str) -> str:
    """An Arabic ha is heard at the beginning and within a word, and is a vowel at its end."""
    return kept.removesuffix("H").replace("H", "h")


def _near(longest: int) -> float:
    """A short word with another letter is mostly another word."""
    if longest < 4:
        return _SAME
    return 0.8 if longest == 4 else _NEAR if longest < 8 else 1.6


def _distance(one: str, other: str, across: bool) -> float:
    """Return what it costs to turn one word's sounds into the other's; ``across`` scripts short vowels are free."""
    left, right = ([_left_out(word, place, across) for place in range(len(word))] for word in (one, other))
    before: list[float] = []
    last = [sum(right[:column]) for column in range(len(other) + 1)]
    for row, sound in enumerate(one):
        line = [last[0] + left[row]]
        for column, heard in enumerate(other):
            cost = min(
                last[column] + _exchanged(sound, heard), last[column + 1] + left[row], line[column] + right[column]
            )
            if row and column and sound == other[column - 1] and heard == one[row - 1] and sound != heard:
                cost = min(cost, before[column - 1] + _TRANSPOSED)
            line.append(cost)
        before, last = last, line
    return last[-1]


def _exchanged(sound: str, heard: str) -> float:
    return 0.0 if sound == heard else _COSTS.get((sound, heard), 1.0)


def _left_out(word: str, place: int, across: bool) -> float:
    """Return what it costs that a sound of one word is missing in the other."""
    sound, inside = word[place], 0 < place < len(word) - 1
    if sound in _WEAK:
        return _SILENT.get(sound if inside or sound != "W" else "w", 0.8) if across else 1.0
    if sound not in _VOWELS:
        return 1.0
    if sound == "E" or (sound == "a" and not inside) or (sound == "y" and across):
        return 0.8
    return 1.0 if place == 0 else 0.0 if across else 0.5

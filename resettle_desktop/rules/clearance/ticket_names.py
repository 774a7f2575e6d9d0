"""Whether a ticket says the name of a document: in any order, by the airlines' habits, and from another script."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache

from resettle_desktop.rules.names import name_words
from resettle_desktop.rules.spelling import Level, is_arabic, word_level

Words = tuple[str, ...]
_MOST_WORDS = 9  # whose orders are all tried
# letters that Unicode does not take apart, and those for which the lines of a document may write two (ICAO 9303 part 3)
_ONE_LETTER = str.maketrans({"Ø": "O", "Ł": "L", "Đ": "D", "Ð": "D", "Þ": "TH", "Æ": "AE", "Œ": "OE"})
_TWO_LETTERS = str.maketrans({"Ä": "AE", "Ö": "OE", "Ü": "UE", "Ø": "OE", "Å": "AA", "Ñ": "NXX"})
_APOSTROPHES = re.compile(r"[-'’ʿʾ`]")
_ARTICLE = re.compile(r"^[ae]l(?=\w{3})")


class Agreement(Enum):
    """How the name on a ticket compares with that of a document."""

    SAME = auto()
    CUT = auto()
    SOUNDS_SAME = auto()
    OTHER = auto()


@dataclass(frozen=True)
class Habits:
    """What airlines write: ``titles`` after a name, ``no_name`` where there is none, and how long a name must be to
    be cut.
    """

    titles: Words = ()
    no_name: Words = ()
    cut_from: int = 20


@lru_cache(maxsize=50_000)
def compare_ticket(ticket: str, document: str, habits: Habits) -> Agreement:
    """Return how a ticket's name compares with a document's.

    The same are two that have the same letters: a ticket may order words otherwise, join what a document writes apart,
    write Ü as U or UE, add titles, and say a single name twice. Long names may be cut at the end. A document in Arabic
    letters alone is compared by the sound of each word.
    """
    if not has_latin_letters(document) or not has_latin_letters(ticket):
        return Agreement.SOUNDS_SAME if _sound_same(ticket, document, habits) else Agreement.OTHER
    pairs = [(one, other) for one in _spellings(ticket) for other in _spellings(document)]
    if any(_is_same(one, other, habits) for one, other in pairs):
        return Agreement.SAME
    return Agreement.CUT if any(_is_cut(one, other, habits) for one, other in pairs) else Agreement.OTHER


def differing_words(ticket: str, document: str, habits: Habits) -> tuple[Words, Words]:
    """Return the words that a ticket alone has, and those that a document alone has, as capitals; no titles."""
    one, other = (_words(unicodedata.normalize("NFC", name).upper()) for name in (ticket, document))
    left = tuple(word for word in one if word not in other and word not in habits.titles)
    return left, tuple(word for word in other if word not in one)


@lru_cache(maxsize=50_000)
def has_latin_letters(name: str) -> bool:
    """Return whether a name can be compared with a ticket letter by letter."""
    return any(_spellings(name))


def _spellings(name: str) -> set[Words]:
    capital = unicodedata.normalize("NFC", name).upper()
    return {_words(capital), _words(capital.translate(_TWO_LETTERS))}


def _words(capital: str) -> Words:
    plain = unicodedata.normalize("NFKD", capital.translate(_ONE_LETTER)).encode("ascii", "ignore").decode()
    return tuple(re.findall("[A-Z]+", _APOSTROPHES.sub("", plain)))


def _is_same(ticket: Words, document: Words, habits: Habits) -> bool:
    """A word that looks like a title may be a name, too, if the document has it."""
    named = _without(ticket, [each for each in habits.no_name if each not in document])
    for said in {named, _without(named, habits.titles)}:
        for wanted in {document, _without(document, habits.titles)}:
            alike = sorted(said) == sorted(wanted) or (len(wanted) == 1 and said == wanted * 2)
            if alike or any(_spells(letters, wanted, cut=False) for letters in _letters(said, habits)):
                return True
    return False


def _is_cut(ticket: Words, document: Words, habits: Habits) -> bool:
    said, wanted = _without(ticket, habits.titles), _without(document, habits.titles)
    if len(" ".join(said)) < habits.cut_from:
        return False
    return any(_spells(letters, wanted, cut=True) for letters in _letters(said, habits))


def _without(words: Words, left_out: Sequence[str]) -> Words:
    return tuple(word for word in words if word not in left_out)


def _letters(words: Words, habits: Habits) -> Iterator[str]:
    """Yield all letters, and without a title that was written right after them."""
    joined = "".join(words)
    yield joined
    yield from (joined.removesuffix(title) for title in habits.titles if joined.endswith(title))


def _spells(letters: str, words: Words, cut: bool) -> bool:
    """Return whether letters are these words, each once, in some order; where they were cut an end is missing."""
    if not letters:
        return cut or not words
    if len(words) > _MOST_WORDS:
        whole = "".join(words)
        return whole.startswith(letters) if cut else whole == letters
    return any(
        (letters.startswith(word) and _spells(letters[len(word) :], _less(words, word), cut))
        or (cut and word.startswith(letters))
        for word in dict.fromkeys(words)
    )


def _less(words: Words, word: str) -> Words:
    place = words.index(word)
    return words[:place] + words[place + 1 :]


def _sound_same(ticket: str, document: str, habits: Habits) -> bool:
    """Return whether each word of one is heard as one of the other, where one of the two is in Arabic letters."""
    left_out = {word.lower() for word in (*habits.titles, *habits.no_name)}
    said, wanted = ([word for word in name_words(name) if word not in left_out] for name in (ticket, document))
    if not said or len(said) != len(wanted) or not any(map(is_arabic, (*said, *wanted))):
        return False
    for word in said:
        heard = next((other for other in wanted if _heard_same(word, other)), None)
        if heard is None:
            return False
        wanted.remove(heard)
    return True


def _heard_same(one: str, other: str) -> bool:
    return any(
        word_level(left, right) is Level.SAME
        for left in {one, _ARTICLE.sub("", one)}
        for right in {other, _ARTICLE.sub("", other)}
    )

"""Slips of typing: what a word would be with one letter wrong, missing or too many, or with two exchanged."""

from __future__ import annotations

from collections.abc import Iterator

from rapidfuzz.distance import OSA

from resettle_desktop.rules.names import ARTICLES, joined_words, written_words

DIGITS = "0123456789"
LATIN = "abcdefghijklmnopqrstuvwxyz"
_BEGUN = ("al", "el", "ال")
_LONGEST_ARTICLE = 3  # letters, one too many among them
_SHORTEST_NAME = 3
ARABIC = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"


def slips(word: str, letters: str) -> Iterator[str]:
    """Yield every word that one slip makes of a word, some of them twice; ``letters`` are what it may bring in."""
    for place, char in enumerate(word):
        before, after = word[:place], word[place + 1 :]
        yield before + after
        yield from (before + letter + after for letter in letters if letter != char)
        yield from (before + letter + char + after for letter in letters)
        if after and after[0] != char:
            yield before + after[0] + char + after[1:]
    yield from (word + letter for letter in letters)


def letters_for(word: str) -> str:
    """Return the letters among which a slip in this word happens: those of its script, and its own."""
    script = LATIN if word.isascii() else ARABIC
    return script + "".join(letter for letter in dict.fromkeys(word) if letter not in script)


def past_articles(text: str) -> list[tuple[str, ...]]:
    """Return the words that a name has if the slip is in one of its articles: ``ql-Homsi``, ``alfHomsi``."""
    written = written_words(text)
    readings = []
    for place, word in enumerate(written[:-1]):
        if word not in ARTICLES and len(word) <= _LONGEST_ARTICLE and _near_article(word):
            readings.append(joined_words([*written[:place], *written[place + 1 :]]))
    for place, word in enumerate(written):
        after = word[_LONGEST_ARTICLE:]
        if word[:2] in _BEGUN and len(after) >= _SHORTEST_NAME:
            readings.append(joined_words([*written[:place], after, *written[place + 1 :]]))
    return [words for words in readings if words]


def _near_article(word: str) -> bool:
    return any(OSA.distance(word, article, score_cutoff=1) <= 1 for article in _BEGUN)

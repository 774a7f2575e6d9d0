"""Slips of typing: what a word would be with one letter wrong, missing or too many, or with two exchanged."""

from __future__ import annotations

from collections.abc import Iterator

DIGITS = "0123456789"
LATIN = "abcdefghijklmnopqrstuvwxyz"
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

"""By which words a heading may be known: as it stands, without its ornaments, each language of it, and in any order."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from resettle_desktop.exchange.workbook_words import same_words, silent_words
from resettle_desktop.records.codes import compared, fold

_BRACKETS = re.compile(r"\([^)]*\)|\[[^\]]*\]|\*")
_COUNTED = re.compile(r"^\W*(?:\d{1,2}|[A-Za-z])\s*[.):\]–-]\s*(?=[^\W\d_]|#)")  # "1. Case number", "b) Name"
_ORNAMENTS = " \t\n:;*.…"
_PARTS = re.compile(r"[/|]| - | – ")
_WORDS = re.compile(r"[^\W_]+|#")


def heading_words(text: str) -> Iterator[str]:
    """Yield the words by which a heading may be known, the surest first.

    As it stands and its words in any order; the same without its number, without brackets, and of each language of a
    bilingual one.
    """
    text = text.strip(_ORNAMENTS)
    plain = _COUNTED.sub("", text)
    bare = _BRACKETS.sub(" ", plain)
    parts = (part for whole in (plain, bare) for part in _parts(whole))
    yield compared(text)
    for each in (plain, bare, *parts):
        yield compared(each)
        yield words_in_any_order(each)


def _parts(text: str) -> Iterator[str]:
    """Yield the languages of a heading; a line of one word may also be a part of what the next line says."""
    lines = text.split("\n")
    for line in lines:
        others = "".join(lines).replace(line, "", 1)
        if len(lines) == 1 or " " in line.strip() or not is_latin(others):
            yield from _PARTS.split(line)


def lines_of(text: str) -> tuple[str, ...]:
    """Return the words of a heading's lines, which say one thing in several languages if all of them are known."""
    lines = tuple(compared(line.strip(_ORNAMENTS)) for line in text.strip().split("\n"))
    return lines if len(lines) > 1 else ()


def is_latin(text: str) -> bool:
    """Return whether one of the letters is Latin; a text without letters counts as Latin too."""
    letters = [char for char in text if char.isalpha()]
    return not letters or any("LATIN" in unicodedata.name(char, "") for char in letters)


def words_in_any_order(text: str) -> str:
    """Return what headings of the same words are compared by: ``Date of birth`` is ``Birth date``; else nothing.

    A single word says too little, and is known as it stands or not at all.
    """
    folded = (fold(word) or word for word in _WORDS.findall(text))
    words = {same_words().get(word, word) for word in folded} - silent_words()
    return " ".join(sorted(words)) if len(words) > 1 else ""

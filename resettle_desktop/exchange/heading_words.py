"""By which words a heading may be known: as it stands, without its ornaments, each language of it, and in any order."""

from __future__ import annotations

import re
from collections.abc import Iterator

from resettle_desktop.exchange.workbook_words import same_words, silent_words
from resettle_desktop.records.codes import compared, fold

_BRACKETS = re.compile(r"\([^)]*\)|\[[^\]]*\]|\*")
_COUNTED = re.compile(r"^\W*(?:\d{1,2}|[A-Za-z])\s*[.):\]–-]\s*(?=[^\W\d_])")  # "1. Case number", "b) Name"
_PARTS = re.compile(r"[/\n|]| - | – ")
_WORDS = re.compile(r"[^\W_]+|#")


def heading_words(text: str) -> Iterator[str]:
    """Yield the words by which a heading may be known, the surest first.

    As it stands and its words in any order; the same without its number, without brackets, and of each language of a
    bilingual one.
    """
    plain = _COUNTED.sub("", text)
    bare = _BRACKETS.sub(" ", plain)
    for each in (text, plain, _BRACKETS.sub(" ", text), bare, *_PARTS.split(plain), *_PARTS.split(bare)):
        yield compared(each)
        yield words_in_any_order(each)


def words_in_any_order(text: str) -> str:
    """Return what headings of the same words are compared by: ``Date of birth`` is ``Birth date``; else nothing.

    A single word says too little, and is known as it stands or not at all.
    """
    folded = (fold(word) or word for word in _WORDS.findall(text))
    words = {same_words().get(word, word) for word in folded} - silent_words()
    return " ".join(sorted(words)) if len(words) > 1 else ""

"""Codes in cells: a code, a word for it, both together, or several in one cell."""

from __future__ import annotations

import re
from collections.abc import Iterator

from resettle_desktop.exchange.workbook_words import negations, says_nothing
from resettle_desktop.records.codes import CodeList, fold
from resettle_desktop.records.fields import Code, Codes
from resettle_desktop.records.findings import Refused

_IN_BRACKETS = re.compile(r"\(([^)]*)\)|\[([^\]]*)\]")
_BETWEEN = re.compile(r"\s[-–—]\s|[:=/]")
_SEVERAL = re.compile(r"[,;/\n|]")
_JOINED = re.compile(r"\s*[&+]\s*|\s+(?:and|et|en)\s+|\s+")


def read_code(field: Code, text: str) -> str | None:
    """Return the code of a cell such as ``LPN``, ``LPN - Legal protection`` or ``Syria (SYR)``.

    None for a word that says nothing; raises Refused (E110) where no part, or parts of two codes, are in the list.
    """
    try:
        return field.read(text)  # type: ignore[no-any-return]
    except Refused:
        found = {code for part in _parts(text, field.codes) if (code := field.codes.find(part))}
        if len(found) == 1:
            return found.pop()
        if says_nothing(text):
            return None
        raise


def _parts(text: str, codes: CodeList) -> Iterator[str]:
    inside = [part for found in _IN_BRACKETS.findall(text) for part in found]
    outside = _IN_BRACKETS.sub(" ", text).strip()
    yield from (part.strip() for part in (outside, *inside, *_BETWEEN.split(outside)))
    leading = (outside.split(" ")[0], outside.partition("-")[0].strip())
    yield from [code for code in leading if code.upper() in codes][:1]


def read_codes(field: Codes, text: str) -> tuple[str, ...] | None:
    """Return the codes of a cell that separates them by signs, by words or by nothing but blanks.

    A list that is open keeps a word that it does not know; raises Refused (E110) for any other.
    """
    known = field.codes.find(text.strip())
    words = [known] if known else [code for word in _SEVERAL.split(text) for code in _codes(field.codes, word.strip())]
    return field.from_json([word for word in words if not (says_nothing(word) and word not in field.codes)])


def _codes(codes: CodeList, word: str) -> list[str]:
    for words in ([word], _JOINED.split(word)):
        found = [codes.find(each) for each in words]
        if all(found):
            return [code for code in found if code]
    parts = list(dict.fromkeys(code for part in _parts(word, codes) if (code := codes.find(part))))
    return parts if len(parts) == 1 else [word]


def codes_within(codes: CodeList, text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the codes of the words of a sentence that separates them by signs, and the parts that name none.

    A part that says no or without, such as ``no wheelchair needed``, names nothing and is no part to ask about.
    """
    parts = [part.strip() for part in _SEVERAL.split(text) if part.strip() and not says_nothing(part)]
    found = {part: _codes_of(codes, part) for part in parts if not _is_negated(part)}
    unknown = tuple(part for part, named in found.items() if not named)
    return tuple(dict.fromkeys(code for named in found.values() for code in named)), unknown


def _is_negated(part: str) -> bool:
    return any(word in negations() for word in _words_of(part))


def _codes_of(codes: CodeList, part: str) -> list[str]:
    """Return the codes of a part as it stands, else that of the longest run of its words that is known."""
    whole = _codes(codes, part)
    if all(code in codes for code in whole):
        return whole
    words = _words_of(part)
    runs = ("".join(words[n : n + length]) for length in range(len(words), 0, -1) for n in range(len(words)))
    return [code for run in runs if (code := codes.find(run))][:1]


def _words_of(part: str) -> list[str]:
    return [fold(word) for word in re.findall(r"[^\W_]+", part)]

"""Codes in cells: a code, a word for it, both together, or several in one cell."""

from __future__ import annotations

import re
from collections.abc import Iterator

from resettle_desktop.exchange.workbook_words import says_nothing
from resettle_desktop.records.codes import CodeList
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

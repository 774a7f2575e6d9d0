"""A full name in one cell, told apart into family name and given names as far as its writing shows them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from resettle_desktop.exchange.conversion import Converted, shown
from resettle_desktop.exchange.heading_words import is_latin
from resettle_desktop.exchange.reader_cells import Cell
from resettle_desktop.records.findings import finding

_NOTHING = Converted()
_ON_TICKET = re.compile(r"([^/\s][^/]*)/([^/]*[^/\s])")  # SHAHIN/KHALED MR
_TITLES = re.compile(r"\s*\b(?:MR|MRS|MS|MISS|MSTR|CHD|INF|DR)\b\.?\s*$|\s*\([A-Z]{3}\)\s*$")


@dataclass(frozen=True)
class NameParts:
    """Family name, given names, and a name in other letters than Latin ones, as far as a cell gives them."""

    family: Converted = _NOTHING
    given: Converted = _NOTHING
    native: Converted = _NOTHING


def split_name(text: str) -> tuple[str, str] | None:
    """Return family name and given names as ``AL HAMWI, Yasmin``, ``SHAHIN Khaled`` or ``SHAHIN/KHALED MR`` show them.

    None where neither a comma nor capitals show which is which (DOMAIN section 8).
    """
    ticket = _ON_TICKET.fullmatch(text) if text.isupper() else None
    if ticket:
        return ticket[1].strip(), _TITLES.sub("", ticket[2])
    family, comma, given = (part.strip() for part in text.partition(","))
    if comma and family and given:
        return family, given
    words = text.split()
    capitals = [word.isupper() and len(word.strip(".")) > 1 for word in words]
    count = sum(capitals)
    if 0 < count < len(words):
        if all(capitals[:count]):
            return " ".join(words[:count]), " ".join(words[count:])
        if all(capitals[-count:]):
            return " ".join(words[-count:]), " ".join(words[:-count])
    return None


def convert_name(cell: Cell) -> NameParts:
    """Return what a cell with a whole name gives.

    A name in other letters than Latin ones is kept whole as such, one that shows no parts whole as given names.
    """
    text = " ".join(shown(cell).split())
    if not text:
        return NameParts()
    if not is_latin(text):
        return NameParts(native=Converted(text))
    parts = split_name(text)
    if parts is None:
        return NameParts(given=Converted(text, (finding("W220", value=text),)))
    return NameParts(Converted(parts[0]), Converted(parts[1]))

"""A full name in one cell, told apart into family name and given names as far as its writing shows them."""

from __future__ import annotations

from resettle_desktop.exchange.conversion import Converted, shown
from resettle_desktop.exchange.reader_cells import Cell
from resettle_desktop.records.findings import finding


def split_name(text: str) -> tuple[str, str] | None:
    """Return family name and given names of ``AL HAMWI, Yasmin``, ``SHAHIN Khaled`` or ``Khaled SHAHIN``.

    None where neither a comma nor capitals show which is which (DOMAIN section 8).
    """
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


def convert_name(cell: Cell) -> tuple[Converted, Converted]:
    """Return the family name and the given names of a cell; a name that shows no parts is kept whole as given names."""
    text = shown(cell).strip()
    if not text:
        return Converted(), Converted()
    parts = split_name(text)
    if parts is None:
        return Converted(), Converted(text, (finding("W220", value=text),))
    return Converted(parts[0]), Converted(parts[1])

"""Turns what a workbook's cell holds into a plain value, and a plain value into JSON and back."""

from __future__ import annotations

import datetime
import math
import re
import unicodedata
from typing import TypeAlias

Cell: TypeAlias = (
    str | int | float | bool | datetime.datetime | datetime.date | datetime.time | datetime.timedelta | None
)

_EXACT = 1e15
_MARKS = "\u00ad\u061c\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
_ENDS = _MARKS + "".join(chr(code) for code in range(0x3001) if chr(code).isspace())
_QUOTED = re.compile(r'"([^"]*)"|\\(.)')
_LOCALE = re.compile(r"\[[^\]]*\]")
_MASK = re.compile(r"[0# \-/().:+\ue000-\uf8ff]*")


def plain(value: object) -> Cell:
    """Return the value of a cell as the rest of the program knows it.

    Text is trimmed by `plain_text`; a number that is whole and below 1e15 is an int (beyond, digits are lost already);
    a number that is none is its text, for a check to refuse; a moment at midnight is its date.
    """
    if isinstance(value, str):
        return plain_text(value)
    if isinstance(value, float):
        return _plain_number(value)
    if isinstance(value, datetime.datetime):
        return value.date() if value.time() == datetime.time() else value.replace(tzinfo=None)
    if value is None or isinstance(value, int | datetime.date | datetime.time | datetime.timedelta):
        return value
    return plain_text(str(value))


def _plain_number(value: float) -> Cell:
    if not math.isfinite(value):
        return str(value)
    return int(value) if value.is_integer() and abs(value) < _EXACT else value


def plain_text(text: str) -> str | None:
    """Return the text without control characters, and at its ends without blanks, joiners and direction marks.

    A joiner inside a word stays, Persian needs it; line breaks inside stay as one `\\n`. Nothing left is None.
    """
    if not (text.isascii() and text.isprintable()):
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        text = "".join(letter for letter in text if _may_stay(letter))
    return text.strip(_ENDS) or None


def _may_stay(letter: str) -> bool:
    # Lone surrogates and U+FFFE, U+FFFF are written by broken tools and cannot be stored as XML or UTF-8.
    return letter in "\n\t" or (unicodedata.category(letter) not in ("Cc", "Cs") and ord(letter) & 0xFFFE != 0xFFFE)


def mask_of(number_format: str) -> str | None:
    """Return the mask of a number format that shows leading zeros (`00000`, `0###"/"##`), else None.

    Literals stand in the mask as characters of the private area, so that a literal 0 is no digit's place.
    """
    first = _LOCALE.sub("", number_format.split(";")[0])
    bare = _QUOTED.sub(lambda found: "".join(chr(0xE000 + ord(c) % 0x1900) for c in found[1] or found[2] or ""), first)
    digits = bare.replace("#", "0")
    if not _MASK.fullmatch(bare) or digits.count("0") < 2 or "." in bare.strip("."):
        return None
    return bare if bare[digits.index("0") :].startswith("0") else None


def shown_with(mask: str, value: Cell) -> Cell:
    """Return a whole number as its mask shows it: 475 with `00000` is "00475"; any other value as it is."""
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        return value
    digits = list(str(value))
    shown: list[str] = []
    for place in reversed(mask):
        if place not in "0#":
            shown.append(chr(ord(place) - 0xE000) if "\ue000" <= place <= "\uf8ff" else place)
        elif digits or place == "0":
            shown.append(digits.pop() if digits else "0")
    return ("".join(digits) + "".join(reversed(shown))).strip()


def packed(cell: Cell) -> object:
    """Return the cell as JSON holds it: dates, moments, times and durations as an object with one letter."""
    if isinstance(cell, datetime.datetime):
        return {"m": cell.isoformat()}
    if isinstance(cell, datetime.date):
        return {"d": cell.isoformat()}
    if isinstance(cell, datetime.time):
        return {"t": cell.isoformat()}
    if isinstance(cell, datetime.timedelta):
        return {"s": cell.total_seconds()}
    return cell


def unpacked(value: object) -> Cell:
    """Return the cell that `packed` made this of; raises ValueError for anything else."""
    if value is None or isinstance(value, str | int | float):
        return value
    if isinstance(value, dict) and len(value) == 1:
        ((letter, inner),) = value.items()
        return _unpacked_time(letter, inner)
    raise ValueError("not a packed cell")


def _unpacked_time(letter: object, inner: object) -> Cell:
    if letter == "s" and isinstance(inner, int | float):
        return datetime.timedelta(seconds=inner)
    if letter == "m":
        return datetime.datetime.fromisoformat(str(inner))
    if letter == "d":
        return datetime.date.fromisoformat(str(inner))
    if letter == "t":
        return datetime.time.fromisoformat(str(inner))
    raise ValueError("not a packed cell")

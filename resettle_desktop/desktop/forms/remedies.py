"""What would mend a value that a check found wanting, in words that an editor can take."""

from __future__ import annotations

import re
from dataclasses import replace

from resettle_desktop.records.codes import fold
from resettle_desktop.records.dates import KnownDate
from resettle_desktop.records.fields import Coded, Kept, PartialDate
from resettle_desktop.records.findings import Finding, Refused

_PARTS = 3


def mended(kept: Kept, text: str, found: Finding) -> str:
    """Return the text that would settle a finding, empty where only a person can know it.

    A day that does not exist gives way to its month, a first of January to its year, an unknown word to the code
    that resembles it most, and what was typed to what somebody else wrote meanwhile.
    """
    if found.number == "W230":
        return found.value
    if isinstance(kept, PartialDate) and found.number == "E101":
        return _without_day(kept, text)
    if isinstance(kept, PartialDate) and found.number == "W201":
        return _year(kept, text)
    if isinstance(kept, Coded) and found.number == "E110":
        return next((kept.codes.label(code) for code in kept.codes.suggest(text, 1)), "")
    return ""


def completed(kept: Coded, text: str) -> str:
    """Return the label of the only code of which a word begins with the text, else the text as it is."""
    typed = fold(text)
    if not typed or kept.codes.find(text):
        return text
    codes = [each.code for each in kept.codes.entries() if any(fold(word).startswith(typed) for word in each.words())]
    return kept.codes.label(codes[0]) if len(codes) == 1 else text


def _without_day(kept: PartialDate, text: str) -> str:
    parts = re.split(r"[\s/.\-]+", text.strip())
    if len(parts) != _PARTS:
        return ""
    year_first = len(parts[0]) == len("1985")
    rest = parts[:2] if year_first else parts[1:]
    try:
        return kept.show(kept.read(("-" if year_first else " ").join(rest)))
    except Refused:
        return ""


def _year(kept: PartialDate, text: str) -> str:
    try:
        value = kept.read(text)
    except Refused:
        return ""
    return kept.show(replace(value, month=None, day=None)) if isinstance(value, KnownDate) else ""

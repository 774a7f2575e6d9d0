"""Machine-readable lines of passports, identity cards and visas, as ICAO 9303 lays them out (parts 4, 5, 6 and 7).

Five formats: TD1 (3 lines of 30), TD2 and MRV-B (2 of 36), TD3 and MRV-A (2 of 44). A check digit covers each number
and date, and in travel documents one more covers them together; no check digit covers a name on TD2 and TD3.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import cycle
from typing import Literal

from resettle_desktop.records.dates import KnownDate
from resettle_desktop.records.findings import refuse

Format = Literal["TD1", "TD2", "TD3", "MRV-A", "MRV-B"]
Part = tuple[int, int, int]  # line, first place, place after the last
_FILLER = "<"
_WEIGHTS = (7, 3, 1)
_EXPIRY_AHEAD = 20  # years; no document is valid longer
_SHAPES = {(3, 30): "TD1", (2, 36): "TD2", (2, 44): "TD3"}


@dataclass(frozen=True)
class MrzLayout:
    """Where each value stands in the lines of one format; each check digit stands right after what it covers.

    ``all`` are the parts that the digit at ``all_check`` covers together; visas have none.
    """

    number: Part
    birth: Part
    sex: Part
    expiry: Part
    nationality: Part
    names: Part
    optional: tuple[Part, ...]
    all: tuple[Part, ...] = ()
    all_check: Part | None = None


_CARD = MrzLayout(
    number=(0, 5, 14), birth=(1, 0, 6), sex=(1, 7, 8), expiry=(1, 8, 14), nationality=(1, 15, 18), names=(2, 0, 30),
    optional=((0, 15, 30), (1, 18, 29)), all=((0, 5, 30), (1, 0, 7), (1, 8, 15), (1, 18, 29)), all_check=(1, 29, 30),
)  # fmt: skip
_VISA = MrzLayout(
    number=(1, 0, 9), nationality=(1, 10, 13), birth=(1, 13, 19), sex=(1, 20, 21), expiry=(1, 21, 27),
    names=(0, 5, 44), optional=((1, 28, 44),),
)  # fmt: skip
_LAYOUTS: dict[Format, MrzLayout] = {
    "TD1": _CARD,
    "TD2": replace(
        _VISA, names=(0, 5, 36), optional=((1, 28, 35),),
        all=((1, 0, 10), (1, 13, 20), (1, 21, 35)), all_check=(1, 35, 36),
    ),
    "TD3": replace(
        _VISA, optional=((1, 28, 42),), all=((1, 0, 10), (1, 13, 20), (1, 21, 43)), all_check=(1, 43, 44)
    ),
    "MRV-A": _VISA,
    "MRV-B": replace(_VISA, names=(0, 5, 36), optional=((1, 28, 36),)),
}  # fmt: skip


@dataclass(frozen=True)
class Mrz:
    """What the lines say. ``code`` is the document's code without fillers (P, PR, I, V …).

    ``sex`` is M, F or X for what is left open; ``birth`` may lack its day and month; ``wrong`` names those of
    ``number``, ``birth``, ``expiry`` and ``all`` whose check digit does not fit what it covers.
    """

    format: Format
    code: str
    issuer: str
    number: str
    nationality: str
    birth: KnownDate | None
    sex: str
    expires: date | None
    family_name: str
    given_names: str
    optional: str
    wrong: tuple[str, ...]

    @property
    def is_visa(self) -> bool:
        """Return whether the lines are a visa's."""
        return self.format.startswith("MRV")

    @property
    def document_name(self) -> str:
        """Return the name as tickets follow it: family name, then given names, in capitals."""
        return " ".join(filter(None, (self.family_name, self.given_names)))


def check_digit(text: str) -> str:
    """Return the check digit of a text of digits, capitals and fillers: weights 7, 3, 1, modulo 10."""
    return str(sum(_value(char) * weight for char, weight in zip(text, cycle(_WEIGHTS))) % 10)


def read_mrz(text: str, today: date | None = None) -> Mrz:
    """Return what machine-readable lines say, as they were typed, pasted or scanned, with or without line breaks.

    ``today`` decides the century of two-digit years: nobody is born after it, no document runs 20 years beyond it.
    Raises Refused (E140) where the text has the shape of none of the five formats.
    """
    lines = _lines(text)
    shape = _SHAPES.get((len(lines), len(lines[0]))) if lines else None
    if shape is None or len({len(line) for line in lines}) > 1:
        raise refuse("E140", value=text.strip()[:10])
    kind: Format = shape  # type: ignore[assignment]
    if lines[0][0] == "V" and kind != "TD1":
        kind = "MRV-A" if kind == "TD3" else "MRV-B"
    return _read(kind, lines, today or date.today())


def _read(kind: Format, lines: Sequence[str], today: date) -> Mrz:
    layout = _LAYOUTS[kind]
    family, _two, given = _part(lines, layout.names).partition("<<")
    number, number_is_right, optional = _number(lines, layout)
    birth, expiry = _part(lines, layout.birth), _part(lines, layout.expiry)
    sound = {
        "number": number_is_right,
        "birth": _fits(lines, layout.birth),
        "expiry": _fits(lines, layout.expiry),
        "all": layout.all_check is None or _all_fit(lines, layout, layout.all_check),
    }
    return Mrz(
        format=kind, code=_words(lines[0][:2]), issuer=_words(lines[0][2:5]), number=number,
        nationality=_words(_part(lines, layout.nationality)), birth=_birth(birth, today),
        sex={"M": "M", "F": "F"}.get(_part(lines, layout.sex), "X"), expires=_expiry(expiry, today),
        family_name=_words(family), given_names=_words(given), optional=optional,
        wrong=tuple(name for name, right in sound.items() if not right),
    )  # fmt: skip


def _lines(text: str) -> list[str]:
    plain = text.upper().replace("«", "<<").replace("‹", "<")
    lines = [line for line in (re.sub(r"\s", "", line) for line in plain.splitlines()) if line]
    if len(lines) == 1:
        one = lines[0]
        lines = next((_cut(one, count, wide) for count, wide in _SHAPES if len(one) == count * wide), lines)
    return lines if all(re.fullmatch(r"[A-Z0-9<]+", line) for line in lines) else []


def _cut(text: str, count: int, width: int) -> list[str]:
    return [text[place * width : (place + 1) * width] for place in range(count)]


def _part(lines: Sequence[str], part: Part) -> str:
    line, first, after = part
    return lines[line][first:after]


def _words(text: str) -> str:
    return " ".join(filter(None, text.split(_FILLER)))


def _value(char: str) -> int:
    if char == _FILLER:
        return 0
    return int(char) if char.isdecimal() else ord(char) - ord("A") + 10


def _fits(lines: Sequence[str], part: Part) -> bool:
    line, _first, after = part
    return _is_check(_part(lines, part), lines[line][after])


def _is_check(covered: str, digit: str) -> bool:
    """A filler stands in for the digit of a value that is wholly left out."""
    return digit == check_digit(covered) or (digit == _FILLER and not covered.strip(_FILLER))


def _all_fit(lines: Sequence[str], layout: MrzLayout, digit: Part) -> bool:
    return _part(lines, digit) == check_digit("".join(_part(lines, part) for part in layout.all))


def _number(lines: Sequence[str], layout: MrzLayout) -> tuple[str, bool, str]:
    """Return the document number, whether its digit fits, and the optional data.

    A number of more than nine characters has a filler for its digit, and goes on in the optional data up to the digit
    (ICAO 9303 part 5, 4.2.4).
    """
    number, line = _part(lines, layout.number), layout.number[0]
    optional = [_part(lines, part) for part in layout.optional]
    rest, _filler, after = optional[0].partition(_FILLER)
    if lines[line][layout.number[2]] == _FILLER and _FILLER not in number and len(rest) > 1:
        whole, digit = number + rest[:-1], rest[-1]
        return whole, digit == check_digit(whole), _words(" ".join([after, *optional[1:]]).replace(" ", _FILLER))
    return _words(number).replace(" ", ""), _fits(lines, layout.number), _words(_FILLER.join(optional))


def _birth(text: str, today: date) -> KnownDate | None:
    """Return the date of birth; a day or a month that is not known is written as fillers (ICAO 9303 part 3, 4.8)."""
    year, month, day = (text[place : place + 2] for place in (0, 2, 4))
    if not year.isdecimal():
        return None
    full = 2000 + int(year) if 2000 + int(year) <= today.year else 1900 + int(year)
    known = [int(part) if part.isdecimal() and part != "00" else None for part in (month, day)]
    born = KnownDate(full, known[0], known[1] if known[0] else None)
    try:
        later = born.earliest > today
    except ValueError:
        return None
    return KnownDate(full - 100, born.month, born.day) if later else born


def _expiry(text: str, today: date) -> date | None:
    if not text.isdecimal():
        return None
    year = 2000 + int(text[:2])
    try:
        return date(year if year <= today.year + _EXPIRY_AHEAD else year - 100, int(text[2:4]), int(text[4:6]))
    except ValueError:
        return None

"""Reads the ticks of a paper list as they are typed back: ``1-4 6 9 -7 DOC``, by the numbers on the manifest."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from resettle_desktop.records.codes import code_list
from resettle_desktop.records.texts import _
from resettle_desktop.rules.counter import DENIED, DID_NOT_COME, NO_SHOW, OFFLOADED

_TOKEN = re.compile(r"(-?)(\d{1,4})(?:[-–](\d{1,4}))?$")
_DASHES = str.maketrans("‐‑‒–—−", "------")
# who stopped somebody whom the airline or an authority did not let on
_BY_OTHERS = frozenset({"AIR", "AUT", "IDM", "DOC", "EXI", "SEC"})


@dataclass
class PaperTicks:
    """What was typed: the numbers that came, those that do not travel with the code of the reason, what is wrong."""

    came: list[int] = field(default_factory=list)
    staying: dict[int, str] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)


def read_paper_ticks(text: str, manifest: Collection[int]) -> PaperTicks:
    """Return the ticks of a text; ``manifest`` are the numbers that there are.

    A minus before a number or a stretch says that these do not travel, and the code of a reason after it says why:
    without one they did not come. What cannot be read is told in a sentence each, and nothing of it is guessed.
    """
    found = PaperTicks()
    last: list[int] = []
    for token in re.split(r"[\s,;]+", text.translate(_DASHES).strip()):
        if token and not _take_reason(found, token, last):
            last = _take_numbers(found, token, manifest)
    return found


def status_of(reason: str) -> str:
    """Return how somebody does not travel for a reason: not come, not let on, or taken off."""
    if reason == DID_NOT_COME:
        return NO_SHOW
    return DENIED if reason in _BY_OTHERS else OFFLOADED


def _take_reason(found: PaperTicks, token: str, last: list[int]) -> bool:
    """Give a reason to the numbers just read; return whether the token is a word."""
    if any(map(str.isdecimal, token)):
        return False
    code = token.upper()
    if code not in code_list("reasons").codes:
        found.wrong.append(_("{text} is no reason").format(text=token))
    elif not last or any(number not in found.staying for number in last):
        found.wrong.append(_("{text} stands after nobody who does not travel").format(text=token))
    else:
        found.staying.update(dict.fromkeys(last, code))
    return True


def _take_numbers(found: PaperTicks, token: str, manifest: Collection[int]) -> list[int]:
    """Note the numbers of a token; return them."""
    read = _TOKEN.match(token)
    if read is None:
        found.wrong.append(_("{text} is not understood").format(text=token))
        return []
    minus, first, last = read[1], int(read[2]), int(read[3] or read[2])
    numbers = list(range(first, last + 1))
    if not numbers:
        found.wrong.append(_("{text} runs backwards").format(text=token))
    for number in numbers:
        found.wrong += _missing(number, manifest)
    there = [number for number in numbers if number in manifest]
    found.wrong += _both(found, there, bool(minus))
    if minus:
        found.staying.update(dict.fromkeys(there, DID_NOT_COME))
    else:
        found.came += [number for number in there if number not in found.came]
    return there


def _missing(number: int, manifest: Collection[int]) -> Iterator[str]:
    if number not in manifest:
        yield _("{number} is not on the manifest").format(number=number)


def _both(found: PaperTicks, numbers: list[int], minus: bool) -> Iterator[str]:
    others: Collection[int] = found.came if minus else found.staying
    for number in numbers:
        if number in others:
            yield _("{number} both came and does not travel").format(number=number)

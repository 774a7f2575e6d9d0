"""The code on a person's labels: written here for the labels, and read here from what a scanner types.

A scanner types as a keyboard does, so what arrives depends on the keyboard that the computer takes it for. Digits come
through all of them, where letters become others (AZERTY) or Arabic ones; so the code is of digits alone: the person's
record id in 19, the bag in 2 (00 on a name label), and 2 that check the rest (ISO 7064, MOD 97-10).
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

MOST_BAGS = 99
_ID_DIGITS, _BAG_DIGITS, _CHECK_DIGITS = 19, 2, 2
_LENGTH = _ID_DIGITS + _BAG_DIGITS + _CHECK_DIGITS
_MODULUS = 97
_TOO_LARGE = 1 << 63
# The keys of the digits without Shift: in France, and those that differ in Belgium
_UNSHIFTED = str.maketrans("&é\"'(-è_çà" + "§!", "1234567890" + "68")


@dataclass(frozen=True)
class LabelCode:
    """Whose label it is, and of which bag; None is the label with the person's name."""

    person: int
    bag: int | None


def label_code(person: int, bag: int | None = None) -> str:
    """Return the text of the code on a label, 23 digits, from which nobody without the store learns anything.

    ``bag`` counts from 1 to ``MOST_BAGS`` and is None for the name label; raises ValueError for another number.
    """
    known_bag = bag is None or 1 <= bag <= MOST_BAGS
    if not known_bag or not 0 <= person < _TOO_LARGE:
        raise ValueError("no such person or bag")
    told = f"{person:0{_ID_DIGITS}}{bag or 0:0{_BAG_DIGITS}}"
    return f"{told}{_check(told):0{_CHECK_DIGITS}}"


def read_label_code(text: str) -> LabelCode | None:
    """Return what a scanned code says; None where the text is none, such as a name or a number that was typed.

    Spaces and line ends around and between are passed over, digits of every script count, and so do those that a
    keyboard of France or Belgium makes of the digits' keys without Shift.
    """
    keyed = "".join(unicodedata.normalize("NFC", text).split()).lower().translate(_UNSHIFTED)
    if len(keyed) != _LENGTH or not keyed.isdecimal():
        return None
    digits = f"{int(keyed):0{_LENGTH}}"
    told, person = digits[:-_CHECK_DIGITS], int(digits[:_ID_DIGITS])
    if int(digits[-_CHECK_DIGITS:]) != _check(told) or person >= _TOO_LARGE:
        return None
    return LabelCode(person, int(told[_ID_DIGITS:]) or None)


def _check(told: str) -> int:
    """Return the two check digits: one wrong digit, and two that changed places, are always found."""
    return _MODULUS + 1 - int(told) * 100 % _MODULUS

"""The recovery code that is printed once: how it is made, written down and typed back."""

from __future__ import annotations

import secrets

from resettle_desktop.records.errors import KnownError
from resettle_desktop.records.texts import _

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_FOLDED = str.maketrans({"O": "0", "I": "1", "L": "1", "-": None, " ": None, "\t": None, "\n": None})
_LENGTH = 32


class WrongRecoveryCode(KnownError):
    """The recovery code was mistyped or belongs to another store."""


def new_recovery_code() -> str:
    """Return 155 random bits as eight groups of four letters of Crockford's base 32; the last checks the others."""
    letters = "".join(secrets.choice(_ALPHABET) for _place in range(_LENGTH - 1))
    letters += _ALPHABET[_check_value(letters)]
    return "-".join(letters[start : start + 4] for start in range(0, _LENGTH, 4))


def plain_recovery_code(typed: str) -> str:
    """Return the 32 letters of a code as typed: any case, with or without dashes, O for 0 and I or L for 1.

    Raises WrongRecoveryCode when a letter is missing, foreign or mistyped.
    """
    letters = typed.upper().translate(_FOLDED)
    if len(letters) != _LENGTH:
        text = _(
            "The recovery code has {wanted} letters and digits, and {found} were typed. Compare it with the paper."
        )
        raise WrongRecoveryCode(text.format(wanted=_LENGTH, found=len(letters)))
    if not set(letters) <= set(_ALPHABET) or letters[-1] != _ALPHABET[_check_value(letters[:-1])]:
        raise WrongRecoveryCode(
            _("One letter of the recovery code seems to be mistyped. Nothing was changed. Compare it with the paper.")
        )
    return letters


def _check_value(letters: str) -> int:
    # odd weights have an inverse modulo 32, so that any single mistyped letter changes the sum
    return sum(_ALPHABET.index(letter) * (3 if place % 2 else 1) for place, letter in enumerate(letters)) % 32

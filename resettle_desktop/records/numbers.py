"""How agencies' numbers, telephone numbers and record ids are written and compared."""

from __future__ import annotations

import itertools
import secrets
import time
import unicodedata
from base64 import b32encode
from datetime import UTC, datetime

_CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_ID_LENGTH, _ID_BYTES = 13, 10  # ten bytes are sixteen characters of five bits each
_AS_CROCKFORD = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", _CROCKFORD)
# letters that are read for others, and U, which is none, as one that int refuses
_FROM_CROCKFORD = str.maketrans(_CROCKFORD + "OILU", "0123456789ABCDEFGHIJKLMNOPQRSTUV" + "011Z")
_EPOCH = datetime(2020, 1, 1, tzinfo=UTC).timestamp()
_RANDOM_BITS = 22
_fresh = itertools.count(secrets.randbits(_RANDOM_BITS))


def new_id() -> int:
    """Return a new id: 41 bits of milliseconds since 2020-01-01 UTC, then 22 that start at random and count."""
    elapsed = int((time.time() - _EPOCH) * 1000)
    return (max(elapsed, 0) & (1 << 41) - 1) << _RANDOM_BITS | next(_fresh) & (1 << _RANDOM_BITS) - 1


def id_text(number: int) -> str:
    """Return a record's id as people, JSON and workbooks have it: Crockford base 32, 13 characters."""
    return b32encode(number.to_bytes(_ID_BYTES)).decode()[-_ID_LENGTH:].translate(_AS_CROCKFORD)


def id_number(text: str) -> int:
    """Return the id that a text of ``id_text`` stands for; raises ValueError where it is none."""
    plain = text.strip().upper().translate(_FROM_CROCKFORD)
    if len(plain) != _ID_LENGTH or not plain.isalnum() or not plain.isascii():
        raise ValueError(text)
    number = int(plain, 32)
    if number >= 1 << 63:
        raise ValueError(text)
    return number


def number_key(text: str) -> str:
    """Return what a number is compared by: letters and digits alone, upper case, digits of any script as 0-9."""
    if text.isascii():
        return "".join(filter(str.isalnum, text.upper()))
    plain = unicodedata.normalize("NFKC", text)
    return "".join(str(int(char)) if char.isdecimal() else char.upper() for char in plain if char.isalnum())


# country of the office: prefix of its telephone numbers, without zeros
_PREFIXES = {
    "LBN": "961",
    "TUR": "90",
    "JOR": "962",
    "EGY": "20",
    "IRQ": "964",
    "RWA": "250",
    "UGA": "256",
    "BEL": "32",
}


def phone_key(text: str, country: str = "") -> str:
    """Return what a telephone number is compared by: its digits with the country's prefix, without a leading zero.

    ``country`` (ISO 3166 alpha-3) gives the prefix of a number written without one.
    """
    digits = "".join(str(int(char)) for char in text if char.isdecimal())
    prefix = _PREFIXES.get(country, "")
    if text.strip().startswith(("+", "00")):
        digits = digits.removeprefix("00") if not text.strip().startswith("+") else digits
    elif digits and prefix and not digits.startswith(prefix):
        digits = prefix + digits.removeprefix("0")
    known = next((known for known in _PREFIXES.values() if digits.startswith(known)), "")
    return known + digits[len(known) :].lstrip("0")


def phone_words(text: str) -> tuple[str, ...]:
    """Return the digits under which a telephone is found: with its prefix, without it, and with a leading zero."""
    full, typed = phone_key(text), number_key(text)
    own = next((full.removeprefix(known) for known in _PREFIXES.values() if full.startswith(known)), full)
    return tuple(dict.fromkeys(word for word in (full, own, f"0{own}", typed) if word.strip("0")))

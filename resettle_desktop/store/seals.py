"""Seals medical details with the key that only medical users hold, each text for the one place where it belongs."""

from __future__ import annotations

import base64
import binascii
import hmac
import secrets

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from resettle_desktop.records.errors import KnownError
from resettle_desktop.records.sealed import PREFIX, is_sealed
from resettle_desktop.records.texts import _

_NONCE = 12  # bytes, new for each text
_STEP = 64  # bytes; texts are filled up, so that their length says little


class NotMedical(KnownError):
    """The user does not hold the medical key."""


class BrokenSeal(KnownError):
    """A sealed text was altered, belongs to another record, or was sealed with another key."""


class Seals:
    """Seals and opens texts with the medical key of a store, where the user holds it (AES-256-GCM)."""

    def __init__(self, key: bytes | None) -> None:
        self._cipher = AESGCM(hmac.digest(key, b"sealed fields", "sha256")) if key else None

    @property
    def may_open(self) -> bool:
        """Return whether the user holds the key."""
        return self._cipher is not None

    def seal(self, text: str, place: str) -> str:
        """Return a text sealed for a place; raises NotMedical without the key."""
        plain = text.encode()
        filled = plain.ljust(-(-max(len(plain), 1) // _STEP) * _STEP, b"\0")
        nonce = secrets.token_bytes(_NONCE)
        sealed = nonce + self._held().encrypt(nonce, filled, place.encode())
        return PREFIX + base64.urlsafe_b64encode(sealed).decode().rstrip("=")

    def open(self, sealed: str, place: str) -> str:
        """Return the text that was sealed for this place; raises NotMedical, or BrokenSeal where it does not open."""
        cipher = self._held()
        try:
            raw = _bytes(sealed)
            plain = cipher.decrypt(raw[:_NONCE], raw[_NONCE:], place.encode())
        except (InvalidTag, ValueError) as broken:
            raise BrokenSeal(
                _(
                    "This medical detail does not open: it was altered, or belongs to another record. It was left as it"
                    " is. Look for an earlier value in the history or in a backup."
                )
            ) from broken
        return plain.rstrip(b"\0").decode()

    def _held(self) -> AESGCM:
        if self._cipher is None:
            raise NotMedical(
                _(
                    "Only a user who may see medical details can read or write them. Nothing was changed. Ask one of"
                    " them."
                )
            )
        return self._cipher


def _bytes(sealed: str) -> bytes:
    if not is_sealed(sealed):
        raise ValueError("not a sealed text")
    body = sealed.removeprefix(PREFIX)
    try:
        return base64.b64decode(body + "=" * (-len(body) % 4), altchars=b"-_", validate=True)
    except binascii.Error as wrong:
        raise ValueError("not base 64") from wrong

"""The file that carries one laptop's ticks to the other: ids and what was ticked, sealed for copies of one store."""

from __future__ import annotations

import hmac
import json
import secrets
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from resettle_desktop.records.errors import KnownError
from resettle_desktop.records.numbers import id_number, id_text
from resettle_desktop.records.texts import _
from resettle_desktop.rules.counter import STATUSES
from resettle_desktop.rules.tick_merging import TickMade, Told

SUFFIX = ".ticks"
_MARK = b"resettle ticks 1\n"
_NONCE = 12  # bytes
_LARGEST = 5_000_000  # bytes; 300 persons with a dozen ticks each are a tenth of it


class TickFiles:
    """Writes and reads such files with the key of a store, which its copies on other laptops have too."""

    def __init__(self, key: bytes) -> None:
        self._cipher = AESGCM(hmac.digest(key, b"ticks of a counter", "sha256"))

    def write(self, path: Path, told: Told) -> None:
        """Write what one computer ticked; raises KnownError where the file cannot be written."""
        nonce = secrets.token_bytes(_NONCE)
        sealed = self._cipher.encrypt(nonce, _text(told).encode(), _MARK)
        try:
            path.write_bytes(_MARK + nonce + sealed)
        except OSError as error:
            text = _("{path} could not be written: {reason}. The ticks are in the store. Choose another place.")
            raise KnownError(text.format(path=path, reason=error.strerror)) from error

    def read(self, path: Path) -> Told:
        """Return what another computer ticked.

        Raises KnownError for a file that cannot be read, is none of these, was altered, or is of another store.
        """
        raw = _read(path)
        if not raw.startswith(_MARK):
            raise KnownError(_("{name} holds no ticks of a counter. Nothing was read.").format(name=path.name))
        nonce, sealed = raw[len(_MARK) :][:_NONCE], raw[len(_MARK) + _NONCE :]
        try:
            return _told(json.loads(self._cipher.decrypt(nonce, sealed, _MARK)))
        except (InvalidTag, ValueError, KeyError, TypeError) as broken:
            text = _(
                "{name} does not open here: it was damaged, or made by another store. Nothing was read. Both laptops"
                " must work on copies of one store."
            )
            raise KnownError(text.format(name=path.name)) from broken


def mine(departure: int, device: str, ticks: Iterable[TickMade], now: datetime) -> Told:
    """Return what a computer tells another: its own ticks that stand."""
    return Told(departure, device, now, tuple(each for each in ticks if each.device == device))


def _read(path: Path) -> bytes:
    try:
        if path.stat().st_size > _LARGEST:
            raise KnownError(_("{name} is too large to hold ticks. Nothing was read.").format(name=path.name))
        return path.read_bytes()
    except OSError as error:
        text = _("{path} could not be read: {reason}. Nothing was changed.")
        raise KnownError(text.format(path=path, reason=error.strerror)) from error


def _text(told: Told) -> str:
    ticks = [
        {"id": id_text(each.id), "person": id_text(each.person), "what": each.what, "at": _minute(each.at),
         "reason": each.reason}
        for each in told.ticks
    ]  # fmt: skip
    return json.dumps(
        {"departure": id_text(told.departure), "device": told.device, "made": _minute(told.made), "ticks": ticks}
    )


def _told(said: dict[str, Any]) -> Told:
    device = str(said["device"])
    ticks = tuple(_tick(each, device) for each in said["ticks"])
    return Told(id_number(said["departure"]), device, datetime.fromisoformat(said["made"]), ticks)


def _tick(said: dict[str, Any], device: str) -> TickMade:
    """Raises ValueError for a tick that there is not: a newer program may know more."""
    if said["what"] not in STATUSES:
        raise ValueError(said["what"])
    at = datetime.fromisoformat(said["at"])
    return TickMade(id_number(said["id"]), id_number(said["person"]), said["what"], at, str(said["reason"]), device)


def _minute(moment: datetime) -> str:
    return moment.isoformat(timespec="minutes")

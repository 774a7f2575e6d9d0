"""One slot of a key file: a key wrapped with AES-GCM under what Argon2id makes of a passphrase."""

from __future__ import annotations

import os
import secrets
import unicodedata
from dataclasses import asdict, dataclass, field
from typing import Any, Literal

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from resettle_desktop.records.errors import KnownError
from resettle_desktop.records.texts import _

KEY_LENGTH = 32
_MOST_MEMORY_KIB = 2 * 1024 * 1024
_MOST_ITERATIONS = 20
_MOST_LANES = 64

SlotKind = Literal["user", "medical", "recovery", "recovery-medical"]


@dataclass(frozen=True)
class KeySettings:
    """How much memory (KiB), how many rounds and lanes Argon2id takes to turn a passphrase into a key.

    Raises ValueError beyond 2 GiB or 20 rounds, so that a strange file cannot stop the computer (as age caps scrypt).
    """

    memory_kib: int = 64 * 1024
    iterations: int = 10
    lanes: int = 4

    def __post_init__(self) -> None:
        """Refuse settings that this computer could not bear or that Argon2id does not know."""
        lanes_known = 1 <= self.lanes <= _MOST_LANES
        bearable = 8 * self.lanes <= self.memory_kib <= _MOST_MEMORY_KIB and 1 <= self.iterations <= _MOST_ITERATIONS
        if not (lanes_known and bearable):
            raise ValueError(f"key settings out of bounds: {self}")


DEFAULT_KEY_SETTINGS = KeySettings()
QUICK_KEY_SETTINGS = KeySettings(memory_kib=8, iterations=1, lanes=1)


def key_settings_in_use() -> KeySettings:
    """Return the settings for new slots: the default, about half a second and above OWASP's floor of 19 MiB.

    This is the one place that reads RESETTLE_QUICK_KEYS: tests set it to 1 so that slots cost no time. It never
    touches slots that exist, and a store with real people must not be made under it.
    """
    return QUICK_KEY_SETTINGS if os.environ.get("RESETTLE_QUICK_KEYS") == "1" else DEFAULT_KEY_SETTINGS


@dataclass(frozen=True)
class Keys:
    """The opened keys of a store: the main one of its file, and the one of medical details if the user holds it."""

    main: bytes = field(repr=False)
    medical: bytes | None = field(repr=False)


@dataclass(frozen=True)
class Slot:
    """One key wrapped for one user; store, kind, user and roles are bound to it and cannot be exchanged."""

    user: str
    kind: SlotKind
    roles: tuple[str, ...]
    settings: KeySettings
    salt: bytes
    nonce: bytes
    wrapped: bytes

    @classmethod
    def wrap(
        cls, key: bytes, stretched: Stretched, store_id: str, user: str, kind: SlotKind, roles: tuple[str, ...]
    ) -> Slot:
        """Return the key wrapped under a stretched passphrase."""
        nonce = secrets.token_bytes(12)
        wrapped = AESGCM(stretched.key).encrypt(nonce, key, _bound(store_id, user, kind, roles))
        return cls(user, kind, roles, stretched.settings, stretched.salt, nonce, wrapped)

    @classmethod
    def from_json(cls, said: dict[str, Any]) -> Slot:
        """Return a slot from its JSON form; raises KeyError, TypeError or ValueError when it is damaged."""
        settings, roles = KeySettings(**said["argon2id"]), tuple(map(str, said["roles"]))
        salt, nonce, wrapped = (bytes.fromhex(said[name]) for name in ("salt", "nonce", "wrapped"))
        return cls(str(said["user"]), said["kind"], roles, settings, salt, nonce, wrapped)

    def to_json(self) -> dict[str, Any]:
        """Return the slot as it stands in the key file."""
        return {
            "user": self.user,
            "kind": self.kind,
            "roles": list(self.roles),
            "argon2id": asdict(self.settings),
            "salt": self.salt.hex(),
            "nonce": self.nonce.hex(),
            "wrapped": self.wrapped.hex(),
        }

    def stretch(self, passphrase: str) -> Stretched:
        """Return the passphrase stretched with this slot's own salt and settings."""
        return Stretched.of(passphrase, self.settings, self.salt)

    def unwrap(self, stretched: Stretched, store_id: str) -> bytes | None:
        """Return the key, or nothing when the passphrase is not the one that wrapped it."""
        try:
            bound = _bound(store_id, self.user, self.kind, self.roles)
            return AESGCM(stretched.key).decrypt(self.nonce, self.wrapped, bound)
        except InvalidTag:
            return None


@dataclass(frozen=True, repr=False)
class Stretched:
    """A passphrase made into a key at a cost in time and memory, with what is needed to do so again."""

    key: bytes
    settings: KeySettings
    salt: bytes

    @classmethod
    def of(cls, passphrase: str, settings: KeySettings, salt: bytes | None = None) -> Stretched:
        """Return the passphrase stretched, with a new salt of 16 bytes when none is given.

        Raises KnownError when the computer has not the memory for it.
        """
        salt = salt or secrets.token_bytes(16)
        argon = Argon2id(
            salt=salt,
            length=KEY_LENGTH,
            iterations=settings.iterations,
            lanes=settings.lanes,
            memory_cost=settings.memory_kib,
        )
        try:
            return cls(argon.derive(passphrase.encode()), settings, salt)
        except MemoryError as error:
            text = _(
                "The computer has not the {size} MiB of memory free that a passphrase takes. Nothing was changed."
                " Close other programs and try again."
            )
            raise KnownError(text.format(size=settings.memory_kib // 1024)) from error


def _bound(store_id: str, user: str, kind: SlotKind, roles: tuple[str, ...]) -> bytes:
    return "\n".join((store_id, kind, user, *roles)).encode()


def normal(text: str) -> str:
    """Return a name or passphrase with its letters composed one way (Unicode NFC)."""
    # keyboards differ in how they compose an accent or a hamza; the same passphrase must stay the same
    return unicodedata.normalize("NFC", text)

"""The keys of a store: random, wrapped once for each user and once for the printed recovery code, in `keys.json`."""

from __future__ import annotations

import hashlib
import hmac
import json
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from resettle_desktop.records.errors import KnownError
from resettle_desktop.records.texts import _
from resettle_desktop.store.folder import FILES, write_atomically
from resettle_desktop.store.recovery import WrongRecoveryCode, new_recovery_code, plain_recovery_code
from resettle_desktop.store.slots import (
    DEFAULT_KEY_SETTINGS,
    KEY_LENGTH,
    QUICK_KEY_SETTINGS,
    Keys,
    KeySettings,
    Slot,
    SlotKind,
    Stretched,
    key_settings_in_use,
    normal,
)

__all__ = [
    "DEFAULT_KEY_SETTINGS", "QUICK_KEY_SETTINGS", "ROLES", "DamagedKeys", "KeyFile", "KeySettings", "Keys",
    "User", "WrongPassphrase", "WrongRecoveryCode", "create_keys", "key_settings_in_use"
]  # fmt: skip

FORMAT = 1
ROLES = ("administrator", "officer", "medical")
_MEDICAL_OF: dict[SlotKind, SlotKind] = {"user": "medical", "recovery": "recovery-medical"}


class WrongPassphrase(KnownError):
    """The name and the passphrase do not open the store; which of the two is wrong is not told."""


class DamagedKeys(KnownError):
    """The key file and its copy cannot be read, or were altered by someone without the keys."""


@dataclass(frozen=True)
class User:
    """A person who can open the store, and what they may do there."""

    name: str
    roles: tuple[str, ...]


class KeyFile:
    """What `keys.json` holds: the store's id, the salt of its file, and the slots; alone it opens nothing.

    A removed user who kept an old copy of the file can still unwrap the key from it.
    """

    def __init__(self, store_id: str, salt: bytes, slots: Sequence[Slot] = (), seal: bytes = b"") -> None:
        self.store_id = store_id
        self.salt = salt
        self._slots = list(slots)
        self._seal = seal

    @classmethod
    def read(cls, folder: Path) -> KeyFile:
        """Return the key file of a store, from its copy when the first is missing or damaged; write nothing.

        Raises DamagedKeys when neither can be read, KnownError when a newer version of the program wrote it.
        """
        found = _read_one(folder / FILES.keys) or _read_one(folder / FILES.keys_copy)
        if found is None:
            text = _(
                "The key files {keys} and {copy} in {folder} are missing or damaged. Nothing was changed. Put one"
                " back from a backup; without it the store cannot be opened."
            )
            raise DamagedKeys(text.format(keys=FILES.keys, copy=FILES.keys_copy, folder=folder))
        return found

    @classmethod
    def of(cls, path: Path, content: bytes) -> KeyFile:
        """Return the key file of these bytes, which a backup at this path holds; raises as ``read`` does."""
        found = _parsed(path, content)
        if found is None:
            text = _("The keys in {path} are damaged. Nothing was changed. Choose another backup.")
            raise DamagedKeys(text.format(path=path))
        return found

    def save(self, folder: Path) -> None:
        """Write the key file and then its copy, each whole or not at all, and wait until they are on the disk."""
        for name in (FILES.keys, FILES.keys_copy):
            write_atomically(folder / name, self._content())

    def mend(self, folder: Path) -> None:
        """Write what `save` writes where one of the two is missing, damaged or older; leave what is sound.

        Call it once the keys were opened. A copy left behind by a power cut would still know a removed user.
        """
        for name in (FILES.keys, FILES.keys_copy):
            path = folder / name
            if not path.is_file() or path.read_bytes() != self._content():
                write_atomically(path, self._content())

    def users(self) -> list[User]:
        """Return who can open the store, in the order in which they were added."""
        return [User(slot.user, slot.roles) for slot in self._slots if slot.kind == "user"]

    def unlock(self, user: str, passphrase: str) -> Keys:
        """Return the keys that this user holds.

        Raises WrongPassphrase for an unknown user and a wrong passphrase alike, DamagedKeys for an altered file.
        """
        slot = self._find("user", user)
        keys = self._open(slot, normal(passphrase)) if slot else None
        if keys is None:
            raise WrongPassphrase(
                _(
                    "This name and passphrase do not open the store. Nothing was changed. Check capital letters and the"
                    " keyboard's language and try again, or use the recovery code."
                )
            )
        return keys

    def unlock_with_recovery(self, code: str) -> Keys:
        """Return all keys for the printed recovery code, the medical one too.

        Raises WrongRecoveryCode for a mistyped or foreign code, DamagedKeys for an altered file.
        """
        letters, slot = plain_recovery_code(code), self._find("recovery", "")
        keys = self._open(slot, letters) if slot else None
        if keys is None:
            raise WrongRecoveryCode(
                _(
                    "This recovery code belongs to another store, or was replaced. Nothing was changed. Look for the"
                    " paper that was printed last for this store."
                )
            )
        return keys

    def add_user(
        self, keys: Keys, user: str, passphrase: str, roles: Sequence[str], settings: KeySettings | None = None
    ) -> None:
        """Give a new user slots of their own; only who holds the medical key can pass it on. `save` writes them.

        Raises KnownError for a name that exists or is empty, an empty passphrase, or a medical key that isn't held.
        """
        name = _plain_name(user)
        if self._find("user", name):
            raise KnownError(_("There is a user {name} already. Choose another name.").format(name=name))
        if not roles or not set(roles) <= set(ROLES):
            raise ValueError(f"roles are some of {ROLES}, not {roles}")
        wrapped = self._wrap(keys, "user", User(name, tuple(roles)), _plain_passphrase(passphrase), settings)
        self._take(keys, self._slots + wrapped)

    def remove_user(self, keys: Keys, user: str) -> None:
        """Take a user's slots away; raises KnownError for an unknown user and for the last administrator."""
        slot = self._known(user)
        self._check_not_last(slot)
        self._take(keys, self._without(slot))

    def change_passphrase(self, user: str, old: str, new: str, settings: KeySettings | None = None) -> None:
        """Wrap the user's keys under a new passphrase; the records are not touched. Raises WrongPassphrase."""
        self.set_passphrase(self.unlock(user, old), user, new, settings)

    def set_passphrase(
        self, keys: Keys, user: str, new: str, settings: KeySettings | None = None, roles: Sequence[str] = ()
    ) -> None:
        """Give a user a new passphrase without the old one, by keys that the recovery code opened, say.

        ``roles`` are what they may do from now on, as before where there are none: a right is bound to the keys, and
        these are wrapped anew. Raises KnownError for an unknown user, for a medical user when these keys lack the
        medical key, and for the last administrator who would be one no more.
        """
        slot = self._known(user)
        if roles and "administrator" not in roles:
            self._check_not_last(slot)
        wrapped = self._wrap(
            keys, "user", User(slot.user, tuple(roles) or slot.roles), _plain_passphrase(new), settings
        )
        place = self._slots.index(slot)
        others = self._without(slot)
        self._take(keys, others[:place] + wrapped + others[place:])

    def renew_recovery(self, keys: Keys, settings: KeySettings | None = None) -> str:
        """Return a new recovery code, to be shown once; the old one opens nothing from now on.

        Raises KnownError when these keys lack the medical key.
        """
        code = new_recovery_code()
        wrapped = self._wrap(keys, "recovery", User("", ROLES), plain_recovery_code(code), settings)
        self._take(keys, [slot for slot in self._slots if not slot.kind.startswith("recovery")] + wrapped)
        return code

    def _wrap(
        self, keys: Keys, kind: Literal["user", "recovery"], user: User, passphrase: str, settings: KeySettings | None
    ) -> list[Slot]:
        _check_may_give(keys, user.roles)
        stretched = Stretched.of(passphrase, settings or key_settings_in_use())
        slots = [Slot.wrap(keys.main, stretched, self.store_id, user.name, kind, user.roles)]
        if keys.medical and "medical" in user.roles:
            medical = _MEDICAL_OF[kind]
            slots.append(Slot.wrap(keys.medical, stretched, self.store_id, user.name, medical, user.roles))
        return slots

    def _take(self, keys: Keys, slots: list[Slot]) -> None:
        self._slots = slots
        self._seal = self._sealed_by(keys)

    def _open(self, slot: Slot, passphrase: str) -> Keys | None:
        stretched = slot.stretch(passphrase)
        main = slot.unwrap(stretched, self.store_id)
        if main is None:
            return None
        medical = self._find(_MEDICAL_OF[slot.kind], slot.user)
        keys = Keys(main, medical.unwrap(stretched, self.store_id) if medical else None)
        if not hmac.compare_digest(self._seal, self._sealed_by(keys)):
            raise DamagedKeys(
                _(
                    "The passphrase is right, but the key file was altered by somebody else: its users may not be who"
                    " they were. Nothing was changed. Put the key file back from a backup."
                )
            )
        return keys

    def _find(self, kind: SlotKind, user: str) -> Slot | None:
        wanted = normal(user).strip().casefold()
        matching = (slot for slot in self._slots if slot.kind == kind and slot.user.casefold() == wanted)
        return next(matching, None)

    def _known(self, user: str) -> Slot:
        slot = self._find("user", user)
        if slot is None:
            raise KnownError(_("There is no user {name}. Nothing was changed. Check the name.").format(name=user))
        return slot

    def _check_not_last(self, slot: Slot) -> None:
        if [each.name for each in self.users() if "administrator" in each.roles] == [slot.user]:
            text = _("{name} is the last administrator and was kept. Make somebody else administrator first.")
            raise KnownError(text.format(name=slot.user))

    def _without(self, gone: Slot) -> list[Slot]:
        # no user is called as the recovery slot, whose name is empty
        return [slot for slot in self._slots if slot.user != gone.user]

    def _content(self) -> bytes:
        body = self._body() | {"seal": self._seal.hex()}
        return json.dumps(body | {"checksum": _checksum(body)}, indent=1, ensure_ascii=False).encode()

    def _body(self) -> dict[str, Any]:
        slots = [slot.to_json() for slot in self._slots]
        return {"format": FORMAT, "store_id": self.store_id, "salt": self.salt.hex(), "slots": slots}

    def _sealed_by(self, keys: Keys) -> bytes:
        seal_key = hmac.digest(keys.main, b"seal of the key file", "sha256")
        return hmac.digest(seal_key, _canonical(self._body()), "sha256")


def create_keys(
    user: str, passphrase: str, roles: Sequence[str], settings: KeySettings | None = None
) -> tuple[KeyFile, Keys, str]:
    """Return the key file of a new store, the keys its first user holds, and the recovery code to be shown once.

    The medical key always exists: when the first user has not that role, the recovery code alone opens it.
    Raises KnownError for an empty name or passphrase.
    """
    key_file = KeyFile(store_id=secrets.token_hex(16), salt=secrets.token_bytes(16))
    keys = Keys(secrets.token_bytes(KEY_LENGTH), secrets.token_bytes(KEY_LENGTH))
    key_file.add_user(keys, user, passphrase, roles, settings)
    code = key_file.renew_recovery(keys, settings)
    return key_file, keys if "medical" in roles else Keys(keys.main, None), code


def _read_one(path: Path) -> KeyFile | None:
    try:
        return _parsed(path, path.read_bytes())
    except OSError:
        # the other copy is tried next, and when both are bad that is told
        return None


def _parsed(path: Path, content: bytes) -> KeyFile | None:
    try:
        said = json.loads(content)
        _check_format(path, said)
        if said.pop("checksum") != _checksum(said):
            return None
        slots = [Slot.from_json(slot) for slot in said["slots"]]
        return KeyFile(said["store_id"], bytes.fromhex(said["salt"]), slots, bytes.fromhex(said["seal"]))
    except (ValueError, KeyError, TypeError, AttributeError):
        return None


def _check_format(path: Path, said: dict[str, Any]) -> None:
    if int(said["format"]) > FORMAT:
        text = _(
            "{path} was written by a newer version of this program. Nothing was changed. Install the newer version."
        )
        raise KnownError(text.format(path=path))


def _canonical(body: dict[str, Any]) -> bytes:
    return json.dumps(body, sort_keys=True, separators=(",", ":")).encode()


def _checksum(body: dict[str, Any]) -> str:
    return hashlib.sha256(_canonical(body)).hexdigest()


def _plain_name(user: str) -> str:
    name = " ".join(normal(user).split())
    if not name:
        raise KnownError(_("A user needs a name. Nothing was changed. Type one."))
    return name


def _plain_passphrase(passphrase: str) -> str:
    if not passphrase:
        raise KnownError(_("A passphrase cannot be empty. Nothing was changed. Type one."))
    return normal(passphrase)


def _check_may_give(keys: Keys, roles: Sequence[str]) -> None:
    if "medical" in roles and keys.medical is None:
        raise KnownError(
            _(
                "Only a user who may see medical details can give that right. Nothing was changed. Ask one of them, or"
                " use the recovery code."
            )
        )

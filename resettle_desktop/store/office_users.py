"""Who can open a store: who may say so, and what is written when somebody comes, goes or forgets a passphrase."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Self

from resettle_desktop.records.errors import KnownError
from resettle_desktop.records.texts import _
from resettle_desktop.store.keys import KeyFile, Keys, User
from resettle_desktop.store.opening import Secret

_ADMINISTRATOR = "administrator"


class NotAllowed(KnownError):
    """Only an administrator may do this; nothing was changed."""


class OfficeUsers:
    """The users of one store, as seen by the one who unlocked its keys; each change is written at once.

    Only an administrator, or who holds the recovery code, changes others. Old backups open as they did before.
    """

    def __init__(self, folder: Path, key_file: KeyFile, keys: Keys, secret: Secret) -> None:
        self._folder, self._key_file, self._keys = folder, key_file, keys
        self._me = "" if secret.recovery else secret.user
        self._by_recovery = secret.recovery

    @classmethod
    def unlock(cls, folder: Path, secret: Secret) -> Self:
        """Return the users of a store; raises KnownError where the secret does not open its keys."""
        key_file = KeyFile.read(folder)
        return cls(folder, key_file, secret.keys(key_file), secret)

    def users(self) -> list[User]:
        """Return who can open the store, in the order in which they were added."""
        return self._key_file.users()

    def add(self, name: str, passphrase: str, roles: Sequence[str]) -> None:
        """Let somebody in; raises KnownError for a name that exists, or a right that this user cannot give."""
        self._check_administrator()
        self._key_file.add_user(self._keys, name, passphrase, roles)
        self._save()

    def remove(self, name: str) -> None:
        """Let somebody in no more; raises KnownError for an unknown name and for the last administrator."""
        self._check_administrator()
        self._key_file.remove_user(self._keys, name)
        self._save()

    def set_passphrase(self, name: str, passphrase: str) -> None:
        """Give somebody, oneself above all, a new passphrase; raises KnownError for an unknown name."""
        if not self._is_me(name):
            self._check_administrator()
        self._key_file.set_passphrase(self._keys, name, passphrase)
        self._save()

    def set_rights(self, name: str, passphrase: str, roles: Sequence[str]) -> None:
        """Let somebody do this from now on, with a passphrase that they choose for it.

        Raises KnownError for an unknown name, the medical key that this user does not hold, and the last administrator.
        """
        self._check_administrator()
        self._key_file.set_passphrase(self._keys, name, passphrase, roles=roles)
        self._save()

    def renew_recovery(self) -> str:
        """Return a new recovery code, to be shown once; the old one opens nothing from now on."""
        self._check_administrator()
        code = self._key_file.renew_recovery(self._keys)
        self._save()
        return code

    def _is_me(self, name: str) -> bool:
        return bool(self._me) and name.strip().casefold() == self._me.strip().casefold()

    def _check_administrator(self) -> None:
        roles = next((user.roles for user in self.users() if self._is_me(user.name)), ())
        if not (self._by_recovery or _ADMINISTRATOR in roles):
            text = _("Only an administrator of the store may do this. Nothing was changed. Ask one of them: {names}.")
            names = [user.name for user in self.users() if _ADMINISTRATOR in user.roles]
            raise NotAllowed(text.format(names=", ".join(names)))

    def _save(self) -> None:
        self._key_file.save(self._folder)

"""Who opens a store, and with what."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from resettle_desktop.store.keys import KeyFile, Keys
from resettle_desktop.store.progress import UNWATCHED, Progress
from resettle_desktop.store.store import Store


@dataclass(frozen=True)
class Secret:
    """A user with the passphrase, or the recovery code alone."""

    user: str
    text: str = field(repr=False)
    recovery: bool = False

    def open(self, folder: Path, progress: Progress = UNWATCHED) -> Store:
        """Open a store; raises what ``Store.open`` raises."""
        if self.recovery:
            return Store.open_with_recovery(folder, self.text, progress)
        return Store.open(folder, self.user, self.text, progress)

    def keys(self, key_file: KeyFile) -> Keys:
        """Return the keys that it opens, without the store; raises WrongPassphrase or WrongRecoveryCode."""
        if self.recovery:
            return key_file.unlock_with_recovery(self.text)
        return key_file.unlock(self.user, self.text)

"""Restoring where one unlocks: the newest sound backup of a damaged store is offered, or a file is chosen."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from resettle_desktop.desktop.parts.working import Progress, run
from resettle_desktop.desktop.start.unlock_form import UnlockForm, short_path
from resettle_desktop.records.texts import _

if TYPE_CHECKING:
    from resettle_desktop.desktop.start.backup_facts import Restorable
    from resettle_desktop.store.store import Store

T = TypeVar("T")


class Restoring(QObject):
    """Shows a backup in the form in place of a store. ``restored`` with the new store open, or ``failed`` with why.

    ``busy`` while a backup is read or unpacked, and ``began`` with that work, which can be watched and stopped; the
    damaged store is never touched, and nothing of a stopped restore stays.
    """

    restored = Signal(object)
    failed = Signal(object)
    busy = Signal(bool)
    began = Signal(object)

    def __init__(self, form: UnlockForm) -> None:
        super().__init__(form)
        self._form = form
        self.chosen: Restorable | None = None
        self._damaged: Path | None = None

    def ask_file(self, beside: Path) -> None:
        """Let the person choose a backup, on a stick perhaps; it is restored in the folder ``beside``."""
        title, kinds = _("Choose a backup"), _("Backups (*.backup);;All files (*)")
        chosen, _kind = QFileDialog.getOpenFileName(self._form, title, str(beside), kinds)
        if chosen:
            self.look_into(Path(chosen), beside)

    def look_into(self, path: Path, beside: Path) -> None:
        """Read a backup whole, and show it in the form where it is sound."""

        def look(progress: Progress) -> Restorable:
            from resettle_desktop.desktop.start.backup_facts import look_into

            return look_into(path, beside, progress)

        self._begin(look, self._show, _("Checking the backup"))

    def offer_newest(self, folder: Path, error: Exception) -> None:
        """Offer the newest sound backup of a store that this error says is damaged; nothing for other errors."""

        def look(_progress: Progress) -> Restorable | None:
            from resettle_desktop.desktop.start.backup_facts import is_damage, newest_of

            return newest_of(folder) if is_damage(error) else None

        def offer(found: Restorable | None) -> None:
            # another store may have been chosen meanwhile
            if found is not None and self._damaged == folder:
                words = _("The newest sound backup: {words}.").format(words=found.words)
                self._form.show_offer(words, lambda: self._show(found))

        self._damaged = folder
        run(self, look, offer, self.failed.emit, _("Checking"))

    def restore(self, user: str, secret: str, recovery: bool) -> None:
        """Make a new store of the backup that is shown, with the passphrase of its day or the recovery code."""
        found = self.chosen
        if found is None:
            return

        def work(progress: Progress) -> Store:
            from resettle_desktop.store.opening import Secret
            from resettle_desktop.store.restoring import restore_backup

            return restore_backup(found.path, found.place, Secret(user, secret, recovery), progress)

        self._begin(work, self.restored.emit, _("Restoring the backup"))

    def leave(self) -> None:
        """Show and offer no backup any more."""
        self.chosen = self._damaged = None

    # internals

    def _begin(self, function: Callable[[Progress], T], done: Callable[[T], object], title: str) -> None:
        self.busy.emit(True)
        work = run(self, function, done, self.failed.emit, title)
        work.stopped.connect(lambda: self.busy.emit(False))
        self.began.emit(work)

    def _show(self, found: Restorable) -> None:
        self.chosen = found
        self.busy.emit(False)
        becomes = _("Becomes the new store {place}. Nothing else is touched. It opens with the passphrase of its day.")
        said = becomes.format(place=short_path(found.place))
        self._form.show_backup(found.path.name, found.words, list(found.users), said)

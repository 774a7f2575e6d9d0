"""The backups in the settings: what there is, one more by hand, a copy for a stick, and restoring beside the store."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from resettle_desktop.desktop.frame.frame import top_level
from resettle_desktop.desktop.lists.table import Table
from resettle_desktop.desktop.parts.basics import Button, Label, Line, PrimaryButton, ground
from resettle_desktop.desktop.parts.failure_note import FailureNote
from resettle_desktop.desktop.parts.rows import Cell, Column, Row, RowsModel
from resettle_desktop.desktop.parts.secret_line import SecretLine
from resettle_desktop.desktop.parts.theme import MIDDLE, NARROW, PAGE_MARGIN, scaled
from resettle_desktop.desktop.parts.widgets import EmptyState
from resettle_desktop.desktop.parts.working import Progress, Work, run
from resettle_desktop.records.dates import show_moment, weekday
from resettle_desktop.records.texts import _, n_, show_number
from resettle_desktop.store.backups import Backup, read_backup
from resettle_desktop.store.opening import Secret
from resettle_desktop.store.restoring import free_path, restore_backup
from resettle_desktop.store.store import Store

_OLD = timedelta(days=7)
_SUFFIX = ".backup"


class BackupsSide(QWidget):
    """Lists the store's own backups, the newest first; ``message`` says what was done."""

    message = Signal(str, object)

    def __init__(self, store: Store) -> None:
        super().__init__()
        ground(self, "surface")
        self._store = store
        self.backups: list[Backup] = []
        self.work: Work | None = None
        self.last = Label("", "text", "text2", wraps=True)
        self.failure = FailureNote()
        self.table = Table(_("Backups"))
        self.now_button = PrimaryButton(_("Back up now"), "archive", self.back_up)
        self.copy_button = Button(_("Save one elsewhere…"), "download-simple", self.ask_copy)
        self.check_button = Button(_("Check"), "check-circle", self.check)
        self.passphrase = SecretLine(_("Your passphrase on the day of the backup"))
        self.restore_button = Button(_("Restore beside this store"), "clock-counter-clockwise", self.restore)
        self._nothing = EmptyState(
            _("No backup yet"), _("One is made by itself after a day's work, and whenever you ask for it."), "archive"
        )
        self._assemble()
        self.table.show_rows(RowsModel(_columns(), lambda: len(self.backups), self._rows))

    def _assemble(self) -> None:
        margin = scaled(PAGE_MARGIN)
        head = QVBoxLayout()
        head.setContentsMargins(margin, scaled(10), margin, scaled(NARROW))
        head.setSpacing(scaled(NARROW))
        head.addWidget(Label(_("Backups"), "title", weight=600))
        head.addWidget(self.last)
        head.addLayout(_row(self.now_button, self.copy_button))
        self.passphrase.setPlaceholderText(self.passphrase.accessibleName())
        self.passphrase.setFixedWidth(scaled(300))
        foot = QVBoxLayout()
        foot.setContentsMargins(margin, scaled(NARROW), margin, scaled(MIDDLE))
        foot.setSpacing(scaled(NARROW))
        foot.addWidget(Label(_("The selected backup"), "table", "text", 600))
        foot.addLayout(_row(self.check_button, self.passphrase, self.restore_button))
        said = _("Restoring makes another store beside this one and changes nothing here.")
        foot.addWidget(Label(said, "table", "text2", wraps=True))
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(0)
        down.addLayout(head)
        down.addWidget(self.failure)
        down.addWidget(Line())
        down.addWidget(self.table, 1)
        down.addWidget(self._nothing, 1)
        down.addWidget(Line())
        down.addLayout(foot)

    # what others call

    def refresh(self) -> None:
        """Read the list of backups anew."""
        self.backups = self._store.backups()
        self.table.reload()
        self.table.setVisible(bool(self.backups))
        self._nothing.setVisible(not self.backups)
        if self.backups:
            self.table.select_row(0)
        for button in (self.check_button, self.restore_button):
            button.setEnabled(bool(self.backups))
        newest = self.backups[0] if self.backups else None
        words, old = last_words(newest, self._store.history.last_number())
        self.last.setText(words)
        self.last.set_tone("warn" if old else "text2")

    def selected(self) -> Backup | None:
        """Return the backup that is selected."""
        row = self.table.currentIndex().row()
        return self.backups[row] if 0 <= row < len(self.backups) else None

    def back_up(self) -> None:
        """Make one more backup, off the window's thread."""
        store = self._store
        self._run(lambda progress: store.back_up(progress=progress), self._made, _("Backing up"))

    def ask_copy(self) -> None:
        """Let the person choose a file, on a stick perhaps, for one more backup."""
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        name = f"{self._store.name}-{datetime.now():%Y-%m-%d}{_SUFFIX}"
        chosen, _kind = QFileDialog.getSaveFileName(self, _("Save a backup"), str(Path(folder) / name))
        if chosen:
            self.copy_to(Path(chosen))

    def copy_to(self, path: Path) -> None:
        """Write a backup to a file outside of the store's folder."""
        store = self._store
        self._run(lambda progress: store.back_up(path, progress), self._made, _("Backing up"))

    def check(self) -> None:
        """Read the selected backup whole, and say whether it is sound."""
        backup = self.selected()
        if backup is not None:
            said = _("The backup of {when} is sound").format(when=_when(backup))
            path = backup.path
            self._run(lambda progress: read_backup(path, progress), lambda _found: self._tell(said), _("Checking"))

    def restore(self) -> None:
        """Make another store of the selected backup, beside this one."""
        backup, passphrase = self.selected(), self.passphrase.text()
        if backup is None:
            return
        if not passphrase:
            self.failure.tell(_("Type your passphrase: the backup opens with the one of its day."))
            self.passphrase.setFocus()
            return
        store, user = self._store, self._store.user
        place = free_path(store.folder.parent, f"{store.name}-{backup.made.astimezone():%Y-%m-%d}")

        def work(progress: Progress) -> Path:
            restore_backup(backup.path, place, Secret(user, passphrase), progress).close()
            return place

        self._run(work, self._restored, _("Restoring"))

    # events

    def showEvent(self, event: QShowEvent) -> None:
        """Look anew whenever it is shown: backups come by themselves."""
        super().showEvent(event)
        self.refresh()

    # internals

    def _run(self, function: Callable[[Progress], object], done: Callable[[object], object], title: str) -> None:
        """Do one work at a time; it may use the store on its own thread."""
        if self.work is not None and self.work.running:
            return
        self.failure.tell("")
        self.work = run(self, function, done, lambda error: self.failure.tell(str(error)), title, self._store.reading)
        frame = top_level(self)
        if frame is not None:
            frame.watch(self.work)

    def _made(self, _backup: object) -> None:
        self.refresh()
        self._tell(_("The store is backed up, and the backup was read again and is sound"))

    def _restored(self, place: object) -> None:
        self.passphrase.clear()
        name = Path(str(place)).name
        self._tell(_("Restored as {name}, beside this store. Lock this one to open it.").format(name=name))

    def _tell(self, said: str) -> None:
        self.message.emit(said, None)

    def _rows(self, start: int, count: int) -> list[Row]:
        shown = list(enumerate(self.backups))[start : start + count]
        last = self._store.history.last_number()
        return [Row(place, _cells(backup, last)) for place, backup in shown]


def last_words(newest: Backup | None, last: int, now: datetime | None = None) -> tuple[str, bool]:
    """Return when the store was backed up last, and whether that is too long ago for what was changed since."""
    if newest is None:
        return _("This store has no backup yet."), last > 0
    since = last - newest.change_set
    words = _("Last backup {when}.").format(when=_when(newest))
    if not since:
        return words + " " + _("Nothing was changed since."), False
    words += " " + n_("{n} change set came since.", "{n} change sets came since.", since)
    return words, (now or datetime.now(UTC)) - newest.made > _OLD


def _columns() -> list[Column]:
    return [
        Column("when", _("Made"), 220, sortable=False),
        Column("since", _("Change sets since"), 160, "right", sortable=False),
        Column("size", _("Size"), 110, "right", sortable=False),
        Column("rest", "", 10, sortable=False),  # takes the room that is left, so that a size stays beside its words
    ]


def _cells(backup: Backup, last: int) -> tuple[Cell, ...]:
    size = _("{count} MB").format(count=show_number(backup.size / 1_000_000, 1))
    return (
        Cell(_when(backup), tabular=True),
        Cell(str(last - backup.change_set), tabular=True),
        Cell(size, tabular=True),
        Cell(""),
    )


def _when(backup: Backup) -> str:
    local = backup.made.astimezone().replace(tzinfo=None)
    return f"{weekday(local.date())} {show_moment(local)}"


def _row(*widgets: QWidget) -> QHBoxLayout:
    across = QHBoxLayout()
    across.setSpacing(scaled(NARROW))
    for widget in widgets:
        across.addWidget(widget)
    across.addStretch(1)
    return across

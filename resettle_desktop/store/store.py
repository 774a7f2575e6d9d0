"""One office's encrypted store: opened with a passphrase, read, and written by change sets alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import TracebackType
from typing import Self

from resettle_desktop.records.errors import KnownError
from resettle_desktop.records.texts import _
from resettle_desktop.store.attachments import Attachments
from resettle_desktop.store.backups import Backup, Origin, room_for_backup, write_backup
from resettle_desktop.store.changes import Applied, ChangeSet, FieldConflict
from resettle_desktop.store.checks import Checks
from resettle_desktop.store.clearances import Clearances
from resettle_desktop.store.connection import EncryptedDatabase, integrity_findings, open_database, still_there
from resettle_desktop.store.duplicate_cases import DuplicateCases
from resettle_desktop.store.duplicates import Duplicates
from resettle_desktop.store.families import Families
from resettle_desktop.store.folder import FILES, check_folder, making_folder
from resettle_desktop.store.health import HealthDues
from resettle_desktop.store.history import History
from resettle_desktop.store.keys import KeyFile, Keys, create_keys
from resettle_desktop.store.known import Knowing
from resettle_desktop.store.lock import StoreLock
from resettle_desktop.store.merging import Merging
from resettle_desktop.store.open_findings import OpenFindings
from resettle_desktop.store.own_backups import make_room, next_name, own_backups, remove_leftovers, rotate
from resettle_desktop.store.own_codes import OwnCodes
from resettle_desktop.store.progress import UNWATCHED, Part, Progress
from resettle_desktop.store.reasons import Reasons
from resettle_desktop.store.rows import Rows
from resettle_desktop.store.schema import bring_up_to_date, is_behind, make_tables, read_property
from resettle_desktop.store.seals import Seals
from resettle_desktop.store.search import Search
from resettle_desktop.store.settings import OFFICE_NAME, Settings
from resettle_desktop.store.slots import KeySettings
from resettle_desktop.store.standings import Standings
from resettle_desktop.store.statements import Statement, StatementReader
from resettle_desktop.store.tick_files import TickFiles
from resettle_desktop.store.typed import TypedTexts
from resettle_desktop.store.views import Views
from resettle_desktop.store.words import Words
from resettle_desktop.store.writing import Writer

ALL_ROLES = ("administrator", "officer", "medical")
_BACKED_UP = 0.2  # the share that the backup before has in bringing an older store up to date
Listener = Callable[[Applied], None]


class Store:
    """An open store. Make one with ``create`` or ``open``; close it, or use it as a context manager.

    ``rows`` reads records, ``settings`` what the office set, ``search`` finds them, ``words`` is its index, ``views``
    shows them together; ``clearances`` says who may board, ``standings`` is the index of that, ``health_dues`` of what
    clinics have to do, ``checks`` says what is odd, ``open_findings`` is the index of that, ``reasons`` which warnings
    were accepted, ``duplicates`` who was entered twice, ``duplicate_cases`` which case was; ``merging`` and
    ``families`` draw up change sets; ``history`` is what was changed, ``typed`` what was typed and not saved, ``user``
    who unlocked it; ``seals`` seals and opens medical details, ``attachments`` keeps what files hold, ``tick_files``
    carry a counter's ticks to another laptop; ``own_codes`` are those that the office added to the code lists.
    """

    def __init__(self, folder: Path, database: EncryptedDatabase, lock: StoreLock, keys: Keys, user: str) -> None:
        self.folder, self.user = folder, user
        self._database, self._lock = database, lock
        self.rows = Rows(database)
        self.settings, self.words = Settings(self.rows), Words(database)
        self.own_codes = OwnCodes(self.rows, self.settings)
        self.search = Search(self.rows, self.words)
        self.views = Views(self.rows)
        self.clearances, self.standings = Clearances(self.rows, self.settings), Standings(self.rows)
        self.health_dues = HealthDues(self.rows)
        self.typed = TypedTexts(database)
        self.seals, self.attachments = Seals(keys.medical), Attachments(database)
        self.tick_files = TickFiles(keys.main)
        self.history = History(database, keys.main)
        knowing = Knowing(database, self.rows, self.words)
        self.duplicates, self.reasons = Duplicates(database, self.rows, knowing), Reasons(self.rows)
        self.duplicate_cases = DuplicateCases(self.rows, self.words, self.duplicates.pairs)
        self.checks = Checks(self.rows, knowing, self.reasons)
        self.open_findings = OpenFindings(database, self.rows, self.checks, self.history)
        self.merging, self.families = Merging(self.rows), Families(self.rows)
        self._writer = Writer(database, self.rows, self.words, self.history, self.search.labels)
        self._listeners: list[Listener] = [self.duplicates.notice, self.own_codes.notice]

    @classmethod
    def create(cls, path: Path, user: str, passphrase: str, settings: KeySettings | None = None) -> tuple[Self, str]:
        """Make an empty store for its first user, who is administrator, officer and medical; also the recovery code.

        Raises KnownError where the folder cannot be made; then nothing is left behind.
        """
        with making_folder(path) as folder:
            key_file, keys, code = create_keys(user, passphrase, ALL_ROLES, settings)
            key_file.save(folder)
            lock = StoreLock.take(folder, user)
            try:
                database = open_database(folder / FILES.store, keys.main, key_file.salt, create=True)
                make_tables(database, {"store_id": key_file.store_id})
            except BaseException:
                lock.release()
                raise
        return cls(folder, database, lock, keys, user), code

    @classmethod
    def open(cls, path: Path, user: str, passphrase: str, progress: Progress = UNWATCHED) -> Self:
        """Open a store with a user's passphrase; ``progress`` is told how far an older one is brought up to date.

        Raises KnownError, and changes nothing, for a wrong passphrase, a folder that is no store or damaged, a
        store of a newer version, or one that another process has open; CancelledError where the person stopped it:
        the store is closed then, and as it was.
        """
        check_folder(path)
        key_file = KeyFile.read(path)
        return cls._open(path, key_file, key_file.unlock(user, passphrase), user, progress)

    @classmethod
    def open_with_recovery(cls, path: Path, code: str, progress: Progress = UNWATCHED) -> Self:
        """Open a store with its recovery code; raises what ``open`` raises."""
        check_folder(path)
        key_file = KeyFile.read(path)
        return cls._open(path, key_file, key_file.unlock_with_recovery(code), _("recovery code"), progress)

    @classmethod
    def _open(cls, path: Path, key_file: KeyFile, keys: Keys, user: str, progress: Progress) -> Self:
        lock = StoreLock.take(path, user)
        try:
            database = open_database(path / FILES.store, keys.main, key_file.salt)
            try:
                remove_leftovers(path)
                store = cls(path, database, lock, keys, user)
                if is_behind(database):
                    store.back_up(progress=Part(progress, 0, _BACKED_UP))
                bring_up_to_date(database, Part(progress, _BACKED_UP, 1))
                key_file.mend(path)
            except BaseException:
                database.close()
                raise
        except BaseException:
            lock.release()
            raise
        return store

    @property
    def name(self) -> str:
        """Return the store's name, its folder's without the suffix."""
        return self.folder.stem

    @property
    def office(self) -> str:
        """Return the office's name: the setting ``office_name``, else the store's."""
        return self.settings.text(OFFICE_NAME, self.name)

    def apply(self, change_set: ChangeSet) -> Applied | None:
        """Write a change set and tell the listeners; None where there is nothing to change.

        Raises Conflicting or NotStored, with nothing written, and KnownError where the file is gone or the disk full.
        """
        if not change_set.changes:
            return None
        still_there(self.folder / FILES.store, self._database)
        applied = self._writer.apply(change_set, self.user)
        still_there(self.folder / FILES.store, self._database)
        for listener in list(self._listeners):
            listener(applied)
        return applied

    def try_out(self, change_set: ChangeSet) -> Applied:
        """Return what applying would give, and write nothing; raises what ``apply`` raises."""
        return self._writer.apply(change_set, self.user, keep=False)

    def undo(self, number: int, reason: str = "") -> Applied | None:
        """Take back the change set of this number, alone, whatever came after it.

        Raises Conflicting, with every field that has another value by now, and writes nothing then.
        """
        return self.apply(self.undoing(number, reason))

    def undoing(self, number: int, reason: str = "") -> ChangeSet:
        """Return the change set that takes back the one of this number; raises KnownError where there is none."""
        entry = self.history.entry(number)
        done = ChangeSet(entry.changes, entry.reason, entry.source)
        return done.inverse(reason or _("Undo of change set {number}").format(number=number), number)

    def conflicts(self, change_set: ChangeSet) -> tuple[FieldConflict, ...]:
        """Return the fields whose values a change set does not expect, without writing anything."""
        return self._writer.conflicts(change_set)

    def read_statement(self, document: object, source: str = "") -> Statement:
        """Return what a change set written as JSON says, resolved against this store."""
        return StatementReader(self.rows, self.words, self.seals).read(document, source)

    def back_up(self, target: Path | None = None, progress: Progress = UNWATCHED) -> Backup:
        """Write a backup to a file, or among the store's own, of which the oldest then give way; it is checked.

        Raises KnownError where it cannot be written, CancelledError where the person stopped it; the store is
        unharmed.
        """
        path = target or next_name(self.folder, datetime.now(UTC))
        try:
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            text = _("{path} could not be made: {reason}. The store is unharmed. Choose another place.")
            raise KnownError(text.format(path=path.parent, reason=error.strerror)) from error
        if target is None:
            make_room(self.folder, room_for_backup(self._database))
        store_id = read_property(self._database, "store_id") or ""
        origin = Origin(store_id, self.history.last_number(), self.history.head(), self.name)
        made = write_backup(self._database, self.folder, path, origin, progress)
        if target is None:
            rotate(self.folder)
        return made

    def backups(self) -> list[Backup]:
        """Return the store's own backups, the newest first, by what they say of themselves."""
        return own_backups(self.folder)

    def is_backup_due(self, after: timedelta = timedelta()) -> bool:
        """Return whether change sets came since the newest of its own backups, and that one is so old."""
        newest, last = next(iter(self.backups()), None), self.history.last_number()
        if newest is None:
            return last > 0
        age = datetime.now(UTC) - newest.made
        # a clock that was set back makes a backup look as if it came from the future: that one is old too
        return newest.change_set != last and not timedelta() <= age < after

    def back_up_if_changed(self, after: timedelta = timedelta(), progress: Progress = UNWATCHED) -> Backup | None:
        """Write a backup of its own where one is due, else give None; raises what ``back_up`` raises."""
        return self.back_up(progress=progress) if self.is_backup_due(after) else None

    def unsound(self) -> list[str]:
        """Check every page's digest and the file's structure, and return what the engine says is wrong.

        Raises StoreUnwritable while another thread reads.
        """
        return integrity_findings(self._database)

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Use the store on a thread that is not the one that opened it: its connection closes at the end.

        Raises KnownError where the file cannot be read; on the thread that opened the store it changes nothing.
        """
        opened = self._database.connect(reuse_if_open=True)
        try:
            yield
        finally:
            if opened:
                self._database.close()

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Call the listener with every change set from now on; returns what ends that.

        It is called on the thread that wrote; a window listens with the ``emit`` of a signal of its own.
        """
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def close(self) -> None:
        """Close the store: its keys are forgotten and another process may open it."""
        self.own_codes.leave()
        self._database.close()
        self._lock.release()

    def __enter__(self) -> Self:
        """Return the store itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the store."""
        self.close()

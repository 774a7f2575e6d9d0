"""Checks a whole store: pages, history, links, what is derived, the search index, and its backups; writes nothing.

What is derived and the search index can be computed anew from the records. Everything else that is wrong needs a
person, and each problem says what to do.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from resettle_desktop.records.kinds import Case, Person
from resettle_desktop.records.record import kind_label, kinds
from resettle_desktop.store.backups import Backup, BadBackup, read_backup
from resettle_desktop.store.connection import EncryptedDatabase
from resettle_desktop.store.derived import Derived, derived_of, differs, keep
from resettle_desktop.store.folder import FILES
from resettle_desktop.store.index_check import IndexCheck
from resettle_desktop.store.index_entries import parts
from resettle_desktop.store.indexing import Index
from resettle_desktop.store.keys import KeyFile
from resettle_desktop.store.link_check import count_links, dangling
from resettle_desktop.store.opening import Secret
from resettle_desktop.store.own_backups import own_files
from resettle_desktop.store.pages import DamagedStore, page_count, unsound_pages
from resettle_desktop.store.problems import (
    Problem,
    Report,
    backup_not_whole,
    derived_wrong,
    history_altered,
    history_differs,
    index_wrong,
    links_dangle,
    structure_damaged,
    unsound_pages_found,
)
from resettle_desktop.store.progress import UNWATCHED, Part, Progress
from resettle_desktop.store.rows import Rows
from resettle_desktop.store.store import Store

_ENDS = {"pages": 0.1, "history": 0.2, "links": 0.25, "derived": 0.5, "search": 0.8, "backups": 1.0}


def check_store(store: Store, progress: Progress = UNWATCHED) -> Report:
    """Check everything of an open store and return what was found.

    Where pages are damaged the records on them are not compared: what they say cannot be relied on.
    Raises StoreUnwritable while another thread reads, CancelledError where the person stopped it.
    """
    return _Check(store).run(progress)


def check_folder_of_store(folder: Path, secret: Secret, progress: Progress = UNWATCHED) -> Report:
    """Open a store and check everything; of one that is damaged so much that it does not open, what can be looked at.

    Raises KnownError where the passphrase does not open it, another process has it, or it is no store.
    """
    try:
        store = secret.open(folder)
    except DamagedStore:
        return _check_closed(folder, secret, progress)
    with store:
        return check_store(store, progress)


def _check_closed(folder: Path, secret: Secret, progress: Progress) -> Report:
    key_file, path = KeyFile.read(folder), folder / FILES.store
    unsound = unsound_pages(path, secret.keys(key_file).main, key_file.salt, Part(progress, 0, 0.5))
    total = page_count(path)
    found = unsound_pages_found(unsound, total) if unsound else structure_damaged()
    backups = own_files(folder)
    bad = [backup_not_whole(backup.name) for backup in backups if not _is_whole(backup, Part(progress, 0.5, 1))]
    return Report(None, {"pages": total, "backups": len(backups)}, (found, *bad))


def _is_whole(backup: Path, progress: Progress) -> bool:
    try:
        read_backup(backup, progress)
    except BadBackup:
        return False
    return True


class _Check:
    def __init__(self, store: Store) -> None:
        self._store = store
        self._database: EncryptedDatabase = store._database
        self._looked_at: dict[str, int] = {}
        self._problems: list[Problem] = []
        self._looks: dict[str, Callable[[Progress], Iterator[Problem]]] = {
            "pages": self._pages, "history": self._history, "links": self._links, "derived": self._derived,
            "search": self._search, "backups": self._backups,
        }  # fmt: skip

    def run(self, progress: Progress) -> Report:
        start = 0.0
        for part, end in _ENDS.items():
            if self._readable or part == "backups":
                self._problems += self._looks[part](Part(progress, start, end))
            start = end
            Part(progress, 0, end).report(1, 1)
            progress.stop_if_cancelled()
        number = self._store.history.last_number() if self._readable else None
        return Report(number, self._looked_at, tuple(self._problems))

    @property
    def _readable(self) -> bool:
        return not any(each.part == "pages" for each in self._problems)

    def _pages(self, progress: Progress) -> Iterator[Problem]:
        said = self._store.unsound()
        total = self._looked_at["pages"] = page_count(self._database.path)
        unsound = self._database.unsound_pages(progress)
        if unsound:
            yield unsound_pages_found(unsound, total)
        elif said:
            yield structure_damaged(said)

    def _history(self, progress: Progress) -> Iterator[Problem]:
        self._looked_at["history"] = self._store.history.last_number()
        altered = list(self._store.history.altered())
        if altered:
            yield history_altered(altered)

    def _links(self, progress: Progress) -> Iterator[Problem]:
        found = [(kind, link) for kind in kinds() for link in kind.links()]
        self._looked_at["links"] = 0
        for done, (kind, link) in enumerate(found, start=1):
            self._looked_at["links"] += count_links(self._database, kind, link)
            broken = dangling(self._database, kind, link)
            if broken:
                yield links_dangle(kind_label(kind, many=True), link.label, broken)
            progress.report(done, len(found))
            progress.stop_if_cancelled()

    def _derived(self, progress: Progress) -> Iterator[Problem]:
        wrong: list[int] = []
        index, dues, judged, looked_at = self._store.standings, self._store.health_dues, set[int](), set[int]()
        self._looked_at["derived"] = 0
        for part in all_derived(self._store.rows, progress):
            self._looked_at["derived"] += len(part.values)
            judged |= {each.passenger for each in part.families.standings}
            wrong += [record.id for record, values in part.values if differs(record, values)]
            wrong += index.differing(part.families)
            wrong += dues.differing(part.families, part.stages)
            looked_at |= {person.id for family in part.families.families for person in family}
        wrong += sorted(((index.passengers() - judged) | (dues.people() - looked_at)) - {*wrong})
        if wrong:
            yield derived_wrong(wrong)

    def _search(self, progress: Progress) -> Iterator[Problem]:
        index = IndexCheck(self._database, progress)
        yield from map(index_wrong, index.differing())
        self._looked_at["search"] = index.compared // 2

    def _backups(self, progress: Progress) -> Iterator[Problem]:
        files = own_files(self._store.folder)
        self._looked_at["backups"] = len(files)
        for done, path in enumerate(files):
            yield from self._backup(path, Part(progress, done / len(files), (done + 1) / len(files)))

    def _backup(self, path: Path, progress: Progress) -> Iterator[Problem]:
        try:
            backup = read_backup(path, progress)
        except BadBackup:
            yield backup_not_whole(path.name)
            return
        if self._readable and self._tells_another_history(backup):
            yield history_differs(path.name, backup.change_set)

    def _tells_another_history(self, backup: Backup) -> bool:
        """A chain that was cut at its end, and all that told of it, is found by what stands outside of the store."""
        head = backup.origin.head
        return bool(head) and self._store.history.link_of(backup.change_set) != head


def all_derived(rows: Rows, progress: Progress = UNWATCHED) -> Iterator[Derived]:
    """Yield of every case and person of a store what is to be derived of it."""
    total, done = rows.count(Case), 0
    for part in parts(id for (id,) in rows.columns(Case, ["id"])):
        yield from derived_of(rows, part)
        done += len(part)
        progress.report(done, total)
        progress.stop_if_cancelled()
    yield from derived_of(rows, (), [person.id for person in rows.equal(Person, case=None)])


def compute_anew(store: Store) -> None:
    """Compute the search index and all that is derived anew from the records, in one transaction."""
    database: EncryptedDatabase = store._database
    with database.atomic("IMMEDIATE"):
        store.standings.clear()
        store.health_dues.clear()
        for part in all_derived(store.rows):
            keep(store.rows, part)
        Index(database).rebuild()

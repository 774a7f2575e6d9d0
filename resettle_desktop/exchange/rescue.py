"""Writes what was rescued of a damaged store into a folder: lines of JSON for each kind, and a register workbook."""

from __future__ import annotations

import json
import secrets
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from resettle_desktop.exchange.exporting import export_workbook
from resettle_desktop.exchange.register import NAME
from resettle_desktop.records.errors import KnownError
from resettle_desktop.records.numbers import id_text
from resettle_desktop.records.record import Record, kind_label, kind_of, kinds
from resettle_desktop.records.texts import _
from resettle_desktop.store.index_entries import parts
from resettle_desktop.store.opening import Secret
from resettle_desktop.store.progress import UNWATCHED, Part, Progress
from resettle_desktop.store.rescuing import Rescue
from resettle_desktop.store.slots import QUICK_KEY_SETTINGS
from resettle_desktop.store.store import Store

HISTORY, WORKBOOK, ABOUT = "history.jsonl", "register.xlsx", "README.txt"
_WORK = "work"
_PAGE = 2_000


@dataclass
class Rescued:
    """What was written: how many records of each kind, how many of those the history alone knew, how many entries of
    the history, the numbers of those that are missing or break off, those of damaged pages, and the files.

    ``complete`` is true where every row and every page could be read; ``left_out`` says why there is no workbook.
    """

    records: dict[str, int] = field(default_factory=dict)
    rebuilt: dict[str, int] = field(default_factory=dict)
    entries: int = 0
    broken_entries: list[int] = field(default_factory=list)
    damaged_pages: list[int] = field(default_factory=list)
    files: list[str] = field(default_factory=list)
    complete: bool = True
    left_out: str = ""

    def counts(self, kind: str) -> tuple[str, int, int]:
        """Return what people call the records of a kind, how many there are, and how many the history alone knew."""
        return kind_label(kind_of(kind), many=True), self.records[kind], self.rebuilt.get(kind, 0)

    def as_json(self) -> dict[str, object]:
        """Return it for ``--json``."""
        found = {"records": self.records, "rebuilt": self.rebuilt, "history": self.entries}
        broken = {"broken_history": self.broken_entries, "damaged_pages": self.damaged_pages}
        return {**found, **broken, "complete": self.complete, "files": self.files}


def rescue_store(store: Path, folder: Path, secret: Secret, progress: Progress = UNWATCHED) -> Rescued:
    """Write all that can be read of a store into a new or empty folder; the store is never touched.

    The files are not encrypted; while they are made, copies in the folder are, and those are removed. Raises
    KnownError where the folder is not empty or cannot be written, where the secret opens no keys, or where another
    process has the store, CancelledError where the person stopped it.
    """
    with _made(folder), _work_folder(folder) as work:
        rescue = Rescue(store, secret, work)
        done = Rescued()
        rescue.scan(Part(progress, 0, 0.3))
        with _sound_store(work) as sound:
            _fill(sound, rescue, done)
            Part(progress, 0, 0.6).report(1, 1)
            _write(sound, rescue, folder, done, Part(progress, 0.6, 1))
        done.damaged_pages = rescue.damaged_pages()
        done.complete = rescue.is_complete() and not done.damaged_pages and not done.broken_entries
        _write_text(folder / ABOUT, [_about(store, done)])
        done.files.append(ABOUT)
    return done


@contextmanager
def _made(folder: Path) -> Iterator[None]:
    """Make the folder; when what follows fails, what was written into it is taken away."""
    made = not folder.exists()
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if any(folder.iterdir()):
            text = _("{folder} is not empty, and was left as it is. Nothing was written. Choose a new folder.")
            raise KnownError(text.format(folder=folder))
    except OSError as error:
        raise _unwritable(folder, error) from error
    try:
        yield
    except BaseException as failure:
        for path in folder.iterdir():
            path.unlink()
        if made:
            folder.rmdir()
        if isinstance(failure, OSError):
            raise _unwritable(folder, failure) from failure
        raise


@contextmanager
def _work_folder(folder: Path) -> Iterator[Path]:
    work = folder / _WORK
    work.mkdir(mode=0o700)
    try:
        yield work
    finally:
        shutil.rmtree(work)


@contextmanager
def _sound_store(work: Path) -> Iterator[Store]:
    """Give an empty store for what is rescued; nobody else learns its passphrase, so it need not be slow to guess."""
    made, _code = Store.create(work / "rescued", "rescue", secrets.token_hex(32), QUICK_KEY_SETTINGS)
    with made:
        yield made


def _fill(sound: Store, rescue: Rescue, done: Rescued) -> None:
    for kind in kinds():
        _insert(sound, rescue.rows(kind), done.records)
    _insert(sound, rescue.rebuilt(), done.records, done.rebuilt)


def _insert(sound: Store, records: Iterable[Record], *counts: dict[str, int]) -> None:
    for part in parts(records):
        for kind in dict.fromkeys(type(record) for record in part):
            mine = [record for record in part if type(record) is kind]
            sound.rows.insert(mine)
            for count in counts:
                count[kind.kind_name()] = count.get(kind.kind_name(), 0) + len(mine)


def _write(sound: Store, rescue: Rescue, folder: Path, done: Rescued, progress: Progress) -> None:
    for name in done.records:
        _write_text(folder / f"{name}.jsonl", _lines(sound, kind_of(name)))
        done.files.append(f"{name}.jsonl")
        progress.stop_if_cancelled()
    _write_text(folder / HISTORY, _history(rescue, done))
    done.files.append(HISTORY)
    try:
        export_workbook(sound, NAME, folder / WORKBOOK, progress=progress.report)
        done.files.append(WORKBOOK)
    except KnownError as reason:
        # such as more records of one kind than a sheet has rows; the lines have all of them
        done.left_out = str(reason)


def _lines(sound: Store, kind: type[Record]) -> Iterator[str]:
    for page in sound.rows.parts(kind, _PAGE):
        for record in page:
            yield json.dumps(
                {"id": id_text(record.id), "label": record.label(), "values": record.values()}, ensure_ascii=False
            )


def _history(rescue: Rescue, done: Rescued) -> Iterator[str]:
    expected = 1
    for entry in rescue.entries():
        done.entries += 1
        done.broken_entries += range(expected, entry.number if entry.whole else entry.number + 1)
        expected = entry.number + 1
        yield json.dumps(entry.as_json(), ensure_ascii=False)


def _write_text(path: Path, lines: Iterable[str]) -> None:
    path.touch(mode=0o600)
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(f"{line}\n" for line in lines)


def _about(store: Path, done: Rescued) -> str:
    said = [
        _("What could be read of {store}. These files are NOT encrypted: keep them as you keep the papers.").format(
            store=store
        ),
        _("Each kind of record has a file with one record a line, as JSON; {history} has every change.").format(
            history=HISTORY
        ),
        done.left_out or _("{workbook} holds the same as sheets.").format(workbook=WORKBOOK),
        _("The store itself was not touched."),
    ]
    return "\n".join(said)


def _unwritable(folder: Path, error: OSError) -> KnownError:
    text = _("{folder} could not be written: {reason}. The store was not touched. Choose another place.")
    return KnownError(text.format(folder=folder, reason=error.strerror or type(error).__name__))

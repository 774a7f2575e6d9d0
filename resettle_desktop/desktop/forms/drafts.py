"""What was typed and not saved, by record: shown again with the record, and kept in the store against a crash."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from resettle_desktop.desktop.parts.working import run
from resettle_desktop.records.fields import Json
from resettle_desktop.records.record import Record, kind_of
from resettle_desktop.store.store import Store

R = TypeVar("R", bound=Record)
PAUSE = 700  # milliseconds without a key stroke, after which the drafts are written


@dataclass(frozen=True)
class Typing:
    """What stands in one field and not in the store, and the value that the record held when it was typed over."""

    text: str
    before: Json = None


@dataclass(frozen=True)
class _Record:
    kind: str
    owner: int
    typed: Mapping[str, Typing]


class Drafts(QObject):
    """Keeps for each record what was typed; ``changed`` when a record comes or goes.

    With a store it begins with what the store kept, and writes to it off the window's thread whenever the typing
    rests. ``owner`` is the record with which a new one will live; a record that is in the store has none.
    """

    changed = Signal()

    def __init__(self, store: Store | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._records = _kept_in(store) if store else {}
        self._unwritten: set[int] = set()
        self._timer = QTimer(self, singleShot=True, interval=PAUSE)
        self._timer.timeout.connect(self._write)

    def keep(self, record: Record, typed: Mapping[str, Typing], owner: int = 0) -> None:
        """Keep what was typed of a record; nothing typed forgets the record."""
        if typed == self.of(record.id):
            return
        there = record.id in self._records
        self._records.pop(record.id, None)
        if typed:
            self._records[record.id] = _Record(record.kind_name(), owner, dict(typed))
        self._note(record.id)
        if there != bool(typed):
            self.changed.emit()

    def forget(self, record: int) -> None:
        """Forget what was typed of a record."""
        if self._records.pop(record, None) is not None:
            self._note(record)
            self.changed.emit()

    def of(self, record: int) -> dict[str, Typing]:
        """Return what was typed of a record, by field."""
        kept = self._records.get(record)
        return dict(kept.typed) if kept else {}

    def kind(self, record: int) -> str:
        """Return the kind of a record of which something is kept; raises KeyError where nothing is."""
        return self._records[record].kind

    def owner(self, record: int) -> int:
        """Return the record with which a new one will live, 0 for one that is in the store; raises KeyError."""
        return self._records[record].owner

    def records(self) -> frozenset[int]:
        """Return the records of which something is kept."""
        return frozenset(self._records)

    def owners(self, kind: type[Record]) -> dict[int, int]:
        """Return the records of a kind of which something is kept, each with the owner of a new one, else 0."""
        return {id: kept.owner for id, kept in self._records.items() if kept.kind == kind.kind_name()}

    def new_of(self, owner: int, kind: type[R]) -> R | None:
        """Return the record of this kind that was begun for an owner and is not in the store yet."""
        found = (id for id, of in self.owners(kind).items() if of == owner and owner)
        id = next(found, None)
        return None if id is None else kind(id=id)

    def flush(self) -> None:
        """Write now what is not written yet, as before the store closes; raises KnownError where it cannot be."""
        self._timer.stop()
        if self._store is not None:
            self._write_all(self._store, self._taken())

    # internals

    def _note(self, record: int) -> None:
        self._unwritten.add(record)
        if self._store is not None:
            self._timer.start()

    def _taken(self) -> dict[int, _Record | None]:
        taken = {id: self._records.get(id) for id in self._unwritten}
        self._unwritten.clear()
        return taken

    def _write(self) -> None:
        store, taken = self._store, self._taken()
        if store is None or not taken:
            return
        run(
            self, lambda _progress: self._write_all(store, taken), lambda _nothing: None,
            lambda _error: self._unwritten.update(taken), within=store.reading,
        )  # fmt: skip

    @staticmethod
    def _write_all(store: Store, taken: Mapping[int, _Record | None]) -> None:
        for id, kept in taken.items():
            texts = {name: each.text for name, each in kept.typed.items()} if kept else {}
            before = {name: each.before for name, each in kept.typed.items()} if kept else {}
            store.typed.keep(kept.kind if kept else "", id, texts, kept.owner if kept else 0, before)


def _kept_in(store: Store) -> dict[int, _Record]:
    """Return what the store kept, typed over what was there then; of a record that was removed nothing."""
    kept: dict[int, _Record] = {}
    for each in reversed(store.typed.all()):
        record = store.rows.get(kind_of(each.kind), each.record)
        if record is not None or each.owner:
            values = record.values() if record else {}
            typed = {name: Typing(text, each.before.get(name, values.get(name))) for name, text in each.texts.items()}
            kept[each.record] = _Record(each.kind, 0 if record else each.owner, typed)
    return kept

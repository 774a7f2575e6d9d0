"""The history: every change set with who, when, where from and why, in a chain that shows what was altered."""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

import peewee

from resettle_desktop.records.errors import KnownError
from resettle_desktop.records.fields import Json
from resettle_desktop.records.numbers import id_text
from resettle_desktop.records.record import kinds
from resettle_desktop.records.texts import _
from resettle_desktop.store.changes import Change, ChangeSet
from resettle_desktop.store.connection import EncryptedDatabase
from resettle_desktop.store.tables import Body, Entry, Removing, Touched

_CHUNK = 400
_ENTRY = ("number", "at", "user", "source", "reason", "undoes", "digest", "link")
_REMOVED = "%, null]%"  # how a change without values after it ends in a body
_MARKS = ", ".join("?" * len(_ENTRY))


@dataclass(frozen=True)
class HistoryEntry:
    """One change set of the history; ``at`` is a time in UTC, ``undoes`` the change set that it took back."""

    number: int
    at: datetime
    user: str
    source: str
    reason: str
    undoes: int | None
    changes: tuple[Change, ...]

    def as_json(self) -> dict[str, object]:
        """Return the entry for ``--json``, each change with its fields before and after."""
        head: dict[str, object] = {"change_set": self.number, "at": self.at.isoformat(timespec="seconds")}
        head |= {"user": self.user, "source": self.source, "reason": self.reason, "undoes": self.undoes}
        return head | {"changes": [_change_json(change) for change in self.changes]}


@dataclass(frozen=True)
class Dated:
    """A change set with who made it, and when."""

    change_set: ChangeSet
    user: str
    at: datetime


@dataclass(frozen=True)
class Told:
    """A change set as the history keeps it, but for its number and its digests: its body as text, whom it touched."""

    at: str
    user: str
    source: str
    reason: str
    undoes: int | None
    text: str
    touched: tuple[int, ...]
    removes: bool = False


def told(dated: Dated) -> Told:
    """Return what the history keeps of a change set."""
    said, at = dated.change_set, dated.at.astimezone(UTC).isoformat(timespec="microseconds")
    text = json.dumps([_stored(change) for change in said.changes], ensure_ascii=False)
    records = {id for change in said.changes for id in change.touches()}
    removes = any(change.after is None for change in said.changes)
    return Told(at, dated.user, said.source, said.reason, said.undoes, text, tuple(sorted(records)), removes)


class History:
    """Reads and writes the history of one store; ``key`` makes its digests, so that only the store's users can."""

    def __init__(self, database: EncryptedDatabase, key: bytes) -> None:
        self._database = database
        self._key = hmac.digest(key, b"history", "sha256")

    def last_number(self) -> int:
        """Return the number of the newest change set, 0 in a new store."""
        (newest,) = self._database.execute_sql("SELECT max(number) FROM entry").fetchone()
        return int(newest or 0)

    def write(self, change_set: ChangeSet, user: str, number: int) -> None:
        """Write the change set as this entry; call it inside the transaction that writes the records."""
        self.write_all([told(Dated(change_set, user, datetime.now(UTC)))], number)

    def write_all(self, told: Iterable[Told], first: int) -> None:
        """Write change sets as the entries from this number on."""
        link, entries, bodies = self.link_of(first - 1), [], []
        touched: list[tuple[int, int]] = []
        removing: list[tuple[int]] = []
        for number, each in enumerate(told, start=first):
            row = self._entry(each, number)
            row.link = link = self._link(row, link)
            entries.append([getattr(row, name) for name in _ENTRY])
            bodies.append((number, each.text))
            touched += [(record, number) for record in each.touched]
            removing += [(number,)] if each.removes else []
        self._database.execute_many(f"INSERT INTO entry ({', '.join(_ENTRY)}) VALUES ({_MARKS})", entries)
        self._database.execute_many("INSERT INTO body (number, text) VALUES (?, ?)", bodies)
        self._database.execute_many("INSERT INTO touched (record, number) VALUES (?, ?)", touched)
        self._database.execute_many("INSERT INTO removing (number) VALUES (?)", removing)

    def entry(self, number: int) -> HistoryEntry:
        """Return the entry of this number; raises KnownError where there is none."""
        row = Entry.select().where(Entry.number == number).bind(self._database).first()
        if row is None:
            raise KnownError(_("There is no change set {number}. Look it up in the history.").format(number=number))
        return self._read(row)

    def entries(self, record: int | None = None, limit: int = 200, before: int | None = None) -> list[HistoryEntry]:
        """Return the newest entries first: all of them or those that touched a record, those before a number."""
        query = Entry.select().order_by(Entry.number.desc()).limit(limit)
        if record is not None:
            query = query.join(Touched, on=Touched.number == Entry.number).where(Touched.record == record)
        if before is not None:
            query = query.where(Entry.number < before)
        return [self._read(row) for row in query.bind(self._database)]

    def touching(self, records: Iterable[int], limit: int = 200) -> list[HistoryEntry]:
        """Return the newest entries that touched any of these records, each once, the newest first."""
        numbers: set[int] = set()
        wanted = sorted(set(records))
        for start in range(0, len(wanted), _CHUNK):
            query = Touched.select(Touched.number).where(Touched.record.in_(wanted[start : start + _CHUNK])).distinct()
            newest = query.order_by(Touched.number.desc()).limit(limit).bind(self._database)
            numbers.update(row.number for row in newest)
        return [self.entry(number) for number in sorted(numbers, reverse=True)[:limit]]

    def touched_after(self, number: int, most: int) -> set[int] | None:
        """Return the records that change sets after this number touched, None where they are more than ``most``."""
        sql = "SELECT DISTINCT record FROM touched WHERE number > ? LIMIT ?"
        found = {record for (record,) in self._database.execute_sql(sql, (number, most + 1)).fetchall()}
        return found if len(found) <= most else None

    def newest_of(self, records: Iterable[int], after: int) -> dict[int, int]:
        """Return for each of these records the newest change set that touched it, if it came after a number."""
        found: dict[int, int] = {}
        wanted = sorted(set(records))
        for start in range(0, len(wanted), _CHUNK):
            part = wanted[start : start + _CHUNK]
            marks = ", ".join("?" * len(part))
            sql = f"SELECT record, max(number) FROM touched WHERE number > ? AND record IN ({marks}) GROUP BY record"
            found |= dict(self._database.execute_sql(sql, (after, *part)).fetchall())
        return found

    def removing(self, limit: int = 500) -> list[int]:
        """Return the numbers of the newest change sets that removed a record, the newest first."""
        query = Removing.select().order_by(Removing.number.desc()).limit(limit).bind(self._database)
        return [row.number for row in query]

    def by(self, user: str, limit: int = 500) -> list[int]:
        """Return the numbers of the newest change sets of one user, the newest first."""
        query = Entry.select(Entry.number).where(Entry.user == user).order_by(Entry.number.desc())
        return [row.number for row in query.limit(limit).bind(self._database)]

    def taken_back_by(self, number: int) -> int:
        """Return the newest change set that took this one back, 0 where it stands."""
        newest = Entry.select(peewee.fn.MAX(Entry.number)).where(Entry.undoes == number).bind(self._database).scalar()
        return int(newest or 0)

    def head(self) -> str:
        """Return the chain's newest link; who keeps it elsewhere can later prove that no tail was cut."""
        return self.link_of(self.last_number())

    def link_of(self, number: int) -> str:
        """Return the link of the entry of this number, empty where there is none."""
        row = self._database.execute_sql("SELECT link FROM entry WHERE number = ?", (number,)).fetchone()
        return str(row[0]) if row else ""

    def altered(self) -> Iterator[int]:
        """Yield the number of each entry that was altered, or that stands where another is missing."""
        link, expected = "", 1
        for row in Entry.select().order_by(Entry.number).bind(self._database).iterator():
            body = Body.select().where(Body.number == row.number).bind(self._database).first()
            sound = row.number == expected and row.link == self._link(row, link)
            if not sound or body is None or row.digest != self._digest(body.text or ""):
                yield row.number
            link, expected = row.link, row.number + 1
        if self._last_named() >= expected:
            yield expected

    def _last_named(self) -> int:
        """Return the newest change set that anything but the chain itself tells of: a cut tail leaves these behind."""
        columns = [Body.number, Touched.number, *(kind.revision for kind in kinds())]
        return max(column.model.select(peewee.fn.MAX(column)).bind(self._database).scalar() or 0 for column in columns)

    def _entry(self, told: Told, number: int) -> Entry:
        return Entry(
            number=number, at=told.at, user=told.user, source=told.source, reason=told.reason, undoes=told.undoes,
            digest=self._digest(told.text), link="",
        )  # fmt: skip

    def _read(self, row: Entry) -> HistoryEntry:
        body = Body.select().where(Body.number == row.number).bind(self._database).first()
        changes = tuple(Change(*change) for change in json.loads(body.text)) if body and body.text else ()
        return HistoryEntry(
            row.number, datetime.fromisoformat(row.at), row.user, row.source, row.reason, row.undoes, changes
        )

    def _digest(self, text: str) -> str:
        return hmac.new(self._key, text.encode(), hashlib.sha256).hexdigest()

    def _link(self, row: Entry, before: str) -> str:
        covered = [before, row.number, row.at, row.user, row.source, row.reason, row.undoes, row.digest]
        return self._digest(json.dumps(covered, ensure_ascii=False))


def index_removing(database: EncryptedDatabase) -> None:
    """Note of every entry of an older store whether it removed a record; call it in the transaction that upgrades."""
    database.execute_sql("INSERT INTO removing (number) SELECT number FROM body WHERE text LIKE ?", (_REMOVED,))


def _stored(change: Change) -> Sequence[object]:
    return [change.kind, change.record, change.before, change.after]


def _change_json(change: Change) -> dict[str, object]:
    fields: dict[str, dict[str, Json]] = {name: {"before": a, "after": b} for name, a, b in change.fields()}
    action = "add" if change.before is None else "remove" if change.after is None else "set"
    return {"action": action, "kind": change.kind, "id": id_text(change.record), "fields": fields}

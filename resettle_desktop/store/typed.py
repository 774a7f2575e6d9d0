"""What was typed and not saved: kept in the encrypted file beside the records, so that a crash gives it back."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

import peewee

from resettle_desktop.store.tables import TypedText


@dataclass(frozen=True)
class Typed:
    """The texts of one record's form by field; ``owner`` is the record that a new one will live with, 0 for none."""

    kind: str
    record: int
    texts: Mapping[str, str]
    owner: int
    at: datetime


class TypedTexts:
    """Keeps and reads what was typed, by record. No change set: nothing of it is a value yet."""

    def __init__(self, database: peewee.Database) -> None:
        self._database = database

    def keep(self, kind: str, record: int, texts: Mapping[str, str], owner: int = 0) -> None:
        """Keep these texts of a record, in place of those kept before; none of them forgets the record."""
        if not texts:
            TypedText.delete().where(TypedText.record == record).bind(self._database).execute()
            return
        said = json.dumps(dict(texts), ensure_ascii=False)
        row = {"record": record, "kind": kind, "owner": owner, "texts": said, "at": datetime.now(UTC).isoformat()}
        TypedText.insert(row).on_conflict_replace().bind(self._database).execute()

    def all(self) -> list[Typed]:
        """Return what is kept of all records, the latest first."""
        rows = TypedText.select().order_by(TypedText.at.desc()).bind(self._database)
        return [
            Typed(row.kind, row.record, json.loads(row.texts), row.owner, datetime.fromisoformat(row.at))
            for row in rows
        ]

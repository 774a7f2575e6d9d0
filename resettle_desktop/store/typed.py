"""What was typed and not saved: kept in the encrypted file beside the records, so that a crash gives it back."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

import peewee

from resettle_desktop.records.fields import Json
from resettle_desktop.store.tables import TypedText


@dataclass(frozen=True)
class Typed:
    """The texts of one record's form by field; ``owner`` is the record that a new one will live with, 0 for none.

    ``before`` is what the fields held when they were typed over, as far as it is known.
    """

    kind: str
    record: int
    texts: Mapping[str, str]
    owner: int
    at: datetime
    before: Mapping[str, Json] = field(default_factory=dict)


class TypedTexts:
    """Keeps and reads what was typed, by record. No change set: nothing of it is a value yet."""

    def __init__(self, database: peewee.Database) -> None:
        self._database = database

    def keep(
        self, kind: str, record: int, texts: Mapping[str, str], owner: int = 0, before: Mapping[str, Json] | None = None
    ) -> None:
        """Keep these texts of a record, in place of those kept before; none of them forgets the record.

        ``before`` is what the fields held when they were typed over: another value there later is a conflict.
        """
        if not texts:
            TypedText.delete().where(TypedText.record == record).bind(self._database).execute()
            return
        known = before or {}
        said = {name: [text, known[name]] if name in known else text for name, text in texts.items()}
        row = {"record": record, "kind": kind, "owner": owner, "at": datetime.now(UTC).isoformat()}
        row["texts"] = json.dumps(said, ensure_ascii=False)
        TypedText.insert(row).on_conflict_replace().bind(self._database).execute()

    def all(self) -> list[Typed]:
        """Return what is kept of all records, the latest first."""
        rows = TypedText.select().order_by(TypedText.at.desc()).bind(self._database)
        return [_typed(row) for row in rows]


def _typed(row: TypedText) -> Typed:
    """Read a row; a text without what was there before is one that an earlier program kept."""
    said = json.loads(row.texts)
    texts = {name: each if isinstance(each, str) else each[0] for name, each in said.items()}
    before = {name: each[1] for name, each in said.items() if not isinstance(each, str)}
    return Typed(row.kind, row.record, texts, row.owner, datetime.fromisoformat(row.at), before)

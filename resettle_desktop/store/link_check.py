"""Looks for links that name a record which is not there."""

from __future__ import annotations

from typing import Any

from resettle_desktop.records.fields import Link
from resettle_desktop.records.record import Record, kind_of
from resettle_desktop.store.connection import EncryptedDatabase


def count_links(database: EncryptedDatabase, kind: type[Record], link: Link) -> int:
    """Return how many records of a kind name another in this field."""
    return int(kind.select().where(getattr(kind, link.name).is_null(False)).bind(database).count())


def dangling(database: EncryptedDatabase, kind: type[Record], link: Link) -> list[int]:
    """Return the ids of the records of a kind that name one in this field which is not there."""
    named = getattr(kind, link.name)
    query: Any = kind.select(kind.id).where(named.is_null(False)).order_by(kind.id)
    for other in map(kind_of, link.linked_kinds):
        there: Any = other.alias()
        query = query.where(named.not_in(there.select(there.id)))
    return [row.id for row in query.bind(database)]

"""What files hold: kept in the encrypted store by its SHA-256, each content once, 20 MB at most."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

import peewee

from resettle_desktop.records.errors import KnownError
from resettle_desktop.records.fields import Content
from resettle_desktop.records.findings import Finding, finding
from resettle_desktop.records.record import kind_of
from resettle_desktop.records.texts import _
from resettle_desktop.store.changes import Change
from resettle_desktop.store.tables import FileContent

MOST_BYTES = 20_000_000
_MEGABYTE = 1_000_000
_CHUNK = 400
_A_DAY = timedelta(days=1)


class NotKept(KnownError):
    """A file is empty or too large to be kept."""


class MissingContent(KnownError):
    """What a file held is not in the store, or is damaged."""


class Attachments:
    """Keeps and gives what files hold. Change sets and the history name it by its digest alone.

    A content that any change set named stays, also when the record goes: taking that back needs it.
    """

    def __init__(self, database: peewee.Database) -> None:
        self._database = database

    def put(self, content: bytes) -> str:
        """Keep what a file holds and return its digest; what is there already is not kept twice.

        Raises NotKept for an empty file or one of more than 20 MB, KnownError where the store cannot be written.
        """
        if not content:
            raise NotKept(_("The file is empty. Nothing was added. Choose another one."))
        if len(content) > MOST_BYTES:
            text = _("The file has {size} MB, and {limit} MB can be kept. Nothing was added. Make it smaller.")
            raise NotKept(text.format(size=-(-len(content) // _MEGABYTE), limit=MOST_BYTES // _MEGABYTE))
        digest = hashlib.sha256(content).hexdigest()
        row = {"digest": digest, "size": len(content), "content": content, "at": _now().isoformat(), "named": False}
        # what is kept again begins its day of grace anew, and stays named if it was
        FileContent.insert(row).on_conflict(
            conflict_target=[FileContent.digest], update={FileContent.at: row["at"]}
        ).bind(self._database).execute()
        return digest

    def get(self, digest: str) -> bytes:
        """Return what the file of this digest holds; raises MissingContent where it is not there or damaged."""
        row = FileContent.select().where(FileContent.digest == digest).bind(self._database).first()
        content = bytes(row.content) if row else b""
        if row is None or hashlib.sha256(content).hexdigest() != digest:
            raise MissingContent(
                _(
                    "What this file held is not in the store, or is damaged. Nothing was changed. Look for it in a"
                    " backup, or add the file again."
                )
            )
        return content

    def purge(self, older_than: timedelta = _A_DAY) -> int:
        """Remove what was put so long ago and no change set ever named; return how many contents."""
        before = (_now() - older_than).isoformat()
        unused = FileContent.delete().where((~FileContent.named) & (FileContent.at <= before))
        return int(unused.bind(self._database).execute())

    def name(self, changes: Iterable[Change]) -> list[Finding]:
        """Note which contents these changes name, inside the transaction that writes them.

        Returns E143 for each that is not there.
        """
        named = {digest: change for change in changes for digest in _digests(change)}
        there: set[str] = set()
        for start in range(0, len(named), _CHUNK):
            part = FileContent.digest.in_(sorted(named)[start : start + _CHUNK])
            there |= {row.digest for row in FileContent.select(FileContent.digest).where(part).bind(self._database)}
            FileContent.update({FileContent.named: True}).where(part).bind(self._database).execute()
        missing = sorted(named.keys() - there)
        return [
            finding("E143", value=digest[:12]).at(kind=named[digest].kind, record=named[digest].record, field="content")
            for digest in missing
        ]


def _digests(change: Change) -> list[str]:
    fields = [field.name for field in kind_of(change.kind).fields() if isinstance(field, Content)]
    given = ((change.after or {}).get(name) for name in fields)
    return [str(digest) for digest in given if digest is not None]


def _now() -> datetime:
    return datetime.now(UTC)

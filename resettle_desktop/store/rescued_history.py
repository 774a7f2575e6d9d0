"""The history of a damaged store, found on whatever pages are sound: it says every value that was ever saved."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from resettle_desktop.store.carving import CarvedRow, Carver, Cell
from resettle_desktop.store.changes import Change
from resettle_desktop.store.progress import UNWATCHED, Progress

_BODY = 2  # columns: the number, which stands apart, and the text
_HEAD = 8  # columns: the number, at, user, source, reason, undoes, digest, link
_DIGEST = 64
_PAGES_BETWEEN_REPORTS = 200


@dataclass(frozen=True)
class FoundEntry:
    """One change set of a damaged store: who, when and why as far as that was found, and what it changed.

    ``whole`` is false where changes may be missing at its end.
    """

    number: int
    said: dict[str, object]
    changes: tuple[Change, ...]
    whole: bool

    def as_json(self) -> dict[str, object]:
        """Return the entry as one line of a file."""
        changes = [{"kind": c.kind, "id": c.record, "before": c.before, "after": c.after} for c in self.changes]
        return {"change_set": self.number, **self.said, "whole": self.whole, "changes": changes}


class FoundHistory:
    """The entries of one damaged store; ``scan`` looks for them once."""

    def __init__(self, carver: Carver) -> None:
        self._carver = carver
        self._bodies: dict[int, Cell] = {}
        self._heads: dict[int, Cell] = {}

    def scan(self, pages: int, progress: Progress = UNWATCHED) -> None:
        """Look at all pages of the file; raises CancelledError where the person stopped it."""
        for number in range(1, pages + 1):
            for cell in self._carver.cells(number):
                self._note(cell)
            if number % _PAGES_BETWEEN_REPORTS == 0:
                progress.report(number, pages)
                progress.stop_if_cancelled()

    def entries(self) -> Iterator[FoundEntry]:
        """Yield the entries that were found, in their order."""
        for number in sorted(self._bodies.keys() | self._heads.keys()):
            head, body = self._heads.get(number), self._bodies.get(number)
            said = _said(self._carver.row(head)) if head else {}
            changes, whole = _changes(self._carver.row(body)) if body else ((), False)
            yield FoundEntry(number, said, changes, whole)

    def _note(self, cell: Cell) -> None:
        row = self._carver.row(cell)
        if _is_body(row):
            self._bodies[row.number] = cell
        elif _is_head(row):
            self._heads[row.number] = cell


def _is_body(row: CarvedRow) -> bool:
    values = row.values
    return len(values) == _BODY and values[0] is None and isinstance(values[1], str) and values[1].startswith("[")


def _is_head(row: CarvedRow) -> bool:
    values = row.values
    digests = values[6:] if len(values) == _HEAD else ()
    return bool(digests) and values[0] is None and all(isinstance(v, str) and len(v) == _DIGEST for v in digests)


def _said(row: CarvedRow) -> dict[str, object]:
    names = ("at", "user", "source", "reason", "undoes")
    return dict(zip(names, row.values[1:6], strict=True))


def _changes(row: CarvedRow) -> tuple[tuple[Change, ...], bool]:
    """Return the changes that a body says, as far as it can be read, and whether that is all of them."""
    text, decoder, at = str(row.values[1]), json.JSONDecoder(), 1
    changes: list[Change] = []
    while at < len(text) and text[at] != "]":
        try:
            said, at = decoder.raw_decode(text, at)
        except ValueError:
            return tuple(changes), False
        changes.append(_change(said))
        at += len(", ") if text[at : at + 2] == ", " else 0
    return tuple(changes), row.whole


def _change(said: Any) -> Change:
    kind, record, before, after = said
    return Change(str(kind), int(record), before, after)

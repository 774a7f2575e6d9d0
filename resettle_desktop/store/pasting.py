"""Finds the records that pasted rows are about, says what each cell would change, and draws up the change set."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from resettle_desktop.records.findings import Finding
from resettle_desktop.records.record import Record
from resettle_desktop.rules.pasting import PastedCell, pasted_cells, with_cells
from resettle_desktop.store.changes import ChangeSet, Draft
from resettle_desktop.store.progress import UNWATCHED, Progress
from resettle_desktop.store.store import Store

NUMBER = "unhcr_number"
_PART = 200
Texts = Mapping[str, str]


@dataclass(frozen=True)
class Pasted:
    """What pasted rows would do: their ``cells`` that say something new, how many records they are of in all.

    ``labels`` are what people call those records, by id. Rows are left out whose number is in no record
    (``unknown``), in several or in another row before (``unclear``), or missing (``unnumbered``).
    """

    cells: tuple[PastedCell, ...] = ()
    records: int = 0
    labels: Mapping[int, str] | None = None
    unknown: tuple[str, ...] = ()
    unclear: tuple[str, ...] = ()
    unnumbered: int = 0

    @property
    def changes(self) -> list[PastedCell]:
        """Return the cells that can be stored."""
        return [cell for cell in self.cells if not cell.refused]

    @property
    def refused(self) -> list[PastedCell]:
        """Return the cells that cannot."""
        return [cell for cell in self.cells if cell.refused]

    @property
    def changed(self) -> int:
        """Return how many records would be changed."""
        return len({cell.record.id for cell in self.changes})

    @property
    def warnings(self) -> int:
        """Return how many warnings ask for a word of reason."""
        return sum(len(cell.warnings) for cell in self.changes)


def paste_by_number(
    store: Store, kind: type[Record], rows: Sequence[Texts], *, empties: bool = False, progress: Progress = UNWATCHED
) -> Pasted:
    """Return what rows would do, each of which names its record by UNHCR's number; raises CancelledError."""
    field = kind.field(NUMBER)
    numbers = [row.get(NUMBER, "") for row in rows]
    keys = [field.key(number) if number else None for number in numbers]
    there = store.words.many(kind.kind_name(), NUMBER, [key for key in keys if key])
    wanted: dict[int, Texts] = {}
    unknown: list[str] = []
    unclear: list[str] = []
    for number, key, row in zip(numbers, keys, rows, strict=True):
        ids = there.get(key, []) if key else []
        if len(ids) == 1 and ids[0] not in wanted:
            wanted[ids[0]] = {name: text for name, text in row.items() if name != NUMBER}
        elif key:
            (unclear if ids else unknown).append(number)
    found = paste_into(store, kind, list(wanted.items()), empties=empties, progress=progress)
    unnumbered = sum(key is None for key in keys)
    return Pasted(found.cells, found.records, found.labels, tuple(unknown), tuple(unclear), unnumbered)


def paste_into(
    store: Store, kind: type[Record], rows: Sequence[tuple[int, Texts]], *, empties: bool = False,
    progress: Progress = UNWATCHED,
) -> Pasted:  # fmt: skip
    """Return what texts of fields would do to the records of these ids, in this order; raises CancelledError."""
    cells: list[PastedCell] = []
    labels: dict[int, str] = {}
    count = 0
    for start in range(0, len(rows), _PART):
        progress.stop_if_cancelled()
        part = rows[start : start + _PART]
        records = store.rows.many(kind, [id for id, _texts in part])
        count += len(records)
        fresh = [c for id, texts in part if id in records for c in pasted_cells(records[id], texts, empties=empties)]
        labels |= store.search.labels({cell.record.id: cell.record for cell in fresh}.values())
        cells += fresh
        progress.report(start + len(part), len(rows))
    return Pasted(tuple(cells), count, labels)


def change_set_of(store: Store, pasted: Pasted, reason: str, source: str) -> ChangeSet:
    """Return the one change set of all cells that can be stored, with the reason kept for each of their warnings.

    Raises KnownError where a warning is given no reason.
    """
    draft = Draft()
    for cell in pasted.changes:
        id, name = cell.record.id, cell.field.name
        draft.set(cell.record.kind_name(), id, {name: cell.before}, {name: cell.after})
    changes, warned = draft.change_set().changes, list(_warned(pasted.changes))
    if warned:
        changes += store.reasons.accepting_of(warned, reason, store.user, datetime.now()).changes
    return ChangeSet(changes, reason.strip(), source)


def _warned(cells: Iterable[PastedCell]) -> Iterator[tuple[Finding, Record]]:
    """Yield the warnings of the cells, each with its record as it will be."""
    for id, group in groupby(cells, key=lambda cell: cell.record.id):
        mine = list(group)
        record = with_cells(mine)
        for each in (each for cell in mine for each in cell.warnings):
            yield each.at(kind=record.kind_name(), record=id), record

"""The report of an import as JSON, for the command line and for other programs (DESIGN section 6)."""

from __future__ import annotations

from collections import Counter

from resettle_desktop.exchange.differences import CellDifference
from resettle_desktop.exchange.importing import Outcome, Prepared, RowResult
from resettle_desktop.records.kinds import Conflict, Parked
from resettle_desktop.records.numbers import id_text
from resettle_desktop.store.changes import Applied

QUEUES = frozenset((Conflict.kind_name(), Parked.kind_name()))  # what waits is no record of the list


def report_json(prepared: Prepared, applied: Applied | None) -> dict[str, object]:
    """Return the report: what was created and updated by kind of record, and every row that was not imported.

    ``change_set`` is null where nothing was written.
    """
    changes = [change for change in prepared.change_set.changes if change.kind not in QUEUES]
    return {
        "layout": prepared.layout.name,
        "rows": len(prepared.rows),
        "created": dict(Counter(change.kind for change in changes if change.before is None)),
        "updated": dict(Counter(change.kind for change in changes if change.before is not None)),
        "unchanged": prepared.count(Outcome.UNCHANGED),
        "parked": [_parked(row) for row in prepared.rows if row.outcome is Outcome.PARKED],
        "skipped": [_left_out(row) for row in prepared.rows if row.outcome is Outcome.SKIPPED],
        "conflicts": [_conflict(each) for each in prepared.conflicts],
        "findings": [said.as_json() for said in prepared.findings],
        "unmapped": list(prepared.unmapped),
        "change_set": applied.number if applied else None,
    }


def _conflict(found: CellDifference) -> dict[str, object]:
    values = {"sent": found.sent, "returned": found.returned, "here": found.here}
    written = {name: found.kept.to_json(value) for name, value in values.items()}
    place = {"sheet": found.sheet, "row": found.row, "record": id_text(found.record), "kind": found.kind}
    return {**place, "field": found.field, **written}


def _left_out(row: RowResult) -> dict[str, object]:
    return {"sheet": row.sheet, "row": row.number, "reason": row.reason}


def _parked(row: RowResult) -> dict[str, object]:
    return {**_left_out(row), "candidates": list(row.candidates)}

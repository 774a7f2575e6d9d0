"""Which versions of a paper were printed."""

from __future__ import annotations

from resettle_desktop.records.kinds import Paper
from resettle_desktop.store.rows import Rows

MANIFEST = "departure-manifest"


def printed_versions(rows: Rows, **of: int | str) -> list[Paper]:
    """Return the printed versions of the papers of a record, newest first.

    ``of`` names the record (``departure``, ``case`` or ``session``) and, where one paper alone is meant, its
    ``document``.
    """
    return sorted(rows.equal(Paper, **of), key=lambda paper: (paper.version or 0, paper.id), reverse=True)

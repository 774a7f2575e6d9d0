"""The printed papers of a departure that a change would make stale, as lines to be read before it is made."""

from __future__ import annotations

from resettle_desktop.records.kinds import Paper
from resettle_desktop.records.texts import _
from resettle_desktop.store.store import Store

Line = tuple[str, str, str]


def stale_papers(store: Store, departure: int) -> list[Line]:
    """Return icon, tone and words for the newest version of each document that was printed of a departure."""
    newest: dict[str, Paper] = {}
    for paper in store.rows.equal(Paper, departure=departure):
        newest[paper.document or ""] = paper
    said = _("{document}, version {version}")
    lines = [("warn", "", said.format(document=each.document, version=each.version)) for each in newest.values()]
    return lines or [("ok", "", _("None was printed yet"))]

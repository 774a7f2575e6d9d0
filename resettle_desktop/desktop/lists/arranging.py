"""A list's columns as they were left: put back at the start, and kept whenever they are left otherwise."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from resettle_desktop.desktop.lists.field_columns import FieldColumns
from resettle_desktop.desktop.lists.table import Table
from resettle_desktop.desktop.parts.remembered import Remembered

_PAUSE = 500  # milliseconds after a column was moved, in which it may be moved again


class Arranging(QObject):
    """Remembers the arrangement of one table under a name; make it once the table shows its rows.

    ``fields`` are the columns of a table of which any field can be one. ``sort`` is the column and the direction in
    which the rows were left, None where nothing is remembered.
    """

    def __init__(
        self, table: Table, name: str, remembered: Remembered | None, fields: FieldColumns | None = None
    ) -> None:
        super().__init__(table)
        self._arranged, self._name, self._remembered = fields or table, name, remembered
        kept = remembered.arrangement(name) if remembered else {}
        key, descending = kept.get("sort", ("", False))
        self.sort: tuple[str, bool] | None = (str(key), bool(descending)) if key else None
        self._arranged.restore(kept)
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE)
        self._timer.timeout.connect(self._keep)
        header = table.horizontalHeader()
        for changed in (header.sectionResized, header.sectionMoved):
            changed.connect(lambda *_places: self._timer.start())

    def keep_soon(self) -> None:
        """Keep the arrangement once it rests, as when the order of the rows was turned."""
        self._timer.start()

    def _keep(self) -> None:
        if self._remembered is not None:
            self._remembered.keep_arrangement(self._name, self._arranged.arrangement())

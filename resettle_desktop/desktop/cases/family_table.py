"""A table over the whole family at once, read only when somebody looks at it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from resettle_desktop.desktop.lists.table import Table
from resettle_desktop.desktop.parts.basics import ground
from resettle_desktop.desktop.parts.rows import Column, Row, RowsModel
from resettle_desktop.store.store import Store
from resettle_desktop.store.views import Family


class FamilyTable(QWidget):
    """Shows the rows that ``read`` gives of a family; who inherits puts what stands above the table into ``down``."""

    def __init__(self, store: Store, name: str, columns: Sequence[Column], *, cell_focus: bool = False) -> None:
        super().__init__()
        ground(self, "surface")
        self._store = store
        self._family: Family | None = None
        self._rows: list[Row] = []
        self.table = Table(name, "row_board", cell_focus=cell_focus)
        self.table.show_rows(RowsModel(columns, lambda: len(self._rows), lambda a, n: self._rows[a : a + n]))
        self.down = QVBoxLayout(self)
        self.down.setContentsMargins(0, 0, 0, 0)
        self.down.setSpacing(0)
        self.down.addWidget(self.table, 1)
        self.setFocusProxy(self.table)

    def read(self, family: Family) -> list[Row]:
        """Return the rows of a family, from the store as it is now."""
        raise NotImplementedError

    def show_family(self, family: Family) -> None:
        """Show another family, or the same as it is now; read when it is looked at."""
        self._family = family
        if self.isVisible():
            self._renew()

    def showEvent(self, event: QShowEvent) -> None:
        """Read what changed while nobody looked."""
        super().showEvent(event)
        self._renew()

    def _renew(self) -> None:
        self._rows = self.read(self._family) if self._family else []
        self.table.reload()

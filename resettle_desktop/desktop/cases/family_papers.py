"""The papers of the whole family at once: who has what, who lacks what, and the way to each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from resettle_desktop.desktop.cases.family_papers_models import (
    COLUMN_KINDS,
    Papers,
    columns,
    lacking_words,
    papers_row,
)
from resettle_desktop.desktop.lists.table import Table
from resettle_desktop.desktop.parts.basics import ShortLabel, ground
from resettle_desktop.desktop.parts.rows import Row, RowsModel
from resettle_desktop.desktop.parts.theme import PAGE_MARGIN, TIGHT, scaled
from resettle_desktop.records.kinds import Attachment, Consent, Permit
from resettle_desktop.records.texts import _
from resettle_desktop.store.store import Store
from resettle_desktop.store.views import Family


class FamilyPapers(QWidget):
    """Lists the members with their papers; ``asked`` with a member and the kind of the paper that is to be seen."""

    asked = Signal(object, str)

    def __init__(self, store: Store) -> None:
        super().__init__()
        ground(self, "surface")
        self._store = store
        self._family: Family | None = None
        self._rows: list[Row] = []
        self._column = "name"
        self.said = ShortLabel("", "table", "text2")
        self.table = Table(_("Papers of the family"), "row_board", cell_focus=True)
        self.table.show_rows(RowsModel(columns(), lambda: len(self._rows), self._page))
        self._assemble()
        self.table.cell_selected.connect(self._take_column)
        self.table.opened.connect(lambda person: self.asked.emit(person, COLUMN_KINDS[self._column]))

    def _assemble(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(scaled(PAGE_MARGIN), scaled(TIGHT), scaled(PAGE_MARGIN), scaled(TIGHT))
        head.addWidget(self.said, 1)
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(0)
        down.addLayout(head)
        down.addWidget(self.table, 1)
        self.setFocusProxy(self.table)

    def show_family(self, family: Family) -> None:
        """Show another family, or the same as it is now; read when it is looked at."""
        self._family = family
        if self.isVisible():
            self._read()

    def showEvent(self, event: QShowEvent) -> None:
        """Read what changed while nobody looked."""
        super().showEvent(event)
        self._read()

    def _read(self) -> None:
        members = self._family.members if self._family else ()
        ids, rows, today = [member.person.id for member in members], self._store.rows, date.today()
        others: tuple[Mapping[int, Sequence[Any]], ...] = (
            rows.grouped(Permit, "person", ids),
            rows.grouped(Consent, "person", ids),
            rows.grouped(Attachment, "record", ids),
        )
        self._rows = [
            papers_row(Papers(each.person, each.documents, *(found.get(each.person.id, ()) for found in others)), today)
            for each in members
        ]
        self.said.setText(lacking_words(self._rows))
        self.table.reload()

    def _page(self, start: int, count: int) -> list[Row]:
        return self._rows[start : start + count]

    def _take_column(self, _person: object, column: str) -> None:
        self._column = column

"""The papers of the whole family at once: who has what, who lacks what, and the way to each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from resettle_desktop.desktop.cases.family_papers_models import (
    COLUMN_KINDS,
    Papers,
    columns,
    lacking_words,
    papers_row,
)
from resettle_desktop.desktop.cases.family_table import FamilyTable
from resettle_desktop.desktop.parts.basics import ShortLabel
from resettle_desktop.desktop.parts.rows import Row
from resettle_desktop.desktop.parts.theme import PAGE_MARGIN, TIGHT, scaled
from resettle_desktop.records.kinds import Attachment, Consent, Permit
from resettle_desktop.records.texts import _
from resettle_desktop.store.store import Store
from resettle_desktop.store.views import Family


class FamilyPapers(FamilyTable):
    """Lists the members with their papers; ``asked`` with a member and the kind of the paper that is to be seen."""

    asked = Signal(object, str)

    def __init__(self, store: Store) -> None:
        super().__init__(store, _("Papers of the family"), columns(), cell_focus=True)
        self._column = "name"
        self.said = ShortLabel("", "table", "text2")
        head = QHBoxLayout()
        head.setContentsMargins(scaled(PAGE_MARGIN), scaled(TIGHT), scaled(PAGE_MARGIN), scaled(TIGHT))
        head.addWidget(self.said, 1)
        self.down.insertLayout(0, head)
        self.table.cell_selected.connect(self._take_column)
        self.table.opened.connect(lambda person: self.asked.emit(person, COLUMN_KINDS[self._column]))

    def read(self, family: Family) -> list[Row]:
        """Return who has which papers, and say above who lacks which."""
        ids, rows, today = [member.person.id for member in family.members], self._store.rows, date.today()
        others: tuple[Mapping[int, Sequence[Any]], ...] = (
            rows.grouped(Permit, "person", ids),
            rows.grouped(Consent, "person", ids),
            rows.grouped(Attachment, "record", ids),
        )
        found = [
            papers_row(Papers(each.person, each.documents, *(found.get(each.person.id, ()) for found in others)), today)
            for each in family.members
        ]
        self.said.setText(lacking_words(found))
        return found

    def _take_column(self, _person: object, column: str) -> None:
        self._column = column

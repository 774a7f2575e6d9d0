"""The health of the whole family at once: what is due, what was done and counts until when, and the way to each."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from resettle_desktop.desktop.cases.family_health_models import HealthOf, columns, health_rows
from resettle_desktop.desktop.lists.table import Table
from resettle_desktop.desktop.parts.basics import ground
from resettle_desktop.desktop.parts.rows import Row, RowsModel
from resettle_desktop.records.kinds import HealthActivity, TravelNeed
from resettle_desktop.records.texts import _
from resettle_desktop.rules.clearance.limits import shipped_table
from resettle_desktop.store.store import Store
from resettle_desktop.store.views import Family


class FamilyHealth(QWidget):
    """Lists every member's activities, the latest first; ``asked`` with a member and the activity to be seen."""

    asked = Signal(object, object)

    def __init__(self, store: Store) -> None:
        super().__init__()
        ground(self, "surface")
        self._store = store
        self._family: Family | None = None
        self._rows: list[Row] = []
        self._whose: dict[int, int] = {}
        self.table = Table(_("Health of the family"), "row_board")
        self.table.show_rows(RowsModel(columns(), lambda: len(self._rows), self._page))
        self.table.opened.connect(self._open)
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.addWidget(self.table)
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
        ids, rows, now = [member.person.id for member in members], self._store.rows, datetime.now()
        activities, needs = rows.grouped(HealthActivity, "person", ids), rows.grouped(TravelNeed, "person", ids)
        country = self._family.case.asylum_country if self._family else None
        limits = shipped_table().limits_for(country, self._store.settings.text)
        self._whose = {each.id: person for person, found in activities.items() for each in found}
        health = [
            HealthOf(
                member.person, activities.get(id, ()), needs.get(id, ()),
                [line.due for line in self._store.health_dues.of_person(id)],
            )
            for id, member in zip(ids, members, strict=True)
        ]  # fmt: skip
        self._rows = [row for each in health for row in health_rows(each, limits, now)]
        self.table.reload()

    def _page(self, start: int, count: int) -> list[Row]:
        return self._rows[start : start + count]

    def _open(self, key: object) -> None:
        if isinstance(key, int) and key in self._whose:
            self.asked.emit(self._whose[key], key)

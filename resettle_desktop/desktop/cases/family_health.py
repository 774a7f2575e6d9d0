"""The health of the whole family at once: what is due, what was done and counts until when, and the way to each."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Signal

from resettle_desktop.desktop.cases.family_health_models import HealthOf, columns, health_rows
from resettle_desktop.desktop.cases.family_table import FamilyTable
from resettle_desktop.desktop.parts.rows import Row
from resettle_desktop.records.kinds import HealthActivity, TravelNeed
from resettle_desktop.records.texts import _
from resettle_desktop.rules.clearance.limits import shipped_table
from resettle_desktop.store.store import Store
from resettle_desktop.store.views import Family


class FamilyHealth(FamilyTable):
    """Lists every member's activities, the latest first; ``asked`` with a member and the activity to be seen."""

    asked = Signal(object, object)

    def __init__(self, store: Store) -> None:
        super().__init__(store, _("Health of the family"), columns())
        self._whose: dict[int, int] = {}
        self.table.opened.connect(self._open)

    def read(self, family: Family) -> list[Row]:
        """Return what is due of each member, and what was done, the latest first."""
        ids, rows, now = [member.person.id for member in family.members], self._store.rows, datetime.now()
        activities, needs = rows.grouped(HealthActivity, "person", ids), rows.grouped(TravelNeed, "person", ids)
        limits = shipped_table().limits_for(family.case.asylum_country, self._store.settings.text)
        self._whose = {each.id: person for person, found in activities.items() for each in found}
        health = [
            HealthOf(
                member.person, activities.get(id, ()), needs.get(id, ()),
                [line.due for line in self._store.health_dues.of_person(id)],
            )
            for id, member in zip(ids, family.members, strict=True)
        ]  # fmt: skip
        return [row for each in health for row in health_rows(each, limits, now)]

    def _open(self, key: object) -> None:
        if isinstance(key, int) and key in self._whose:
            self.asked.emit(self._whose[key], key)

"""The table of a clinic day: who came, and a cell for each field of what was done for them."""

from __future__ import annotations

from datetime import date

from resettle_desktop.desktop.forms.typed_grid import TypedGrid
from resettle_desktop.desktop.health.clinic_models import WHO, columns, value_cell, who_cells
from resettle_desktop.desktop.health.clinic_rows import ClinicRows
from resettle_desktop.desktop.parts.rows import Column, Row
from resettle_desktop.records.kinds import HealthActivity
from resettle_desktop.records.sealed import Sealer
from resettle_desktop.records.texts import _


class ClinicGrid(TypedGrid):
    """Shows the rows of a day."""

    read_only = WHO
    not_pasted = ("details",)

    def __init__(self, rows: ClinicRows, sealer: Sealer) -> None:
        self._day, self._ready = rows, set[int]()
        super().__init__(_("People of the day"), HealthActivity, rows, sealer)

    def columns(self) -> list[Column]:
        """Return who it is, then a column for each field."""
        return columns(self.shown_fields)

    def prepare(self) -> None:
        """Look which rows can be saved."""
        self._ready = set(self._day.ready())

    def row(self, place: int) -> Row:
        """Return who a row is about, and what is typed, with what is found of it."""
        row, today = self._day.rows[place], date.today()
        born = row.person.birth_date or row.person.claimed_birth_date
        found, reckoned = self._day.findings(place, today), self._day.end_of(row)
        who = who_cells(row, born.age_on(today) if born else None, place in self._ready)
        return Row(row.record, (*who, *(value_cell(row, name, found, reckoned) for name in self.shown_fields)))

    def begin(self, place: int, field: str = "result") -> None:
        """Put the keyboard into a cell, that of the result where none is said."""
        super().begin(place, field)

"""Who stands behind a bar or a number: a list at the right, from which each is opened."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from resettle_desktop.desktop.lists.table import Table
from resettle_desktop.desktop.parts.basics import Label, ground
from resettle_desktop.desktop.parts.leavable import Leavable
from resettle_desktop.desktop.parts.rows import Cell, Column, Row, RowsModel
from resettle_desktop.desktop.parts.theme import MIDDLE, PAGE_MARGIN, TIGHT, scaled
from resettle_desktop.figures.figure import Unit
from resettle_desktop.records.kinds import Case, Person, Placement
from resettle_desktop.records.stages import Stage
from resettle_desktop.records.texts import _
from resettle_desktop.rules.ages import age_text
from resettle_desktop.store.search import person_label
from resettle_desktop.store.store import Store

_WIDTH = 424
Found = Sequence[tuple[int, str | None]]


class PeoplePane(Leavable):
    """Lists persons, or cases; ``person_opened`` and ``case_opened`` with the one that was entered."""

    person_opened = Signal(object)
    case_opened = Signal(object)

    def __init__(self, store: Store) -> None:
        super().__init__()
        ground(self, "surface")
        self.setFixedWidth(scaled(_WIDTH))
        self._store = store
        self._found: Found = ()
        self._unit: Unit = "persons"
        self.title = Label("", "large", "text", 600, wraps=True)
        self.said = Label("", "table", "text2")
        self.table = Table(_("People behind the number"))
        down = QVBoxLayout(self)
        down.setContentsMargins(0, scaled(MIDDLE), 0, 0)
        down.setSpacing(scaled(TIGHT))
        for label in (self.title, self.said):
            label.setContentsMargins(scaled(PAGE_MARGIN), 0, scaled(MIDDLE), 0)
            down.addWidget(label)
        down.addSpacing(scaled(TIGHT))
        down.addWidget(self.table, 1)
        self.table.show_rows(RowsModel(_columns("persons"), lambda: len(self._found), self._rows))
        self.table.opened.connect(self._open)
        self.setFocusProxy(self.table)

    # what others call

    def show_people(self, title: str, unit: Unit, found: Found, counted: str) -> None:
        """List these under a title; ``counted`` says how many they are."""
        self._found, self._unit = found, unit
        self.title.setText(title)
        self.said.setText(_("{count}. Enter opens one, Esc leaves.").format(count=counted))
        self.setAccessibleName(f"{title}, {counted}")
        self.table.rows().set_columns(_columns(unit))
        if found:
            self.table.select_row(0)

    def is_empty(self) -> bool:
        """Return whether nobody is listed."""
        return not self._found

    # internals

    def _rows(self, start: int, count: int) -> Sequence[Row]:
        part = dict(self._found[max(start, 0) : start + count])
        return self._cases(part) if self._unit == "cases" else self._persons(part)

    def _persons(self, part: dict[int, str | None]) -> list[Row]:
        people = self._store.rows.many(Person, part)
        placements = self._store.rows.grouped(Placement, "case", [each.case for each in people.values()])
        return [
            _person_row(people[id], day, placements.get(people[id].case, []))
            for id, day in part.items()
            if id in people
        ]

    def _cases(self, part: dict[int, str | None]) -> list[Row]:
        cases = self._store.rows.many(Case, part)
        labels = self._store.search.labels(cases.values())
        return [_case_row(cases[id], labels[id]) for id in part if id in cases]

    def _open(self, key: object) -> None:
        (self.case_opened if self._unit == "cases" else self.person_opened).emit(key)


def _columns(unit: Unit) -> tuple[Column, ...]:
    if unit == "cases":
        return (
            Column("label", _("Case"), 158, sortable=False), Column("number", _("Case number"), 118, sortable=False),
            Column("size", _("Size"), 46, "right", sortable=False), Column("stage", _("Stage"), 84, sortable=False),
        )  # fmt: skip
    return (
        Column("name", _("Name"), 140, sortable=False),
        Column("original_name", _("Original script"), 100, "right", sortable=False),
        Column("sex", _("Sex"), 42, sortable=False),
        Column("age", _("Age"), 40, "right", sortable=False),
        Column("reception", _("Reception"), 84, sortable=False),
    )


def _person_row(person: Person, day: str | None, placements: Sequence[Placement]) -> Row:
    own = [each for each in placements if each.person in (None, person.id)]
    where = next((each.centre or each.municipality for each in own if each.centre or each.municipality), "")
    on = date.fromisoformat(day[:10]) if day else date.today()
    return Row(person.id, (
        Cell(person_label(person)), Cell(person.original_name or "", original_script=True),
        Cell(person.sex or ""), Cell(age_text(person.birth_date, on), tabular=True, align="right"),
        Cell(where or "", text_tone="text2"),
    ))  # fmt: skip


def _case_row(case: Case, label: str) -> Row:
    stage = Stage(case.stage).label if case.stage else ""
    return Row(case.id, (
        Cell(label), Cell(case.unhcr_number or "", number=True, text_tone="text2"),
        Cell(str(case.size or ""), tabular=True, align="right"), Cell(stage, text_tone="text2"),
    ))  # fmt: skip

"""What is seen beside the list of cases: the selected family, what holds it, where it goes, what was changed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from textwrap import shorten
from typing import TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from resettle_desktop.desktop.basics import Icon, Label, LinkButton, ShortLabel, ground, roomy
from resettle_desktop.desktop.case_models import (
    age_of,
    entry_words,
    family_columns,
    first_name,
    head_name,
    hold_words,
    member_row,
    priority_tone,
    shared_hold,
    when,
)
from resettle_desktop.desktop.table import RowsModel, Table
from resettle_desktop.desktop.theme import MIDDLE, NARROW, PAGE_MARGIN, TIGHT, height, scaled
from resettle_desktop.desktop.widgets import Button, Pill
from resettle_desktop.records.dates import show_day, show_moment
from resettle_desktop.records.stages import Stage
from resettle_desktop.records.texts import _
from resettle_desktop.store.store import Store
from resettle_desktop.store.views import Family

WIDTH = 318
_CHANGES_SHOWN = 3
_HELD_SHOWN = 5
_PILL_LETTERS = 28
Layout = TypeVar("Layout", bound=QLayout)


class FamilyPane(QWidget):
    """Shows one family; asks to open it, or its departure."""

    open_asked = Signal(object)
    departure_asked = Signal(object)

    def __init__(self, store: Store) -> None:
        super().__init__()
        ground(self, "surface")
        self._store = store
        self.family: Family | None = None
        self.setFixedWidth(scaled(WIDTH))
        self._sheet = QVBoxLayout(self)
        self._sheet.setContentsMargins(0, 0, 0, 0)
        self._body: QWidget | None = None
        self.setAccessibleName(_("The selected family"))

    def show_family(self, family: Family | None) -> None:
        """Show another family, nothing for None."""
        self.family = family
        if self._body is not None:
            self._sheet.removeWidget(self._body)
            self._body.hide()
            self._body.deleteLater()
        self._body = None if family is None else roomy(self._contents(family))
        if self._body is not None:
            self._sheet.addWidget(self._body)

    def _contents(self, family: Family) -> QWidget:
        body = ground(QWidget(), "surface")
        down = QVBoxLayout(body)
        down.setContentsMargins(0, scaled(MIDDLE), 0, scaled(MIDDLE))
        down.setSpacing(scaled(TIGHT))
        down.addLayout(inset(self._head(family)))
        down.addLayout(inset(self._pills(family)))
        for title, part in self._parts(family):
            down.addSpacing(scaled(NARROW))
            heading = Label(title, "small", "text2", 600)
            heading.setContentsMargins(scaled(PAGE_MARGIN), 0, 0, 0)
            down.addWidget(heading)
            down.addWidget(part)
        down.addStretch(1)
        return body

    def _parts(self, family: Family) -> list[tuple[str, QWidget]]:
        parts: list[tuple[str, QWidget]] = []
        if family.held and family.case.stage != Stage.OUT:
            parts.append((_("What holds this family"), self._holds(family)))
        count = len(family.members)
        parts.append((_("Family · {count}").format(count=count), self._members(family)))
        if family.departure or family.placements:
            parts.append((_("Departure"), self._journey(family)))
        parts.append((_("Last changes"), self._changes(family)))
        return parts

    def _head(self, family: Family) -> QVBoxLayout:
        case = family.case
        upper = QHBoxLayout()
        upper.addWidget(ShortLabel(head_name(family), "large", "text", 600), 1)
        button = Button(_("Open"), called=lambda: self.open_asked.emit(case.id))
        upper.addWidget(button)
        lower = QHBoxLayout()
        lower.setSpacing(scaled(TIGHT + 2))
        lower.addWidget(Label(case.unhcr_number or _("no number yet"), "table", "text2", number=True))
        if case.submitted:
            day = show_day(case.submitted)
            lower.addWidget(Label("·", "table", "text2"))
            lower.addWidget(Label(_("submitted {date}").format(date=day), "table", "text2", tabular=True))
        lower.addStretch(1)
        down = QVBoxLayout()
        down.setSpacing(0)
        down.addLayout(upper)
        down.addLayout(lower)
        return down

    def _pills(self, family: Family) -> QHBoxLayout:
        across = QHBoxLayout()
        across.setSpacing(scaled(NARROW))
        for pill in case_pills(family, _PILL_LETTERS):
            across.addWidget(pill)
        across.addStretch(1)
        return across

    def _holds(self, family: Family) -> QWidget:
        rows = [("", shared_hold(family))] if shared_hold(family) else []
        today = date.today()
        if not rows:
            for member in family.held:
                who = ", ".join(filter(None, (first_name(member.person), age_of(member.person, today))))
                rows.append((who, "; ".join(hold.text for hold in member.holds) or hold_words(member)))
        part, grid = _grid()
        for place, (who, why) in enumerate(rows[:_HELD_SHOWN]):
            grid.addWidget(Icon("bad", size=14), place, 0)
            grid.addWidget(Label(who or _("Everyone"), "table", "text", 500), place, 1)
            grid.addWidget(ShortLabel(why, "table", "text2"), place, 2)
        grid.setColumnStretch(2, 1)
        return part

    def _members(self, family: Family) -> QWidget:
        today = date.today()
        rows = [member_row(member, today) for member in family.members]
        table = Table(_("Family"), "row_board")
        model = RowsModel(family_columns(), lambda: len(rows), lambda start, count: rows[start : start + count])
        table.show_rows(model)
        table.setFixedHeight(height("head") + height("row_board") * len(rows) + 2)
        table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        table.opened.connect(lambda _key: self.open_asked.emit(family.case.id))
        return table

    def _journey(self, family: Family) -> QWidget:
        part, grid = _grid()
        departure = family.departure
        if departure is not None:
            legs = self._store.views.movement(departure)
            link = LinkButton(departure.reference or "", called=lambda: self.departure_asked.emit(departure.id))
            grid.addWidget(Icon("airplane-takeoff", "text2"), 0, 0)
            grid.addWidget(link, 0, 1)
            leaves = show_moment(legs.departs) if legs.departs else ""
            grid.addWidget(ShortLabel(leaves, "table", "text2", tabular=True), 0, 2)
        for place in family.placements:
            since = _("from {date}").format(date=show_day(place.available_from)) if place.available_from else ""
            row = grid.rowCount()
            grid.addWidget(Icon("house-line", "text2"), row, 0)
            grid.addWidget(Label(place.label(), "table", "text", 500), row, 1)
            grid.addWidget(ShortLabel(since, "table", "text2", tabular=True), row, 2)
        grid.setColumnStretch(2, 1)
        return part

    def _changes(self, family: Family) -> QWidget:
        part, grid = _grid()
        records = frozenset({family.case.id, *(member.person.id for member in family.members)})
        newest = self._store.history.touching(records, _CHANGES_SHOWN)
        for place, entry in enumerate(newest):
            grid.addWidget(Label(when(entry.at, date.today()), "table", "text2", tabular=True), place, 0)
            grid.addWidget(ShortLabel(entry_words(entry, records), "table", "text2"), place, 1)
        grid.setColumnStretch(1, 1)
        return part


def case_pills(family: Family, letters: int) -> list[Pill]:
    """Return the priority and the category of a case, the category in at most so many letters."""
    case = family.case
    tone, icon = priority_tone(case)
    pills = [Pill(case.shown("priority"), tone, icon)] if case.priority else []
    if case.category:
        words = _("{code} · {label}").format(code=case.category, label=case.shown("category"))
        pill = Pill(shorten(words, letters, placeholder=" …"), "")
        pill.setToolTip(words)
        pills.append(pill)
    return pills


def inset(layout: Layout) -> Layout:
    """Give a layout the page's margin at its sides, and none above and below; gives it back."""
    layout.setContentsMargins(scaled(PAGE_MARGIN), 0, scaled(PAGE_MARGIN), 0)
    return layout


def rows_of_words(rows: Sequence[Sequence[QWidget]]) -> QWidget:
    """Return widgets in rows and columns, the last column as wide as there is room."""
    part, grid = _grid()
    for place, row in enumerate(rows):
        for column, widget in enumerate(row):
            grid.addWidget(widget, place, column)
    grid.setColumnStretch(max((len(row) for row in rows), default=1) - 1, 1)
    return part


def _grid() -> tuple[QWidget, QGridLayout]:
    part = QWidget()
    grid = inset(QGridLayout(part))
    grid.setHorizontalSpacing(scaled(NARROW))
    grid.setVerticalSpacing(scaled(TIGHT))
    return part, grid

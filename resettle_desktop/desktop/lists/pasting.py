"""Rows or cells copied from a spreadsheet, pasted into a list: seen before, checked as typing is, one change set."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from resettle_desktop.desktop.lists.change_of_many import ChangeOfMany, Look
from resettle_desktop.desktop.lists.paste_models import in_order, paste_columns, paste_row, summary
from resettle_desktop.desktop.lists.table import Row, RowsModel, Table
from resettle_desktop.desktop.parts.basics import Label, Line
from resettle_desktop.desktop.parts.choice_line import ChoiceLine
from resettle_desktop.desktop.parts.theme import MIDDLE, NARROW, PAGE_MARGIN, font, scaled
from resettle_desktop.desktop.parts.working import Progress
from resettle_desktop.records.record import Record
from resettle_desktop.records.texts import _, n_
from resettle_desktop.rules.pasting import PastedCell, heading_words, headings, pasted_fields, read_cells
from resettle_desktop.store.pasting import NUMBER, Pasted, Texts, paste_by_number, paste_into
from resettle_desktop.store.store import Store

MOST_ROWS = 20_000
_WIDTH = 520


@dataclass(frozen=True)
class Spot:
    """Where cells without headings go: ``ids`` from the current row down, ``selected`` rows, and fields.

    ``fields`` are the columns as they are seen, by their keys; ``current`` the one in which the cursor is.
    """

    ids: tuple[int, ...]
    selected: tuple[int, ...]
    fields: tuple[str, ...]
    current: str


class PasteChange(ChangeOfMany):
    """Shows what the clipboard would change.

    ``called`` says of headings of the list which field they show, ``spot`` where cells without headings go.
    """

    said_tone = "text"

    def __init__(
        self, store: Store, kind: type[Record], called: Mapping[str, str], spot: Callable[[int], Spot]
    ) -> None:
        fields = {field.label: field for field in pasted_fields(kind)}
        super().__init__(store, kind, fields, _("pasted"), _("Paste from a spreadsheet"), _WIDTH)
        self._spot = spot
        self._words = heading_words(self._fields.values(), called)
        self._rows: list[list[str]] = []
        self._place: Spot | None = None
        self._shown: list[PastedCell] = []
        self._left_out: list[str] = []
        self.first_line = ChoiceLine(self._offer_fields)
        self.empties_box = QCheckBox(_("Empty cells empty the field"))
        self.table = Table(_("Cells"), "row_reading")
        self.detail = Label("", "table", "text2", wraps=True)
        self._first = QWidget()
        self._assemble()
        self._connect()

    def _assemble(self) -> None:
        body = QVBoxLayout()
        body.setContentsMargins(scaled(PAGE_MARGIN), 0, scaled(PAGE_MARGIN), scaled(NARROW))
        body.setSpacing(scaled(NARROW))
        column = QVBoxLayout(self._first)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(Label(_("The first column goes into"), "small", "text2", 600))
        column.addWidget(self.first_line)
        self.first_line.setAccessibleName(_("The first column goes into"))
        self.empties_box.setFont(font("table"))
        self.empties_box.setAccessibleName(self.empties_box.text())
        for widget in (self.scope, self._first, self.empties_box, self.said):
            body.addWidget(widget)
        self.down.addLayout(body)
        self.down.addWidget(Line())
        self.table.show_rows(RowsModel(paste_columns(), lambda: len(self._shown), self._page))
        self.down.addWidget(self.table, 1)
        self.down.addWidget(Line())
        self.down.addLayout(self._foot())
        self.setFocusProxy(self.reason)

    def _foot(self) -> QVBoxLayout:
        foot = QVBoxLayout()
        foot.setContentsMargins(scaled(PAGE_MARGIN), 0, scaled(PAGE_MARGIN), scaled(MIDDLE))
        foot.setSpacing(scaled(NARROW))
        self.reason.setAccessibleName(_("Why"))
        for widget in (self.detail, self.why, self.reason, self.button):
            foot.addWidget(widget)
        return foot

    def _connect(self) -> None:
        self.first_line.chosen.connect(lambda _text: self.renew())
        self.empties_box.toggled.connect(lambda _on: self.renew())
        self.table.selected.connect(self._show_detail)

    # what others call

    def begin(self) -> None:
        """Look at what is on the clipboard."""
        self.take(QGuiApplication.clipboard().text())

    def take(self, text: str) -> None:
        """Look at the cells of a text, as a spreadsheet writes them on the clipboard."""
        self._rows = read_cells(text)
        self._place = self._spot(len(self._rows))
        self.reason.clear()
        self.empties_box.setChecked(False)
        headed = self._headings() is not None
        self._first.setVisible(not headed)
        # nobody pastes other numbers over those of a whole list without saying so
        here = "" if headed or self._place.current == NUMBER else self._place.current
        self.first_line.setText(self._label_of(here))
        self.renew()
        (self.reason if headed else self.first_line).setFocus()

    def renew(self) -> None:
        """Look at the same cells anew, off the window's thread."""
        self._stop()
        self._show(Pasted())
        look = self._look()
        if look is not None:
            self._look_aside(look)

    # internals

    def _headings(self) -> list[str] | None:
        return headings(self._rows[0], self._words, NUMBER) if len(self._rows) > 1 else None

    def _look(self) -> Look | None:
        """Return what looks at the cells, None where there is nothing to look at, which is said."""
        if not self._rows or len(self._rows) > MOST_ROWS:
            some = _("No more than {limit} rows can be pasted at once. Import a workbook, or copy fewer rows.")
            none = _("There are no cells on the clipboard. Copy some in the spreadsheet, then paste again.")
            self.scope.setText(some.format(limit=MOST_ROWS) if self._rows else none)
            self.said.setText("")
            return None
        found = self._headings()
        return self._look_by_number(found) if found is not None else self._look_from_here()

    def _look_by_number(self, found: Sequence[str]) -> Look:
        rows = self._rows[1:]
        number, counted = self._label_of(NUMBER), n_("{n} row", "{n} rows", len(rows))
        self.scope.setText(_("{rows}, matched by {number}.").format(rows=counted, number=number))
        self._left_out = [title for title, name in zip(self._rows[0], found, strict=True) if title and not name]
        texts = [{name: text for name, text in zip(found, row, strict=False) if name} for row in rows]
        return partial(self._by_number, texts, self.empties_box.isChecked())

    def _look_from_here(self) -> Look | None:
        spot, names = self._place, self._names_from_here()
        assert spot is not None
        width = max(map(len, self._rows))
        size = _("{rows} × {columns} cells").format(rows=len(self._rows), columns=width)
        self.scope.setText(_("{size} without headings, from the current row down.").format(size=size))
        if not names or not names[0]:
            self.said.setText(_("Choose the field of the first column."))
            return None
        ids, rows = spot.ids, self._rows
        if len(rows) == 1 and len(spot.selected) > 1:
            ids, rows = spot.selected, self._rows * len(spot.selected)
            self.scope.setText(n_("The same for {n} selected row.", "The same for {n} selected rows.", len(ids)))
        missing = width - len([name for name in names[:width] if name])
        self._left_out = [n_("{n} column of cells", "{n} columns of cells", missing)] if missing > 0 else []
        texts = [{n: t for n, t in zip(names, row, strict=False) if n} for row in rows]
        return partial(self._into, list(zip(ids, texts, strict=False)), self.empties_box.isChecked())

    def _names_from_here(self) -> list[str]:
        """Return the fields of the columns from the chosen one on, empty for a column into which nothing goes."""
        field = self._fields.get(self.first_line.text())
        if field is None or self._place is None:
            return []
        pastable, seen = {each.name for each in self._fields.values()}, self._place.fields
        after = seen[seen.index(field.name) + 1 :] if field.name in seen else ()
        return [field.name, *(name if name in pastable else "" for name in after)]

    def _by_number(self, texts: Sequence[Texts], empties: bool, progress: Progress) -> Pasted:
        return paste_by_number(self._store, self._kind, texts, empties=empties, progress=progress)

    def _into(self, rows: Sequence[tuple[int, Texts]], empties: bool, progress: Progress) -> Pasted:
        return paste_into(self._store, self._kind, rows, empties=empties, progress=progress)

    def _summary(self, pasted: Pasted) -> str:
        return " ".join(summary(pasted, self._left_out))

    def _show(self, pasted: Pasted) -> None:
        super()._show(pasted)
        self._shown = in_order(pasted)
        self.table.reload()
        self.detail.hide()
        if self._shown:
            self.table.select_row(0)
            self._show_detail(0)

    def _page(self, start: int, count: int) -> Sequence[Row]:
        labels, some = self.pasted.labels or {}, self._shown[start : start + count]
        return [paste_row(start + place, cell, labels[cell.record.id]) for place, cell in enumerate(some)]

    def _show_detail(self, place: object) -> None:
        cell = self._shown[int(str(place))]
        self.detail.setText("\n".join(f"{each.number} {each.text} {each.remedy}" for each in cell.findings))
        self.detail.setVisible(bool(cell.findings))

    def _label_of(self, name: str) -> str:
        return next((label for label, field in self._fields.items() if field.name == name), "")

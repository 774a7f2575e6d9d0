"""What was counted, as it is read: a headline, the sentences that say how, the chart, and the table below it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from resettle_desktop.desktop.figures.chart_view import ChartView
from resettle_desktop.desktop.figures.leaving import chart_shown
from resettle_desktop.desktop.figures.models import Counted, Sheet, headline, legend_of, sentences, sheet_of
from resettle_desktop.desktop.figures.parts import Legend
from resettle_desktop.desktop.lists.table import RowsModel, Table
from resettle_desktop.desktop.parts.basics import Label, ground
from resettle_desktop.desktop.parts.theme import MIDDLE, NARROW, PAGE_MARGIN, TIGHT, height, scaled
from resettle_desktop.records.texts import _

_MOST_TABLE = 10  # rows of the table that are seen without scrolling it


class FigurePage(QWidget):
    """Shows one figure; ``place_chosen`` with the values of the bar or the number whose people are asked for.

    ``left`` when a bar is left with Esc or by a click beside all.
    """

    place_chosen = Signal(object)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        ground(self, "surface")
        self._sheet = Sheet((), ())
        self._counted: Counted | None = None
        self.title = Label("", "large", "text", 600, wraps=True)
        self.said = [Label("", "table", "text2", wraps=True) for _line in range(2)]
        self.legend, self.chart = Legend(), ChartView()
        self.table = Table(_("Table of the figure"), "row_reading", cell_focus=True)
        self.table.show_rows(RowsModel((), lambda: len(self._sheet.rows), lambda a, n: self._sheet.rows[a : a + n]))
        self._assemble()
        self.chart.bar_chosen.connect(self._open_bar)
        self.chart.left.connect(self.left)
        self.table.clicked.connect(lambda _index: self._open_cell())
        self.table.opened.connect(lambda _key: self._open_cell())

    def _assemble(self) -> None:
        """The table has the page's margin in its first column, what stands above it around itself."""
        words = QVBoxLayout()
        words.setContentsMargins(scaled(PAGE_MARGIN), scaled(MIDDLE), scaled(PAGE_MARGIN), 0)
        words.setSpacing(scaled(TIGHT))
        for label in (self.title, *self.said):
            words.addWidget(label)
        words.addSpacing(scaled(TIGHT))
        words.addWidget(self.legend)
        words.addWidget(self.chart, 1)
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, scaled(NARROW))
        down.setSpacing(scaled(NARROW))
        down.addLayout(words, 1)
        down.addWidget(self.table)

    # what others call

    def show_figure(self, counted: Counted) -> None:
        """Show what was counted."""
        self._counted = counted
        self.title.setText(headline(counted))
        for label, words in zip(self.said, sentences(counted), strict=True):
            label.setText(words)
        chart = chart_shown(counted) if counted.answer.rows else None
        self.legend.show_names(legend_of(chart) if chart else ())
        self.chart.show_chart(chart, self.title.text())
        self._sheet = sheet_of(counted)
        self.table.rows().set_columns(self._sheet.columns)
        rows = min(len(self._sheet.rows), _MOST_TABLE)
        self.table.setFixedHeight(height("head") + rows * height("row_reading") + scaled(2))

    # internals

    def _open_bar(self, across: Any, down: Any) -> None:
        if self._counted is not None:
            asked = self._counted.asked
            self.place_chosen.emit({asked.across: across, **({asked.down: down} if asked.down else {})})

    def _open_cell(self) -> None:
        index = self.table.currentIndex()
        key = str(self.table.current_key())
        at = self._sheet.places.get((key, self._sheet.columns[index.column()].key)) if index.isValid() else None
        if at is not None:
            self.place_chosen.emit(at)

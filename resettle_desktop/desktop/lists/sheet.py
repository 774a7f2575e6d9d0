"""The sheet of a screen that lists records: title and counts, chips, the table, and at its right what is selected."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from resettle_desktop.desktop.lists.table import Table
from resettle_desktop.desktop.parts.basics import Label, Line, PrimaryButton, QuietButton, ground
from resettle_desktop.desktop.parts.theme import NARROW, PAGE_MARGIN, height, scaled
from resettle_desktop.desktop.parts.widgets import EmptyState
from resettle_desktop.records.texts import _


class ListSheet(QWidget):
    """Puts the parts of a list together; ``none`` is shown in place of the table when no record fits the chips."""

    def __init__(
        self, title: str, new_button: PrimaryButton, filters: QWidget, table: Table, pane: QWidget, none: EmptyState
    ) -> None:
        super().__init__()
        ground(self, "surface")
        self.counts = Label("", "text", "text2", tabular=True)
        self.shown = Label("", "table", "text2", tabular=True)
        self.body = QStackedWidget()
        self._table = table
        self.body.addWidget(_beside(table, pane))
        self.body.addWidget(none)
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(0)
        down.addLayout(self._head(title, new_button))
        down.addLayout(self._chips(filters))
        down.addWidget(Line())
        down.addWidget(self.body, 1)

    def show_count(self, count: int) -> None:
        """Say how many records the table shows."""
        self.shown.setText(_("{count} shown").format(count=count))
        self.body.setCurrentIndex(0 if count else 1)

    def _head(self, title: str, new_button: PrimaryButton) -> QHBoxLayout:
        across = QHBoxLayout()
        across.setContentsMargins(scaled(PAGE_MARGIN), 0, scaled(14), 0)
        across.setSpacing(scaled(10))
        across.addWidget(Label(title, "title", "text", 600))
        across.addWidget(self.counts)
        across.addStretch(1)
        across.addWidget(new_button)
        self.counts.setMinimumHeight(height("title"))
        return across

    def _chips(self, filters: QWidget) -> QHBoxLayout:
        across = QHBoxLayout()
        across.setContentsMargins(scaled(PAGE_MARGIN), 0, scaled(14), scaled(NARROW))
        across.setSpacing(scaled(NARROW))
        across.addWidget(filters)
        across.addStretch(1)
        across.addWidget(self.shown)
        menu = QMenu(self)
        menu.aboutToShow.connect(menu.clear)
        menu.aboutToShow.connect(lambda: self._table.fill_column_menu(menu))
        button = QuietButton("", "columns")
        button.setMenu(menu)
        button.setAccessibleName(_("Columns"))
        button.setToolTip(_("Columns"))
        across.addWidget(button)
        return across


def _beside(table: Table, pane: QWidget) -> QWidget:
    page = QWidget()
    across = QHBoxLayout(page)
    across.setContentsMargins(0, 0, 0, 0)
    across.setSpacing(0)
    across.addWidget(table, 1)
    across.addWidget(Line(upright=True))
    across.addWidget(pane)
    return page

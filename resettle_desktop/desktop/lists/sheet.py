"""The sheet of a screen that lists records: title and counts, chips, the table, and at its right what is selected."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from resettle_desktop.desktop.lists.table import Table
from resettle_desktop.desktop.parts.basics import Label, Line, PrimaryButton, QuietButton, ground
from resettle_desktop.desktop.parts.theme import NARROW, PAGE_MARGIN, height, scaled
from resettle_desktop.desktop.parts.widgets import EmptyState
from resettle_desktop.records.texts import _, n_


class ListSheet(QWidget):
    """Puts the parts of a list together; ``none`` is shown in place of the table when no record fits the chips."""

    def __init__(
        self,
        title: str,
        new_button: PrimaryButton | None,
        filters: QWidget,
        table: Table,
        pane: QWidget,
        none: EmptyState,
    ) -> None:
        super().__init__()
        ground(self, "surface")
        self.counts = Label("", "text", "text2", tabular=True)
        self.shown = Label("", "table", "text2", tabular=True)
        self.body = QStackedWidget()
        self._shown_words = ""
        self._tools = QHBoxLayout()
        self._table = table
        self.body.addWidget(_beside(table, pane))
        self.body.addWidget(none)
        self.body.addWidget(EmptyState(_("Counting…"), _("The whole list is looked through."), "hourglass"))
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(0)
        down.addLayout(self._head(title, new_button))
        down.addLayout(self._chips(filters))
        down.addWidget(Line())
        down.addWidget(self.body, 1)

    def add_tool(self, button: QuietButton, words: str) -> None:
        """Add what can be done to the whole list, after the choice of columns."""
        button.setAccessibleName(words)
        button.setToolTip(words)
        button.setFixedWidth(height("field"))
        self._tools.addWidget(button)
        QWidget.setTabOrder(self._columns, button)

    def show_counting(self, other: bool) -> None:
        """Say that the rows are still being counted; where they will be ``other`` ones, those before are not shown."""
        self._shown_words = _("counting…")
        self.shown.setText(self._shown_words)
        if other:
            self.body.setCurrentIndex(2)

    def show_count(self, count: int, persons: int | None = None) -> None:
        """Say how many records the table shows, and of how many persons they are where that is given."""
        words = [_("{count} shown").format(count=count), _persons(persons)]
        self._shown_words = ", ".join(filter(None, words))
        self.shown.setText(self._shown_words)
        self.body.setCurrentIndex(0 if count else 1)

    def show_selection(self, count: int, persons: int | None = None) -> None:
        """Say how many rows are selected, once they are more than the one that is looked at."""
        words = _("{count} selected").format(count=count)
        words = f"{words} ({_persons(persons)})" if persons is not None else words
        self.shown.setText(f"{self._shown_words} · {words}" if count > 1 else self._shown_words)

    def _head(self, title: str, new_button: PrimaryButton | None) -> QHBoxLayout:
        across = QHBoxLayout()
        across.setContentsMargins(scaled(PAGE_MARGIN), 0, scaled(14), 0)
        across.setSpacing(scaled(10))
        across.addWidget(Label(title, "title", "text", 600))
        across.addWidget(self.counts)
        across.addStretch(1)
        if new_button is not None:
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
        button.setFixedWidth(height("field"))
        button.setAccessibleName(_("Columns"))
        button.setToolTip(_("Columns"))
        across.addWidget(button)
        across.addLayout(self._tools)
        self._columns = button
        return across


def _persons(count: int | None) -> str:
    return "" if count is None else n_("{n} person", "{n} persons", count)


def _beside(table: Table, pane: QWidget) -> QWidget:
    page = QWidget()
    across = QHBoxLayout(page)
    across.setContentsMargins(0, 0, 0, 0)
    across.setSpacing(0)
    across.addWidget(table, 1)
    across.addWidget(Line(upright=True))
    across.addWidget(pane)
    return page

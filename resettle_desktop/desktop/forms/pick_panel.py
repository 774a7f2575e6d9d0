"""The panel that puts people on a list: a departure, a case, somebody found, or numbers pasted together."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QStackedWidget, QVBoxLayout

from resettle_desktop.desktop.forms.picking import Pick, columns, pasted, pick_row, picks
from resettle_desktop.desktop.lists.table import Table
from resettle_desktop.desktop.parts.basics import Label
from resettle_desktop.desktop.parts.panel import Panel
from resettle_desktop.desktop.parts.rows import Row, RowsModel
from resettle_desktop.desktop.parts.theme import NARROW, PAGE_MARGIN, font, scaled
from resettle_desktop.desktop.parts.widgets import EmptyState
from resettle_desktop.records.texts import _
from resettle_desktop.store.store import Store

_WIDTH, _PAUSE = 408, 60
_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class PickPanel(Panel):
    """Finds people; ``picked`` with their ids, and the numbers of a pasted list that stand for nobody."""

    picked = Signal(object, object)

    def __init__(self, store: Store, there: Callable[[], Iterable[int]]) -> None:
        super().__init__(_("Put people on the list"), _WIDTH)
        self._store, self._there = store, there
        self._found: list[Pick] = []
        self.search = QLineEdit()
        self.table = Table(_("Who can be put on the list"), "row_board")
        self._heading = Label("", "small", "text2", 500)
        self._body = QStackedWidget()
        self._nothing = EmptyState(_("Nobody is found"), _("Look for fewer letters, or a number."), "magnifying-glass")
        self._searching = QTimer(self, singleShot=True, interval=_PAUSE)
        self._assemble()
        self.table.show_rows(RowsModel(columns(), lambda: len(self._found), self._rows))
        self.search.textEdited.connect(lambda _text: self._searching.start())
        self.search.installEventFilter(self)
        self._searching.timeout.connect(self._find)
        self.table.opened.connect(self._pick)

    def _assemble(self) -> None:
        self.search.setPlaceholderText(_("Name, number, departure, or pasted numbers"))
        self.search.setAccessibleName(_("Find people"))
        self.search.setFont(font("text"))
        self.search.setClearButtonEnabled(True)
        self.search.setMaxLength(100_000)
        self._body.addWidget(self.table)
        self._body.addWidget(self._nothing)
        upper = QVBoxLayout()
        upper.setContentsMargins(scaled(PAGE_MARGIN), 0, scaled(PAGE_MARGIN), 0)
        upper.setSpacing(scaled(NARROW))
        upper.addWidget(self.search)
        upper.addWidget(self._heading)
        self.down.addLayout(upper)
        self.down.addWidget(self._body, 1)
        self.setFocusProxy(self.search)

    # what others call

    def begin(self) -> None:
        """Show the panel anew, with the keyboard in the search line."""
        self.search.clear()
        self.show()
        self._find()
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def refresh(self) -> None:
        """Say anew who is on the list already."""
        self.table.rows().reload()

    # events

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move and pick by the keys without leaving the search line."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress or event.modifiers():
            return False
        if event.key() in _ENTER:
            self._take()
        elif event.key() in _MOVES:
            QApplication.sendEvent(self.table, QKeyEvent(event))
        else:
            return False
        return True

    # internals

    def _rows(self, start: int, count: int) -> list[Row]:
        there = set(self._there())
        return [pick_row(each, there) for each in self._found[start : start + count]]

    def _find(self) -> None:
        text = self.search.text()
        listed = pasted(self._store, text)
        self._found = [] if listed else picks(self._store, text)
        self.table.reload()
        self._body.setVisible(listed is None)
        self._body.setCurrentWidget(self.table if self._found else self._nothing)
        if listed:
            said = _(
                "{found} persons found by these numbers, {unknown} numbers not found. Enter puts them on the list."
            )
            self._heading.setText(said.format(found=len(listed.people), unknown=len(listed.unknown)))
            self._heading.setWordWrap(True)
        else:
            self._heading.setText(_("Found") if text.strip() else _("Departures"))
        if self._found and not self.table.currentIndex().isValid():
            self.table.select_row(0)

    def _take(self) -> None:
        if self._searching.isActive():
            self._searching.stop()
            self._find()
        listed = pasted(self._store, self.search.text())
        if listed:
            self.picked.emit(listed.people, listed.unknown)
            self.search.clear()
            self._find()
        else:
            self._pick(self.table.current_key())
            self.search.selectAll()

    def _pick(self, key: object) -> None:
        found = next((each for each in self._found if each.id == key), None)
        if found is not None:
            self.picked.emit(found.people, ())

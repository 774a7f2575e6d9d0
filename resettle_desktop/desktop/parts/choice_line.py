"""A line of text in a form with a list of what can be chosen."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QCompleter, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from resettle_desktop.desktop.parts.basics import ground
from resettle_desktop.desktop.parts.field_line import FieldLine
from resettle_desktop.desktop.parts.table_paint import draw_text
from resettle_desktop.desktop.parts.theme import NARROW, dress, font, scaled, tokens
from resettle_desktop.records.texts import _

Offers = Callable[[str], Sequence[str]]
_LINES_SHOWN = 10


class _OfferDelegate(QStyledItemDelegate):
    """Draws one line of the list below a field."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw the words, tinted where they would be taken."""
        box = option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, tokens().color("selected"))
        inner = box.adjusted(scaled(NARROW) + 1, 0, -scaled(NARROW), 0)
        draw_text(painter, inner, str(index.data()), "text", font("text"))

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the height of one line."""
        return QSize(scaled(80), scaled(26))


class ChoiceLine(FieldLine):
    """A line that offers what it may hold: typing narrows the list, Down or the caret shows all of it."""

    chosen = Signal(str)

    def __init__(self, offers: Offers, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._offers = offers
        self._model = QStringListModel(self)
        self._completer = QCompleter(self._model, self)
        self._popup = QListView()
        self._caret = self.add_mark("caret-down", _("Show the list"), self.show_all)
        self._settle()
        self.textEdited.connect(self._narrow)
        self._completer.activated[str].connect(self._take)  # type: ignore[index]

    def _settle(self) -> None:
        self._completer.setWidget(self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setMaxVisibleItems(_LINES_SHOWN)
        self._completer.setPopup(ground(self._popup, "card"))
        self._popup.setItemDelegate(_OfferDelegate(self._popup))

    def setReadOnly(self, read_only: bool) -> None:  # noqa: N802
        """There is no list to show where nothing can be chosen."""
        super().setReadOnly(read_only)
        self.show_caret(not read_only)

    def show_caret(self, shown: bool) -> None:
        """Show the caret only while there is a list, in a line that is used for one field after another."""
        self._caret.setHidden(not shown)
        self._place()

    def show_all(self) -> None:
        """Show all that can be chosen, with what is there now marked."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.selectAll()
        self._show(list(self._offers("")))

    def offered(self) -> list[str]:
        """Return what the list below shows, empty while it is closed."""
        return self._model.stringList() if self._popup.isVisible() else []

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down opens the list; a letter begins to search it."""
        if event.key() == Qt.Key.Key_Down and not self._popup.isVisible() and not self.isReadOnly():
            self.show_all()
            return
        super().keyPressEvent(event)

    def _narrow(self, text: str) -> None:
        found = list(self._offers(text)) if text.strip() else []
        if not found:
            self._popup.hide()
            return
        self._show(found)

    def _show(self, found: list[str]) -> None:
        self._model.setStringList(found)
        dress(self._popup)  # a window of its own, which no other hands its sheet to
        self._completer.complete()
        place = found.index(self.text()) if self.text() in found else 0
        if place or self.text().strip():
            self._popup.setCurrentIndex(self._completer.completionModel().index(place, 0))

    def _take(self, text: str) -> None:
        self.setText(text)
        self.chosen.emit(text)

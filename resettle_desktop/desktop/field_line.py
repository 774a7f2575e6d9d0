"""A line of text in a form: a quiet word at its end, a list of what can be chosen, and no say for the wheel."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, QStringListModel, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import (
    QCompleter,
    QLineEdit,
    QListView,
    QPushButton,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from resettle_desktop.desktop.basics import Label, ground
from resettle_desktop.desktop.icons import icon
from resettle_desktop.desktop.table_paint import draw_text
from resettle_desktop.desktop.theme import NARROW, font, scaled, theme, tokens
from resettle_desktop.records.texts import _

Offers = Callable[[str], Sequence[str]]
_LINES_SHOWN = 10


class FieldLine(QLineEdit):
    """A line that tells when the keyboard leaves it, and says at its right end how it was understood."""

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._aside = Label("", "table", "text3", parent=self, tabular=True)
        self._aside.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def set_aside(self, text: str) -> None:
        """Say a few words at the right end; an empty text says nothing."""
        self._aside.setText(text)
        self._aside.setVisible(bool(text))
        self._place()

    def aside(self) -> str:
        """Return what is said at the right end."""
        return self._aside.text()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the keyboard goes elsewhere, but not when it goes to the list below or another window."""
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self.setCursorPosition(0)
            self.left.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page around."""
        event.ignore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the words at the right end."""
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        self._aside.adjustSize()
        left = self.width() - self._aside.width() - scaled(NARROW)
        self._aside.move(left, (self.height() - self._aside.height()) // 2)


class _OfferDelegate(QStyledItemDelegate):
    """Draws one line of the list below a field."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw the words, tinted where they would be taken."""
        box = option.rect
        state = option.state
        if state & QStyle.StateFlag.State_Selected:
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
        self._caret = QPushButton(self)
        self._settle()
        self.textEdited.connect(self._narrow)
        self._completer.activated[str].connect(self._take)  # type: ignore[index]
        self._caret.clicked.connect(self.show_all)
        theme.changed.connect(self._draw)
        self._draw()

    def _settle(self) -> None:
        self._completer.setWidget(self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setMaxVisibleItems(_LINES_SHOWN)
        self._completer.setPopup(ground(self._popup, "card"))
        self._popup.setItemDelegate(_OfferDelegate(self._popup))
        self._caret.setProperty("kind", "section")
        self._caret.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._caret.setCursor(Qt.CursorShape.ArrowCursor)
        self._caret.setAccessibleName(_("Show the list"))
        self.setTextMargins(0, 0, scaled(18), 0)

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

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the caret at the right end."""
        super().resizeEvent(event)
        side = scaled(22)
        self._caret.setGeometry(self.width() - side - scaled(3), (self.height() - side) // 2, side, side)

    def _narrow(self, text: str) -> None:
        found = list(self._offers(text)) if text.strip() else []
        if not found:
            self._popup.hide()
            return
        self._show(found)

    def _show(self, found: list[str]) -> None:
        self._model.setStringList(found)
        self._completer.complete()
        place = found.index(self.text()) if self.text() in found else 0
        if place or self.text().strip():
            self._popup.setCurrentIndex(self._completer.completionModel().index(place, 0))

    def _take(self, text: str) -> None:
        self.setText(text)
        self.chosen.emit(text)

    def _draw(self) -> None:
        self._caret.setIcon(icon("caret-down", "text2", scaled(14)))
        self._caret.setIconSize(QSize(scaled(12), scaled(12)))

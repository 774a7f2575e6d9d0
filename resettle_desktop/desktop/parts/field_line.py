"""A line of text in a form: a quiet word at its end, a list of what can be chosen, and no say for the wheel."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, QSize, QStringListModel, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import (
    QCompleter,
    QLineEdit,
    QListView,
    QPushButton,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from resettle_desktop.desktop.parts.basics import Label, ground
from resettle_desktop.desktop.parts.icons import icon
from resettle_desktop.desktop.parts.keys import asks_about_undo
from resettle_desktop.desktop.parts.table_paint import draw_text
from resettle_desktop.desktop.parts.theme import NARROW, font, scaled, theme, tokens
from resettle_desktop.records.texts import _

Offers = Callable[[str], Sequence[str]]
_LINES_SHOWN = 10
_MARK = 22


class FieldLine(QLineEdit):
    """A line that tells when the keyboard leaves it, says at its right end how it was understood, and has a "?"."""

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._marks: list[QPushButton] = []
        self._aside = Label("", "table", "text3", parent=self, tabular=True)
        self._aside.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.help_mark: QPushButton | None = None

    def set_help(self, text: str) -> None:
        """Say this help when the "?" is pressed, which is seen while the keyboard is here; an empty text has none."""
        if text:
            self.help_mark = self.add_mark("question", _("Help on this field (F1)"), lambda: self._show_help(text))
            self.help_mark.hide()

    def add_mark(self, icon_name: str, name: str, called: Callable[[], object]) -> QPushButton:
        """Add a small button at the right end, before the others; the keyboard passes it by."""
        mark = _Mark(self, icon_name, name)
        mark.clicked.connect(lambda _checked=False: called())
        self._marks.append(mark)
        mark.show()
        self._place()
        return mark

    def set_aside(self, text: str) -> None:
        """Say a few words at the right end; an empty text says nothing."""
        self._aside.setText(text)
        self._aside.setVisible(bool(text))
        self._place()

    def aside(self) -> str:
        """Return what is said at the right end."""
        return self._aside.text()

    def event(self, event: QEvent) -> bool:
        """Leave Ctrl+Z to the window while there is nothing to undo here."""
        if asks_about_undo(event) and not self.isUndoAvailable():
            event.ignore()
            return False
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the "?"."""
        super().focusInEvent(event)
        self._show_help_mark(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the keyboard goes elsewhere, but not when it goes to the list below or another window."""
        super().focusOutEvent(event)
        self._show_help_mark(False)
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

    def _show_help_mark(self, shown: bool) -> None:
        if self.help_mark is not None:
            self.help_mark.setVisible(shown)
            self._place()

    def _show_help(self, text: str) -> None:
        QToolTip.showText(self.mapToGlobal(QPoint(0, self.height())), text, self)

    def _place(self) -> None:
        """The marks stand at the right end, the aside before them, and the text ends before all of them."""
        side = scaled(_MARK)
        left = self.width() - scaled(3)
        for mark in self._marks:
            if not mark.isHidden():
                left -= side
                mark.setGeometry(left, (self.height() - side) // 2, side, side)
        self.setTextMargins(0, 0, max(0, self.width() - left - scaled(NARROW)), 0)
        self._aside.adjustSize()
        self._aside.move(left - self._aside.width() - scaled(6), (self.height() - self._aside.height()) // 2)


class _Mark(QPushButton):
    """A small button inside a line, drawn anew when the theme changes."""

    def __init__(self, line: QLineEdit, icon_name: str, name: str) -> None:
        super().__init__(line)
        self._icon_name = icon_name
        self.setProperty("kind", "mark")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setIconSize(QSize(scaled(14), scaled(14)))
        theme.changed.connect(self._draw)
        self._draw()

    def _draw(self) -> None:
        self.setIcon(icon(self._icon_name, "text2", scaled(14)))


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
        self._caret.setHidden(read_only)
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
        self._completer.complete()
        place = found.index(self.text()) if self.text() in found else 0
        if place or self.text().strip():
            self._popup.setCurrentIndex(self._completer.completionModel().index(place, 0))

    def _take(self, text: str) -> None:
        self.setText(text)
        self.chosen.emit(text)

"""The top bar: menus, the box to find anything, and whether all is saved."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QMouseEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QMenuBar, QSizePolicy, QWidget

from resettle_desktop.desktop.parts.basics import Icon, Label, ground
from resettle_desktop.desktop.parts.theme import WIDE, font, height, scaled
from resettle_desktop.records.texts import _
from resettle_desktop.rules.spelling import is_arabic

_SEARCH_WIDTH = 360


class SearchBox(QLineEdit):
    """Finds a person, a number or a command; announces what is typed, and that one began to look.

    ``before`` is where the keyboard was when one began.
    """

    asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.before: QWidget | None = None
        self._glass = Icon("magnifying-glass", "text2", 14, self)
        self._keys = Label(
            QKeySequence("Ctrl+K").toString(QKeySequence.SequenceFormat.NativeText), "small", "text2", 500, parent=self
        )
        self.setPlaceholderText(_("Find a person, a number, a command"))
        self.setAccessibleName(_("Find a person, a number, a command"))
        self.setFont(font("table"))
        self.setTextMargins(scaled(20), 0, scaled(50), 0)
        self.textEdited.connect(self.asked)
        self.textChanged.connect(lambda text: self.setFont(font("table", arabic=is_arabic(text.strip()))))
        self.returnPressed.connect(lambda: self.asked.emit(self.text()))

    def sizeHint(self) -> QSize:
        """Give the width that the placeholder needs with room to type."""
        return QSize(scaled(_SEARCH_WIDTH), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Give way to the menus in large text."""
        return QSize(scaled(120), super().minimumSizeHint().height())

    def begin(self) -> None:
        """Put the cursor here and say that somebody looks for something."""
        focused = QApplication.focusWidget()
        self.before = self.before if focused is self else focused
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()
        self.asked.emit(self.text())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click begins to look, too."""
        super().mousePressEvent(event)
        self.asked.emit(self.text())

    def resizeEvent(self, event: object) -> None:
        """Keep the glass at the left and the shortcut at the right."""
        middle = self.height() // 2
        self._glass.move(scaled(9), middle - self._glass.height() // 2)
        self._keys.adjustSize()
        self._keys.move(self.width() - self._keys.width() - scaled(10), middle - self._keys.height() // 2)


class TopBar(QWidget):
    """One line above every screen."""

    def __init__(self) -> None:
        super().__init__()
        ground(self, "win")
        self.menus = QMenuBar()
        self.search = SearchBox()
        self.mark = Icon("check", "ok", 14)
        self.saved = Label("", "table", "text2", tabular=True)
        self._assemble()

    def _assemble(self) -> None:
        self.setFixedHeight(height("bar"))
        self.menus.setNativeMenuBar(False)
        self.menus.setFont(font("table"))
        self.menus.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
        across = QHBoxLayout(self)
        across.setContentsMargins(scaled(10), 0, scaled(WIDE) - 2, 0)
        across.setSpacing(scaled(6))
        across.addWidget(self.menus)
        across.addStretch(1)
        across.addWidget(self.search)
        across.addStretch(1)
        across.addWidget(self.mark)
        across.addWidget(self.saved)
        self.search.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.search.setProperty("calm", True)
        self.mark.hide()

    def set_saved(self, text: str, kept: bool) -> None:
        """Say whether all is saved."""
        self.saved.setText(text)
        self.mark.setVisible(kept and bool(text))

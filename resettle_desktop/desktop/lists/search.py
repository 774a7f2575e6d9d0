"""The line above a list in which a person types what to look for in it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut

from resettle_desktop.desktop.parts.basics import Icon
from resettle_desktop.desktop.parts.field_line import FieldLine
from resettle_desktop.desktop.parts.keys import asks_about
from resettle_desktop.desktop.parts.theme import font, scaled
from resettle_desktop.records.texts import _

PAUSE = 60  # milliseconds between the last key and the search; nobody types faster for long
_WIDTH = 186


class ListSearch(FieldLine):
    """Tells ``asked`` with the text as it is typed, empty when it is taken away; ``taken`` when Down or Enter goes on.

    Ctrl+F goes here from the whole screen, Esc takes the text away.
    """

    asked = Signal(str)
    taken = Signal()

    def __init__(self, placeholder: str) -> None:
        super().__init__()
        self._glass = Icon("magnifying-glass", "text2", 14, self)
        self._clear = self.add_mark("x", _("Show all"), self.take_away)
        self._clear.hide()
        self._timer = QTimer(self, singleShot=True, interval=PAUSE)
        self._timer.timeout.connect(self._ask)
        self.setProperty("calm", True)
        self.setFont(font("table"))
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        self.setToolTip(_("Ctrl+F"))
        self.setFixedWidth(scaled(_WIDTH))
        self.textChanged.connect(self._note)
        QShortcut(QKeySequence("Ctrl+F"), self, self.begin)

    def begin(self) -> None:
        """Put the cursor here."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def take_away(self) -> None:
        """Look for nothing any more."""
        self.clear()
        self._timer.stop()
        self._ask()

    def sizeHint(self) -> QSize:
        """Return the width that the placeholder needs."""
        return QSize(scaled(_WIDTH), super().sizeHint().height())

    def event(self, event: QEvent) -> bool:
        """Take Esc from the window while there is a text to take away."""
        if self.text() and asks_about(event, Qt.Key.Key_Escape):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc takes the text away, Down and Enter go on to what was found."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.take_away()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._timer.stop()
            self._ask()
            self.taken.emit()
        else:
            super().keyPressEvent(event)

    def _note(self, text: str) -> None:
        self._clear.setVisible(bool(text))
        self._place()
        self._timer.start()

    def _ask(self) -> None:
        self.asked.emit(self.text())

    def _place(self) -> None:
        super()._place()
        margins = self.textMargins()
        self.setTextMargins(scaled(18), 0, margins.right(), 0)
        self._glass.move(scaled(8), (self.height() - self._glass.height()) // 2)

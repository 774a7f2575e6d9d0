"""Widgets beside one another that go on below where there is no room."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QLayout, QLayoutItem, QSizePolicy, QWidget

from resettle_desktop.desktop.parts.theme import scaled

_NARROWEST = 100


class FlowLayout(QLayout):
    """Places the widgets of its parent line by line; ``gap`` and the height of a ``row`` are in pixels."""

    def __init__(self, parent: QWidget, gap: int, row: int) -> None:
        super().__init__(parent)
        self._gap, self._row = gap, row
        self._items: list[QLayoutItem] = []
        self._last_width = 0
        self.setContentsMargins(0, 0, 0, 0)
        # Fixed would hold the parent to the height of one row
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        parent.setSizePolicy(policy)

    def set_last(self, widget: QWidget, width: int) -> None:
        """Keep a widget at the end, where it takes what is left of its line, and at least so many pixels."""
        self._last_width = width
        self.addWidget(widget)

    def addItem(self, item: QLayoutItem) -> None:  # noqa: N802
        """Add an item at the end, but before the one that stays there."""
        self._items.insert(max(0, len(self._items) - 1) if self._last_width else len(self._items), item)

    def count(self) -> int:
        """Return the number of items."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # noqa: N802
        """Return an item, None beyond the last."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # noqa: N802
        """Take an item out, None beyond the last."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def hasHeightForWidth(self) -> bool:
        """Tell that the height follows from the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height that all rows take."""
        return self._place(QRect(0, 0, width, 0), moves=False)

    def setGeometry(self, rect: QRect) -> None:  # noqa: N802
        """Place all items."""
        super().setGeometry(rect)
        self._place(rect, moves=True)

    def sizeHint(self) -> QSize:
        """Return the size of all in one row."""
        widths = [item.sizeHint().width() + self._gap for item in self._items if not item.isEmpty()]
        return QSize(max(0, sum(widths) - self._gap), self._row)

    def minimumSize(self) -> QSize:  # noqa: N802
        """Return the size of a row of one widget."""
        return QSize(max(self._last_width, scaled(_NARROWEST)), self._row)

    def _place(self, box: QRect, moves: bool) -> int:
        left, top = box.left(), box.top()
        shown = [item for item in self._items if not item.isEmpty()]
        for place, item in enumerate(shown):
            last = bool(self._last_width) and place == len(shown) - 1
            width = self._last_width if last else min(item.sizeHint().width(), box.width())
            if left > box.left() and left + width > box.right() + 1:
                left, top = box.left(), top + self._row + scaled(2)
            if moves:
                tall = self._row if last else min(item.sizeHint().height(), self._row)
                wide = box.right() + 1 - left if last else width
                item.setGeometry(QRect(QPoint(left, top + (self._row - tall) // 2), QSize(wide, tall)))
            left += width + self._gap
        return top + self._row - box.top()

"""The sidebar: the office, the screens with what waits in each, and at the foot settings, lock and the user."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from resettle_desktop.desktop.parts.basics import Line, ground, roomy
from resettle_desktop.desktop.parts.table_paint import RIGHT, draw_icon, draw_ring, draw_text, draw_tint
from resettle_desktop.desktop.parts.theme import NARROW, WIDE, font, scaled, theme, tokens
from resettle_desktop.records.texts import _

_WIDTH = 168
_SETTINGS = "settings"


class SideItem(QAbstractButton):
    """One line of the sidebar: icon, word and count; the current one is tinted and its icon filled."""

    def __init__(self, label: str, icon: str, step: int = 28, checkable: bool = True) -> None:
        super().__init__()
        self._icon, self._step = icon, step
        self.count: int | None = None
        self.setText(label)
        self.setCheckable(checkable)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.set_count(None)
        theme.changed.connect(self.update)

    def set_count(self, count: int | None) -> None:
        """Show a count at the right; None shows nothing."""
        self.count = count
        said = self.text() if count is None else _("{screen}, {count}").format(screen=self.text(), count=count)
        self.setAccessibleName(said)
        self.update()

    def sizeHint(self) -> QSize:
        """Give the height of a line; the width is the sidebar's."""
        return QSize(scaled(_WIDTH - 16), scaled(self._step))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line."""
        painter = QPainter(self)
        chosen = self.isChecked()
        if chosen or self.underMouse():
            draw_tint(painter, self.rect(), tokens().color("line" if chosen else "hover"))
        self._draw_words(painter, chosen)
        if self.hasFocus():
            draw_ring(painter, self.rect())

    def _draw_words(self, painter: QPainter, chosen: bool) -> None:
        box = self.rect().adjusted(scaled(9), 0, -scaled(10), 0)
        name = f"{self._icon}-fill" if chosen else self._icon
        draw_icon(painter, box, name, "accent" if chosen else "text2", 16)
        words = QRect(box)
        words.setLeft(scaled(33))
        if self.count is not None:
            taken = draw_text(painter, box, str(self.count), "text2", font("small", tabular=True), RIGHT)
            words.setRight(box.right() - taken - scaled(4))
        draw_text(painter, words, self.text(), "text" if chosen else "text2", font("text", 500 if chosen else 400))


class OfficeItem(SideItem):
    """The office's name, which opens what can be done with its store."""

    def __init__(self) -> None:
        super().__init__("", "caret-down", 34, checkable=False)

    def _draw_words(self, painter: QPainter, chosen: bool) -> None:
        box = self.rect().adjusted(scaled(9), 0, -scaled(10), 0)
        draw_text(painter, box.adjusted(0, 0, -scaled(20), 0), self.text(), "text", font("text", 600))
        box.setLeft(box.right() - scaled(12))
        draw_icon(painter, box, "caret-down", "text2", 12)


class Sidebar(QWidget):
    """Announces which screen is asked for; knows none of them."""

    asked = Signal(str)
    lock_asked = Signal()
    office_asked = Signal()
    user_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        ground(self, "win")
        self.setFixedWidth(scaled(_WIDTH))
        self._items: dict[str, SideItem] = {}
        self.office = OfficeItem()
        self.lock = SideItem(_("Lock"), "lock", checkable=False)
        self.user = SideItem("", "user", 30, checkable=False)
        self._screens = QVBoxLayout()
        self._foot = QVBoxLayout()
        self._assemble()
        self.office.clicked.connect(self.office_asked)
        self.lock.clicked.connect(self.lock_asked)
        self.user.clicked.connect(self.user_asked)

    def _assemble(self) -> None:
        down = QVBoxLayout(self)
        down.setContentsMargins(scaled(NARROW), scaled(NARROW), scaled(NARROW), scaled(6))
        down.setSpacing(0)
        for layout in (self._screens, self._foot):
            layout.setSpacing(1)
        down.addWidget(self.office)
        down.addSpacing(scaled(NARROW))
        screens = ground(QWidget(), "win")
        screens.setLayout(self._screens)
        self._screens.setContentsMargins(0, 0, 0, 0)
        self._screens.setAlignment(Qt.AlignmentFlag.AlignTop)
        down.addWidget(roomy(screens), 1)
        down.addLayout(self._foot)
        self._foot.addWidget(self.lock)
        self._foot.addSpacing(scaled(6))
        self._foot.addWidget(Line())
        self._foot.addSpacing(scaled(3))
        self._foot.addWidget(self.user)

    def add(self, name: str, label: str, icon: str, *, apart: bool = False) -> None:
        """Add the item of a screen; ``settings`` goes to the foot, one ``apart`` begins a new group."""
        item = SideItem(label, icon)
        item.clicked.connect(lambda _checked=False: self._ask(name))
        self._items[name] = item
        if name == _SETTINGS:
            self._foot.insertWidget(0, item)
        else:
            if apart:
                self._screens.addSpacing(scaled(WIDE))
            self._screens.addWidget(item)

    def item(self, name: str) -> SideItem:
        """Give the item of a screen; raises KeyError for a screen that isn't there."""
        return self._items[name]

    def choose(self, name: str) -> None:
        """Mark the item of the screen that is shown."""
        for other, item in self._items.items():
            item.setChecked(other == name)

    def set_count(self, name: str, count: int | None) -> None:
        """Show a count beside a screen's name; raises KeyError for a screen that isn't there."""
        self._items[name].set_count(count)

    def set_office(self, text: str) -> None:
        """Show the office's name."""
        self.office.setText(text)
        self.office.setAccessibleName(_("Office {name}").format(name=text))

    def set_user(self, text: str) -> None:
        """Show who is at work."""
        self.user.setText(text)
        self.user.setAccessibleName(_("User {name}").format(name=text))

    def _ask(self, name: str) -> None:
        self._items[name].setChecked(True)
        self.asked.emit(name)

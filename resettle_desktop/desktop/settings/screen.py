"""The settings: a side for each part of them, chosen at the left, made when it is first looked at."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from resettle_desktop.desktop.frame.sidebar import SideItem
from resettle_desktop.desktop.parts.basics import Label, Line, ground, roomy
from resettle_desktop.desktop.parts.theme import NARROW, scaled
from resettle_desktop.records.texts import _

_WIDTH = 168


@dataclass(frozen=True)
class Side:
    """A part of the settings: its title and icon, and what makes it, which is called once."""

    name: str
    title: str
    icon: str
    make: Callable[[], QWidget]


class SettingsScreen(QWidget):
    """Shows one side of the settings at a time, and hands on the ``message`` of a side that has one."""

    message = Signal(str, object)

    def __init__(self, sides: Sequence[Side]) -> None:
        super().__init__()
        ground(self, "surface")
        self._sides = {side.name: side for side in sides}
        self._made: dict[str, QWidget] = {}
        self.items = {side.name: SideItem(side.title, side.icon) for side in sides}
        self._group = QButtonGroup(self)  # the arrow keys go from one to the next
        self._stack = QStackedWidget()
        self._assemble()
        for name, item in self.items.items():
            item.toggled.connect(partial(self._turn, name))
        self.show_side(sides[0].name)

    def _assemble(self) -> None:
        left = ground(QWidget(), "win")
        left.setFixedWidth(scaled(_WIDTH))
        down = QVBoxLayout(left)
        down.setContentsMargins(scaled(NARROW), scaled(10), scaled(NARROW), scaled(NARROW))
        down.setSpacing(1)
        title = Label(_("Settings"), "title", weight=600)
        title.setContentsMargins(scaled(9), 0, 0, scaled(NARROW))
        down.addWidget(title)
        for item in self.items.values():
            self._group.addButton(item)
            down.addWidget(item)
        down.addStretch(1)
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addWidget(left)
        across.addWidget(Line(upright=True))
        across.addWidget(roomy(ground(self._stack, "surface")), 1)

    # what others call

    def show_side(self, name: str) -> QWidget:
        """Show a side and return it; raises KeyError for one that there is not."""
        self.items[name].setChecked(True)
        return self._made[name]

    # events

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the keyboard to the side that is chosen."""
        chosen = self._group.checkedButton()
        if chosen is not None:
            chosen.setFocus(event.reason())

    # internals

    def _turn(self, name: str, chosen: bool) -> None:
        if not chosen:
            return
        if name not in self._made:
            self._made[name] = self._side(name)
            self._stack.addWidget(self._made[name])
        self._stack.setCurrentWidget(self._made[name])

    def _side(self, name: str) -> QWidget:
        side = self._sides[name].make()
        message = getattr(side, "message", None)
        if message is not None:
            message.connect(self.message)
        return side

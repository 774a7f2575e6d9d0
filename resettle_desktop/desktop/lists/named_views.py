"""Named views of a list: its filters, order and columns under a name, kept in the encrypted store for the office."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMenu

from resettle_desktop.desktop.parts.basics import Chip
from resettle_desktop.desktop.parts.field_line import FieldLine
from resettle_desktop.desktop.parts.keys import asks_about
from resettle_desktop.records.errors import KnownError
from resettle_desktop.records.texts import _
from resettle_desktop.store.store import Store

_LONGEST = 60
State = Mapping[str, Any]


class NameLine(FieldLine):
    """Asks for the name of a view; Enter takes it, Esc leaves it."""

    taken = Signal(str)
    given_up = Signal()

    def event(self, event: QEvent) -> bool:
        """Take Esc from the window, where it goes back."""
        if asks_about(event, Qt.Key.Key_Escape):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes the name, Esc leaves it."""
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.taken.emit(self.text().strip())
        else:
            super().keyPressEvent(event)


class NamedViews(QObject):
    """The ``chip`` that shows the views of one list and the ``line`` that names another.

    ``state`` gives what the list shows now, ``show`` puts a state back; ``title`` is the chip's, Views without any.
    ``message`` says what was kept or forgotten, with the way back; ``failed`` what stood in the way.
    """

    message = Signal(str, object)
    failed = Signal(str)

    def __init__(
        self, store: Store, name: str, state: Callable[[], State], show: Callable[[State], object], title: str = ""
    ) -> None:
        super().__init__()
        self._store, self._prefix, self._state, self._put_back = store, f"view.{name}.", state, show
        self.chip = Chip(title or _("Views"), "bookmark-simple", self._open, trailing="caret-down")
        self.chip.setCheckable(False)
        self.line = NameLine()
        self.line.setAccessibleName(_("Name of the view"))
        self.line.setPlaceholderText(_("Name of the view"))
        self.line.setMaxLength(_LONGEST)
        self.line.hide()
        self.line.taken.connect(self.keep)
        self.line.given_up.connect(self._leave)

    # what others call

    def names(self) -> list[str]:
        """Return the names of the views, in the order of their letters."""
        return [name.removeprefix(self._prefix) for name in self._store.settings.names(self._prefix)]

    def show_view(self, name: str) -> None:
        """Show the list as the view says; what the program no longer knows of it is passed over."""
        self._put_back(self.state_of(name))

    def state_of(self, name: str) -> State:
        """Return what a view says, nothing where there is none of this name."""
        state: State = json.loads(self._store.settings.text(self._prefix + name, "{}"))
        return state

    def keep(self, name: str) -> None:
        """Keep what the list shows now under a name; a view of that name is replaced."""
        if name:
            text = json.dumps(dict(self._state()), ensure_ascii=False)
            self._write(name, text, _("View {name} kept").format(name=name))
        self._leave()

    def forget(self, name: str) -> None:
        """Forget a view."""
        self._write(name, "", _("View {name} forgotten").format(name=name))

    def begin(self) -> None:
        """Ask for the name under which the list is kept as it is now."""
        self.chip.hide()
        self.line.clear()
        self.line.show()
        self.line.setFocus()

    def menu(self) -> QMenu:
        """Return the menu of the chip: the views, keeping one more, and forgetting one."""
        menu = QMenu(self.chip)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        names = self.names()
        for name in names:
            menu.addAction(name).triggered.connect(partial(self._chosen, self.show_view, name))
        if names:
            menu.addSeparator()
        menu.addAction(_("Keep this view…")).triggered.connect(lambda _checked=False: self.begin())
        if names:
            forget = menu.addMenu(_("Forget"))
            for name in names:
                forget.addAction(name).triggered.connect(partial(self._chosen, self.forget, name))
        return menu

    # internals

    def _chosen(self, called: Callable[[str], object], name: str, _checked: bool = False) -> None:
        called(name)

    def _open(self) -> None:
        self.menu().popup(self.chip.mapToGlobal(self.chip.rect().bottomLeft()))

    def _leave(self) -> None:
        self.line.hide()
        self.chip.show()
        self.chip.setFocus()

    def _write(self, name: str, text: str, said: str) -> None:
        try:
            applied = self._store.apply(self._store.settings.setting(self._prefix + name, text, said))
        except KnownError as error:
            self.failed.emit(str(error))
            return
        if applied is not None:
            self.message.emit(said, partial(self._store.undo, applied.number))

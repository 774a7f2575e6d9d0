"""The keys of all commands in the settings: found while typing, changed by pressing others, restored one or all."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QKeyCombination, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from resettle_desktop.desktop.lists.search import ListSearch
from resettle_desktop.desktop.parts.basics import Button, Label, LinkButton, ShortLabel, ground, roomy
from resettle_desktop.desktop.parts.shortcuts import Command, Shortcuts
from resettle_desktop.desktop.parts.theme import MIDDLE, NARROW, PAGE_MARGIN, TIGHT, scaled
from resettle_desktop.records.codes import fold
from resettle_desktop.records.texts import _

_KEYS_WIDTH, _PLACE_WIDTH, _LIST_WIDTH = 190, 110, 760
_ALONE = (Qt.Key.Key_Control, Qt.Key.Key_Shift, Qt.Key.Key_Alt, Qt.Key.Key_Meta, Qt.Key.Key_AltGr)


class KeysButton(Button):
    """Shows the keys of a command; pressed, it waits for others, which it tells by ``pressed_keys``; Esc keeps them."""

    pressed_keys = Signal(str)
    listening = False  # before Qt asks the button anything

    def __init__(self, label: str) -> None:
        super().__init__("", called=self.listen)
        self._label, self._keys = label, ""
        self.setFixedWidth(scaled(_KEYS_WIDTH))

    def show_keys(self, keys: tuple[str, ...]) -> None:
        """Show these keys."""
        self._keys = ", ".join(QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) for key in keys)
        self._say(self._keys or _("no keys"))

    def listen(self) -> None:
        """Wait for the keys that the command shall have."""
        self.listening = True
        self._say(_("Press the new keys"))

    def event(self, event: QEvent) -> bool:
        """Take every key from the window, and Tab too, while new ones are waited for."""
        if self.listening and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if self.listening and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            self._take(event)
            return True
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Keep the keys that were there when the keyboard goes elsewhere."""
        self._rest()
        super().focusOutEvent(event)

    def _take(self, event: QKeyEvent) -> None:
        if event.key() in _ALONE:
            return
        self._rest()
        if event.key() != Qt.Key.Key_Escape:
            self.pressed_keys.emit(_keys_of(event.keyCombination()))

    def _rest(self) -> None:
        self.listening = False
        self._say(self._keys or _("no keys"))

    def _say(self, text: str) -> None:
        self.setText(text)
        self.setAccessibleName(f"{self._label}: {text}")


class ShortcutLine(QWidget):
    """One command: its words, where it works, its keys, and the way back to those it came with."""

    def __init__(self, shortcuts: Shortcuts, command: Command, place: str) -> None:
        super().__init__()
        self._shortcuts, self.command = shortcuts, command
        self.keys_button = KeysButton(command.label)
        self.restore_button = LinkButton(_("Restore"), called=partial(shortcuts.restore, command))
        self.said = Label("", "table", "bad", wraps=True)
        self._place = place
        self._assemble()
        self.keys_button.pressed_keys.connect(self._choose)
        self.renew()

    def _assemble(self) -> None:
        place = Label(self._place, "table", "text2")
        place.setFixedWidth(scaled(_PLACE_WIDTH))
        self.restore_button.setAccessibleName(_("Restore the keys of {command}").format(command=self.command.label))
        across = QHBoxLayout()
        across.setSpacing(scaled(NARROW))
        across.addWidget(ShortLabel(self.command.label, "text"), 1)
        for widget in (place, self.keys_button, self.restore_button):
            across.addWidget(widget)
        policy = self.restore_button.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.restore_button.setSizePolicy(policy)
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 1, 0, 1)
        down.setSpacing(0)
        down.addLayout(across)
        down.addWidget(self.said)
        self.said.hide()

    def renew(self) -> None:
        """Show the keys as they are now."""
        keys = self._shortcuts.keys(self.command)
        self.keys_button.show_keys(keys)
        self.restore_button.setVisible(keys != self.command.given)
        self._tell("")

    def fits(self, text: str) -> bool:
        """Return whether a text is found in the words, the place or the keys."""
        shown = (self.command.label, self._place, *self._shortcuts.keys(self.command))
        return any(fold(text) in fold(each) for each in shown)

    def _choose(self, keys: str) -> None:
        other = self._shortcuts.owner(self.command, keys)
        if other is None:
            self._shortcuts.choose(self.command, keys)
            return
        said = _("{keys} belongs to “{command}”. Press others, or give that command other keys first.")
        self._tell(said.format(keys=keys, command=other.label))

    def _tell(self, text: str) -> None:
        self.said.setText(text)
        self.said.setVisible(bool(text))


class ShortcutsSide(QWidget):
    """Lists every command; ``places`` says how a place of commands is called."""

    def __init__(self, shortcuts: Shortcuts, place_label: Callable[[str], str]) -> None:
        super().__init__()
        ground(self, "surface")
        self._shortcuts, self._place_label = shortcuts, place_label
        self.lines: list[ShortcutLine] = []
        self.search = ListSearch(_("Command or keys"))
        self.restore_button = Button(_("Restore all"), called=shortcuts.restore_all)
        self._column = QVBoxLayout()
        self._none = Label(_("No command fits."), "text", "text2")
        self._assemble()
        self.search.asked.connect(self.look_for)
        shortcuts.changed.connect(self._renew)

    def _assemble(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(scaled(NARROW))
        head.addWidget(self.search)
        head.addStretch(1)
        head.addWidget(self.restore_button)
        body = ground(QWidget(), "surface")
        body.setMaximumWidth(scaled(_LIST_WIDTH))
        inner = QVBoxLayout(body)
        inner.setContentsMargins(scaled(PAGE_MARGIN), 0, scaled(PAGE_MARGIN), scaled(PAGE_MARGIN))
        inner.setSpacing(0)
        self._column.setSpacing(scaled(TIGHT))
        inner.addLayout(self._column)
        inner.addWidget(self._none)
        inner.addStretch(1)
        down = QVBoxLayout(self)
        down.setContentsMargins(0, scaled(10), 0, 0)
        down.setSpacing(scaled(NARROW))
        top = QWidget()
        top.setMaximumWidth(scaled(_LIST_WIDTH))
        above = QVBoxLayout(top)
        above.setContentsMargins(scaled(PAGE_MARGIN), 0, scaled(PAGE_MARGIN), 0)
        above.setSpacing(scaled(MIDDLE))
        above.addWidget(Label(_("Shortcuts"), "title", weight=600))
        above.addLayout(head)
        down.addWidget(top)
        down.addWidget(roomy(body), 1)
        self.setFocusProxy(self.search)

    # what others call

    def look_for(self, text: str) -> None:
        """Show the commands in whose words, place or keys a text is found."""
        for line in self.lines:
            line.setVisible(line.fits(text))
        self._none.setVisible(all(line.isHidden() for line in self.lines))

    # events

    def showEvent(self, event: QShowEvent) -> None:
        """List the commands that became known since."""
        self._fill()
        super().showEvent(event)

    # internals

    def _fill(self) -> None:
        for command in self._shortcuts.commands()[len(self.lines) :]:
            line = ShortcutLine(self._shortcuts, command, self._place_label(command.place))
            self.lines.append(line)
            self._column.addWidget(line)
        self.look_for(self.search.text())
        self._renew()

    def _renew(self) -> None:
        for line in self.lines:
            line.renew()
        self.restore_button.setEnabled(any(not line.restore_button.isHidden() for line in self.lines))


def _keys_of(pressed: QKeyCombination) -> str:
    return QKeySequence(pressed).toString()

"""The form that unlocks a store: which one, who, and the passphrase."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from resettle_desktop.desktop.parts.basics import (
    Button,
    Icon,
    Label,
    LinkButton,
    PrimaryButton,
    ShortLabel,
    ground,
    set_state,
)
from resettle_desktop.desktop.parts.secret_line import SecretLine
from resettle_desktop.desktop.parts.theme import MIDDLE, NARROW, scaled
from resettle_desktop.records.texts import _


class UnlockForm(QWidget):
    """Store, user and passphrase; says what is wrong under the passphrase, and that Caps Lock is on."""

    unlock_asked = Signal(str, str, bool)
    store_asked = Signal(object)
    other_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._recent: Sequence[Path] = ()
        self.store_name = ShortLabel(_("No store yet"), "text", weight=600)
        self.store_place = ShortLabel("", "table", "text2")
        self.user = QComboBox()
        self.user.setEditable(True)
        self.user.setAccessibleName(_("User"))
        self.passphrase = SecretLine(_("Passphrase"))
        self.other = LinkButton(_("Other…"), called=self._open_stores)
        self.said = Label("", "table", "bad", wraps=True)
        self.said_icon = Icon("bad", "bad")
        self.secret_label = Label(_("Passphrase"), "table", "text2", 500)
        self.unlock = PrimaryButton(_("Unlock"), called=self._ask)
        self.recover = LinkButton(_("Use the recovery code"), called=self._turn)
        self._recovery = False
        self._verbs = (_("Unlock"), _("Unlocking…"))
        self.offer_words = Label("", "table", "text", 500, wraps=True)
        self.offer = Button(_("Restore it beside"), "clock-counter-clockwise", self._take_offer)
        self._offered: Callable[[], object] | None = None
        self._assemble()

    def _assemble(self) -> None:
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(scaled(5))
        down.addWidget(Label(_("Store"), "table", "text2", 500))
        down.addWidget(self._store_card())
        down.addSpacing(scaled(MIDDLE))
        down.addWidget(Label(_("User"), "table", "text2", 500))
        down.addWidget(self.user)
        down.addSpacing(scaled(MIDDLE))
        down.addWidget(self.secret_label)
        down.addWidget(self.passphrase)
        down.addLayout(self._said_line())
        down.addWidget(self.offer_words)
        down.addWidget(self.offer, 0, Qt.AlignmentFlag.AlignLeft)
        self.hide_offer()
        down.addSpacing(scaled(MIDDLE))
        across = QHBoxLayout()
        self.unlock.setMinimumWidth(scaled(120))
        across.addWidget(self.unlock)
        across.addWidget(Label(_("Enter"), "small", "text3"))
        across.addStretch(1)
        across.addWidget(self.recover)
        down.addLayout(across)
        self.passphrase.returnPressed.connect(self._ask)
        self.passphrase.installEventFilter(self)
        down.addStretch(1)

    def _store_card(self) -> QWidget:
        card = ground(QWidget(), "card")
        across = QHBoxLayout(card)
        across.setContentsMargins(scaled(MIDDLE), scaled(NARROW), scaled(MIDDLE), scaled(NARROW))
        across.setSpacing(scaled(MIDDLE))
        across.addWidget(Icon("lock-key", "text2"))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.store_name)
        words.addWidget(self.store_place)
        across.addLayout(words, 1)
        across.addWidget(self.other)
        return card

    def _said_line(self) -> QHBoxLayout:
        across = QHBoxLayout()
        across.setSpacing(scaled(6))
        across.addWidget(self.said_icon, 0, Qt.AlignmentFlag.AlignTop)
        across.addWidget(self.said, 1)
        self.said_icon.hide()
        self.said.setMinimumHeight(scaled(18))
        return across

    def show_store(self, folder: Path | None, users: list[str], user: str, opened: str, said: str) -> None:
        """Show a store's name and place, its users with the last one chosen, and what is wrong with it."""
        self.store_name.setText(folder.stem if folder else _("No store yet"))
        place = _("Choose one, or begin at the right.")
        if folder:
            place = _("{folder}, last opened {when}") if opened else "{folder}"
            place = place.format(folder=short_path(folder), when=opened)
        self.store_place.setText(place)
        self._verbs = (_("Unlock"), _("Unlocking…"))
        self._show_users(users, user)
        if said:
            self._say(said, "bad")

    def show_backup(self, name: str, made: str, users: list[str], said: str) -> None:
        """Show a backup in place of a store: its file, when it was made, who opens it, and what becomes of it."""
        self._verbs = (_("Restore"), _("Restoring…"))
        self.store_name.setText(name)
        self.store_place.setText(made)
        self._show_users(users, self.user.currentText())
        self._say(said, "text2")

    def show_offer(self, words: str, called: Callable[[], object]) -> None:
        """Offer a backup below what is wrong with the store."""
        self._offered = called
        self.offer_words.setText(words)
        self.offer_words.show()
        self.offer.show()
        self.offer.setFocus()

    def hide_offer(self) -> None:
        """Offer nothing any more."""
        self._offered = None
        self.offer_words.hide()
        self.offer.hide()

    def _take_offer(self) -> None:
        if self._offered is not None:
            self._offered()

    def _show_users(self, users: list[str], user: str) -> None:
        self.hide_offer()
        self.user.clear()
        self.user.addItems(users)
        self.user.setCurrentText(user if user in users else next(iter(users), ""))
        self.unlock.setEnabled(bool(users))
        self.unlock.setText(self._verbs[0])
        self.clear_error()
        self.passphrase.setFocus()

    def show_recent(self, folders: Sequence[Path]) -> None:
        """Offer the stores that were opened here lately beside any other folder."""
        self._recent = folders

    def stores_menu(self) -> QMenu:
        """Return the menu of the stores that can be chosen."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for folder in self._recent:
            action = menu.addAction(_("{name}  ·  {folder}").format(name=folder.stem, folder=short_path(folder)))
            action.triggered.connect(partial(self._choose, folder))
        if self._recent:
            menu.addSeparator()
        menu.addAction(_("Another folder…")).triggered.connect(lambda _checked=False: self.other_asked.emit())
        return menu

    def _open_stores(self) -> None:
        if self._recent:
            self.stores_menu().popup(self.other.mapToGlobal(self.other.rect().bottomLeft()))
        else:
            self.other_asked.emit()

    def _choose(self, folder: Path, _checked: bool = False) -> None:
        self.store_asked.emit(folder)

    def show_error(self, text: str) -> None:
        """Say in red what is wrong, under the passphrase, which is marked for typing again."""
        self._say(text, "bad")
        set_state(self.passphrase, "bad")
        self.passphrase.selectAll()
        self.passphrase.setFocus()

    def clear_error(self) -> None:
        """Say nothing."""
        self._say("", "text2")
        set_state(self.passphrase, "")

    def set_busy(self, busy: bool) -> None:
        """Take no input while the passphrase is tried, which takes half a second on purpose."""
        self.passphrase.hide_text()
        for widget in (self.user, self.passphrase, self.unlock, self.recover, self.other):
            widget.setEnabled(not busy)
        self.unlock.setText(self._verbs[busy])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Say that Caps Lock seems to be on while the passphrase is typed."""
        if watched is self.passphrase and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            self._note_caps(event)
        return super().eventFilter(watched, event)

    def _note_caps(self, event: QKeyEvent) -> None:
        shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.text().isalpha():
            if event.text().isupper() and not shifted:
                self._say(_("Caps Lock is on"), "warn")
            else:
                self.clear_error()

    def _say(self, text: str, tone: str) -> None:
        self.said.setText(text)
        self.said.set_tone(tone)
        self.said_icon.set_icon({"warn": "warn", "text2": "info"}.get(tone, "bad"), tone)
        self.said_icon.setVisible(bool(text))

    def _turn(self) -> None:
        self._recovery = not self._recovery
        self.secret_label.setText(_("Recovery code") if self._recovery else _("Passphrase"))
        self.passphrase.setAccessibleName(self.secret_label.text())
        self.recover.setText(_("Use the passphrase") if self._recovery else _("Use the recovery code"))
        self.user.setEnabled(not self._recovery)
        self.passphrase.clear()
        self.passphrase.setFocus()

    def _ask(self) -> None:
        secret = self.passphrase.text()
        self.passphrase.clear()
        self.unlock_asked.emit(self.user.currentText(), secret, self._recovery)


def short_path(folder: Path) -> str:
    """Return a folder as people read it, from their own folder on where it lies there."""
    home = Path.home()
    return f"~/{folder.relative_to(home)}" if folder.is_relative_to(home) else str(folder)

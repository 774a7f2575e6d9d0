"""The first thing one sees: unlock the office's store, or begin with a new one or the demo."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from resettle_desktop.desktop.basics import Icon, Label, Line, LinkButton, PrimaryButton, ShortLabel, ground, set_state
from resettle_desktop.desktop.first_start import NewStorePage, RecoveryPage
from resettle_desktop.desktop.remembered import Remembered
from resettle_desktop.desktop.theme import MIDDLE, NARROW, WIDE, font, scaled
from resettle_desktop.desktop.working import Progress, run
from resettle_desktop.records.dates import show_moment
from resettle_desktop.records.errors import KnownError
from resettle_desktop.records.texts import _
from resettle_desktop.store.folder import check_folder
from resettle_desktop.store.keys import KeyFile
from resettle_desktop.store.store import Store


class UnlockScreen(QWidget):
    """Asks for the passphrase at the left and offers the ways to begin at the right.

    Emits ``unlocked`` with the open Store; ``demo_asked`` and ``workbook_asked`` are for whoever can do those.
    """

    unlocked = Signal(object)
    demo_asked = Signal()
    workbook_asked = Signal()

    def __init__(self, remembered: Remembered, folder: Path | None = None, why: str = "") -> None:
        super().__init__()
        self._remembered = remembered
        self._folder: Path | None = None
        self.form = UnlockForm()
        self.new_store = NewStorePage()
        self.recovery = RecoveryPage()
        self._left = QStackedWidget()
        self._made: Store | None = None
        self._then: Callable[[], object] | None = None
        self._assemble(why)
        self._connect()
        recent = remembered.stores()
        self.choose(folder or (recent[0].folder if recent else None))

    def _assemble(self, why: str) -> None:
        ground(self, "win")
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        side = ground(QWidget(), "surface")
        down = QVBoxLayout(side)
        down.setContentsMargins(scaled(72), scaled(24), scaled(72), scaled(24))
        down.addStretch(3)
        down.addLayout(_title())
        if why:
            down.addSpacing(scaled(NARROW))
            down.addWidget(Label(why, "table", "text2", wraps=True))
        down.addSpacing(scaled(32))
        for page in (self.form, self.new_store, self.recovery):
            self._left.addWidget(page)
        down.addWidget(self._left)
        down.addStretch(4)
        down.addLayout(_offline())
        side.setFixedWidth(scaled(560))
        across.addWidget(side)
        across.addWidget(Line(upright=True))
        across.addWidget(self._ways(), 1)

    def _ways(self) -> QWidget:
        ways = QWidget()
        down = QVBoxLayout(ways)
        down.setContentsMargins(scaled(88), 0, scaled(88), 0)
        down.setSpacing(scaled(10))
        down.addStretch(3)
        down.addWidget(Label(_("First time on this computer?"), "title", weight=600))
        down.addWidget(Label(_("Three ways to begin. Nothing leaves this computer."), "text", "text2"))
        down.addSpacing(scaled(NARROW))
        demo, first = (
            _("44 invented cases, five departures."),
            _("Start with what UNHCR sent; you see every row first."),
        )
        empty = _("Choose a passphrase and print the recovery code. Then enter cases by hand.")
        chosen: tuple[tuple[str, str, str, str, Callable[[], object]], ...] = (
            ("play-circle", _("Look around in the demo"), demo, "Alt+D", self.demo_asked.emit),
            ("tray", _("New store from a workbook"), first, "Alt+W", self._begin_with_workbook),
            ("plus-circle", _("New, empty store"), empty, "Alt+N", self._begin),
        )
        for icon_name, title, text, key, called in chosen:
            down.addWidget(Way(icon_name, title, text, key, called))
            QShortcut(QKeySequence(key), self, called)
        down.addStretch(4)
        return ways

    def _connect(self) -> None:
        self.form.unlock_asked.connect(self._unlock)
        self.form.other_asked.connect(self._ask_folder)
        self.new_store.made.connect(self._show_recovery)
        self.new_store.left.connect(lambda: self._left.setCurrentWidget(self.form))
        self.recovery.noted.connect(self._enter_new)

    def choose(self, folder: Path | None) -> None:
        """Show this store and who can open it; a folder that is no store is told under it."""
        self._folder = folder
        users, said = [], ""
        if folder is not None:
            try:
                check_folder(folder)
                users = [user.name for user in KeyFile.read(folder).users()]
            except KnownError as error:
                said = str(error)
        last = {store.folder: store for store in self._remembered.stores()}.get(folder.resolve()) if folder else None
        opened = show_moment(last.opened) if last else ""
        self.form.show_store(folder, users, last.user if last else "", opened, said)

    def _ask_folder(self) -> None:
        start = str(self._folder.parent if self._folder else Path.home())
        chosen = QFileDialog.getExistingDirectory(self, _("Choose the store's folder"), start)
        if chosen:
            self.choose(Path(chosen))

    def _unlock(self, user: str, secret: str, recovery: bool) -> None:
        folder = self._folder
        if folder is None:
            self.form.show_error(_("Choose a store first."))
            return
        self.form.set_busy(True)

        def open_it(_progress: Progress) -> Store:
            return Store.open_with_recovery(folder, secret) if recovery else Store.open(folder, user, secret)

        run(self, open_it, self._enter, self._refuse, _("Unlock"))

    def _refuse(self, error: Exception) -> None:
        self.form.set_busy(False)
        self.form.show_error(str(error))

    def _enter(self, store: Store) -> None:
        self.form.set_busy(False)
        self._remembered.store_opened(store.folder, store.user)
        self.unlocked.emit(store)

    def _begin(self) -> None:
        self._left.setCurrentWidget(self.new_store)
        self.new_store.begin()

    def _begin_with_workbook(self) -> None:
        self._then = self.workbook_asked.emit
        self._begin()

    def _show_recovery(self, store: Store, code: str) -> None:
        self._made = store
        self.recovery.show_code(code)
        self._left.setCurrentWidget(self.recovery)

    def _enter_new(self) -> None:
        if self._made is not None:
            self._enter(self._made)
            self._made = None
        if self._then is not None:
            self._then()


class UnlockForm(QWidget):
    """Store, user and passphrase; says what is wrong under the passphrase, and that Caps Lock is on."""

    unlock_asked = Signal(str, str, bool)
    other_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.store_name = Label(_("No store yet"), "text", weight=600)
        self.store_place = ShortLabel("", "table", "text2")
        self.user = QComboBox()
        self.user.setEditable(True)
        self.user.setAccessibleName(_("User"))
        self.passphrase = QLineEdit()
        self.passphrase.setEchoMode(QLineEdit.EchoMode.Password)
        self.said = Label("", "table", "bad", wraps=True)
        self.said_icon = Icon("bad", "bad")
        self.secret_label = Label(_("Passphrase"), "table", "text2", 500)
        self.unlock = PrimaryButton(_("Unlock"), called=self._ask)
        self.recover = LinkButton(_("Use the recovery code"), called=self._turn)
        self._recovery = False
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
        down.addSpacing(scaled(MIDDLE))
        across = QHBoxLayout()
        self.unlock.setMinimumWidth(scaled(120))
        across.addWidget(self.unlock)
        across.addWidget(Label(_("Enter"), "small", "text3"))
        across.addStretch(1)
        across.addWidget(self.recover)
        down.addLayout(across)
        self.passphrase.setAccessibleName(_("Passphrase"))
        self.passphrase.returnPressed.connect(self._ask)
        self.passphrase.installEventFilter(self)
        self.setTabOrder(self.passphrase, self.unlock)

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
        across.addWidget(LinkButton(_("Other…"), called=self.other_asked.emit))
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
            place = place.format(folder=_short(folder), when=opened)
        self.store_place.setText(place)
        self.user.clear()
        self.user.addItems(users)
        self.user.setCurrentText(user or (users[0] if users else ""))
        self.unlock.setEnabled(bool(users))
        self.show_error(said) if said else self.clear_error()
        self.passphrase.setFocus()

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
        for widget in (self.user, self.passphrase, self.unlock, self.recover):
            widget.setEnabled(not busy)
        self.unlock.setText(_("Unlocking…") if busy else _("Unlock"))

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
        self.said_icon.set_icon("warn" if tone == "warn" else "bad", tone)
        self.said_icon.setVisible(bool(text))

    def _turn(self) -> None:
        self._recovery = not self._recovery
        self.secret_label.setText(_("Recovery code") if self._recovery else _("Passphrase"))
        self.passphrase.setAccessibleName(self.secret_label.text())
        self.recover.setText(_("Use the passphrase") if self._recovery else _("Use the recovery code"))
        self.passphrase.clear()
        self.passphrase.setFocus()

    def _ask(self) -> None:
        secret = self.passphrase.text()
        self.passphrase.clear()
        self.unlock_asked.emit(self.user.currentText(), secret, self._recovery)


class Way(QPushButton):
    """One way to begin: an icon, a title, a sentence and its key."""

    def __init__(self, icon_name: str, title: str, text: str, key: str, called: Callable[[], object]) -> None:
        super().__init__()
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)
        self.setProperty("kind", "way")
        across = QHBoxLayout(self)
        across.setContentsMargins(scaled(WIDE), scaled(NARROW), scaled(WIDE), scaled(NARROW))
        across.setSpacing(scaled(WIDE))
        across.addWidget(Icon(icon_name, "accent", 20))
        words = QVBoxLayout()
        words.setSpacing(scaled(2))
        words.addWidget(Label(title, "text", weight=600))
        words.addWidget(Label(text, "table", "text2", wraps=True))
        across.addLayout(words, 1)
        across.addWidget(Label(key, "small", "text3"))
        self.setFont(font("text"))
        self.clicked.connect(lambda _checked=False: called())


def _title() -> QHBoxLayout:
    across = QHBoxLayout()
    across.setSpacing(scaled(10))
    across.addWidget(Icon("suitcase-simple", "accent", 24))
    across.addWidget(Label(_("Resettle Desktop"), "title", weight=500))
    across.addStretch(1)
    return across


def _offline() -> QHBoxLayout:
    across = QHBoxLayout()
    across.setSpacing(scaled(10))
    across.addWidget(Icon("wifi-slash", "text3"))
    across.addWidget(Label(_("Works without network; all stays on this computer, encrypted."), "table", "text2"))
    across.addStretch(1)
    return across


def _short(folder: Path) -> str:
    home = Path.home()
    return f"~/{folder.relative_to(home)}" if folder.is_relative_to(home) else str(folder)

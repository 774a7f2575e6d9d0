"""Users in the settings: who can open the store and what they may do; let in, given rights and passphrases, let out."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from resettle_desktop.desktop.lists.table import Table
from resettle_desktop.desktop.parts.basics import Button, Label, Line, LinkButton, ground
from resettle_desktop.desktop.parts.failure_note import FailureNote
from resettle_desktop.desktop.parts.rows import Cell, Column, Row, RowsModel
from resettle_desktop.desktop.parts.theme import MIDDLE, NARROW, PAGE_MARGIN, scaled
from resettle_desktop.desktop.parts.working import Progress, Work, run
from resettle_desktop.desktop.settings.user_form import UserForm
from resettle_desktop.records.texts import _, mark
from resettle_desktop.store.keys import KeyFile, User
from resettle_desktop.store.office_users import OfficeUsers
from resettle_desktop.store.opening import Secret
from resettle_desktop.store.store import Store

_COLUMNS = (
    ("administrator", mark("Administrator"), mark("Lets others in and out")),
    ("officer", mark("Officer"), mark("Keeps cases, persons and departures")),
    ("medical", mark("Medical key"), mark("Reads and writes sealed details")),
)


class UsersSide(QWidget):
    """Lists the users of a store and changes them, each time with one's own passphrase; ``message`` says what was done.

    Who opened the store with the recovery code types that in its place. Nothing of it can be taken back, and no
    passphrase is kept.
    """

    message = Signal(str, object)

    def __init__(self, store: Store) -> None:
        super().__init__()
        ground(self, "surface")
        self._store = store
        self.users: list[User] = []
        self.work: Work | None = None
        self.table = Table(_("Users"))
        self.new_button = Button(_("Somebody new"), "plus", self.begin)
        self.form = UserForm()
        self.code = Label("", "title", number=True)
        self._code_words, self._code_box = Label("", "table", "text2", wraps=True), QWidget()
        self.failure = FailureNote()
        self._assemble()
        self.table.show_rows(RowsModel(_columns(), lambda: len(self.users), self._rows))
        self.table.selected.connect(lambda _key: self._show_selected())
        self.form.save_button.clicked.connect(self.save)
        self.form.remove_button.clicked.connect(self.remove)
        self.form.recovery_button.clicked.connect(self.renew_recovery)
        self.refresh()

    def _assemble(self) -> None:
        margin = scaled(PAGE_MARGIN)
        head = QHBoxLayout()
        head.setContentsMargins(margin, scaled(10), margin, scaled(NARROW))
        head.addWidget(Label(_("Users"), "title", weight=600))
        head.addStretch(1)
        head.addWidget(self.new_button)
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(0)
        down.addLayout(head)
        text = _(
            "Details of health are sealed with the medical key. Who does not hold it sees the outcome and never why."
        )
        said = Label(text, "table", "text2", wraps=True)
        said.setContentsMargins(margin, 0, margin, scaled(MIDDLE))
        down.addWidget(said)
        down.addWidget(self.failure)
        down.addWidget(self._shown_code())
        down.addWidget(Line())
        down.addWidget(self.table, 1)
        down.addWidget(Line())
        down.addWidget(self.form)

    def _shown_code(self) -> QWidget:
        across = QHBoxLayout(self._code_box)
        across.setContentsMargins(scaled(PAGE_MARGIN), scaled(NARROW), scaled(PAGE_MARGIN), scaled(MIDDLE))
        across.setSpacing(scaled(MIDDLE))
        self.code.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        down = QVBoxLayout()
        down.addWidget(self.code)
        down.addWidget(self._code_words)
        across.addLayout(down, 1)
        across.addWidget(LinkButton(_("It is noted"), "check", self._forget_code))
        ground(self._code_box, "note")
        self._code_box.hide()
        return self._code_box

    # what others call

    def refresh(self) -> None:
        """Read anew who can open the store; the one who is shown stays."""
        self.users = KeyFile.read(self._store.folder).users()
        self.form.show_rights(self._by_recovery(), self._may_change_others())
        self.new_button.setVisible(self._may_change_others())
        self.table.reload()
        if self.table.currentIndex().row() < 0 and self.users:
            self.table.select_row(0)
        self._show_selected()

    def selected(self) -> User | None:
        """Return the user whose row is selected, None for somebody new."""
        row = self.table.currentIndex().row()
        return self.users[row] if 0 <= row < len(self.users) else None

    def begin(self) -> None:
        """Begin somebody new."""
        self.table.clearSelection()
        self.table.setCurrentIndex(self.table.rootIndex())
        self.form.show_user(None, False)
        self.form.name.setFocus()

    def save(self) -> None:
        """Let somebody new in, or give the selected user the passphrase and the rights that are typed."""
        wrong = self.form.wrong()
        if wrong:
            self.failure.tell(wrong)
            return
        form, before = self.form, self.selected()
        name, passphrase, roles = form.typed_name(), form.passphrase.text(), form.roles()
        if before is None:
            said = _("{name} can open the store").format(name=name)
            self._change(lambda users: users.add(name, passphrase, roles), said)
        elif set(roles) == set(before.roles):
            said = _("{name} has a new passphrase").format(name=before.name)
            self._change(lambda users: users.set_passphrase(before.name, passphrase), said)
        else:
            said = _("{name} has other rights and a new passphrase").format(name=before.name)
            self._change(lambda users: users.set_rights(before.name, passphrase, roles), said)

    def remove(self) -> None:
        """Let the selected user in no more."""
        before = self.selected()
        if before is not None:
            text = _("{name} opens the store no more. Backups that were written before open with the old passphrase.")
            self._change(lambda users: users.remove(before.name), text.format(name=before.name))

    def renew_recovery(self) -> None:
        """Make a new recovery code, and show it once."""
        self._change(lambda users: users.renew_recovery(), _("The old recovery code opens nothing from now on"))

    # events

    def showEvent(self, event: QShowEvent) -> None:
        """Look anew whenever it is shown."""
        super().showEvent(event)
        self.refresh()

    # internals

    def _change(self, act: Callable[[OfficeUsers], str | None], said: str) -> None:
        """Do this off the window's thread, with the passphrase of who sits here: keys are slow to stretch."""
        mine = self.form.mine.text()
        if not mine:
            self.failure.tell(_("Type your own passphrase: nothing of this is done without it."))
            self.form.mine.setFocus()
            return
        by_recovery = self._by_recovery()
        folder, secret = self._store.folder, Secret("" if by_recovery else self._store.user, mine, by_recovery)

        def work(_progress: Progress) -> str | None:
            return act(OfficeUsers.unlock(folder, secret))

        self.failure.tell("")
        self.form.set_busy(True)
        self.work = run(self, work, lambda code: self._changed(said, code), self._refuse, _("Changing the users"))

    def _changed(self, said: str, code: str | None) -> None:
        self.form.set_busy(False)
        self.form.clear()
        self.refresh()
        if code:
            self.code.setText(code)
            text = _("Write it down or print it, and lock it away: it opens everything, and it is shown only now.")
            self._code_words.setText(text)
            self._code_box.show()
        self.message.emit(said, None)

    def _refuse(self, error: Exception) -> None:
        self.form.set_busy(False)
        self.failure.tell(str(error))

    def _forget_code(self) -> None:
        self.code.setText("")
        self._code_box.hide()

    def _show_selected(self) -> None:
        user = self.selected()
        if user is not None or not self.form.typed_name():
            self.form.show_user(user, user is not None and self._is_me(user))

    def _by_recovery(self) -> bool:
        """Return whether the one who sits here is none of the users: the recovery code opened the store."""
        return not any(self._is_me(user) for user in self.users)

    def _may_change_others(self) -> bool:
        return self._by_recovery() or any(self._is_me(user) and "administrator" in user.roles for user in self.users)

    def _is_me(self, user: User) -> bool:
        return user.name.casefold() == self._store.user.casefold()

    def _rows(self, start: int, count: int) -> list[Row]:
        return [
            Row(place, (Cell(user.name, detail=_("you") if self._is_me(user) else ""), *_cells(user)))
            for place, user in enumerate(self.users)
        ][start : start + count]


def _columns() -> list[Column]:
    rights = [Column(role, _(title), 230, subtitle=_(said), sortable=False) for role, title, said in _COLUMNS]
    return [Column("name", _("User"), 220, sortable=False), *rights]


def _cells(user: User) -> list[Cell]:
    return [
        Cell(_("yes"), "ok", "ok") if role in user.roles else Cell("–", text_tone="text3") for role, *_rest in _COLUMNS
    ]

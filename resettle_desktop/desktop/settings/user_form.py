"""What is typed of one user: the name, what they may do, a new passphrase, and one's own that allows it."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from resettle_desktop.desktop.parts.basics import Button, Chip, Label, PrimaryButton, ground
from resettle_desktop.desktop.parts.field_line import FieldLine
from resettle_desktop.desktop.parts.flow import FlowLayout
from resettle_desktop.desktop.parts.secret_line import SecretLine, wrong_passphrase
from resettle_desktop.desktop.parts.theme import MIDDLE, NARROW, PAGE_MARGIN, height, scaled
from resettle_desktop.records.texts import _, mark
from resettle_desktop.store.keys import ROLES, User

_ROLE_WORDS = {"administrator": mark("Administrator"), "officer": mark("Officer"), "medical": mark("Medical key")}
_LABEL, _LINE = 128, 300


class UserForm(QWidget):
    """Holds the lines and buttons; who has it connects these."""

    def __init__(self) -> None:
        super().__init__()
        ground(self, "surface")
        self.title = Label("", "text", weight=600)
        self.name = FieldLine()
        self.chips = {role: Chip(_(_ROLE_WORDS[role]), "minus") for role in ROLES}
        self.passphrase, self.again = SecretLine(_("New passphrase")), SecretLine(_("New passphrase again"))
        self.mine = SecretLine(_("Your own passphrase"))
        self.said = Label("", "table", "text2", wraps=True)
        self.save_button = PrimaryButton("")
        self.remove_button = Button(_("Let in no more"), "user-minus")
        self.recovery_button = Button(_("New recovery code"), "key")
        self._user: User | None = None
        self._me, self._may_change_others = False, True
        self._mine_label = Label("", "table", "text2")
        self._assemble()
        for part in (self.name, self.passphrase, self.again, self.mine):
            part.textChanged.connect(self._show_buttons)
        for chip in self.chips.values():
            chip.toggled.connect(self._show_buttons)
            chip.toggled.connect(lambda on, chip=chip: chip.set_icon("check" if on else "minus"))

    def _assemble(self) -> None:
        rights = QWidget()
        flow = FlowLayout(rights, scaled(NARROW), height("chip"))
        for chip in self.chips.values():
            flow.addWidget(chip)
        self.name.setAccessibleName(_("Name"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(scaled(NARROW))
        grid.setVerticalSpacing(scaled(NARROW))
        grid.setColumnMinimumWidth(0, scaled(_LABEL))
        grid.setColumnStretch(1, 10)
        grid.setColumnStretch(2, 1)  # takes what is left once the lines are as wide as they may be
        for place, (words, part) in enumerate((*self._lines()[:1], (_("Rights"), rights), *self._lines()[1:])):
            grid.addWidget(self._mine_label if part is self.mine else Label(words, "table", "text2"), place, 0)
            part.setMaximumWidth(scaled(_LINE))
            grid.addWidget(part, place, 1)
        rights.setMaximumWidth(scaled(2 * _LINE))
        buttons = QHBoxLayout()
        buttons.setSpacing(scaled(NARROW))
        for button in (self.save_button, self.remove_button):
            buttons.addWidget(button)
        buttons.addStretch(1)
        buttons.addWidget(self.recovery_button)
        down = QVBoxLayout(self)
        down.setContentsMargins(scaled(PAGE_MARGIN), scaled(MIDDLE), scaled(PAGE_MARGIN), scaled(PAGE_MARGIN))
        down.setSpacing(scaled(MIDDLE))
        down.addWidget(self.title)
        down.addLayout(grid)
        down.addWidget(self.said)
        down.addLayout(buttons)

    def _lines(self) -> tuple[tuple[str, FieldLine], ...]:
        return (
            (_("Name"), self.name), (_("New passphrase"), self.passphrase), (_("The same again"), self.again),
            (_("Your own passphrase"), self.mine),
        )  # fmt: skip

    # what others call

    def show_rights(self, by_recovery: bool, may_change_others: bool) -> None:
        """Say with what the one who sits here shows who it is, and offer what this one may do."""
        self._mine_label.setText(_("Recovery code") if by_recovery else _("Your own passphrase"))
        self.mine.setAccessibleName(self._mine_label.text())
        self._may_change_others = may_change_others
        self.recovery_button.setVisible(may_change_others)

    def show_user(self, user: User | None, me: bool) -> None:
        """Show a user, None for somebody new; ``me`` where it is who sits here."""
        if user is not None and (user, me) == (self._user, self._me):
            return
        self._user, self._me = user, me
        self.title.setText(user.name if user else _("Somebody new"))
        self.name.setText(user.name if user else "")
        self.name.setReadOnly(user is not None)
        for role, chip in self.chips.items():
            chip.setChecked(role in (user.roles if user else ("officer",)))
        self.said.setText(_said(user, me) if self._allowed() else _("Only an administrator changes others."))
        self.save_button.setText(_("Change") if user else _("Let in"))
        self.save_button.setAccessibleName(self.save_button.text())
        self.remove_button.setVisible(user is not None and not me and self._may_change_others)
        for part in (*self.chips.values(), self.passphrase, self.again):
            part.setEnabled(self._allowed() and (self._may_change_others or part not in self.chips.values()))
        self._show_buttons()

    def typed_name(self) -> str:
        """Return the name, without blanks around it."""
        return self.name.text().strip()

    def roles(self) -> tuple[str, ...]:
        """Return the rights that are chosen."""
        return tuple(role for role, chip in self.chips.items() if chip.isChecked())

    def wrong(self) -> str:
        """Return what keeps this from being done, empty for nothing."""
        if not self.typed_name():
            return _("A user needs a name.")
        if not self.roles():
            return _("A user may do at least one thing: choose what.")
        return wrong_passphrase(self.passphrase.text(), self.again.text())

    def clear(self) -> None:
        """Forget what was typed, passphrases above all."""
        self._user = None
        self.name.clear()
        for line in (self.passphrase, self.again, self.mine):
            line.clear()
            line.hide_text()

    def set_busy(self, busy: bool) -> None:
        """Hold all still while the keys are worked on."""
        self.setEnabled(not busy)

    # internals

    def _allowed(self) -> bool:
        return self._me or self._may_change_others

    def _show_buttons(self, _told: object = None) -> None:
        typed = bool(self.passphrase.text() and self.again.text() and self.mine.text())
        self.save_button.setEnabled(typed and bool(self.typed_name()) and self._allowed())
        for button in (self.remove_button, self.recovery_button):
            button.setEnabled(bool(self.mine.text()))


def _said(user: User | None, me: bool) -> str:
    if me:
        return _("Your new passphrase holds from the next time you open the store.")
    if user is None:
        return _("They choose the passphrase themselves, here, and tell it to nobody.")
    return _("Other rights need a passphrase that they choose anew, here: their keys are wrapped with it.")

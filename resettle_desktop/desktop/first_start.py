"""Making a new store: its place, its first user, a passphrase, and the recovery code that is shown once."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths, Signal
from PySide6.QtWidgets import QApplication, QCheckBox, QFileDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from resettle_desktop.desktop.basics import Button, Label, LinkButton, PrimaryButton, ground
from resettle_desktop.desktop.theme import MIDDLE, NARROW, WIDE, scaled
from resettle_desktop.desktop.working import Progress, run
from resettle_desktop.records.texts import _
from resettle_desktop.store.folder import SUFFIX
from resettle_desktop.store.store import Store

SHORTEST_PASSPHRASE = 12  # characters; four plain words have more


class NewStorePage(QWidget):
    """Asks for what a new store needs; emits ``made`` with the open Store and its recovery code."""

    made = Signal(object, str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.office = _line(_("Office"), _("Such as Beirut"))
        self.folder = _line(_("Folder"))
        self.folder.setText(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
        self.user = _line(_("Your name"), _("Such as rania.haddad"))
        self.passphrase = _line(_("Passphrase"), _("Four or five plain words are easy to keep and hard to guess"))
        self.again = _line(_("The same once more"))
        for secret in (self.passphrase, self.again):
            secret.setEchoMode(QLineEdit.EchoMode.Password)
        self.said = Label("", "table", "bad", wraps=True)
        self.make = PrimaryButton(_("Make the store"), called=self._make)
        self._assemble()

    def _assemble(self) -> None:
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(scaled(4))
        for line in (self.office, self.folder, self.user, self.passphrase, self.again):
            down.addWidget(Label(line.accessibleName(), "table", "text2", 500))
            down.addLayout(self._folder_line()) if line is self.folder else down.addWidget(line)
            down.addSpacing(scaled(NARROW))
        down.addWidget(self.said)
        across = QHBoxLayout()
        across.addWidget(self.make)
        across.addStretch(1)
        across.addWidget(LinkButton(_("Back"), called=self.left.emit))
        down.addLayout(across)
        self.again.returnPressed.connect(self._make)

    def _folder_line(self) -> QHBoxLayout:
        across = QHBoxLayout()
        across.addWidget(self.folder, 1)
        across.addWidget(Button(_("Choose…"), called=self._choose))
        return across

    def begin(self) -> None:
        """Put the cursor into the first line."""
        self.office.setFocus()

    def _choose(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, _("Where the store shall stand"), self.folder.text())
        if chosen:
            self.folder.setText(chosen)

    def _wrong(self) -> str:
        if not self.office.text().strip() or not self.user.text().strip():
            return _("Give the office and your name.")
        if len(self.passphrase.text()) < SHORTEST_PASSPHRASE:
            return _("The passphrase needs at least {count} characters.").format(count=SHORTEST_PASSPHRASE)
        if self.passphrase.text() != self.again.text():
            return _("The two passphrases differ. Type them again.")
        return ""

    def _make(self) -> None:
        self.said.setText(self._wrong())
        if self.said.text():
            return
        self.make.setEnabled(False)
        name = self.office.text().strip().lower().replace(" ", "-")
        path = Path(self.folder.text()) / (name + SUFFIX)
        user, passphrase = self.user.text().strip(), self.passphrase.text()

        def make_it(_progress: Progress) -> tuple[Store, str]:
            return Store.create(path, user, passphrase)

        run(self, make_it, self._tell, self._refuse, _("Make the store"))

    def _tell(self, made: tuple[Store, str]) -> None:
        self.make.setEnabled(True)
        for secret in (self.passphrase, self.again):
            secret.clear()
        self.made.emit(*made)

    def _refuse(self, error: Exception) -> None:
        self.make.setEnabled(True)
        self.said.setText(str(error))


class RecoveryPage(QWidget):
    """Shows the recovery code once; goes on only when the person says that it is noted."""

    noted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.code = Label("", "large", weight=600, tabular=True, number=True, wraps=True)
        self.kept = QCheckBox(_("I have written it down and put it away safely"))
        self.go = PrimaryButton(_("Open the store"), called=self.noted.emit)
        self.go.setEnabled(False)
        self.kept.toggled.connect(self.go.setEnabled)
        self._assemble()

    def _assemble(self) -> None:
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(scaled(MIDDLE))
        down.addWidget(Label(_("The recovery code of this store"), "text", weight=600))
        why = _(
            "It opens the store when a passphrase is lost. It is shown this once: write it on paper, not on a computer."
        )
        down.addWidget(Label(why, "table", "text2", wraps=True))
        card = ground(QWidget(), "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(*[scaled(WIDE)] * 4)
        inside.addWidget(self.code)
        down.addWidget(card)
        down.addWidget(LinkButton(_("Copy"), called=self._copy))
        down.addWidget(self.kept)
        down.addWidget(self.go)

    def show_code(self, code: str) -> None:
        """Show this code; the tick is taken away."""
        self.code.setText(code)
        self.kept.setChecked(False)
        self.kept.setFocus()

    def _copy(self) -> None:
        QApplication.clipboard().setText(self.code.text())


def _line(name: str, example: str = "") -> QLineEdit:
    line = QLineEdit()
    line.setAccessibleName(name)
    line.setPlaceholderText(example)
    return line

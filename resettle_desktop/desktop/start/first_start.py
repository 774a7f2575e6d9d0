"""Making a new store: its place, its first user, a passphrase, and the recovery code that is shown once."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Signal
from PySide6.QtWidgets import QApplication, QCheckBox, QFileDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from resettle_desktop.desktop.papers.recovery import ask_text_file, print_recovery, recovery_text
from resettle_desktop.desktop.parts.basics import Button, Label, LinkButton, PrimaryButton, ShortLabel, ground
from resettle_desktop.desktop.parts.secret_line import SecretLine, wrong_passphrase
from resettle_desktop.desktop.parts.theme import MIDDLE, NARROW, TIGHT, WIDE, scaled
from resettle_desktop.desktop.parts.working import Progress, run
from resettle_desktop.desktop.start.unlock_form import short_path
from resettle_desktop.records.errors import KnownError
from resettle_desktop.records.texts import _
from resettle_desktop.store.folder import SUFFIX, write_atomically
from resettle_desktop.store.store import Store

AskFile = Callable[[QWidget, str], Path | None]
Print = Callable[[QWidget, str, str], bool]


class NewStorePage(QWidget):
    """Asks for what a new store needs; emits ``made`` with the open Store and its recovery code."""

    made = Signal(object, str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.office = _line(_("Office"), _("Such as Beirut"))
        self.folder = _line(_("Folder"))
        self.folder.setText(str(_usual_place()))
        self.place = ShortLabel("", "small", "text2")
        self.user = _line(_("Your name"), _("Such as rania.haddad"))
        self.passphrase, self.again = SecretLine(_("Passphrase")), SecretLine(_("The same once more"))
        self.passphrase.setPlaceholderText(_("Four or five plain words are easy to keep and hard to guess"))
        self.said = Label("", "table", "bad", wraps=True)
        self.make = PrimaryButton(_("Make the store"), called=self._make)
        self.back = LinkButton(_("Back"), called=self.left.emit)
        self._assemble()
        for line in (self.office, self.folder):
            line.textChanged.connect(self._show_place)
        self._show_place()

    def _assemble(self) -> None:
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(scaled(TIGHT))
        for line in (self.office, self.folder, self.user, self.passphrase, self.again):
            down.addWidget(Label(line.accessibleName(), "table", "text2", 500))
            down.addLayout(self._folder_line()) if line is self.folder else down.addWidget(line)
            if line is self.folder:
                down.addWidget(self.place)
            down.addSpacing(scaled(TIGHT))
        down.addWidget(self.said)
        across = QHBoxLayout()
        across.addWidget(self.make)
        across.addStretch(1)
        across.addWidget(self.back)
        down.addLayout(across)
        down.addStretch(1)
        self.again.returnPressed.connect(self._make)

    def _folder_line(self) -> QHBoxLayout:
        across = QHBoxLayout()
        across.addWidget(self.folder, 1)
        across.addWidget(Button(_("Choose…"), called=self._choose))
        return across

    def begin(self) -> None:
        """Put the cursor into the first line."""
        self.office.setFocus()

    def path(self) -> Path | None:
        """Return where the store will stand, None while the office has no name."""
        name = re.sub(r"[^\w]+", "-", self.office.text().casefold()).strip("-")
        return Path(self.folder.text().strip()).expanduser() / (name + SUFFIX) if name else None

    def _show_place(self) -> None:
        path = self.path()
        self.place.setText(_("It will stand in {path}").format(path=short_path(path)) if path else "")

    def _choose(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, _("Where the store shall stand"), self.folder.text())
        if chosen:
            self.folder.setText(chosen)

    def _wrong(self) -> str:
        if self.path() is None or not self.user.text().strip():
            return _("Give the office and your name.")
        return wrong_passphrase(self.passphrase.text(), self.again.text())

    def _make(self) -> None:
        self.said.setText(self._wrong())
        path = self.path()
        if self.said.text() or path is None:
            return
        self._set_busy(True)
        user, passphrase = self.user.text().strip(), self.passphrase.text()

        def make_it(_progress: Progress) -> tuple[Store, str]:
            return Store.create(path, user, passphrase)

        run(self, make_it, self._tell, self._refuse, _("Make the store"))

    def _set_busy(self, busy: bool) -> None:
        for widget in (self.make, self.back, self.office, self.folder, self.user, self.passphrase, self.again):
            widget.setEnabled(not busy)

    def _tell(self, made: tuple[Store, str]) -> None:
        self._set_busy(False)
        for secret in (self.passphrase, self.again):
            secret.clear()
            secret.hide_text()
        self.made.emit(*made)

    def _refuse(self, error: Exception) -> None:
        self._set_busy(False)
        self.said.setText(str(error))


class RecoveryPage(QWidget):
    """Shows the recovery code once; goes on only when it was printed or saved, or the person says that it is noted.

    ``ask_file`` gives the file to save it in, ``print_text`` puts it on paper and returns whether it did.
    """

    noted = Signal()

    def __init__(self, ask_file: AskFile = ask_text_file, print_text: Print = print_recovery) -> None:
        super().__init__()
        self._ask_file, self._print_text = ask_file, print_text
        self._name, self._text, self._folder = "", "", Path()
        self.code = Label("", "large", weight=600, tabular=True, number=True)
        self.said = Label("", "table", "text2", wraps=True)
        self.kept = QCheckBox(_("I have written it down and put it away safely"))
        self.kept.setAccessibleName(self.kept.text())
        self.go = PrimaryButton(_("Open the store"), called=self.noted.emit)
        self.go.setEnabled(False)
        self.kept.toggled.connect(self.go.setEnabled)
        self.print_button = Button(_("Print…"), "printer", self._print)
        self.save_button = Button(_("Save as a file…"), "download-simple", self._save)
        self._assemble()

    def _assemble(self) -> None:
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(scaled(MIDDLE))
        down.addWidget(Label(_("The recovery code of this store"), "text", weight=600))
        why = _(
            "It opens the store when a passphrase is lost. It is shown this once. Keep it on paper or on a memory "
            "stick in the office's safe, apart from this computer."
        )
        down.addWidget(Label(why, "table", "text2", wraps=True))
        card = ground(QWidget(), "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(*[scaled(WIDE)] * 4)
        inside.addWidget(self.code)
        down.addWidget(card)
        ways = QHBoxLayout()
        ways.setSpacing(scaled(NARROW))
        for button in (self.print_button, self.save_button, LinkButton(_("Copy"), called=self._copy)):
            ways.addWidget(button)
        ways.addStretch(1)
        down.addLayout(ways)
        down.addWidget(self.said)
        down.addWidget(self.kept)
        across = QHBoxLayout()
        across.addWidget(self.go)
        across.addStretch(1)
        down.addLayout(across)
        down.addStretch(1)

    def show_code(self, folder: Path, user: str, code: str) -> None:
        """Show the code of the store in this folder, which this user made; the tick is taken away."""
        self._name, self._folder = folder.stem, folder
        self._text = recovery_text(folder, user, code)
        self.code.setText(_in_two_lines(code))
        self.code.setAccessibleName(code)
        self.said.setText("")
        self.kept.setChecked(False)
        self.print_button.setFocus()

    def _print(self) -> None:
        try:
            done = self._print_text(self, self._name, self._text)
        except KnownError as error:
            self._say(str(error), "bad")
            return
        if done:
            self._say(_("Sent to the printer. Look that the paper can be read."), "text2")
            self.kept.setChecked(True)

    def _save(self) -> None:
        path = self._ask_file(self, self._name)
        if path is None:
            return
        if self._folder in path.parents:
            self._say(_("Whoever finds the store would find the code. Nothing was saved. Choose another place."), "bad")
            return
        try:
            write_atomically(path, self._text.encode("utf-8"))
        except KnownError as error:
            self._say(str(error), "bad")
            return
        self._say(_("Saved as {file}.").format(file=short_path(path)), "text2")
        self.kept.setChecked(True)

    def _say(self, text: str, tone: str) -> None:
        self.said.set_tone(tone)
        self.said.setText(text)

    def _copy(self) -> None:
        QApplication.clipboard().setText(self.code.accessibleName())


def _line(name: str, example: str = "") -> QLineEdit:
    line = QLineEdit()
    line.setAccessibleName(name)
    line.setPlaceholderText(example)
    return line


def _usual_place() -> Path:
    """Return the folder of documents where there is one, else the person's own."""
    documents = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    return documents if documents.is_dir() else Path.home()


def _in_two_lines(code: str) -> str:
    groups = code.split("-")
    half = len(groups) // 2
    return "  ".join(groups[:half]) + "\n" + "  ".join(groups[half:])

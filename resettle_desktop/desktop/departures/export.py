"""The panel that writes Fedasil's workbook of a departure: what leaves, under which password, and where it is then."""

from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCheckBox, QFileDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from resettle_desktop.desktop.departures.models import families_word, persons_word
from resettle_desktop.desktop.frame.frame import top_level
from resettle_desktop.desktop.parts.basics import Icon, Label, Line, PrimaryButton, QuietButton, emptied, ground
from resettle_desktop.desktop.parts.message import Message
from resettle_desktop.desktop.parts.panel import Panel
from resettle_desktop.desktop.parts.theme import MIDDLE, NARROW, PAGE_MARGIN, font, scaled
from resettle_desktop.desktop.parts.working import Progress, Work, run
from resettle_desktop.exchange.exporting import Exported, export_workbook
from resettle_desktop.exchange.layouts import layout
from resettle_desktop.exchange.passwords import propose_password
from resettle_desktop.records.numbers import id_text
from resettle_desktop.records.texts import _
from resettle_desktop.store.store import Store
from resettle_desktop.store.views import Movement

LAYOUT = "fedasil-arrivals"
_WIDTH = 380


class ExportPanel(Panel):
    """Asks whether and how the workbook is protected, and writes it; ``message`` says that it is written."""

    message = Signal(str, object)

    def __init__(self, store: Store) -> None:
        super().__init__(_("Workbook for Fedasil"), _WIDTH)
        self._store = store
        self._movement: Movement | None = None
        self.work: Work | None = None
        self._what = Label("", "table", "text", wraps=True)
        self.protect = QCheckBox(_("Protect with a password"))
        self.password = QLineEdit()
        self.copy_button = QuietButton("", "copy", self._copy)
        self.again_button = QuietButton("", "arrows-clockwise", self._propose)
        self._advice = Label("", "table", "text2", wraps=True)
        self.save_button = PrimaryButton(_("Save the workbook…"), "export", self.ask_path)
        self.told = QVBoxLayout()
        self._assemble()
        self.protect.toggled.connect(self._show_password)

    def _assemble(self) -> None:
        for button, words in ((self.copy_button, _("Copy the password")), (self.again_button, _("Another password"))):
            button.setAccessibleName(words)
            button.setToolTip(words)
        self.protect.setFont(font("table", 500))
        self.protect.setAccessibleName(self.protect.text())
        self.password.setAccessibleName(_("Password of the workbook"))
        self.password.setFont(font("text", number=True))
        self.password.textEdited.connect(lambda _text: self._show_password())
        line = QHBoxLayout()
        line.setSpacing(scaled(2))
        for widget in (self.password, self.copy_button, self.again_button):
            line.addWidget(widget)
        body = QVBoxLayout()
        body.setContentsMargins(scaled(PAGE_MARGIN), 0, scaled(PAGE_MARGIN), scaled(MIDDLE))
        body.setSpacing(scaled(NARROW))
        body.addWidget(self._what)
        body.addWidget(Line())
        body.addWidget(self.protect)
        body.addLayout(line)
        body.addWidget(self._advice)
        body.addWidget(self.save_button)
        body.addLayout(self.told)
        body.addStretch(1)
        self.down.addLayout(body)
        self.setFocusProxy(self.save_button)

    # what others call

    def begin(self, movement: Movement) -> None:
        """Show the panel anew, with a new password proposed."""
        self._tell(None)
        self.protect.setChecked(True)
        self._propose()
        self.show_movement(movement)
        self.save_button.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_movement(self, movement: Movement) -> None:
        """Say what would leave with this departure."""
        self._movement = movement
        persons, families = len(movement.seats), len(movement.families)
        text = _(
            "{persons} of {families} leave this store in a workbook: names, dates of birth, numbers, documents and"
            " reception places, nothing of their health. It is meant for {recipient}: {purpose}."
        )
        meant = layout(LAYOUT)
        self._what.setText(
            text.format(
                persons=persons_word(persons), families=families_word(families), recipient=_(meant.recipient),
                purpose=_(meant.purpose)[:1].lower() + _(meant.purpose)[1:],
            )
            if persons
            else _("Nobody is on this departure yet, so there is nothing to send.")
        )  # fmt: skip
        self._show_password()

    def ask_path(self) -> None:
        """Let the person choose where the workbook goes, and write it there."""
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        kinds = _("Workbooks") + " (*.xlsx)"
        chosen, _kind = QFileDialog.getSaveFileName(
            self, _("Save the workbook"), str(Path(folder) / self.file_name()), kinds
        )
        if chosen:
            self.write(Path(chosen).with_suffix(".xlsx"))

    def file_name(self) -> str:
        """Return the name that is proposed for the file: of the layout and the departure, of no person."""
        reference = self._movement.departure.label() if self._movement else ""
        return f"{LAYOUT}-{re.sub(r'[^A-Za-z0-9-]+', '-', reference).strip('-')}.xlsx"

    def write(self, path: Path) -> None:
        """Write the workbook off the window's thread, one at a time; what stands in the way is told here."""
        if self._movement is None or (self.work is not None and self.work.running):
            return
        store, departure = self._store, id_text(self._movement.departure.id)
        password = self.password.text() if self.protect.isChecked() else None

        def work(progress: Progress) -> Exported:
            return export_workbook(
                store, LAYOUT, path, departure=departure, password=password, progress=progress.report
            )

        self._tell(None)
        said = _("Writing {file}").format(file=path.name)
        self.work = run(self, work, self._written, self._failed, said, store.reading)
        window = top_level(self)
        if window is not None:
            window.watch(self.work)

    # internals

    def _propose(self) -> None:
        self.password.setText(propose_password())
        self._show_password()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.password.text())
        self._advice.setText(_("The password is on the clipboard."))

    def _show_password(self) -> None:
        protected = self.protect.isChecked()
        for widget in (self.password, self.copy_button, self.again_button):
            widget.setVisible(protected)
        self._advice.setText(
            _("Note the password: it is kept nowhere, and nobody opens the workbook without it. Send it another way.")
            if protected
            else _("Anybody who gets hold of the file can read it.")
        )
        self._advice.set_tone("text2" if protected else "warn")
        someone = self._movement is not None and bool(self._movement.seats)
        self.save_button.setEnabled(someone and bool(self.password.text() or not protected))

    def _written(self, done: Exported) -> None:
        said = _("{persons} written to {file}").format(persons=persons_word(done.rows), file=done.path)
        self._tell(_done_line(said))
        self.message.emit(said, None)

    def _failed(self, error: Exception) -> None:
        self._tell(Message(_("Not written."), str(error)))

    def _tell(self, widget: QWidget | None) -> None:
        emptied(self.told)
        if widget is not None:
            self.told.addWidget(widget)


def _done_line(said: str) -> QWidget:
    line = ground(QWidget(), "ok")
    across = QHBoxLayout(line)
    across.setContentsMargins(scaled(MIDDLE), scaled(NARROW), scaled(MIDDLE), scaled(NARROW))
    across.setSpacing(scaled(NARROW))
    across.addWidget(Icon("ok", size=14), 0, Qt.AlignmentFlag.AlignTop)
    across.addWidget(Label(said, "table", "text", wraps=True), 1)
    line.setAccessibleName(said)
    return line

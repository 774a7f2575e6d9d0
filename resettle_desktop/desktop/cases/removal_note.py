"""The question above a case's sides before a person is removed with all that lives with the person."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from resettle_desktop.desktop.cases.removing import Removal
from resettle_desktop.desktop.parts.basics import Button, Icon, Label, ground
from resettle_desktop.desktop.parts.leavable import Leavable
from resettle_desktop.desktop.parts.theme import MIDDLE, NARROW, TIGHT, scaled
from resettle_desktop.records.texts import _


class RemovalNote(Leavable):
    """Says what goes along; takes no room while nothing is asked. ``agreed`` with the removal."""

    agreed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        ground(self, "warn")
        self.removal: Removal | None = None
        self.title = Label("", "table", "warn", 600)
        self.words = Label("", "table", "text", wraps=True)
        self.remove_button = Button(_("Remove"), "trash", self._agree)
        self.keep_button = Button(_("Keep"), called=self.leave)
        self.keep_button.setToolTip(_("Esc"))
        self._assemble()
        self.left.connect(self.leave)
        self.hide()

    def _assemble(self) -> None:
        across = QHBoxLayout(self)
        across.setContentsMargins(scaled(MIDDLE), scaled(NARROW), scaled(MIDDLE), scaled(NARROW))
        across.setSpacing(scaled(NARROW))
        across.addWidget(Icon("warn", "warn", 16), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(scaled(TIGHT))
        words.addWidget(self.title)
        words.addWidget(self.words)
        across.addLayout(words, 1)
        across.addWidget(self.remove_button)
        across.addWidget(self.keep_button)

    def begin(self, removal: Removal) -> None:
        """Ask where records go along; agree at once where none do, or where the person has to stay."""
        if removal.going_along() and not removal.kept_for:
            self.ask(removal)
        else:
            self.agreed.emit(removal)

    def ask(self, removal: Removal) -> None:
        """Ask about a removal, with the keyboard at the answer that keeps everything."""
        self.removal = removal
        self.title.setText(_("Remove {name}?").format(name=removal.name))
        said = _("With the person go: {records}. All of it can be taken back together.")
        self.words.setText(said.format(records=removal.going_along()))
        self.setAccessibleName(f"{self.title.text()} {self.words.text()}")
        self.show()
        self.keep_button.setFocus()

    def leave(self) -> None:
        """Ask nothing more; nothing is removed."""
        self.removal = None
        self.hide()

    def _agree(self) -> None:
        removal = self.removal
        self.leave()
        if removal is not None:
            self.agreed.emit(removal)

"""The office in the settings: its name, as the sidebar, papers and workbooks say it, and the language spoken here."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from resettle_desktop.desktop.parts.basics import Label, PrimaryButton, ground
from resettle_desktop.desktop.parts.failure_note import FailureNote
from resettle_desktop.desktop.parts.theme import MIDDLE, NARROW, PAGE_MARGIN, TIGHT, scaled
from resettle_desktop.records.errors import KnownError
from resettle_desktop.records.texts import LANGUAGES, _, language
from resettle_desktop.store.settings import OFFICE_NAME
from resettle_desktop.store.store import Store

_LINE_WIDTH = 320


class OfficeSide(QWidget):
    """Shows and changes the office's name; ``message`` says that it was changed, with the way back.

    ``choose_language`` is called with the code of the language that is chosen for this computer.
    """

    message = Signal(str, object)

    def __init__(self, store: Store, choose_language: Callable[[str], object]) -> None:
        super().__init__()
        ground(self, "surface")
        self._store = store
        self.name = QLineEdit(store.settings.text(OFFICE_NAME))
        self.name.setPlaceholderText(store.name)
        self.name.setAccessibleName(_("Name of the office"))
        self.name.setFixedWidth(scaled(_LINE_WIDTH))
        self.save_button = PrimaryButton(_("Save"), called=self.save)
        self.languages = QComboBox()
        self.languages.setAccessibleName(_("Language of this computer"))
        self.languages.setFixedWidth(scaled(_LINE_WIDTH))
        for code, name in LANGUAGES.items():
            self.languages.addItem(name, code)
        self.languages.setCurrentIndex(self.languages.findData(language()))
        self.languages.activated.connect(lambda place: choose_language(self.languages.itemData(place)))
        self.failure = FailureNote()
        self.name.returnPressed.connect(self.save)
        self.name.textChanged.connect(self._show_button)
        self._assemble()
        self._show_button()

    def _assemble(self) -> None:
        across = QHBoxLayout()
        across.setSpacing(scaled(NARROW))
        across.addWidget(self.name)
        across.addWidget(self.save_button)
        across.addStretch(1)
        down = QVBoxLayout(self)
        margin = scaled(PAGE_MARGIN)
        down.setContentsMargins(margin, scaled(10), margin, margin)
        down.setSpacing(scaled(TIGHT))
        down.addWidget(Label(_("Office"), "title", weight=600))
        down.addSpacing(scaled(MIDDLE))
        down.addWidget(self.failure)
        down.addWidget(Label(_("Name of the office"), "table", "text2"))
        down.addLayout(across)
        text = _("It stands above the sidebar, on every paper and in every workbook that leaves.")
        down.addWidget(Label(text, "table", "text2", wraps=True))
        down.addSpacing(scaled(MIDDLE))
        down.addWidget(Label(_("Language of this computer"), "table", "text2"))
        down.addWidget(self.languages)
        text = _("Screens and papers speak it. Workbooks for an agency stay in the agency's language.")
        down.addWidget(Label(text, "table", "text2", wraps=True))
        down.addStretch(1)

    def save(self) -> None:
        """Write the name; an empty one is the store's own name."""
        try:
            applied = self._store.apply(self._store.settings.setting(OFFICE_NAME, self.name.text().strip()))
        except KnownError as error:
            self.failure.tell(str(error))
            return
        self.failure.tell("")
        self._show_button()
        if applied is not None:
            self.message.emit(
                _("The office is called {name}").format(name=self._store.office), self._undo(applied.number)
            )

    def _undo(self, number: int) -> object:
        def undo() -> None:
            self._store.undo(number)
            self.name.setText(self._store.settings.text(OFFICE_NAME))

        return undo

    def _show_button(self) -> None:
        self.save_button.setEnabled(self.name.text().strip() != self._store.settings.text(OFFICE_NAME))

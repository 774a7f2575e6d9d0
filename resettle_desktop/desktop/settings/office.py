"""The office in the settings: its name, when families are looked at after arrival, and the language spoken here."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from resettle_desktop.desktop.parts.basics import Label, PrimaryButton, ground
from resettle_desktop.desktop.parts.failure_note import FailureNote
from resettle_desktop.desktop.parts.theme import MIDDLE, NARROW, PAGE_MARGIN, TIGHT, scaled
from resettle_desktop.records.errors import KnownError
from resettle_desktop.records.texts import LANGUAGES, _, language
from resettle_desktop.rules.follow_up_plan import MONTHS
from resettle_desktop.store.arrived import FOLLOW_UP_MONTHS, months_of
from resettle_desktop.store.settings import OFFICE_NAME
from resettle_desktop.store.store import Store

_LINE_WIDTH = 320


class OfficeSide(QWidget):
    """Shows and changes the office's name and its months of follow-ups; ``message`` says so, with the way back.

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
        self.months = QLineEdit(store.settings.text(FOLLOW_UP_MONTHS))
        self.months.setPlaceholderText(", ".join(map(str, MONTHS)))
        self.months.setAccessibleName(_("Months of follow-ups after arrival"))
        self.months.setFixedWidth(scaled(_LINE_WIDTH))
        self.languages = QComboBox()
        self.languages.setAccessibleName(_("Language of this computer"))
        self.languages.setFixedWidth(scaled(_LINE_WIDTH))
        for code, name in LANGUAGES.items():
            self.languages.addItem(name, code)
        self.languages.setCurrentIndex(self.languages.findData(language()))
        self.languages.activated.connect(lambda place: choose_language(self.languages.itemData(place)))
        self.failure = FailureNote()
        for line in (self.name, self.months):
            line.returnPressed.connect(self.save)
            line.textChanged.connect(self._show_button)
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
        down.addWidget(Label(_("Months of follow-ups after arrival"), "table", "text2"))
        down.addWidget(self.months)
        text = _("After so many months each family that arrived is listed under Orientation, After arrival.")
        down.addWidget(Label(text, "table", "text2", wraps=True))
        down.addSpacing(scaled(MIDDLE))
        down.addWidget(Label(_("Language of this computer"), "table", "text2"))
        down.addWidget(self.languages)
        text = _("Screens and papers speak it. Workbooks for an agency stay in the agency's language.")
        down.addWidget(Label(text, "table", "text2", wraps=True))
        down.addStretch(1)

    def save(self) -> None:
        """Write the name and the months; an empty name is the store's own, empty months are the usual ones."""
        renamed = self._typed()[OFFICE_NAME] != self._store.settings.text(OFFICE_NAME)
        try:
            months_of(self.months.text())
            applied = self._store.apply(self._store.settings.settings(self._typed(), _("Office")))
        except KnownError as error:
            self.failure.tell(str(error))
            return
        self.failure.tell("")
        self._show_button()
        if applied is not None:
            said = _("The office is called {name}").format(name=self._store.office)
            self.message.emit(said if renamed else _("Months of follow-ups saved"), self._undo(applied.number))

    def _undo(self, number: int) -> object:
        def undo() -> None:
            self._store.undo(number)
            self.name.setText(self._store.settings.text(OFFICE_NAME))
            self.months.setText(self._store.settings.text(FOLLOW_UP_MONTHS))

        return undo

    def _show_button(self) -> None:
        typed = self._typed()
        self.save_button.setEnabled(any(typed[name] != self._store.settings.text(name) for name in typed))

    def _typed(self) -> dict[str, str]:
        return {OFFICE_NAME: self.name.text().strip(), FOLLOW_UP_MONTHS: self.months.text().strip()}

"""The chips above the worklist: what, which country, which site, and how far ahead."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from resettle_desktop.desktop.health.worklist_models import last_day
from resettle_desktop.desktop.parts.basics import Chip, short
from resettle_desktop.desktop.parts.flow import FlowLayout
from resettle_desktop.desktop.parts.theme import NARROW, height, scaled
from resettle_desktop.records.codes import code_list
from resettle_desktop.records.texts import _
from resettle_desktop.rules.health_due import due_word
from resettle_desktop.store.health import DueFilter, HealthDues

DAYS = 14


class WorklistFilters(QWidget):
    """Holds what is asked for; ``changed`` when it is something else. Empty texts ask for all."""

    changed = Signal()

    def __init__(self, dues: HealthDues) -> None:
        super().__init__()
        self._dues = dues
        self.what, self.country, self.site, self.soon = "", "", "", False
        self.soon_chip = Chip(_("Next 14 days"), "calendar-blank", self.turn_soon)
        self.what_chip = Chip("", trailing="caret-down", called=lambda: self._open("what"))
        self.country_chip = Chip("", trailing="caret-down", called=lambda: self._open("country"))
        self.site_chip = Chip("", trailing="caret-down", called=lambda: self._open("site"))
        across = FlowLayout(self, scaled(NARROW), height("field"))
        for chip in (self.soon_chip, self.what_chip, self.country_chip, self.site_chip):
            across.addWidget(chip)
        self._say()

    def wanted(self, today: date) -> DueFilter:
        """Return what is asked for on a day."""
        until = last_day(today, DAYS) if self.soon else None
        return DueFilter(self.what, self.country, self.site, until)

    def turn_soon(self) -> None:
        """Ask for the next 14 days and what is overdue, or for all again."""
        self.choose(soon=not self.soon)

    def choose(
        self, what: str | None = None, country: str | None = None, site: str | None = None, soon: bool | None = None
    ) -> None:
        """Ask for these; None leaves what is asked for, an empty text asks for all."""
        self.what = self.what if what is None else what
        self.country = self.country if country is None else country
        self.site = self.site if site is None else site
        self.soon = self.soon if soon is None else soon
        self._say()
        self.changed.emit()

    def _say(self) -> None:
        everything = _("all")
        country = code_list("countries").label(self.country) if self.country else everything
        _tell(self.soon_chip, self.soon_chip.text(), self.soon)
        what = due_word(self.what) if self.what else everything
        _tell(self.what_chip, _("What: {value}").format(value=what), bool(self.what))
        _tell(self.country_chip, _("Country: {value}").format(value=country), bool(self.country))
        _tell(self.site_chip, _("Site: {value}").format(value=short(self.site) or everything), bool(self.site))

    def _open(self, column: str) -> None:
        chips = {"what": self.what_chip, "country": self.country_chip, "site": self.site_chip}
        words: dict[str, Callable[[str], str]] = {"what": due_word, "country": code_list("countries").label}
        chosen = {"what": self.what, "country": self.country, "site": self.site}[column]
        menu = self._menu(column, chosen, self._dues.choices(column), words.get(column, str))
        self._say()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(chips[column].mapToGlobal(chips[column].rect().bottomLeft()))

    def _menu(self, column: str, chosen: str, values: Sequence[str], word: Callable[[str], str]) -> QMenu:
        menu = QMenu(self)
        for value, text in [("", _("All")), *((each, word(each)) for each in values)]:
            action = menu.addAction(text)
            action.setCheckable(True)
            action.setChecked(value == chosen)
            action.triggered.connect(lambda _checked=False, value=value: self.choose(**{column: value}))
        return menu


def _tell(chip: Chip, text: str, chosen: bool) -> None:
    chip.setText(text)
    chip.setAccessibleName(text)
    chip.setChecked(chosen)

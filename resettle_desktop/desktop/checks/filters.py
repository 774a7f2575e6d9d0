"""The chips above the list of findings: which level, which number, which office, and how the list is grouped."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from resettle_desktop.desktop.checks.models import BY_CASE, BY_FINDING, sentence
from resettle_desktop.desktop.parts.basics import Chip, short
from resettle_desktop.desktop.parts.flow import FlowLayout
from resettle_desktop.desktop.parts.theme import NARROW, height, scaled
from resettle_desktop.records.findings import Level
from resettle_desktop.records.texts import _, mark
from resettle_desktop.store.checked import Checked, Listed

WARNINGS, TO_DO, ACCEPTED = "warnings", "to_do", "accepted"
_TITLES = {WARNINGS: mark("To look at {count}"), TO_DO: mark("To do {count}"), ACCEPTED: mark("Accepted {count}")}
_SENTENCE = 60


class CheckFilters(QWidget):
    """Holds what is asked for; ``changed`` when it is something else.

    ``sort`` is one of the above (errors are with the warnings), ``number`` and ``office`` are empty for all, ``group``
    is BY_FINDING or BY_CASE.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.sort, self.number, self.office, self.group = WARNINGS, "", "", BY_FINDING
        self._checked = Checked()
        self.chips = {name: Chip("", called=partial(self.choose, sort=name, number="")) for name in _TITLES}
        self.number_chip = Chip("", trailing="caret-down", called=lambda: self._open(self.number_chip, self._numbers()))
        self.office_chip = Chip("", trailing="caret-down", called=lambda: self._open(self.office_chip, self._offices()))
        self.group_chip = Chip(_("By case"), "users-three", self.turn_group)
        self.across = FlowLayout(self, scaled(NARROW), height("field"))
        for chip in (*self.chips.values(), self.number_chip, self.office_chip, self.group_chip):
            self.across.addWidget(chip)
        self.show_checked(Checked())

    def show_checked(self, checked: Checked) -> None:
        """Count these findings on the chips."""
        self._checked = checked
        counts = Counter(_sort(each) for each in checked.listed)
        to_do = sum(count for number, count in checked.counts.items() if number.startswith("T"))
        said = {WARNINGS: sum(checked.counts.values()) - to_do, TO_DO: to_do, ACCEPTED: counts[ACCEPTED]}
        for name, chip in self.chips.items():
            _say(chip, _(_TITLES[name]).format(count=said[name]), self.sort == name)
        _say(self.number_chip, _("Finding: {value}").format(value=self.number or _("all")), bool(self.number))
        _say(self.office_chip, _("Office: {value}").format(value=self.office or _("all")), bool(self.office))
        _say(self.group_chip, self.group_chip.text(), self.group == BY_CASE)

    def fits(self, each: Listed) -> bool:
        """Return whether a finding is asked for."""
        return _sort(each) == self.sort and self.number in ("", each.found.number) and self.office in ("", each.office)

    def choose(self, sort: str = "", number: str | None = None, office: str | None = None) -> None:
        """Ask for these; an empty sort and None leave what is asked for, empty texts ask for all."""
        self.sort = sort or self.sort
        self.number = self.number if number is None else number
        self.office = self.office if office is None else office
        self.show_checked(self._checked)
        self.changed.emit()

    def turn_group(self) -> None:
        """Put the findings below their cases, or below their numbers again."""
        self.group = BY_FINDING if self.group == BY_CASE else BY_CASE
        self.show_checked(self._checked)
        self.changed.emit()

    def _numbers(self) -> QMenu:
        numbers = Counter(each.found.number for each in self._checked.listed if _sort(each) == self.sort)
        words = {number: f"{number}  {short(sentence(number), _SENTENCE)}  ({numbers[number]})" for number in numbers}
        return self._menu(self.number, words, lambda number: self.choose(number=number))

    def _offices(self) -> QMenu:
        offices = {each.office: each.office for each in self._checked.listed if each.office}
        return self._menu(self.office, offices, lambda office: self.choose(office=office))

    def _menu(self, chosen: str, words: Mapping[str, str], called: Callable[[str], object]) -> QMenu:
        menu = QMenu(self)
        for value, text in [("", _("All")), *sorted(words.items())]:
            action = menu.addAction(text)
            action.setCheckable(True)
            action.setChecked(value == chosen)
            action.triggered.connect(lambda _checked=False, value=value: called(value))
        return menu

    def _open(self, chip: Chip, menu: QMenu) -> None:
        chip.setChecked(bool(self.number if chip is self.number_chip else self.office))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(chip.mapToGlobal(chip.rect().bottomLeft()))


def _sort(each: Listed) -> str:
    if not each.found.open:
        return ACCEPTED
    return TO_DO if each.found.level is Level.TO_DO else WARNINGS


def _say(chip: Chip, text: str, chosen: bool) -> None:
    chip.setText(text)
    chip.setAccessibleName(text)
    chip.setChecked(chosen)

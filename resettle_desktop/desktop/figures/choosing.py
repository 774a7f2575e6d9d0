"""The chips of the screen of figures: which figure, what is counted, of which years, how it is laid out, of whom."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from resettle_desktop.desktop.figures.asked import Asked, Years
from resettle_desktop.desktop.parts.basics import Chip, short
from resettle_desktop.desktop.parts.flow import FlowLayout
from resettle_desktop.desktop.parts.theme import NARROW, height, scaled
from resettle_desktop.figures.catalogue import FIGURES
from resettle_desktop.figures.fields import Field
from resettle_desktop.figures.figure import UNIT_LABELS
from resettle_desktop.records.texts import _

_MOST_OFFERED = 60
_LONGEST = 44
Choice = tuple[Any, str]
Offer = Callable[[Asked, str], Iterable[Choice]]


class FigureChips(QWidget):
    """Holds what is ``asked``; ``changed`` when it is something else.

    ``offer`` gives the values by which a field may be filtered, each with its words.
    """

    changed = Signal()

    def __init__(self, offer: Offer, asked: Asked) -> None:
        super().__init__()
        self._offer = offer
        self.asked = asked
        self._years: Sequence[int] = ()
        self.figure_chip = self._opening("bookmark-simple", self._figures)
        self.units = {unit: Chip("", called=partial(self._count, unit)) for unit in UNIT_LABELS}
        self.years_chip = self._opening("", self._year_choices)
        self.across_chip = self._opening("", self._across_choices)
        self.split_chip = self._opening("", self._split_choices)
        self.filter_chips: list[Chip] = []
        self.add_chip = self._opening("plus", self._filters)
        self.add_chip.setCheckable(False)
        self.flow = FlowLayout(self, scaled(NARROW), height("field"))
        for chip in self._first:
            self.flow.addWidget(chip)
        self._show()

    # what others call

    def ask(self, asked: Asked) -> None:
        """Ask for something else."""
        self.asked = asked
        self._show()
        self.changed.emit()

    def know_years(self, years: Sequence[int]) -> None:
        """Offer these years."""
        self._years = years

    def menu(self, choices: Iterable[tuple[str, bool, Callable[[], object]]]) -> QMenu:
        """Return a menu of words, each with whether it is chosen and what choosing it does."""
        menu = QMenu(self)
        for words, chosen, called in choices:
            action = menu.addAction(words)
            action.setCheckable(True)
            action.setChecked(chosen)
            action.triggered.connect(lambda _checked=False, called=called: called())
        return menu

    # internals

    @property
    def _first(self) -> tuple[Chip, ...]:
        return (self.figure_chip, *self.units.values(), self.years_chip, self.across_chip, self.split_chip)

    def _opening(self, icon: str, menu: Callable[[], QMenu]) -> Chip:
        chip = Chip("", icon, trailing="caret-down")
        chip.clicked.connect(lambda: self._open(chip, menu()))
        return chip

    def _open(self, chip: Chip, menu: QMenu) -> None:
        self._show_checks()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(chip.mapToGlobal(chip.rect().bottomLeft()))

    def _count(self, unit: Any) -> None:
        self.ask(replace(self.asked, unit=unit))

    def _show(self) -> None:
        asked = self.asked
        named = partial(asked.figure.field_of, unit=asked.unit)
        _say(self.figure_chip, asked.figure.label)
        for unit, chip in self.units.items():
            _say(chip, _(UNIT_LABELS[unit]))
            chip.setVisible(unit in asked.figure.units and len(asked.figure.units) > 1)
        _say(self.years_chip, asked.year_words())
        _say(self.across_chip, _("Along: {field}").format(field=named(asked.across).label))
        _say(self.split_chip, _("Split: {field}").format(field=named(asked.down).label if asked.down else _("none")))
        self.split_chip.setVisible(not asked.figure.timed)
        _say(self.add_chip, _("Filter"))
        self._show_filters()
        self._show_checks()

    def _show_checks(self) -> None:
        for unit, chip in self.units.items():
            chip.setChecked(unit == self.asked.unit)
        self.figure_chip.setChecked(False)
        self.across_chip.setChecked(False)
        self.years_chip.setChecked(self.asked.years is not None)
        self.split_chip.setChecked(bool(self.asked.down))

    def _show_filters(self) -> None:
        for chip in (*self.filter_chips, self.add_chip):
            self.flow.removeWidget(chip)
        for chip in self.filter_chips:
            chip.hide()
            chip.deleteLater()
        self.filter_chips = [self._filter_chip(name) for name in self.asked.where]
        for chip in (*self.filter_chips, self.add_chip):
            self.flow.addWidget(chip)
            chip.show()
            last = self.filter_chips[-1] if chip is self.add_chip and self.filter_chips else self.split_chip
            QWidget.setTabOrder(last, chip)

    def _filter_chip(self, name: str) -> Chip:
        words = short(self.asked.filter_words(name), _LONGEST)
        chip = Chip(words, called=lambda: self.ask(self.asked.filtered(name, ())), trailing="x")
        chip.setChecked(True)
        chip.setToolTip(_("Take the filter away"))
        chip.setAccessibleName(_("Take away {label}").format(label=words))
        return chip

    def _figures(self) -> QMenu:
        return self.menu(
            (each.label, each is self.asked.figure, partial(self._take_figure, each.name)) for each in FIGURES
        )

    def _take_figure(self, name: str) -> None:
        self.ask(Asked.of(name))

    def _year_choices(self) -> QMenu:
        known = list(self._years)
        spans: list[Years] = [
            None,
            *([(known[-5], known[-1])] if len(known) > 5 else []),
            *((y, y) for y in known[::-1]),
        ]
        menu = self.menu(
            (replace(self.asked, years=span).year_words(), span == self.asked.years, partial(self._take_years, span))
            for span in spans
        )
        if len(known) > 1:
            self._add_ends(menu, known)
        return menu

    def _add_ends(self, menu: QMenu, known: list[int]) -> None:
        first, last = self.asked.years or (known[0], known[-1])
        menu.addSeparator()
        for title, years, span in (
            (_("From"), [year for year in known if year <= last], lambda year: (year, last)),
            (_("Until"), [year for year in known if year >= first], lambda year: (first, year)),
        ):
            part = self.menu((str(y), y in (first, last), partial(self._take_years, span(y))) for y in years)
            part.setTitle(title)
            menu.addMenu(part)

    def _take_years(self, years: Years) -> None:
        self.ask(replace(self.asked, years=years))

    def _across_choices(self) -> QMenu:
        return self.menu(
            (each.label, each.name == self.asked.across, partial(self._lay_out, each.name))
            for each in self.asked.figure.fields
        )

    def _lay_out(self, name: str) -> None:
        self.ask(self.asked.laid_out(name))

    def _split_choices(self) -> QMenu:
        fields = [("", _("none")), *((each.name, each.label) for each in self.asked.figure.fields)]
        return self.menu((label, name == self.asked.down, partial(self._split, name)) for name, label in fields)

    def _split(self, name: str) -> None:
        self.ask(self.asked.split(name))

    def _filters(self) -> QMenu:
        menu = QMenu(self)
        for each in self.asked.figure.fields[1:]:
            part = menu.addMenu(each.label)
            part.aboutToShow.connect(partial(self._fill, part, each))
        return menu

    def _fill(self, part: QMenu, field: Field) -> None:
        if part.actions():
            return
        chosen = self.asked.where.get(field.name, ())
        for value, words in list(self._offer(self.asked, field.name))[:_MOST_OFFERED]:
            action = part.addAction(words)
            action.setCheckable(True)
            action.setChecked(value in chosen)
            action.triggered.connect(partial(self._turn, field.name, value))

    def _turn(self, name: str, value: Any, _checked: bool = False) -> None:
        """Ask for one value more of a field, or for one less."""
        chosen = self.asked.where.get(name, ())
        others = tuple(each for each in chosen if each != value)
        self.ask(self.asked.filtered(name, others if value in chosen else (*chosen, value)))


def _say(chip: Chip, words: str) -> None:
    chip.setText(words)
    chip.setAccessibleName(words)

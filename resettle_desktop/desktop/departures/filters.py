"""The chips above the list of departures: what lies ahead, what is past, what was cancelled, and from which country."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from resettle_desktop.desktop.parts.remembered import Remembered
from resettle_desktop.desktop.parts.theme import NARROW, scaled
from resettle_desktop.desktop.parts.widgets import Chip
from resettle_desktop.records.codes import code_list
from resettle_desktop.records.texts import _, mark
from resettle_desktop.store.departures import Dated

UPCOMING, PAST, CANCELLED = "upcoming", "past", "cancelled"
_KEPT, _ALL = "departures.filters", "*"
_TITLES = {UPCOMING: mark("Upcoming {count}"), PAST: mark("Past {count}"), CANCELLED: mark("Cancelled {count}")}


class DepartureFilters(QWidget):
    """Holds what is asked for: ``time`` is one of the above or empty for all, ``country`` a code or empty.

    ``changed`` when it is something else; ``remembered`` keeps it for the next start.
    """

    changed = Signal()

    def __init__(self, remembered: Remembered | None = None) -> None:
        super().__init__()
        self._remembered = remembered
        kept = remembered.choice(_KEPT, "").split() if remembered else []
        self.was_left = bool(kept)
        self.time, self.country = ("" if each == _ALL else each for each in kept) if len(kept) == 2 else ("", "")
        self._known: Sequence[Dated] = ()
        self.chips = {name: Chip("", called=partial(self._press, name)) for name in _TITLES}
        self.country_chip = Chip("", called=self._open, trailing="caret-down")
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(scaled(NARROW))
        for chip in (*self.chips.values(), self.country_chip):
            across.addWidget(chip)
        self.show_known((), datetime.now())

    def show_known(self, known: Sequence[Dated], now: datetime) -> None:
        """Count these departures on the chips; ``now`` parts what lies ahead from what is past."""
        self._known = known
        for name, chip in self.chips.items():
            count = sum(time_of(each, now) == name for each in known)
            _say(chip, _(_TITLES[name]).format(count=count), self.time == name)
        label = code_list("countries").label(self.country) if self.country else _("all")
        _say(self.country_chip, _("From: {value}").format(value=label), bool(self.country))

    def fits(self, each: Dated, now: datetime) -> bool:
        """Return whether a departure is asked for."""
        return self.time in ("", time_of(each, now)) and self.country in ("", each.country)

    def choose(self, time: str, country: str) -> None:
        """Ask for these; empty texts ask for all."""
        self.time, self.country = time, country
        if self._remembered is not None:
            self._remembered.keep_choice(_KEPT, f"{time or _ALL} {country or _ALL}")
        self.changed.emit()

    def menu(self) -> QMenu:
        """Return the menu of the countries, with the one that is asked for checked."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        countries = code_list("countries")
        known = sorted({(countries.label(each.country), each.country) for each in self._known if each.country})
        for label, code in [(_("All"), ""), *known]:
            action = menu.addAction(label)
            action.setCheckable(True)
            action.setChecked(self.country == code)
            action.triggered.connect(lambda _checked=False, code=code: self.choose(self.time, code))
        return menu

    def _press(self, name: str) -> None:
        self.choose("" if self.time == name else name, self.country)

    def _open(self) -> None:
        self.country_chip.setChecked(bool(self.country))
        self.menu().popup(self.country_chip.mapToGlobal(self.country_chip.rect().bottomLeft()))


def time_of(each: Dated, now: datetime) -> str:
    """Return whether a departure is cancelled, past, or lies ahead; one without a day lies ahead."""
    if each.cancelled:
        return CANCELLED
    return PAST if each.departs is not None and each.departs < now else UPCOMING


def _say(chip: Chip, text: str, chosen: bool) -> None:
    chip.setText(text)
    chip.setAccessibleName(text)
    chip.setChecked(chosen)

"""The chips above the list of suspected pairs: persons or cases, how sure, what they share, of which country."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from resettle_desktop.desktop.duplicates.compared import ALL, Compared
from resettle_desktop.desktop.duplicates.models import SURE, Pair
from resettle_desktop.desktop.parts.basics import Chip
from resettle_desktop.desktop.parts.theme import NARROW, scaled
from resettle_desktop.records.texts import _, mark

# the words of each chip, and which pairs fit it
_CHIPS: Mapping[str, tuple[str, Callable[[Pair], bool]]] = {
    "sure": (mark("Very likely {count}"), lambda pair: pair.score >= SURE),
    "number": (mark("A number in common {count}"), lambda pair: _rests_on(pair, "number")),
    "family": (mark("Families alike {count}"), lambda pair: _rests_on(pair, "families")),
    "country": (mark("Same country {count}"), lambda pair: bool(pair.country)),
}


class KindChoice(QWidget):
    """A chip for each kind that is compared, one of them pressed; ``changed`` when it is another."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.chips = [Chip("", called=partial(self.choose, place)) for place in range(len(ALL))]
        self._place = 0
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(scaled(NARROW))
        for chip in self.chips:
            across.addWidget(chip)
        self.show_counts([0 for _each in ALL])

    @property
    def compared(self) -> Compared:
        """Return the kind whose pairs are asked for."""
        return ALL[self._place]

    def choose(self, place: int) -> None:
        """Ask for the pairs of the kind at this place."""
        other = place != self._place
        self._place = place
        self._press()
        if other:
            self.changed.emit()

    def show_counts(self, counts: Sequence[int]) -> None:
        """Say how many pairs there are of each kind."""
        for chip, compared, count in zip(self.chips, ALL, counts, strict=True):
            chip.setText(_(compared.plural).format(count=count))
            chip.setAccessibleName(chip.text())
        self._press()

    def _press(self) -> None:
        for place, chip in enumerate(self.chips):
            chip.setChecked(place == self._place)


class PairFilters(QWidget):
    """Holds what is asked for: ``pressed`` names chips, and a pair fits that fits them all; ``changed`` when others."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.pressed: set[str] = set()
        self.chips = {name: Chip("", called=self._take) for name in _CHIPS}
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(scaled(NARROW))
        for chip in self.chips.values():
            across.addWidget(chip)
        self.show_known(())

    def show_known(self, known: Sequence[Pair]) -> None:
        """Count these pairs on the chips; those that no pair fits are not seen, unless they are pressed."""
        for name, chip in self.chips.items():
            words, fits = _CHIPS[name]
            count = sum(map(fits, known))
            chip.setText(_(words).format(count=count))
            chip.setAccessibleName(chip.text())
            chip.setVisible(bool(count) or name in self.pressed)

    def forget(self) -> None:
        """Press none of the chips."""
        self.pressed = set()
        for chip in self.chips.values():
            chip.setChecked(False)

    def fits(self, pair: Pair) -> bool:
        """Return whether a pair is asked for."""
        return all(_CHIPS[name][1](pair) for name in self.pressed)

    def _take(self) -> None:
        self.pressed = {name for name, chip in self.chips.items() if chip.isChecked()}
        self.changed.emit()


def _rests_on(pair: Pair, name: str) -> bool:
    return name in pair.rests_on

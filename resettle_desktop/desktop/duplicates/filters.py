"""The chips above the list of suspected pairs: how sure, what they have in common, and of which country."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from resettle_desktop.desktop.duplicates.models import SURE, Pair
from resettle_desktop.desktop.parts.basics import Chip
from resettle_desktop.desktop.parts.theme import NARROW, scaled
from resettle_desktop.records.texts import _, mark

# the words of each chip, and which pairs fit it
_CHIPS: Mapping[str, tuple[str, Callable[[Pair], bool]]] = {
    "sure": (mark("Very likely {count}"), lambda pair: pair.suspected.likeness.score >= SURE),
    "number": (mark("A number in common {count}"), lambda pair: _rests_on(pair, "number")),
    "family": (mark("Families alike {count}"), lambda pair: _rests_on(pair, "families")),
    "country": (mark("Same country {count}"), lambda pair: bool(pair.country)),
}


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

    def fits(self, pair: Pair) -> bool:
        """Return whether a pair is asked for."""
        return all(_CHIPS[name][1](pair) for name in self.pressed)

    def _take(self) -> None:
        self.pressed = {name for name, chip in self.chips.items() if chip.isChecked()}
        self.changed.emit()


def _rests_on(pair: Pair, name: str) -> bool:
    return any(each.name == name for each in pair.suspected.likeness.evidence)

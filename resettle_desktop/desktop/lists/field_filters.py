"""The filters that a person adds to a list, each a chip that can be taken away, and the chip that adds one."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import partial
from itertools import pairwise

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from resettle_desktop.desktop.lists.filter_chooser import FilterChooser
from resettle_desktop.desktop.lists.filter_words import chip_text, from_json, to_json
from resettle_desktop.desktop.parts.basics import Chip
from resettle_desktop.desktop.parts.flow import FlowLayout
from resettle_desktop.desktop.parts.remembered import Remembered
from resettle_desktop.records.record import Record
from resettle_desktop.records.texts import _
from resettle_desktop.store.filters import Filter, filtered_fields


class FieldFilters(QObject):
    """Holds the ``filters`` of a list of one kind; ``changed`` when they are others. All of them must fit.

    Its chips stand at the end of a flow of others. ``without`` are fields that have a chip of their own there. What
    says nothing of a person is remembered for the next start under the list's name.
    """

    changed = Signal()

    def __init__(
        self, kind: type[Record], name: str, without: Collection[str] = (), remembered: Remembered | None = None
    ) -> None:
        super().__init__()
        self._kind, self._kept, self._remembered = kind, f"{name}.filters", remembered
        self._flow: FlowLayout | None = None
        self.filters = from_json(kind, remembered.choice(self._kept, "")) if remembered else []
        self.chips: list[Chip] = []
        self.add_chip = Chip(_("Filter"), "plus", self.begin)
        self.add_chip.setCheckable(False)
        self.chooser = FilterChooser([field for field in filtered_fields(kind) if field.name not in without])
        self.chooser.hide()
        self.chooser.chosen.connect(self.add)
        self.chooser.left.connect(self.leave)

    # what others call

    def stand_in(self, flow: FlowLayout) -> None:
        """Put the chips at the end of this flow."""
        self._flow = flow
        self._show_chips()

    def begin(self) -> None:
        """Ask which field is to be filtered."""
        self.add_chip.hide()
        self.chooser.show()
        self.chooser.begin()

    def leave(self) -> None:
        """Ask for no other filter, and give the keyboard back to the chip."""
        self.chooser.hide()
        self.add_chip.show()
        self.add_chip.setFocus(Qt.FocusReason.OtherFocusReason)

    def add(self, asked: Filter) -> None:
        """Ask for this, too."""
        self.leave()
        self._take([*self.filters, *([] if asked in self.filters else [asked])])

    def state(self) -> str:
        """Return the filters as a text for the encrypted store."""
        return to_json(self._kind, self.filters, encrypted=True)

    def put_back(self, state: str) -> None:
        """Ask for the filters of a text of ``state``, and no others."""
        self._take(from_json(self._kind, state))

    def take_away(self, asked: Filter) -> None:
        """Ask for this no more."""
        self._take([each for each in self.filters if each != asked])

    # internals

    def _take(self, filters: list[Filter]) -> None:
        self.filters = filters
        if self._remembered is not None:
            self._remembered.keep_choice(self._kept, to_json(self._kind, filters))
        self._show_chips()
        self.changed.emit()

    def _show_chips(self) -> None:
        if self._flow is None:
            return
        last: tuple[QWidget, ...] = (self.add_chip, self.chooser)
        for widget in (*self.chips, *last):
            self._flow.removeWidget(widget)
        for chip in self.chips:
            chip.hide()
            chip.deleteLater()
        self.chips = [self._chip(asked) for asked in self.filters]
        before = self._last_in_flow()
        for widget in (*self.chips, *last):
            self._flow.addWidget(widget)
        for chip in self.chips:
            chip.show()
        _in_turn([*before, *self.chips])

    def _last_in_flow(self) -> list[QWidget]:
        item = self._flow.itemAt(self._flow.count() - 1) if self._flow is not None else None
        widget = item.widget() if item is not None else None
        return [widget] if widget is not None else []

    def _chip(self, asked: Filter) -> Chip:
        text = chip_text(self._kind, asked)
        chip = Chip(text, called=partial(self.take_away, asked), trailing="x")
        chip.setChecked(True)
        chip.setToolTip(_("Take the filter away"))
        chip.setAccessibleName(_("Take away {label}").format(label=text))
        return chip


def _in_turn(widgets: Sequence[QWidget]) -> None:
    """Tab goes through a flow as it is read, also where a chip came later."""
    for one, next_one in pairwise(widgets):
        QWidget.setTabOrder(one, next_one)

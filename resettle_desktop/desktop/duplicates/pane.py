"""What is decided of a suspected pair: they are one and are merged, they are two, or it waits."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from resettle_desktop.desktop.cases.comparison import Comparison, chosen
from resettle_desktop.desktop.duplicates.compared import PERSONS, Compared
from resettle_desktop.desktop.duplicates.models import Pair
from resettle_desktop.desktop.parts.basics import Button, Label, Line, PrimaryButton, ground, roomy
from resettle_desktop.desktop.parts.levels import TONES
from resettle_desktop.desktop.parts.theme import MIDDLE, NARROW, PAGE_MARGIN, TIGHT, scaled
from resettle_desktop.records.errors import KnownError
from resettle_desktop.records.texts import _
from resettle_desktop.store.merging import Merge
from resettle_desktop.store.store import Store

_WIDTH = 560


class PairPane(QWidget):
    """Compares the selected pair. ``merge_asked`` and ``two_asked`` with the change set that does it."""

    merge_asked = Signal(object)
    two_asked = Signal(object)
    opened = Signal(object)

    def __init__(self, store: Store) -> None:
        super().__init__()
        ground(self, "surface")
        self._store = store
        self._compared = PERSONS
        self.title = Label(PERSONS.title(), "text", "text", 600)
        self.pair: Pair | None = None
        self.merge: Merge | None = None
        self._swapped = False
        self.comparison = Comparison()
        self.why = Label("", "table", "text2", wraps=True)
        self.said = Label("", "table", "warn", wraps=True)
        self.reason = QLineEdit()
        self.merge_button = PrimaryButton(_("Merge"), called=self.ask_merge)
        self.two_button = Button(_("Not the same"), called=self.ask_two)
        self.swap_button = Button(_("Keep the other record"), "arrows-left-right", self.swap)
        self.open_button = Button(_("Open"), "arrow-right", self._open)
        self._assemble()
        self.comparison.changed.connect(self._renew)

    def _assemble(self) -> None:
        self.setFixedWidth(scaled(_WIDTH))
        self.reason.setAccessibleName(_("What tells them apart"))
        self.reason.setPlaceholderText(_("What tells them apart, such as: cousins, seen both"))
        head = QVBoxLayout()
        head.setContentsMargins(scaled(PAGE_MARGIN), scaled(MIDDLE), scaled(PAGE_MARGIN), scaled(NARROW))
        head.setSpacing(scaled(TIGHT))
        head.addWidget(self.title)
        head.addWidget(self.why)
        buttons = QHBoxLayout()
        buttons.setSpacing(scaled(NARROW))
        for widget in (self.merge_button, self.swap_button, self.open_button):
            buttons.addWidget(widget)
        buttons.addStretch(1)
        apart = QHBoxLayout()
        apart.setSpacing(scaled(NARROW))
        apart.addWidget(self.reason, 1)
        apart.addWidget(self.two_button)
        foot = QVBoxLayout()
        foot.setContentsMargins(scaled(PAGE_MARGIN), scaled(NARROW), scaled(PAGE_MARGIN), scaled(MIDDLE))
        foot.setSpacing(scaled(NARROW))
        for part in (self.said,):
            foot.addWidget(part)
        foot.addLayout(buttons)
        foot.addLayout(apart)
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(0)
        down.addLayout(head)
        down.addWidget(roomy(self.comparison), 1)
        down.addWidget(Line())
        down.addLayout(foot)

    # what others call

    def show_pair(self, pair: Pair | None, compared: Compared = PERSONS) -> None:
        """Compare another pair of this kind; nothing for None."""
        self.pair, self._swapped, self._compared = pair, False, compared
        self.title.setText(compared.title())
        self.reason.clear()
        self.setVisible(pair is not None)
        if pair is not None:
            self.why.setText(" · ".join(pair.why))
        self._compare()

    def swap(self) -> None:
        """Let the other record be the one that stays, with its number and its place in the family."""
        self._swapped = not self._swapped
        self._compare()

    def ask_merge(self) -> None:
        """Ask for the two to be made one, with the values that are chosen."""
        if self.merge is not None:
            self.merge_asked.emit(self.merge.change_set)

    def ask_two(self) -> None:
        """Ask for the two to be kept apart: they are not suspected again."""
        if self.pair is not None:
            self.two_asked.emit(self._compared.apart(self._store, *self.pair.ids, self.reason.text().strip()))

    # internals

    def _compare(self) -> None:
        self.comparison.show_merge(None)  # or the merge would take what was chosen for the one before
        self.merge = self._merged()
        if self.merge is not None and self.pair is not None:
            beside = self._compared.surroundings(self._store, self.merge.stays, self.merge.other)
            self.comparison.show_merge(self.merge, beside, self.pair.names)
        self._say()

    def _renew(self) -> None:
        self.merge = self._merged()
        self._say()

    def _merged(self) -> Merge | None:
        if self.pair is None:
            return None
        stays, other = reversed(self.pair.ids) if self._swapped else self.pair.ids
        try:
            return self._compared.merge(self._store, stays, other, self.comparison.taken)
        except KnownError as gone:
            self.why.setText(str(gone))
            return None

    def _say(self) -> None:
        found = self.merge.prepared.findings if self.merge else ()
        words = [f"{each.number} {each.text} {each.remedy}" for each in found]
        self.said.set_tone(TONES[found[0].level] if found else "text2")
        self.said.setText("\n".join(filter(None, [*words, chosen(self.comparison.taken)])))
        self.said.setVisible(bool(self.said.text()))
        self.merge_button.setEnabled(self.merge is not None)

    def _open(self) -> None:
        if self.pair is not None:
            self.opened.emit(self.pair.other if self._swapped else self.pair.one)

"""Several kinds of records that live with a person or a case, on one side: a row to choose the kind, and its list."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QStackedWidget, QVBoxLayout, QWidget

from resettle_desktop.desktop.forms.editors import LinkChoice
from resettle_desktop.desktop.forms.form import Form
from resettle_desktop.desktop.forms.records_tab import RecordsTab
from resettle_desktop.desktop.forms.saving import Outcome
from resettle_desktop.desktop.forms.side_tabs import counted
from resettle_desktop.desktop.parts.basics import Chip, Line, ground
from resettle_desktop.desktop.parts.flow import FlowLayout
from resettle_desktop.desktop.parts.theme import NARROW, PAGE_MARGIN, TIGHT, height, scaled
from resettle_desktop.records.record import Record, kind_label
from resettle_desktop.store.store import Store


@dataclass(frozen=True)
class RecordsList:
    """One list of a group: the kind of its records, the field that names their owner, and what makes the list."""

    kind: type[Record]
    link: str
    make: Callable[[], RecordsTab]


class RecordsGroup(QWidget):
    """Shows one list of records at a time; the chips above say how many there are of each kind.

    Its signals and calls are those of a single list, and go to the one that is shown. A list reads its records when
    it is looked at: ``shown``, ``form``, ``save`` and ``turn_to`` look. An ``overview`` (its word, and what shows it)
    stands behind the lists and has no form.
    """

    done = Signal(str, object)
    failed = Signal(str)
    edited = Signal()
    record_shown = Signal()
    findings_changed = Signal()

    def __init__(self, store: Store, lists: Sequence[RecordsList], overview: tuple[str, QWidget] | None = None) -> None:
        super().__init__()
        ground(self, "surface")
        self._store, self._lists = store, list(lists)
        self._made: dict[int, RecordsTab] = {}
        self._stale: set[int] = set()
        self._counts = [0] * len(lists)
        self._owner, self._choices, self._place = 0, dict[str, Sequence[LinkChoice]](), 0
        self.chips = [Chip(kind_label(each.kind, many=True)) for each in lists]
        self._group = QButtonGroup(self)
        self._stack = QStackedWidget()
        self._overview = overview
        if overview is not None:
            self.chips.append(Chip(overview[0]))
            self._stack.addWidget(overview[1])
        self._assemble()
        self._group.idClicked.connect(self.turn_to)
        self.chips[0].setChecked(True)

    def _assemble(self) -> None:
        row = QWidget()
        across = FlowLayout(row, scaled(NARROW), height("chip"))
        margin = scaled(PAGE_MARGIN)
        for place, chip in enumerate(self.chips):
            self._group.addButton(chip, place)
            across.addWidget(chip)
        inset = QVBoxLayout()
        inset.setContentsMargins(margin, scaled(TIGHT), margin, scaled(TIGHT))
        inset.addWidget(row)
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(0)
        if len(self.chips) > 1:
            down.addLayout(inset)
            down.addWidget(Line())
        down.addWidget(self._stack, 1)

    def _make(self, place: int) -> RecordsTab:
        tab = self._lists[place].make()
        self._made[place] = tab
        self._stack.addWidget(tab)
        tab.done.connect(self.done)
        tab.failed.connect(self.failed)
        tab.edited.connect(self._count)
        tab.edited.connect(self.edited)
        tab.record_shown.connect(self.record_shown)
        tab.form.findings_changed.connect(self.findings_changed)
        if self._owner:
            self._show_owner(tab)
        return tab

    # what others call

    @property
    def shown(self) -> RecordsTab:
        """Return the list that is shown, with the records of now; it is made when it is first looked at."""
        tab = self._made.get(self._place) or self._make(self._place)
        self._stack.setCurrentWidget(tab)
        if self._place in self._stale:
            self._stale.discard(self._place)
            self._show_owner(tab)
        return tab

    @property
    def form(self) -> Form:
        """Return the form of the list that is shown."""
        return self.shown.form

    def form_in_sight(self) -> Form | None:
        """Return the form of the list that is shown, None for the overview."""
        return None if self._is_overview() else self.form

    def turn_to(self, place: int) -> None:
        """Show the list at this place, counted from 0; the overview stands behind the last one."""
        self.chips[place].setChecked(True)
        self._place = place
        if self._overview is not None and self._is_overview():
            self._stack.setCurrentWidget(self._overview[1])
        else:
            self._stack.setCurrentWidget(self.shown)
        self.record_shown.emit()
        self.findings_changed.emit()

    def turn_to_kind(self, kind: str) -> bool:
        """Show the list of this kind; return whether there is one here."""
        places = [place for place, each in enumerate(self._lists) if each.kind.kind_name() == kind]
        for place in places[:1]:
            self.turn_to(place)
        return bool(places)

    def show_owner(self, owner: int, choices: Mapping[str, Sequence[LinkChoice]] | None = None) -> None:
        """Show the records of this person or case; ``choices`` says which records their other links may name."""
        self._owner, self._choices = owner, dict(choices or {})
        self.refresh()

    def refresh(self) -> None:
        """Have all records read anew; what is typed stays."""
        self._stale = set(self._made)
        self._count()

    def count(self) -> int:
        """Return how many records there are of all kinds."""
        return sum(self._counts)

    def save(self, reason: str = "") -> Outcome:
        """Write the form that is shown; raises as a single list does."""
        outcome = self.shown.save(reason)
        self._count()
        return outcome

    # internals

    def _is_overview(self) -> bool:
        return self._place == len(self._lists)

    def _count(self) -> None:
        links = [(listed.kind, listed.link) for listed in self._lists]
        self._counts = self._store.rows.how_many(links, self._owner) if self._owner else [0] * len(links)
        for listed, chip, count in zip(self._lists, self.chips, self._counts, strict=False):
            chip.setText(counted(kind_label(listed.kind, many=True), count))
            chip.setAccessibleName(chip.text())

    def _show_owner(self, tab: RecordsTab) -> None:
        tab.show_owner(self._owner, {n: offered for n, offered in self._choices.items() if n in tab.form.fields})

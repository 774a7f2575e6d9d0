"""A clinic day: people put on a list, their activities typed down the columns, saved as one change set."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from resettle_desktop.desktop.forms.common_line import CommonLine
from resettle_desktop.desktop.forms.drafts import Drafts
from resettle_desktop.desktop.forms.pick_panel import PickPanel
from resettle_desktop.desktop.forms.picking import added_words
from resettle_desktop.desktop.forms.writing import Writing
from resettle_desktop.desktop.health.clinic_grid import ClinicGrid
from resettle_desktop.desktop.health.clinic_models import progress_words, saved_words
from resettle_desktop.desktop.health.clinic_rows import ClinicRows
from resettle_desktop.desktop.parts.basics import Button, Label, Line, PrimaryButton, QuietButton, ShortLabel, ground
from resettle_desktop.desktop.parts.commands import add_command
from resettle_desktop.desktop.parts.failure_note import FailureNote
from resettle_desktop.desktop.parts.theme import MIDDLE, NARROW, PAGE_MARGIN, TIGHT, height, scaled
from resettle_desktop.desktop.parts.widgets import EmptyState
from resettle_desktop.records.kinds import HealthActivity
from resettle_desktop.records.texts import _
from resettle_desktop.store.changes import Applied
from resettle_desktop.store.store import Store

_COMMON_WIDTHS = {"activity": 190, "done": 158, "site": 158}


class ClinicDay(QWidget):
    """Puts people on a list and takes what was done for each; commands stand in the menu ``more``, with their keys."""

    message = Signal(str, object)
    state_changed = Signal(str, bool)
    person_opened = Signal(object)
    counted = Signal(int)

    def __init__(self, store: Store, drafts: Drafts) -> None:
        super().__init__()
        ground(self, "surface")
        self._store, self._drafts = store, drafts
        self.rows = ClinicRows(store, drafts)
        self.grid = ClinicGrid(self.rows, store.seals)
        self.common = CommonLine(HealthActivity, _COMMON_WIDTHS)
        self.panel = PickPanel(store, lambda: [row.person.id for row in self.rows.rows])
        self.progress = Label("", "table", "text2", tabular=True)
        self.said = ShortLabel("", "table", "text2")
        self.failure = FailureNote()
        self.more = QMenu(self)
        self.add_button = Button(_("Add people"), "user-plus", self.panel.begin)
        self.save_button = PrimaryButton(_("Save"), "check", self.save)
        first = PrimaryButton(_("Add people"), "user-plus", self.panel.begin)
        self._nobody = EmptyState(
            _("Nobody is on the list"),
            _("Take a whole departure, a case, somebody you look for, or paste numbers from a list."),
            "first-aid-kit", (first,),
        )  # fmt: skip
        self._body = QStackedWidget()
        self._writing = Writing(store, self)
        self._writes = False
        self._add_commands()
        self._assemble()
        self._connect()
        self.refresh()

    def _add_commands(self) -> None:
        commands: tuple[tuple[str, list[str], Callable[[], object]], ...] = (
            (_("Add people…"), ["Ctrl+Shift+P"], self.panel.begin),
            (_("Save the day"), ["Ctrl+Return"], self.save),
            (_("Take the value above"), ["Ctrl+D"], self.grid.take_from_above),
            (_("One more row for this person"), ["Ctrl+Shift+R"], self.add_again),
            (_("Next cell with a finding"), ["F8"], self.next_finding),
            (_("Open the person"), ["Ctrl+Shift+O"], self.open_person),
            (_("Take off the list"), ["Ctrl+Delete"], self.remove_selected),
        )
        for label, keys, called in commands:
            add_command(self, self.more, label, keys, called)

    def _assemble(self) -> None:
        self._body.addWidget(self.grid)
        self._body.addWidget(self._nobody)
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(0)
        down.addLayout(self._head())
        down.addWidget(self.failure)
        down.addWidget(Line())
        across = QHBoxLayout()
        across.setSpacing(0)
        across.addWidget(self._body, 1)
        across.addWidget(self.panel)
        down.addLayout(across, 1)
        self.panel.hide()
        down.addWidget(Line())
        foot = QHBoxLayout()
        foot.setContentsMargins(scaled(PAGE_MARGIN), scaled(TIGHT), scaled(14), scaled(TIGHT))
        foot.setSpacing(scaled(MIDDLE))
        foot.addWidget(self.said, 1)
        foot.addWidget(self.progress)
        down.addLayout(foot)

    def _head(self) -> QHBoxLayout:
        across = QHBoxLayout()
        across.setContentsMargins(scaled(PAGE_MARGIN), scaled(TIGHT), scaled(14), scaled(TIGHT))
        across.setSpacing(scaled(NARROW))
        across.addWidget(self.common)
        across.addStretch(1)
        across.addWidget(self.add_button)
        across.addWidget(QuietButton(_("More"), menu=self.more))
        across.addWidget(self.save_button)
        self.save_button.setMinimumHeight(height("field"))
        return across

    def _connect(self) -> None:
        self.panel.left.connect(self._leave_panel)
        self.panel.picked.connect(self._put)
        self.common.given.connect(self._give)
        self.grid.typed.connect(self._show_progress)
        self.grid.selectionModel().currentChanged.connect(lambda *_places: self._say_current())
        self._writing.message.connect(self.message)
        self._writing.failed.connect(self.failure.tell)
        self._drafts.changed.connect(self._take_drafts)

    # what others call

    def put(self, people: Sequence[int]) -> int:
        """Put people on the list, each with what is the same for all; return how many were not on it yet."""
        added = self._keeping(lambda: self.rows.add(people, self.common.texts()))
        self.refresh()
        if added and not self.panel.isVisible():
            self.grid.begin(len(self.rows.rows) - added)
        return added

    def save(self) -> bool:
        """Write all rows that can be stored as one change set; the others stay. Return whether anything was written."""
        ready = self.rows.ready()
        if not ready:
            self.said.setText(_("No row has a result yet."))
            return False
        change_set = self.rows.change_set(ready, _("Clinic day"), _("clinic day"))

        def apply() -> Applied | None:
            return self._store.apply(change_set)

        written = self._writing.attempt(apply, saved_words(len(ready)))
        if written:
            self._keeping(lambda: self.rows.remove(ready))
            self.refresh()
            self._writing.say_state(bool(self._drafts.records()))
        return written

    def add_again(self) -> None:
        """Give the person of the current row one more row, as for a second vaccine."""
        place = self.grid.currentIndex().row()
        if place >= 0:
            below = self._keeping(lambda: self.rows.add_again(place))
            self.refresh()
            self.grid.begin(below)

    def remove_selected(self) -> None:
        """Take the selected rows off the list."""
        places = self.grid.places()
        self._keeping(lambda: self.rows.remove(places))
        self.refresh()

    def next_finding(self) -> None:
        """Go to the next row with a finding, to its cell."""
        count, here = len(self.rows.rows), self.grid.currentIndex().row()
        for step in range(1, count + 1):
            place = (here + step) % count
            found = [each for each in self.rows.findings(place) if each.field in self.rows.shown_fields()]
            if found:
                self.grid.begin(place, found[0].field)
                return

    def open_person(self) -> None:
        """Ask for the case of the person of the current row."""
        place = self.grid.currentIndex().row()
        if place >= 0:
            self.person_opened.emit(self.rows.rows[place].person.id)

    def refresh(self) -> None:
        """Show the list as it is now."""
        self.grid.refresh()
        self._body.setCurrentWidget(self.grid if self.rows.rows else self._nobody)
        self.add_button.setVisible(bool(self.rows.rows))
        self._show_progress()
        self.counted.emit(len(self.rows.rows))
        self.panel.refresh()
        self._say_current()

    # events

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the keyboard to the list, to where the list is begun while it is empty."""
        target = self.grid if self.rows.rows else self._nobody
        target.setFocus(event.reason())

    # internals

    def _keeping(self, called: Callable[[], int | None]) -> int:
        """Change the list without hearing of its own drafts."""
        self._writes = True
        try:
            return called() or 0
        finally:
            self._writes = False

    def _take_drafts(self) -> None:
        if not self._writes:
            self.rows.read_drafts()
            self.refresh()

    def _put(self, people: Sequence[int], unknown: Sequence[str]) -> None:
        self.said.setText(added_words(self.put(people), unknown))

    def _give(self) -> None:
        texts = self.common.texts()

        def give() -> int:
            for place, row in enumerate(self.rows.rows):
                for name, text in texts.items():
                    if not row.texts.get(name, "").strip() or row.waits:
                        self.rows.set_text(place, name, text)
            return 0

        self._keeping(give)
        self.refresh()

    def _leave_panel(self) -> None:
        self.panel.hide()
        if self.rows.rows:
            self.grid.begin(max(0, self.grid.currentIndex().row()))

    def _show_progress(self) -> None:
        ready, refused = len(self.rows.ready()), len(self.rows.refused())
        self.progress.setText(progress_words(len(self.rows.rows), ready, refused))
        word = _("Save {n}").format(n=ready) if ready else _("Save")
        self.save_button.setText(word)
        self.save_button.setAccessibleName(word)
        self.save_button.setEnabled(ready > 0)
        self._say_current()

    def _say_current(self) -> None:
        """Say in full what is found of the current row, with the remedy."""
        place = self.grid.currentIndex().row()
        if not 0 <= place < len(self.rows.rows):
            return
        found = self.rows.findings(place)
        words = [f"{HealthActivity.field(each.field).label}: {each.number} {each.text} {each.remedy}" for each in found]
        self.said.setText(" ".join(words) or _("Enter: next person · Ctrl+D: as above · Del: empty · Ctrl+Enter: save"))

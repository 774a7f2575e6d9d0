"""The arrival of a departure as a side of its page: legs as they went, who arrived, who received whom, lost bags."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from resettle_desktop.desktop.departures.arrival_grids import OF_LEG, OF_PASSENGER, ArrivalsGrid, LegsGrid
from resettle_desktop.desktop.departures.claims import ClaimsTab
from resettle_desktop.desktop.departures.escorts import who_is_there
from resettle_desktop.desktop.forms.common_line import CommonLine
from resettle_desktop.desktop.forms.drafts import Drafts
from resettle_desktop.desktop.forms.fact_rows import FactRow, FactRows
from resettle_desktop.desktop.forms.form import Form
from resettle_desktop.desktop.forms.side_tabs import counted
from resettle_desktop.desktop.parts.basics import Button, Chip, Line, PrimaryButton, ShortLabel, ground
from resettle_desktop.desktop.parts.theme import NARROW, PAGE_MARGIN, TIGHT, height, scaled
from resettle_desktop.records.dates import show_moment
from resettle_desktop.records.kinds import BaggageClaim, Passenger
from resettle_desktop.records.record import kind_label
from resettle_desktop.records.texts import _, n_
from resettle_desktop.rules.arrivals import ARRIVED, landed
from resettle_desktop.store.boards import Board
from resettle_desktop.store.changes import ChangeSet, Draft
from resettle_desktop.store.store import Store

PEOPLE, CLAIMS = range(2)
_COMMON = {"status": 116, "status_time": 124, "received_by": 140, "received": 124}
_STILL_OPEN = frozenset({"listed", "confirmed", "checked_in", "boarded", None})


class ArrivalSide(QWidget):
    """Takes how a departure ended; ``edited`` with every change, ``save_asked`` for the button.

    What is typed is saved as one change set (``change_set``, then ``saved``). ``claims`` is a list of its own, with a
    form, on the second chip.
    """

    edited = Signal()
    save_asked = Signal()
    turned = Signal()

    def __init__(self, store: Store, drafts: Drafts, now: Callable[[], datetime] = datetime.now) -> None:
        super().__init__()
        ground(self, "surface")
        self._now = now
        self._leg_rows, self._people_rows = FactRows(drafts, OF_LEG), FactRows(drafts, OF_PASSENGER)
        self._written: list[tuple[FactRows, list[FactRow]]] = []
        self.legs = LegsGrid(self._leg_rows)
        self.people = ArrivalsGrid(self._people_rows, self.legs)
        self.common = CommonLine(Passenger, _COMMON)
        self.claims = ClaimsTab(store, drafts)
        self.chips = (Chip(_("Arrivals"), "", self._show_people), Chip("", "", self._show_claims))
        self.family_button = Button(_("Whole family alike"), "users-three", self.give_to_family)
        self.centre_button = Button(_("Whole centre alike"), "house-line", self.give_to_centre)
        self.save_button = PrimaryButton(_("Save"), "check", self.save_asked.emit)
        self.said = ShortLabel("", "table", "text2")
        self._stack = QStackedWidget()
        self._assemble()
        self._connect()
        self._show_people()

    def _assemble(self) -> None:
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(0)
        down.addLayout(_across(*self.chips))
        down.addWidget(Line())
        down.addWidget(self._stack, 1)
        inner = QVBoxLayout(people := ground(QWidget(), "surface"))
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(0)
        inner.addWidget(self.legs)
        inner.addWidget(Line())
        inner.addLayout(_across(self.common, last=(self.family_button, self.centre_button, self.save_button)))
        inner.addWidget(self.people, 1)
        inner.addWidget(Line())
        foot = _across()
        foot.insertWidget(0, self.said, 1)
        foot.setStretch(1, 0)
        inner.addLayout(foot)
        self.save_button.setMinimumHeight(height("field"))
        self._stack.addWidget(people)
        self._stack.addWidget(self.claims)

    def _connect(self) -> None:
        self.common.given.connect(self.give_to_all)
        self.common.give_button.setToolTip(_("Those of whom nothing is said yet; of several selected rows, to these"))
        for grid in (self.legs, self.people):
            grid.typed.connect(self._take_typed)
            grid.selectionModel().currentChanged.connect(lambda *_places: self._say_current())
        self.legs.typed.connect(self.people.refresh)
        self.claims.edited.connect(self.edited)

    # what others call

    def show_board(self, board: Board) -> None:
        """Show this departure; what is typed stays."""
        legs = board.movement.legs
        self._leg_rows.show(legs)
        self.legs.refresh()
        self.legs.setFixedHeight(height("head") + height("row") * max(1, len(legs)) + 2)
        self.people.show_board(board)
        self.claims.show_owner(board.movement.departure.id, {"person": who_is_there(board)["person"]})
        word = counted(kind_label(BaggageClaim, many=True), self.claims.count())
        self.chips[CLAIMS].setText(word)
        self.chips[CLAIMS].setAccessibleName(word)
        self._show_save()

    def form(self) -> Form | None:
        """Return the form of the claims while they are shown, None for the tables."""
        return self.claims.form if self._stack.currentIndex() == CLAIMS else None

    def turn_to(self, place: int) -> None:
        """Show the tables, or the baggage claims."""
        for number, chip in enumerate(self.chips):
            chip.setChecked(number == place)
        self._stack.setCurrentIndex(place)
        self.turned.emit()

    def give_to_all(self) -> None:
        """Give what is the same for all to those of whom nothing is said yet; of several selected rows, to these."""
        chosen = self.people.places()
        texts = self.common.texts()
        for place, row in enumerate(self._people_rows.rows):
            for name, text in texts.items():
                if place in chosen if len(chosen) > 1 else _is_open(row, name):
                    self._people_rows.set_text(place, name, text)
        self._take_given()

    def give_to_family(self) -> None:
        """Give what the current row says to its whole family."""
        self._give_from_current(self.people.family_places)

    def give_to_centre(self) -> None:
        """Give what the current row says to all who go to the same centre."""
        self._give_from_current(self.people.centre_places)

    def change_set(self) -> tuple[ChangeSet, str] | None:
        """Return all that is typed as one change set, and what it does in words; None where nothing can be stored.

        Who arrived without a time of it did when the last leg landed, as far as that is known; everybody else is as
        said from now on.
        """
        self._give_times()
        draft = Draft()
        legs, people = self._leg_rows.write(draft), self._people_rows.write(draft)
        if not legs and not people:
            return None
        self._written = [(rows, rows.changed()) for rows in (self._leg_rows, self._people_rows)]
        said = [n_("{n} leg", "{n} legs", legs)] * bool(legs) + [n_("{n} person", "{n} persons", people)] * bool(people)
        words = _("Arrival saved: {what}").format(what=", ".join(said))
        return draft.change_set(_("Arrival"), _("departure")), words

    def saved(self) -> None:
        """Forget what was typed and is stored by now."""
        for rows, written in self._written:
            rows.forget(written)
        self._written = []
        self._show_save()

    def is_typed(self) -> bool:
        """Return whether something in the tables is not saved."""
        return any(row.typed() for rows in (self._leg_rows, self._people_rows) for row in rows.rows)

    # events

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the keyboard to the list of people, at the status."""
        if self._stack.currentIndex() == PEOPLE and self._people_rows.rows:
            self.people.begin(max(0, self.people.currentIndex().row()), "status")
        else:
            super().focusInEvent(event)

    # internals

    def _show_people(self) -> None:
        self.turn_to(PEOPLE)

    def _show_claims(self) -> None:
        self.turn_to(CLAIMS)

    def _give_from_current(self, among: Callable[[int], Sequence[int]]) -> None:
        current = self.people.currentIndex().row()
        if current < 0:
            return
        for place in among(current):
            for name in OF_PASSENGER:
                self._people_rows.set_text(place, name, self._people_rows.copied_text(current, place, name))
        self._take_given()

    def _give_times(self) -> None:
        """Give a time to each status that was typed without one."""
        arrival = landed(self.legs.typed_legs())
        for place, row in enumerate(self._people_rows.rows):
            typed = row.typed()
            if "status" in row.changed() and "status_time" not in typed:
                at = arrival if row.changed()["status"] == ARRIVED and arrival else self._now()
                self._people_rows.set_text(place, "status_time", show_moment(at))

    def _take_given(self) -> None:
        self.people.refresh()
        self._take_typed()

    def _take_typed(self) -> None:
        self._show_save()
        self._say_current()
        self.edited.emit()

    def _show_save(self) -> None:
        ready = len(self._leg_rows.changed()) + len(self._people_rows.changed())
        word = _("Save {n}").format(n=ready) if ready else _("Save")
        self.save_button.setText(word)
        self.save_button.setAccessibleName(word)
        self.save_button.setEnabled(ready > 0)
        self.family_button.setEnabled(bool(self._people_rows.rows))
        self.centre_button.setEnabled(bool(self._people_rows.rows))

    def _say_current(self) -> None:
        """Say in full what is found of the current row, with the remedy."""
        place = self.people.currentIndex().row()
        if not 0 <= place < len(self._people_rows.rows):
            return
        found = self.people.findings(place)
        words = [f"{Passenger.field(each.field).label}: {each.number} {each.text} {each.remedy}" for each in found]
        self.said.setText(" ".join(words) or _("Enter: next person · Ctrl+D: as above · Del: empty · Ctrl+S: save"))


def _is_open(row: FactRow, name: str) -> bool:
    """Return whether nothing is said yet: no text, or a status of who is still on the way."""
    if name == "status":
        return row.as_typed().of("status") in _STILL_OPEN
    return not row.texts.get(name) or (name == "status_time" and name not in row.typed())


def _across(*widgets: QWidget, last: Sequence[QWidget] = ()) -> QHBoxLayout:
    across = QHBoxLayout()
    across.setContentsMargins(scaled(PAGE_MARGIN), scaled(TIGHT), scaled(14), scaled(TIGHT))
    across.setSpacing(scaled(NARROW))
    for widget in widgets:
        across.addWidget(widget)
    across.addStretch(1)
    for widget in last:
        across.addWidget(widget)
    return across

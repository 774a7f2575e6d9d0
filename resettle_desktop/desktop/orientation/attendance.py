"""The people of a session beside its form: who is planned, who came, the room there is, and what is odd."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from resettle_desktop.desktop.forms.drafts import Drafts
from resettle_desktop.desktop.forms.fact_rows import FactRows
from resettle_desktop.desktop.forms.picking import added_words
from resettle_desktop.desktop.forms.writing import Writing
from resettle_desktop.desktop.orientation.attendance_grid import TYPED, AttendanceGrid
from resettle_desktop.desktop.parts.basics import Button, Label, Line, PrimaryButton, ground
from resettle_desktop.desktop.parts.failure_note import FailureNote
from resettle_desktop.desktop.parts.finding_row import FindingRow
from resettle_desktop.desktop.parts.theme import NARROW, PAGE_MARGIN, TIGHT, scaled
from resettle_desktop.desktop.parts.widgets import EmptyState
from resettle_desktop.records.findings import Finding
from resettle_desktop.records.kinds import Session
from resettle_desktop.records.texts import _, n_
from resettle_desktop.store.changes import Applied, Draft
from resettle_desktop.store.sessions import HeldSession, Sessions
from resettle_desktop.store.store import Store

_MOST_SAID = 3  # findings in full; what is odd about a person is marked at the person too


class AttendanceSide(QWidget):
    """Shows who is planned for one session; ``print_asked`` for its list.

    ``field_asked`` with the field of the session that mends what is odd,
    ``families_asked`` when families are to be proposed for it, ``people_asked`` when somebody is looked for.
    ``message`` and ``state_changed`` say what was done and whether all is saved.
    """

    message = Signal(str, object)
    state_changed = Signal(str, bool)
    families_asked = Signal()
    people_asked = Signal()
    print_asked = Signal()
    field_asked = Signal(str)

    def __init__(self, store: Store, drafts: Drafts) -> None:
        super().__init__()
        ground(self, "surface")
        self._store, self._sessions = store, Sessions(store.rows)
        self.held: HeldSession | None = None
        self.rows = FactRows(drafts, TYPED)
        self.grid = AttendanceGrid(self.rows)
        self.counts = Label("", "table", "text2", tabular=True)
        self.odd: list[FindingRow] = []
        self._odd = QVBoxLayout()
        self.failure = FailureNote()
        self.propose_button = Button(_("Propose"), "users-three", self.families_asked.emit)
        self.add_button = Button(_("Add people"), "user-plus", self.people_asked.emit)
        self.remove_button = Button(_("Take off"), "user-minus", self.remove_selected)
        self.print_button = Button(_("Attendance list"), "printer", self.print_asked.emit)
        self.save_button = Button(_("Save attendance"), "check", self.save)
        first = PrimaryButton(_("Propose families"), "users-three", self.families_asked.emit)
        second = Button(_("Add people"), "user-plus", self.people_asked.emit)
        self._nobody = EmptyState(
            _("Nobody is planned"), _("Put whole families on the session, or a whole departure."), "users-three",
            (first, second),
        )  # fmt: skip
        self._narrow = False
        self._body = QStackedWidget()
        self._writing = Writing(store, self)
        self._assemble()
        self._connect()

    def _assemble(self) -> None:
        across, down = QHBoxLayout(), QVBoxLayout(self)
        across.setContentsMargins(scaled(NARROW), scaled(NARROW), scaled(PAGE_MARGIN), scaled(NARROW))
        across.setSpacing(scaled(NARROW))
        across.addWidget(self.counts)
        across.addStretch(1)
        for button in self._buttons():
            across.addWidget(button)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(0)
        down.addLayout(across)
        down.addWidget(self.failure)
        self._odd.setContentsMargins(scaled(NARROW), 0, scaled(PAGE_MARGIN), 0)
        self._odd.setSpacing(scaled(TIGHT))
        down.addLayout(self._odd)
        down.addWidget(Line())
        self._body.addWidget(self.grid)
        self._body.addWidget(self._nobody)
        down.addWidget(self._body, 1)

    def _connect(self) -> None:
        self.grid.typed.connect(self._show_button)
        self._writing.message.connect(self.message)
        self._writing.failed.connect(self.failure.tell)
        self._writing.state_changed.connect(self.state_changed)

    # what others call

    def show_session(self, session: Session) -> None:
        """Show the people of this session as the store has them now."""
        held = self.held = self._sessions.of(session)
        self.grid.show_session(held)
        self._body.setCurrentWidget(self.grid if held.people else self._nobody)
        self._show_buttons()
        more = len(held.findings) - _MOST_SAID
        marked = [n_("{n} more marked below", "{n} more marked below", more)] if more > 0 else []
        self.counts.setText(" · ".join((count_words(held), *marked)))
        self._show_findings(held.findings[:_MOST_SAID])
        self._show_button()

    def make_room(self, wanted: bool) -> None:
        """Leave out what begins a panel while one stands beside."""
        self._narrow = wanted
        self._show_buttons()

    def plan(self, people: Sequence[int], unknown: Sequence[str] = ()) -> bool:
        """Plan people for the session as one change set; return whether nothing stood in the way."""
        if self.held is None:
            return False
        change_set = self._sessions.planning(self.held.session, people)
        said = added_words(len(change_set.changes), unknown)
        return self._write(lambda: self._store.apply(change_set), said)

    def remove_selected(self) -> bool:
        """Take the selected people off the session; return whether nothing stood in the way."""
        ids = [self.rows.rows[place].record for place in self.grid.places()]
        if self.held is None or not ids:
            return False
        change_set = self._sessions.removing(self.held.session, ids)
        said = n_("{n} person taken off", "{n} persons taken off", len(ids))
        return self._write(lambda: self._store.apply(change_set), said)

    def save(self) -> bool:
        """Write who came as one change set; what cannot be stored stays. Return whether nothing stood in the way."""
        draft, changed = Draft(), self.rows.changed()
        count = self.rows.write(draft)
        change_set = draft.change_set(_("Attendance"), _("orientation"))
        said = n_("Attendance of {n} person saved", "Attendance of {n} persons saved", count)
        written = self._write(lambda: self._store.apply(change_set), said)
        if written:
            self.rows.forget(changed)
            self._show_again()
        return written

    # internals

    def _show_findings(self, findings: Sequence[Finding]) -> None:
        """Say each with its remedy, which leads to the field of the session that it is about."""
        while len(self.odd) < len(findings):
            self.odd.append(FindingRow())
            self._odd.addWidget(self.odd[-1])
        for row, each in zip(self.odd, findings, strict=False):
            row.tell("warn", each.number, each.text, each.remedy, partial(self.field_asked.emit, each.field or "date"))
        for row in self.odd[len(findings) :]:
            row.hide()
        self._odd.setContentsMargins(scaled(NARROW), 0, scaled(PAGE_MARGIN), scaled(NARROW) if findings else 0)

    def _write(self, called: Callable[[], Applied | None], said: str) -> bool:
        return self._writing.attempt(called, said)

    def _buttons(self) -> tuple[Button, ...]:
        return (self.propose_button, self.add_button, self.remove_button, self.print_button, self.save_button)

    def _show_buttons(self) -> None:
        someone = self.held is not None and bool(self.held.people)
        for button in self._buttons():
            begins = button in (self.propose_button, self.add_button)
            button.setVisible(someone and not (begins and self._narrow))

    def _show_again(self) -> None:
        if self.held is not None:
            self.show_session(self.held.session)

    def _show_button(self) -> None:
        changed = len(self.rows.changed())
        self.save_button.setText(_("Save {n}").format(n=changed) if changed else _("Save attendance"))
        self.save_button.setEnabled(changed > 0)
        self.remove_button.setEnabled(bool(self.rows.rows))


def count_words(held: HeldSession) -> str:
    """Return how many are planned, in how much room, and how many of them came."""
    planned = n_("{n} person planned", "{n} persons planned", len(held.people))
    limit = held.room.limit
    room = _("room for {n}").format(n=limit) if limit is not None else ""
    came = [each for each in held.people if each.attendance.result in ("present", "partly")]
    there = _("{n} came").format(n=len(came)) if any(each.attendance.result for each in held.people) else ""
    return " · ".join(filter(None, (planned, room, there)))

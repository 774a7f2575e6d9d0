"""The sessions of orientation, the facts of one, and beside them who is planned for it and who came."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from resettle_desktop.desktop.forms.drafts import Drafts
from resettle_desktop.desktop.forms.form import Form
from resettle_desktop.desktop.forms.pick_panel import PickPanel
from resettle_desktop.desktop.forms.records_side import OFFICE, RecordsSide
from resettle_desktop.desktop.forms.records_tab import RecordsTab
from resettle_desktop.desktop.orientation.attendance import AttendanceSide
from resettle_desktop.desktop.orientation.plan_panel import PlanPanel
from resettle_desktop.desktop.papers.view import PaperView
from resettle_desktop.desktop.parts.basics import Line, PrimaryButton, QuietButton, ground
from resettle_desktop.desktop.parts.panel_stack import PanelStack
from resettle_desktop.desktop.parts.theme import PAGE_MARGIN, TIGHT, scaled
from resettle_desktop.desktop.parts.widgets import EmptyState
from resettle_desktop.records.fields import Kept
from resettle_desktop.records.kinds import Attendance, Session
from resettle_desktop.records.numbers import id_text
from resettle_desktop.records.record import Record
from resettle_desktop.records.texts import _
from resettle_desktop.store.changes import Applied
from resettle_desktop.store.sessions import Sessions
from resettle_desktop.store.store import Store

ATTENDANCE_LIST = "attendance-list"


class SessionsList(RecordsTab):
    """All sessions, the latest first."""

    lines_shown = 6
    in_list = ("kind", "date", "place", "group", "language", "trainer", "round")

    def __init__(self, store: Store, drafts: Drafts) -> None:
        super().__init__(store, Session, "", Form(Session, 9, sealer=store.seals), drafts)

    def _width(self, field: Kept) -> int:
        return 180 if field.name == "kind" else super()._width(field)

    def nothing(self, add: PrimaryButton) -> EmptyState:
        """Say what stands here."""
        text = _("Pre-departure orientation, briefings before embarkation, groups of children and of parents.")
        return EmptyState(_("No session yet"), text, "chalkboard-teacher", (add,))

    def read_records(self, owner: int) -> list[Record]:
        """Return the sessions."""
        return [*Sessions(self._store.rows).dated()]


class SessionsSide(RecordsSide):
    """Lists, adds and changes sessions, with the people of the one that is shown."""

    def __init__(self, store: Store, drafts: Drafts) -> None:
        super().__init__(store, "", SessionsList(store, drafts))
        self.attendance = AttendanceSide(store, drafts)
        self.list.beside.addWidget(Line(upright=True))
        self.list.beside.addWidget(self.attendance, 4)
        self.list.record_shown.connect(self._show_people)
        self.attendance.message.connect(self.message)
        self.list.show_owner(OFFICE)
        self._show_people()

    def session(self) -> Session | None:
        """Return the session that is shown and stored."""
        shown = self.list.form.record
        return self._store.rows.get(Session, shown.id) if shown is not None else None

    def refresh(self) -> None:
        """Read the sessions anew, and the people of the one that is shown."""
        super().refresh()
        self._show_people()

    def leave_form(self, wanted: bool) -> None:
        """Leave the room of the form to the people while a panel stands beside."""
        self.list.scrolled.setVisible(not wanted)
        self.attendance.make_room(wanted)

    def _show_people(self) -> None:
        session = self.session()
        self.attendance.setVisible(session is not None)
        if session is not None:
            self.attendance.show_session(session)

    def _take_changes(self, applied: Applied) -> None:
        kinds = {change.kind for change in applied.change_set.changes}
        if kinds & {Session.kind_name(), Attendance.kind_name(), "Person", "OutbreakMeasures"}:
            self.refresh()


class SessionsPage(QWidget):
    """Shows the sessions, a panel that plans people beside them, or the list of one as it would be printed."""

    message = Signal(str, object)
    state_changed = Signal(str, bool)

    def __init__(self, store: Store, drafts: Drafts) -> None:
        super().__init__()
        ground(self, "surface")
        self._store = store
        self.side = SessionsSide(store, drafts)
        self.panels = PanelStack()
        self.picking = self.panels.put(PickPanel(store, self._there))
        self.planning = self.panels.put(PlanPanel(store))
        self.paper = PaperView(store)
        self.back_button = QuietButton(_("Back to the sessions"), "arrow-left", self.leave_paper)
        self._stack = QStackedWidget()
        self._assemble()
        self._connect()

    def _assemble(self) -> None:
        page, printed = QWidget(), ground(QWidget(), "surface")
        across, down, outer = QHBoxLayout(page), QVBoxLayout(printed), QVBoxLayout(self)
        for layout in (across, down, outer):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(0)
        across.addWidget(self.side, 1)
        across.addWidget(self.panels)
        head = QHBoxLayout()
        head.setContentsMargins(scaled(PAGE_MARGIN), scaled(TIGHT), scaled(PAGE_MARGIN), scaled(TIGHT))
        head.addWidget(self.back_button)
        head.addStretch(1)
        down.addLayout(head)
        down.addWidget(self.paper, 1)
        self._stack.addWidget(page)
        self._stack.addWidget(printed)
        outer.addWidget(self._stack)

    def _connect(self) -> None:
        attendance = self.side.attendance
        attendance.people_asked.connect(self.begin_picking)
        attendance.families_asked.connect(self.begin_planning)
        attendance.print_asked.connect(self.show_paper)
        attendance.field_asked.connect(self.go_to_field)
        attendance.state_changed.connect(self.state_changed)
        self.picking.picked.connect(self._plan)
        self.planning.agreed.connect(self._plan)
        self.panels.left.connect(lambda: self.side.leave_form(False))
        self.side.message.connect(self.message)
        self.paper.message.connect(self.message)

    # what others call

    def begin_planning(self) -> None:
        """Show the panel that proposes families for the session."""
        session = self.side.session()
        if session is not None:
            self.panels.begin(self.planning)
            self.side.leave_form(True)
            self.planning.show_session(session)
            self.planning.setFocus()

    def begin_picking(self) -> None:
        """Show the panel that finds people by name or number and puts them on the session."""
        self.panels.begin(self.picking)
        self.side.leave_form(True)
        self.picking.begin()

    def show_paper(self) -> None:
        """Show the attendance list of the session as it would be printed now."""
        session = self.side.session()
        if session is not None:
            self.paper.show_paper(ATTENDANCE_LIST, session=id_text(session.id))
            self._stack.setCurrentIndex(1)
            self.paper.setFocus()

    def go_to_field(self, name: str) -> None:
        """Put the keyboard into a field of the session, whose form comes back in place of a panel."""
        self.panels.leave()
        self.side.list.form.go_to(name)

    def leave_paper(self) -> None:
        """Show the sessions again."""
        self._stack.setCurrentIndex(0)
        self.side.list.table.setFocus()

    # events

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the keyboard to the list."""
        self.side.list.table.setFocus(event.reason())

    # internals

    def _there(self) -> list[int]:
        held = self.side.attendance.held
        return [each.person.id for each in held.people] if held is not None else []

    def _plan(self, people: Sequence[int], unknown: Sequence[str] = ()) -> None:
        if not self.side.attendance.plan(people, unknown):
            return
        self.side.refresh()
        self.picking.refresh()
        session = self.side.session()
        if session is not None and self.panels.seen() is self.planning:
            self.planning.show_session(session)

"""The panel that proposes whole families for a session, each with the reasons, the soonest to depart first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout

from resettle_desktop.desktop.lists.table import Table
from resettle_desktop.desktop.parts.basics import Label, Line, PrimaryButton
from resettle_desktop.desktop.parts.failure_note import FailureNote
from resettle_desktop.desktop.parts.panel import Panel
from resettle_desktop.desktop.parts.rows import Cell, Column, Row, RowsModel
from resettle_desktop.desktop.parts.theme import MIDDLE, NARROW, PAGE_MARGIN, scaled
from resettle_desktop.desktop.parts.widgets import EmptyState
from resettle_desktop.desktop.parts.working import Work, run
from resettle_desktop.records.dates import show_day
from resettle_desktop.records.kinds import Session
from resettle_desktop.records.texts import _, n_
from resettle_desktop.rules.session_plan import Proposed, in_order
from resettle_desktop.store.session_plan import proposals
from resettle_desktop.store.store import Store

_WIDTH = 520


class PlanPanel(Panel):
    """Lists who needs a session; ``agreed`` with the persons of the selected families."""

    agreed = Signal(object)

    def __init__(self, store: Store) -> None:
        super().__init__(_("Families that need this session"), _WIDTH)
        self._store = store
        self._found: list[Proposed] = []
        self._reading: Work | None = None
        self.table = Table(_("Families that need this session"), "row_board")
        self.left_out = Label("", "small", "text2", wraps=True)
        self.chosen = Label("", "table", "text2", tabular=True)
        self.failure = FailureNote()
        self.plan_button = PrimaryButton(_("Plan them"), "check", self.agree)
        self._nobody = EmptyState(
            _("No family needs this session"),
            _("Who is to travel has attended or is planned, or is not of its group or language."), "users-three",
        )  # fmt: skip
        self._body = QStackedWidget()
        self._assemble()
        self.table.show_rows(RowsModel(_columns(), lambda: len(self._found), self._rows))
        self.table.selectionModel().selectionChanged.connect(lambda *_places: self._show_chosen())
        self.table.opened.connect(lambda _key: self.agree())

    def _assemble(self) -> None:
        margin = scaled(PAGE_MARGIN)
        self.left_out.setContentsMargins(margin, 0, margin, 0)
        foot = QHBoxLayout()
        foot.setContentsMargins(margin, scaled(NARROW), margin, scaled(MIDDLE))
        foot.addWidget(self.chosen, 1)
        foot.addWidget(self.plan_button)
        self._body.addWidget(self.table)
        self._body.addWidget(self._nobody)
        inner = QVBoxLayout()
        inner.setSpacing(scaled(NARROW))
        for widget in (self.failure, self.left_out):
            inner.addWidget(widget)
        self.down.addLayout(inner)
        self.down.addWidget(self._body, 1)
        self.down.addWidget(Line())
        self.down.addLayout(foot)
        self.setFocusProxy(self.table)

    # what others call

    def show_session(self, session: Session) -> None:
        """Look through those who are to travel, off the window's thread, and show who needs this session."""
        if self._reading is not None:
            self._reading.forget()
        look = partial(proposals, self._store.rows, session)
        self._reading = run(
            self, lambda _progress: look(), self._show, lambda error: self.failure.tell(str(error)),
            within=self._store.reading,
        )  # fmt: skip

    def agree(self) -> None:
        """Ask that the selected families are planned."""
        people = [person for each in self._selected() for person in each.people]
        if people:
            self.agreed.emit(people)

    # internals

    def _show(self, found: Sequence[Proposed]) -> None:
        self._reading = None
        self._found = in_order(found)
        self.failure.tell("")
        self.table.clearSelection()
        self.table.reload()
        self._body.setCurrentWidget(self.table if self._found else self._nobody)
        self.left_out.setText(left_out_words(found))
        self.left_out.setVisible(bool(self.left_out.text()))
        self._show_chosen()

    def _rows(self, start: int, count: int) -> list[Row]:
        return [_row(each) for each in self._found[start : start + count]]

    def _selected(self) -> list[Proposed]:
        keys = set(self.table.selected_keys())
        return [each for each in self._found if each.case.id in keys]

    def _show_chosen(self) -> None:
        selected = self._selected()
        persons = sum(len(each.people) for each in selected)
        self.chosen.setText(
            " · ".join((n_("{n} family", "{n} families", len(selected)), n_("{n} person", "{n} persons", persons)))
            if selected
            else _("Select families; Ctrl+A takes all")
        )
        self.plan_button.setEnabled(persons > 0)


def left_out_words(found: Sequence[Proposed]) -> str:
    """Return how many families need the session and do not fit it, by why."""
    why = Counter(each.left_out for each in found if each.people and each.left_out)
    if not why:
        return ""
    said = "; ".join(n_("{n} family", "{n} families", count) + f": {words}" for words, count in sorted(why.items()))
    return _("Left out: {families}.").format(families=said)


def _columns() -> tuple[Column, ...]:
    return (
        Column("case", _("Case"), 120, sortable=False), Column("count", _("Persons"), 60, "right", sortable=False),
        Column("departs", _("Departs"), 100, sortable=False), Column("why", _("Why"), 216, sortable=False),
    )  # fmt: skip


def _row(each: Proposed) -> Row:
    why = " · ".join(each.reasons)
    departs = show_day(each.departs) if each.departs else _("not booked")
    return Row(each.case.id, (
        Cell(each.case.unhcr_number or each.case.label(), number=True, bold=True),
        Cell(str(len(each.people)), tabular=True),
        Cell(departs, tabular=True, text_tone="" if each.departs else "text3"),
        Cell(why, text_tone="text2", tooltip=why),
    ))  # fmt: skip

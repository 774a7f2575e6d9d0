"""The list of cases: what is seen of each, filters as chips, and the selected family at the right."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from resettle_desktop.desktop.basics import Line, ground
from resettle_desktop.desktop.case_filters import CaseFilters
from resettle_desktop.desktop.case_models import SORTABLE, case_row, columns
from resettle_desktop.desktop.family_pane import FamilyPane
from resettle_desktop.desktop.new_case import NewCase
from resettle_desktop.desktop.table import Row, RowsModel, Table
from resettle_desktop.desktop.theme import NARROW, PAGE_MARGIN, height, scaled
from resettle_desktop.desktop.widgets import Button, EmptyState, Label, PrimaryButton, QuietButton
from resettle_desktop.records.kinds import Case, Person
from resettle_desktop.records.texts import _, n_
from resettle_desktop.store.changes import Applied
from resettle_desktop.store.store import Store

FOUND_AT_MOST = 500
_NUMBER = "unhcr_number"


class CasesScreen(QWidget):
    """Shows the store's cases. It opens nothing itself: it announces which case, departure or first step is wanted."""

    case_opened = Signal(object)
    departure_opened = Signal(object)
    workbook_asked = Signal()
    demo_asked = Signal()
    message = Signal(str, object)
    _applied = Signal(object)

    def __init__(self, store: Store) -> None:
        super().__init__()
        self._store = store
        self._found: list[int] | None = None
        self._order: tuple[str, bool] = (_NUMBER, False)
        self.table = Table(_("Cases"))
        self.pane = FamilyPane(store)
        self.filters = CaseFilters(store)
        self.new_case = NewCase(store)
        self.new_button = PrimaryButton(_("New case"), "plus", self.begin_case)
        self._counts = Label("", "text", "text2", tabular=True)
        self._shown = Label("", "table", "text2", tabular=True)
        self._stack = QStackedWidget()
        self._list = ground(QWidget(), "surface")
        self._selecting = QTimer(self, singleShot=True, interval=0)
        self._assemble()
        self._connect()
        self.table.show_rows(RowsModel(columns(), self._count, self._rows))
        self.table.set_order(*self._order)
        self.refresh()

    def _assemble(self) -> None:
        ground(self, "surface")
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.addWidget(self._stack)
        self._empty = self._first_steps()
        self._none = EmptyState(_("No case fits"), _("Take a filter away, or search for less."), "magnifying-glass")
        self._body = QStackedWidget()
        self._body.addWidget(self._beside())
        self._body.addWidget(self._none)
        inner = QVBoxLayout(self._list)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(0)
        inner.addLayout(self._title())
        inner.addLayout(self._chips())
        inner.addWidget(Line())
        inner.addWidget(self._body, 1)
        for page in (self._list, self._empty, self.new_case):
            self._stack.addWidget(page)

    def _title(self) -> QHBoxLayout:
        across = QHBoxLayout()
        across.setContentsMargins(scaled(PAGE_MARGIN), 0, scaled(14), 0)
        across.setSpacing(scaled(10))
        across.addWidget(Label(_("Cases"), "title", "text", 600))
        across.addWidget(self._counts)
        across.addStretch(1)
        across.addWidget(self.new_button)
        across.setSizeConstraint(across.SizeConstraint.SetDefaultConstraint)
        self.new_button.setToolTip(_("Ctrl+N"))
        self.new_button.setShortcut("Ctrl+N")
        self._counts.setMinimumHeight(height("title"))
        return across

    def _chips(self) -> QHBoxLayout:
        across = QHBoxLayout()
        across.setContentsMargins(scaled(PAGE_MARGIN), 0, scaled(14), scaled(NARROW))
        across.setSpacing(scaled(NARROW))
        across.addWidget(self.filters)
        across.addStretch(1)
        across.addWidget(self._shown)
        menu = QMenu(self)
        menu.aboutToShow.connect(menu.clear)
        menu.aboutToShow.connect(lambda: self.table.fill_column_menu(menu))
        button = QuietButton("", "columns")
        button.setMenu(menu)
        button.setAccessibleName(_("Columns"))
        button.setToolTip(_("Columns"))
        across.addWidget(button)
        return across

    def _beside(self) -> QWidget:
        page = QWidget()
        across = QHBoxLayout(page)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addWidget(self.table, 1)
        across.addWidget(Line(upright=True))
        across.addWidget(self.pane)
        return page

    def _first_steps(self) -> EmptyState:
        steps = (
            PrimaryButton(_("Open a workbook from UNHCR"), "table", self.workbook_asked.emit),
            Button(_("Make a case by hand"), "plus", self.begin_case),
            Button(_("Look around in the demo"), "compass", self.demo_asked.emit),
        )
        return EmptyState(_("This store is new"), _("Three ways to begin:"), "users-three", steps)

    def _connect(self) -> None:
        self.table.selected.connect(self._selecting.start)
        self._selecting.timeout.connect(self._show_family)
        self.table.opened.connect(self.case_opened)
        self.table.sort_asked.connect(self.sort)
        self.filters.changed.connect(self._reload)
        self.pane.open_asked.connect(self.case_opened)
        self.pane.departure_asked.connect(self.departure_opened)
        self.new_case.made.connect(self._made)
        self.new_case.left.connect(self.refresh)
        self._applied.connect(self._take_changes, Qt.ConnectionType.QueuedConnection)
        self.destroyed.connect(self._store.listen(self._applied.emit))

    # what others call

    def refresh(self) -> None:
        """Read everything anew and keep the selection."""
        cases, persons = self._store.rows.count(Case), self._store.rows.count(Person)
        said = n_("{n} case", "{n} cases", cases), n_("{n} person", "{n} persons", persons)
        self._counts.setText(", ".join(said))
        self._stack.setCurrentWidget(self._list if cases else self._empty)
        self._reload()

    def search(self, text: str) -> None:
        """Show the cases in which the words are found, of the case itself or of a member; all for an empty text."""
        self._found = self._searched(text) if text.strip() else None
        self._stack.setCurrentWidget(self._list)
        self._reload()

    def sort(self, key: str, descending: bool) -> None:
        """Put the cases in the order of one of their fields."""
        if key in SORTABLE:
            self._order = (key, descending)
            self.table.set_order(key, descending)
            self._reload()

    def place_of(self, case: int) -> tuple[int, int]:
        """Return the place of a case in the list, counted from 1, and how many there are; place 0 when not in sight."""
        number = self.table.rows().row_of(case)
        return (0 if number is None else number + 1), self.table.rows().rowCount()

    def neighbour(self, case: int, step: int) -> int | None:
        """Return the case so many places further in the list, None beyond its ends; it becomes the selected one."""
        number = self.table.rows().row_of(case)
        if number is None or not 0 <= number + step < self.table.rows().rowCount():
            return None
        self.table.select_row(number + step)
        row = self.table.rows().row(number + step)
        return int(row.key) if row else None

    def begin_case(self) -> None:
        """Show the empty form of a new case."""
        self.new_case.begin()
        self._stack.setCurrentWidget(self.new_case)

    # internals

    def _searched(self, text: str) -> list[int]:
        find = self._store.search.find
        cases = [record.id for record in find(text, "Case", FOUND_AT_MOST).records]
        people = [record for record in find(text, "Person", FOUND_AT_MOST).records if isinstance(record, Person)]
        return list(dict.fromkeys([*cases, *(person.case for person in people if person.case)]))[:FOUND_AT_MOST]

    def _matching(self) -> list[Case]:
        found = self._store.rows.many(Case, self._found or ())
        wanted = self.filters.equal()
        fits = [case for case in found.values() if all(case.of(name) == value for name, value in wanted.items())]
        key, descending = self._order
        return sorted(fits, key=lambda case: (case.of(key) is not None, case.of(key) or 0), reverse=descending)

    def _count(self) -> int:
        if self._found is not None:
            return len(self._matching())
        return self._store.rows.count(Case, **self.filters.equal())

    def _rows(self, start: int, count: int) -> Sequence[Row]:
        views = self._store.views
        if self._found is not None:
            families = views.families(self._matching()[start : start + count])
        else:
            families = views.case_page([self._order], start, count, **self.filters.equal())
        return [case_row(family) for family in families]

    def _reload(self) -> None:
        self.table.reload()
        count = self.table.rows().rowCount()
        self._shown.setText(_("{count} shown").format(count=count))
        self._body.setCurrentIndex(0 if count else 1)
        if count and not self.table.currentIndex().isValid():
            self.table.select_row(0)
        self._show_family()

    def _show_family(self) -> None:
        key = self.table.current_key()
        case = None if key is None else self._store.rows.get(Case, int(key))
        families = self._store.views.families([case]) if case else []
        self.pane.show_family(families[0] if families else None)

    def _take_changes(self, _applied: Applied) -> None:
        if self._stack.currentWidget() is not self.new_case:
            self.refresh()

    def _made(self, case: int) -> None:
        self.refresh()
        self.case_opened.emit(case)

"""The list of cases: what is seen of each, filters as chips, and the selected family at the right."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from resettle_desktop.desktop.cases.drafted import drafted_cases
from resettle_desktop.desktop.cases.family_pane import FamilyPane
from resettle_desktop.desktop.cases.filters import FIELDS, CaseFilters
from resettle_desktop.desktop.cases.models import SORTABLE, case_row, columns
from resettle_desktop.desktop.cases.new_case import NewCase
from resettle_desktop.desktop.forms.drafts import Drafts
from resettle_desktop.desktop.lists.arranging import Arranging
from resettle_desktop.desktop.lists.bulk import BulkChange
from resettle_desktop.desktop.lists.field_filters import FieldFilters
from resettle_desktop.desktop.lists.named_views import NamedViews
from resettle_desktop.desktop.lists.search import ListSearch
from resettle_desktop.desktop.lists.sheet import ListSheet
from resettle_desktop.desktop.lists.table import Row, RowsModel, Table
from resettle_desktop.desktop.parts.basics import ground
from resettle_desktop.desktop.parts.flow import FlowLayout
from resettle_desktop.desktop.parts.remembered import Remembered
from resettle_desktop.desktop.parts.theme import NARROW, height, scaled
from resettle_desktop.desktop.parts.widgets import Button, Chip, EmptyState, PrimaryButton, QuietButton
from resettle_desktop.records.kinds import Case, Person
from resettle_desktop.records.texts import _, n_
from resettle_desktop.store.changes import Applied
from resettle_desktop.store.store import Store
from resettle_desktop.store.windows import Window

FOUND_AT_MOST = 500
COUNTED_AT_MOST = 1_000
_NUMBER, _SIZE = "unhcr_number", "size"
_NAME = "cases"
_WIDTH_FOR_PANE = 900
_REST = 50  # milliseconds that a selection rests before its family is shown, so that a held key runs through the list


class CasesScreen(QWidget):
    """Shows the store's cases. It opens nothing itself: it announces which case, departure or first step is wanted.

    ``remembered`` keeps columns, order and filters for the next start; ``drafts`` says of whom something is typed.
    """

    case_opened = Signal(object)
    member_asked = Signal(object)
    person_opened = Signal(object)
    departure_opened = Signal(object)
    workbook_asked = Signal()
    demo_asked = Signal()
    message = Signal(str, object)
    _applied = Signal(object)

    def __init__(self, store: Store, remembered: Remembered | None = None, drafts: Drafts | None = None) -> None:
        super().__init__()
        self._store = store
        self._drafts = drafts or Drafts(parent=self)
        self._found: set[int] | None = None
        self._drafted: frozenset[int] = frozenset()
        self._order: tuple[str, bool] = (_NUMBER, False)
        self._window: Window[Case] | None = None
        self.table = Table(_("Cases"))
        self.pane = FamilyPane(store)
        self.search_line = ListSearch(_("Name, number or phone"))
        self.draft_chip = Chip("", "pencil-simple", self._reload)
        self.filters = CaseFilters(store, remembered)
        self.more_filters = FieldFilters(Case, _NAME, FIELDS, remembered)
        self.views = NamedViews(store, _NAME, self._view, self._show_view)
        self.new_case = NewCase(store, self._drafts)
        self.new_button = PrimaryButton(_("New case"), "plus", self.begin_case)
        self.bulk = BulkChange(store, Case, self._for_many)
        self._sheet = self._listing()
        self._empty = self._first_steps()
        self._stack = QStackedWidget()
        self._selecting = QTimer(self, singleShot=True, interval=_REST)
        self._assemble()
        self.table.show_rows(RowsModel(columns(), self._count, self._rows))
        self._arranging = Arranging(self.table, _NAME, remembered)
        self._take_order()
        self._connect()
        self._take_drafts()
        self.refresh()

    def _listing(self) -> ListSheet:
        chips = QWidget()
        across = FlowLayout(chips, scaled(NARROW), height("field"))
        parts = (self.search_line, self.views.chip, self.views.line, self.draft_chip, *self.filters.chips.values())
        for widget in parts:
            across.addWidget(widget)
        self.more_filters.stand_in(across)
        none = EmptyState(_("No case fits"), _("Take a filter away, or look for less."), "magnifying-glass")
        self.new_button.setToolTip(_("Ctrl+N"))
        sheet = ListSheet(_("Cases"), self.new_button, chips, self.table, self.pane, none)
        sheet.add_tool(QuietButton("", "pencil-line", self.change_many), _("Change many"))
        return sheet

    def _first_steps(self) -> EmptyState:
        steps = (
            PrimaryButton(_("Open a workbook from UNHCR"), "table", self.workbook_asked.emit),
            Button(_("Make a case by hand"), "plus", self.begin_case),
            Button(_("Look around in the demo"), "compass", self.demo_asked.emit),
        )
        return EmptyState(_("This store is new"), _("Three ways to begin:"), "users-three", steps)

    def _assemble(self) -> None:
        ground(self, "surface")
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.addWidget(self._stack)
        beside = QWidget()
        across = QHBoxLayout(beside)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addWidget(self._sheet, 1)
        across.addWidget(self.bulk)
        self.bulk.hide()
        for page in (beside, self._empty, self.new_case):
            self._stack.addWidget(page)
        self._listed = beside

    def _connect(self) -> None:
        self.table.selected.connect(self._selecting.start)
        self._selecting.timeout.connect(self._show_family)
        self.table.selection_sized.connect(self._tell_selection)
        self.table.opened.connect(self.case_opened)
        self.table.sort_asked.connect(self.sort)
        self.filters.changed.connect(self._reload)
        self.more_filters.changed.connect(self._reload)
        self.search_line.asked.connect(self.search)
        self.search_line.taken.connect(self.table.setFocus)
        self.pane.open_asked.connect(self.case_opened)
        self.pane.departure_asked.connect(self.departure_opened)
        self.new_case.made.connect(self._made)
        self.new_case.member_asked.connect(self._made_with_more)
        self.new_case.person_asked.connect(self.person_opened)
        self.new_case.left.connect(self.refresh)
        self.new_case.message.connect(self.message)
        self.views.message.connect(self.message)
        self.views.failed.connect(lambda text: self.message.emit(text, None))
        self.bulk.left.connect(self.bulk.hide)
        self.bulk.left.connect(self._fit_pane)
        self.bulk.left.connect(self.table.setFocus)
        self.bulk.message.connect(self.message)
        self._drafts.changed.connect(self._take_drafts)
        self._applied.connect(self._take_changes, Qt.ConnectionType.QueuedConnection)
        self.destroyed.connect(self._store.listen(self._applied.emit))

    # what others call

    def refresh(self) -> None:
        """Read everything anew and keep the selection."""
        cases, persons = self._store.rows.count(Case), self._store.rows.count(Person)
        said = n_("{n} case", "{n} cases", cases), n_("{n} person", "{n} persons", persons)
        self._sheet.counts.setText(", ".join(said))
        self._stack.setCurrentWidget(self._listed if cases else self._empty)
        begun = self.new_case.is_begun()
        self.new_button.set_icon("pencil-simple" if begun else "plus")
        self.new_button.setToolTip(_("Go on with what you typed (Ctrl+N)") if begun else _("Ctrl+N"))
        self._reload()

    def search(self, text: str) -> None:
        """Show the cases in which the words are found, of the case itself or of a member; all for an empty text."""
        if text != self.search_line.text():
            self.search_line.setText(text)
        self._found = self._searched(text) if text.strip() else None
        self._stack.setCurrentWidget(self._listed)
        self._reload()

    def sort(self, key: str, descending: bool) -> None:
        """Put the cases in the order of one of their fields."""
        if key in SORTABLE:
            self._order = (key, descending)
            self.table.set_order(key, descending)
            self._arranging.keep_soon()
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
        """Show the form of a new case: an empty one, or what was typed and left."""
        self._stack.setCurrentWidget(self.new_case)
        self.new_case.begin()

    def change_many(self) -> None:
        """Show the panel that gives one value to all cases in the list, or to those that are selected."""
        self.bulk.show()
        self._fit_pane()
        self.bulk.begin()

    # events

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the keyboard to the list."""
        self.table.setFocus(event.reason())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the selected family out where the list would have no room beside it."""
        super().resizeEvent(event)
        self._fit_pane()

    # internals

    def _searched(self, text: str) -> set[int]:
        return {record.id for record in self._store.search.find(text, Case.kind_name(), FOUND_AT_MOST).records}

    def _among(self) -> Collection[int] | None:
        """Return the cases to choose from: those that every narrowing lets through, None for all."""
        drafted = set(self._drafted) if self.draft_chip.isChecked() else None
        narrowed = [ids for ids in (self._found, drafted, self.filters.among()) if ids is not None]
        return set.intersection(*narrowed) if narrowed else None

    def _count(self) -> int:
        """Count anew; the list that is counted is the one of which pages are read."""
        asked, more = self.filters.equal(), self.more_filters.filters
        self._window = self._store.views.case_list(self._order, self._among(), more, **asked)
        return self._window.count()

    def _rows(self, start: int, count: int) -> Sequence[Row]:
        assert self._window is not None
        families = self._store.views.families(self._window.page(start, count))
        return [case_row(family, family.case.id in self._drafted) for family in families]

    def _fit_pane(self) -> None:
        room = self.width() - (0 if self.bulk.isHidden() else self.bulk.width())
        self.pane.setVisible(room >= scaled(_WIDTH_FOR_PANE))

    def _view(self) -> dict[str, object]:
        wanted = {name: self.filters.wanted(name) for name in FIELDS}
        return {"wanted": wanted, "filters": self.more_filters.state(), "order": list(self._order),
                "columns": dict(self.table.arrangement())}  # fmt: skip

    def _show_view(self, view: Mapping[str, Any]) -> None:
        for name in FIELDS:
            self.filters.choose(name, str(view.get("wanted", {}).get(name, "")))
        self.more_filters.put_back(str(view.get("filters", "[]")))
        self.table.restore(view.get("columns", {}))
        key, descending = view.get("order", self._order)
        self.sort(str(key), bool(descending))

    def _for_many(self) -> Sequence[int]:
        """Return those that are selected where they are several, else all that the list shows."""
        chosen = self.table.selected_count()
        if self._window is None or 1 < chosen < self._window.count():
            return [int(key) for key in self.table.selected_keys()]
        return self._window.ids()

    def _persons_shown(self) -> int | None:
        """The head of the sheet says of how many persons all cases are."""
        narrowed = self._among() is not None or self.filters.equal() or self.more_filters.filters
        return self._window.total(_SIZE) if narrowed and self._window else None

    def _tell_selection(self, count: int) -> None:
        self._sheet.show_selection(count, self._persons_selected(count) if count > 1 else None)

    def _persons_selected(self, count: int) -> int | None:
        """Nobody waits until the persons of a long part of the list are counted; those of the whole are known."""
        if self._window is not None and count == self._window.count():
            return self._window.total(_SIZE)
        if count > COUNTED_AT_MOST:
            return None
        cases = self._store.rows.where_in(Case, "id", self.table.selected_keys(), only=(_SIZE,))
        return sum(case.size or 0 for case in cases)

    def _reload(self) -> None:
        self.table.reload()
        count = self.table.rows().rowCount()
        self._sheet.show_count(count, self._persons_shown() if count else None)
        if count and not self.table.currentIndex().isValid():
            self.table.select_row(0)
        self._show_family()

    def _show_family(self) -> None:
        key = self.table.current_key()
        case = None if key is None else self._store.rows.get(Case, int(key))
        families = self._store.views.families([case]) if case else []
        self.pane.show_family(families[0] if families else None)

    def _take_order(self) -> None:
        left = self._arranging.sort
        self._order = left if left and left[0] in SORTABLE else self._order
        self.table.set_order(*self._order)

    def _take_drafts(self) -> None:
        """Show of which cases something is typed and not saved, and let them be chosen."""
        self._drafted = drafted_cases(self._store, self._drafts)
        count = len(self._drafted)
        words = n_("{n} draft", "{n} drafts", count)
        self.draft_chip.setText(words)
        self.draft_chip.setAccessibleName(words)
        self.draft_chip.setToolTip(_("Cases in which something is typed and not saved"))
        self.draft_chip.setVisible(count > 0)
        if not count and self.draft_chip.isChecked():
            self.draft_chip.setChecked(False)
        self._reload()

    def _take_changes(self, _applied: Applied) -> None:
        self._drafted = drafted_cases(self._store, self._drafts)
        if self._stack.currentWidget() is not self.new_case:
            self.refresh()

    def _made(self, case: int) -> None:
        self.refresh()
        self.case_opened.emit(case)

    def _made_with_more(self, case: int) -> None:
        self.refresh()
        self.member_asked.emit(case)

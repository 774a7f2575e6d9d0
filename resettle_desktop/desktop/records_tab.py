"""The records that live with a person or a case (documents, reception places): a list of them, and the form of one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from resettle_desktop.desktop.basics import Line, ground, roomy
from resettle_desktop.desktop.editors import LinkChoice
from resettle_desktop.desktop.form import Form
from resettle_desktop.desktop.rows import Cell, Column, Row, RowsModel
from resettle_desktop.desktop.saving import Outcome, add_record, remove_record, save_form
from resettle_desktop.desktop.table import Table
from resettle_desktop.desktop.theme import NARROW, PAGE_MARGIN, height, scaled
from resettle_desktop.desktop.widgets import Button, EmptyState, PrimaryButton
from resettle_desktop.records.errors import KnownError
from resettle_desktop.records.fields import Link
from resettle_desktop.records.numbers import id_text, new_id
from resettle_desktop.records.record import Record, kind_label
from resettle_desktop.records.texts import _
from resettle_desktop.store.store import Store

_LINES_SHOWN = 5
_COLUMNS_SHOWN = 7


class RecordsTab(QWidget):
    """Adds, changes and removes the records of one kind that live with another record."""

    done = Signal(str, object)
    failed = Signal(str)
    edited = Signal()

    def __init__(self, store: Store, kind: type[Record], link: str, form: Form | None = None) -> None:
        super().__init__()
        ground(self, "surface")
        self._store, self.kind, self._link = store, kind, link
        self._owner = 0
        self._records: list[Record] = []
        self._names: dict[int, str] = {}
        self.table = Table(kind_label(kind, many=True))
        self.form = form or Form(kind, 9)
        self.add_button = Button(_("Add"), "plus", self.begin)
        self.remove_button = Button(_("Remove"), "trash", self.remove)
        self._nothing = self.nothing(PrimaryButton(_("Add"), "plus", self.begin))
        self._sheet = QWidget()
        self._assemble()
        self.table.show_rows(RowsModel(self._columns(), lambda: len(self._records), self._rows))
        self.table.selected.connect(self._select)
        self.form.edited.connect(self.edited)

    def _assemble(self) -> None:
        margin = scaled(PAGE_MARGIN)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(margin, scaled(NARROW), margin, scaled(NARROW))
        buttons.setSpacing(scaled(NARROW))
        buttons.addWidget(self.add_button)
        buttons.addWidget(self.remove_button)
        buttons.addStretch(1)
        inner = QVBoxLayout(self._sheet)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(0)
        inner.addWidget(self.table)
        inner.addLayout(buttons)
        inner.addWidget(Line())
        inner.addWidget(roomy(ground(self.form, "surface")), 1)
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.addWidget(self._sheet, 1)
        down.addWidget(self._nothing, 1)

    # what each kind of record says

    def nothing(self, add: PrimaryButton) -> EmptyState:
        """Return what is shown where there is no record yet."""
        return EmptyState(_("None yet"), "", "identification-card", (add,))

    def read_records(self, owner: int) -> list[Record]:
        """Return the records in their order."""
        return list(self._store.rows.where_in(self.kind, self._link, [owner]))

    def first_texts(self) -> dict[str, str]:
        """Return what stands in the form of one more record as if it had been typed, by field."""
        return {}

    # what others call

    def show_owner(self, owner: int, choices: dict[str, Sequence[LinkChoice]] | None = None) -> None:
        """Show the records of this person or case; ``choices`` says which records other links may name."""
        changed = owner != self._owner
        self._owner = owner
        for name, offered in (choices or {}).items():
            self.form.set_link_choices(name, offered)
            self._names.update(offered)
        if changed:
            self.form.record = None
        self.refresh()

    def count(self) -> int:
        """Return how many records there are."""
        return len(self._records)

    def refresh(self) -> None:
        """Read the records anew; what is typed stays."""
        self._records = self.read_records(self._owner)
        self.table.reload()
        rows = max(1, min(len(self._records), _LINES_SHOWN))
        self.table.setFixedHeight(height("head") + height("row") * rows + 2)
        current = self.form.record
        there = {record.id: record for record in self._records}
        if current is not None and current.id in there:
            self.form.renew(there[current.id])
        elif current is None or not self._is_new():
            self._show_first()
        self._show_parts()

    def begin(self) -> None:
        """Show the empty form of one more record."""
        self.form.show_record(self.kind(id=new_id()), self.first_texts())
        self.table.clearSelection()
        self._show_parts()
        self.form.go_to_first()

    def save(self) -> Outcome:
        """Write the form, as a new record or as what changed of one."""
        if self.form.record is None:
            return Outcome()
        if self._is_new():
            outcome = add_record(self._store, self.form, {self._link: id_text(self._owner)})
        else:
            outcome = save_form(self._store, self.form)
        self.refresh()
        return outcome

    def remove(self) -> None:
        """Remove the record that is shown; it can be taken back."""
        record = self.form.record
        if record is None:
            return
        try:
            applied = None if self._is_new() else remove_record(self._store, record)
        except KnownError as error:
            self.failed.emit(str(error))
            return
        self.form.record = None
        self.refresh()
        if applied is not None:
            number = applied.number
            said = _("{kind} removed").format(kind=kind_label(self.kind))
            self.done.emit(said, lambda: self._take_back(number))

    def _take_back(self, number: int) -> None:
        try:
            self._store.undo(number)
        except KnownError as error:
            self.failed.emit(str(error))

    def _is_new(self) -> bool:
        record = self.form.record
        return record is not None and all(record.id != each.id for each in self._records)

    def _show_first(self) -> None:
        self.form.record = None
        if self._records:
            self.form.show_record(self._records[0])
            self.table.select_row(0)

    def _show_parts(self) -> None:
        shown = self.form.record is not None
        self._sheet.setVisible(shown)
        self._nothing.setVisible(not shown)
        self.remove_button.setEnabled(shown)

    def _select(self, key: int) -> None:
        record = next((each for each in self._records if each.id == key), None)
        current = self.form.record
        if record is not None and (current is None or current.id != key):
            self.form.show_record(record)
            self._show_parts()

    def _fields(self) -> list[str]:
        shown = [field.name for field in self.kind.fields() if field.name != self._link and not field.wide]
        return shown[:_COLUMNS_SHOWN]

    def _columns(self) -> list[Column]:
        return [Column(name, self.kind.field(name).label, 126, sortable=False) for name in self._fields()]

    def _rows(self, start: int, count: int) -> list[Row]:
        return [Row(each.id, tuple(self._cell(each, name) for name in self._fields())) for each in self._records][
            start : start + count
        ]

    def _cell(self, record: Record, name: str) -> Cell:
        if isinstance(self.kind.field(name), Link):
            return Cell(self._names.get(record.of(name), ""))
        return Cell(record.shown(name), tabular=True)

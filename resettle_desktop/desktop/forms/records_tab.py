"""The records that live with a person or a case (documents, reception places): a list of them, and the form of one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from resettle_desktop.desktop.forms.drafts import Drafts, Typing
from resettle_desktop.desktop.forms.editors import LinkChoice
from resettle_desktop.desktop.forms.form import Form
from resettle_desktop.desktop.forms.saving import Outcome, add_record, remove_record, save_form
from resettle_desktop.desktop.lists.table import Table
from resettle_desktop.desktop.parts.basics import Line, ground, roomy
from resettle_desktop.desktop.parts.rows import Cell, Column, Row, RowsModel
from resettle_desktop.desktop.parts.theme import NARROW, PAGE_MARGIN, height, scaled
from resettle_desktop.desktop.parts.widgets import Button, EmptyState, PrimaryButton
from resettle_desktop.records.errors import KnownError
from resettle_desktop.records.fields import Code, Json, Kept, Link, Moment
from resettle_desktop.records.numbers import id_text, new_id
from resettle_desktop.records.record import Record, kind_label
from resettle_desktop.records.texts import _
from resettle_desktop.store.store import Store

_COLUMNS_SHOWN = 7


class RecordsTab(QWidget):
    """Adds, changes and removes the records of one kind that live with another record.

    ``drafts`` keeps what was typed and not saved; a record that was only begun stands last in the list. Records that
    live with none have an empty ``link``.
    """

    lines_shown = 5
    in_list: Sequence[str] = ()  # the fields of the list in their order; none: the first of the kind

    done = Signal(str, object)
    failed = Signal(str)
    edited = Signal()
    record_shown = Signal()

    def __init__(
        self, store: Store, kind: type[Record], link: str, form: Form | None = None, drafts: Drafts | None = None
    ) -> None:
        super().__init__()
        ground(self, "surface")
        self._store, self.kind, self._link = store, kind, link
        self._drafts = drafts or Drafts(parent=self)
        self._owner = 0
        self._records: list[Record] = []
        self._new: Record | None = None
        self._names: dict[int, str] = {}
        self.table = Table(kind_label(kind, many=True))
        self.form = form or Form(kind, 9, sealer=store.seals)
        self.add_button = Button(_("Add"), "plus", self.begin)
        self.remove_button = Button(_("Remove"), "trash", self.remove)
        self.form.take_reasons(store.reasons.of)
        self._nothing = self.nothing(PrimaryButton(_("Add"), "plus", self.begin))
        self._sheet = QWidget()
        self._assemble()
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)  # the form below shows all
        self.table.show_rows(RowsModel(self._columns(), lambda: len(self._shown()), self._rows))
        self.table.selected.connect(self._select)
        self.form.edited.connect(self._keep)
        for link_field in self.kind.links():
            if link_field.name in self.form.fields:
                self.form.fields[link_field.name].editor.set_placeholder(self.empty_link(link_field.name))

    def _assemble(self) -> None:
        margin = scaled(PAGE_MARGIN)
        self.buttons = buttons = QHBoxLayout()
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
        column = ground(QWidget(), "surface")
        above = QVBoxLayout(column)
        above.setContentsMargins(0, 0, 0, 0)
        above.addWidget(ground(self.form, "surface"))
        above.addStretch(1)
        self.scrolled = roomy(column)
        # it takes what the page leaves, so that what stands below never makes the whole page scroll
        self.scrolled.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        self.beside = QHBoxLayout()
        self.beside.setSpacing(0)
        self.beside.addWidget(self.scrolled, 2)
        inner.addLayout(self.beside, 1)
        self.foot = QVBoxLayout()
        inner.addLayout(self.foot)
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

    def empty_link(self, name: str) -> str:
        """Return what it means that a field names no other record."""
        return ""

    # what others call

    def show_owner(self, owner: int, choices: dict[str, Sequence[LinkChoice]] | None = None) -> None:
        """Show the records of this person or case; ``choices`` says which records other links may name."""
        for name, offered in (choices or {}).items():
            self.form.set_link_choices(name, offered)
            self._names.update(offered)
        if owner != self._owner:
            self._owner = owner
            self._new = self._drafts.new_of(owner, self.kind)
            self.form.record = None
        self.refresh()

    def count(self) -> int:
        """Return how many records there are."""
        return len(self._records)

    def refresh(self) -> None:
        """Read the records anew; what is typed stays."""
        self._records = self.read_records(self._owner)
        if self._new is not None and self._new.id in [record.id for record in self._records]:
            self._new = None
        self._show_rows()
        current = self.form.record
        shown = next((each for each in self._shown() if current is not None and each.id == current.id), None)
        if shown is None:
            self._show_first()
        elif shown is not self._new:
            self.form.renew(shown)
        self._show_parts()

    def go_to(self, record: int) -> None:
        """Show a record of the list, if it is one."""
        self._select(record)

    def begin(self) -> None:
        """Show the form of one more record; the one that was begun already, if there is one."""
        self._new = self._new or self.kind(id=new_id())
        self._show_rows()
        self._show(self._new)
        self._show_parts()
        self.form.go_to_first()

    def begin_with(self, texts: Mapping[str, str]) -> None:
        """Show the form of one more record, with these texts in fields where nothing was typed yet."""
        self.begin()
        self.form.fill_empty(texts)

    def save(self, reason: str = "") -> Outcome:
        """Write the form, as a new record or as what changed of one; raises as ``save_form`` does."""
        if self.form.record is None:
            return Outcome()
        if self._is_new():
            given: dict[str, Json] = {self._link: id_text(self._owner)} if self._link else {}
            outcome = add_record(self._store, self.form, given, reason)
        else:
            outcome = save_form(self._store, self.form, reason)
        self.refresh()
        self._keep()
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
        self._drafts.forget(record.id)
        self._new = None if self._is_new() else self._new
        self.form.record = None
        self.refresh()
        self.edited.emit()
        if applied is not None:
            number = applied.number
            said = _("{kind} removed").format(kind=kind_label(self.kind))
            self.done.emit(said, lambda: self._take_back(number))

    # internals

    def _take_back(self, number: int) -> None:
        try:
            self._store.undo(number)
        except KnownError as error:
            self.failed.emit(str(error))

    def _shown(self) -> list[Record]:
        return [*self._records, self._new] if self._new else self._records

    def _show_rows(self) -> None:
        self.table.reload()
        rows = max(1, min(len(self._shown()), self.lines_shown))
        self.table.setFixedHeight(height("head") + height("row") * rows + 2)

    def _is_new(self) -> bool:
        record = self.form.record
        return record is not None and self._new is not None and record.id == self._new.id

    def _keep(self) -> None:
        record = self.form.record
        if record is not None:
            self._drafts.keep(record, self.form.drafts(), self._owner if self._is_new() else 0)
            self.table.rows().update(record.id)
        self.edited.emit()

    def _show_first(self) -> None:
        self.form.record = None
        for first in self._shown()[:1]:
            self._show(first)

    def _show(self, record: Record) -> None:
        typed = self._drafts.of(record.id)
        if record is self._new and not typed:
            typed = {name: Typing(text) for name, text in self.first_texts().items()}
        self.form.show_record(record, typed)
        self.table.select_row([each.id for each in self._shown()].index(record.id))

    def _show_parts(self) -> None:
        shown = self.form.record is not None
        self._sheet.setVisible(shown)
        self._nothing.setVisible(not shown)
        self.remove_button.setEnabled(shown)
        self.record_shown.emit()

    def _select(self, key: int) -> None:
        record = next((each for each in self._shown() if each.id == key), None)
        current = self.form.record
        if record is not None and (current is None or current.id != key):
            self._show(record)
            self._show_parts()

    def _fields(self) -> list[str]:
        if self.in_list:
            return [*self.in_list]
        shown = [
            field.name
            for field in self.kind.fields()
            if field.name != self._link and field.name in self.form.fields and not field.wide
        ]
        return shown[:_COLUMNS_SHOWN]

    def _columns(self) -> list[Column]:
        fields = [self.kind.field(name) for name in self._fields()]
        return [Column(f.name, f.label, self._width(f), sortable=False) for f in fields]

    def _width(self, field: Kept) -> int:
        """Return how wide a column is: names of records and labels of codes are long where few fields are listed."""
        if isinstance(field, Moment):
            return 142
        return (
            180
            if self.in_list and isinstance(field, Link)
            else 150
            if self.in_list and isinstance(field, Code)
            else 126
        )

    def _rows(self, start: int, count: int) -> list[Row]:
        return [Row(each.id, self._cells(each)) for each in self._shown()[start : start + count]]

    def _cells(self, record: Record) -> tuple[Cell, ...]:
        cells = [self._cell(record, name) for name in self._fields()]
        if record is self._new:
            cells[0] = Cell(_("Not saved"), icon="changed", text_tone="text2")
        elif self._drafts.of(record.id):
            cells[0] = replace(cells[0], icon="changed", tooltip=_("Typed and not saved"))
        return tuple(cells)

    def _cell(self, record: Record, name: str) -> Cell:
        if isinstance(self.kind.field(name), Link):
            return Cell(self._names.get(record.of(name), self.empty_link(name)))
        return Cell(record.shown(name), tabular=True)

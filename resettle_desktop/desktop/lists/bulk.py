"""One value for all records that a list shows or that are selected: seen before, written as one change set."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from resettle_desktop.desktop.parts.basics import Label, Line, PrimaryButton, emptied
from resettle_desktop.desktop.parts.choice_line import ChoiceLine
from resettle_desktop.desktop.parts.field_line import FieldLine
from resettle_desktop.desktop.parts.panel import Panel
from resettle_desktop.desktop.parts.side_pane import rows_of_words
from resettle_desktop.desktop.parts.theme import MIDDLE, NARROW, PAGE_MARGIN, scaled
from resettle_desktop.desktop.parts.working import Progress, Work, run
from resettle_desktop.records.codes import fold
from resettle_desktop.records.fields import Coded, Flag, Json, Kept
from resettle_desktop.records.findings import Finding, Level, Refused
from resettle_desktop.records.record import Record, kind_label
from resettle_desktop.records.texts import _, n_
from resettle_desktop.rules.bulk import Change, changed, common_fields
from resettle_desktop.store.changes import Applied, Draft
from resettle_desktop.store.store import Store

_WIDTH, _LINES_SHOWN, _OFFERED = 430, 12, 8
Ids = Callable[[], Sequence[int]]


class BulkChange(Panel):
    """Asks for a field and a value. ``message`` says what was done, with the way back; ``watched`` the work on it.

    ``ids`` gives the records when the panel begins, in the order of the list.
    """

    message = Signal(str, object)
    watched = Signal(object)

    def __init__(self, store: Store, kind: type[Record], ids: Ids) -> None:
        super().__init__(_("Change many"), _WIDTH)
        self._store, self._kind, self._ids = store, kind, ids
        self._chosen: list[int] = []
        self._fields = {field.label: field for field in common_fields(kind)}
        self.changes: list[Change] = []
        self.work: Work | None = None
        self.scope = Label("", "table", "text2", wraps=True)
        self.field_line, self.value_line = ChoiceLine(self._offer_fields), ChoiceLine(self._offer_values)
        self.empty_box = QCheckBox(_("Empty the field"))
        self.reason = FieldLine()
        self.said = Label("", "table", "text2", wraps=True)
        self.button = PrimaryButton(_("Change"), called=self.apply)
        self._preview = QVBoxLayout()
        self._assemble()
        for line in (self.field_line, self.value_line):
            line.chosen.connect(lambda _text: self.renew())
            line.textEdited.connect(lambda _text: self.renew())
        self.empty_box.toggled.connect(lambda _on: self.renew())

    def _assemble(self) -> None:
        body = QVBoxLayout()
        body.setContentsMargins(scaled(PAGE_MARGIN), 0, scaled(PAGE_MARGIN), scaled(MIDDLE))
        body.setSpacing(scaled(NARROW))
        self.empty_box.setAccessibleName(self.empty_box.text())
        body.addWidget(self.scope)
        for title, line in (
            (_("Field"), self.field_line), (_("New value"), self.value_line), (_("Why"), self.reason),
        ):  # fmt: skip
            line.setAccessibleName(title)
            body.addWidget(Label(title, "small", "text2", 600))
            body.addWidget(line)
            if line is self.value_line:
                body.addWidget(self.empty_box)
        body.addWidget(Line())
        body.addWidget(self.said)
        body.addLayout(self._preview)
        body.addStretch(1)
        body.addWidget(self.button)
        self.down.addLayout(body)
        self.setFocusProxy(self.field_line)

    # what others call

    def begin(self) -> None:
        """Show the panel anew for the records that are in the list now."""
        self._chosen = list(self._ids())
        words = n_("{n} record", "{n} records", len(self._chosen))
        self.scope.setText(_("{kind}: {records}, as the list shows them or as they are selected.").format(
            kind=kind_label(self._kind, many=True), records=words))  # fmt: skip
        for line in (self.field_line, self.value_line, self.reason):
            line.clear()
        self.empty_box.setChecked(False)
        self.renew()
        self.field_line.setFocus()

    def renew(self) -> None:
        """Show what the value would change."""
        field, self.changes, said = self._field(), [], ""
        self.value_line.setEnabled(not self.empty_box.isChecked())
        if field is None:
            said = _("Choose a field.")
        elif not self.empty_box.isChecked() and not self.value_line.text().strip():
            said = _("Type the new value, or empty the field.")
        else:
            said = self._look(field)
        self.said.setText(said)
        self._show_preview(field)
        count = len(self.changes)
        self.button.setEnabled(bool(count))
        self.button.setText(n_("Change {n} record", "Change {n} records", count) if count else _("Change"))

    def apply(self) -> None:
        """Write all as one change set, off the window's thread; where the store refuses one, none is written."""
        field = self._field()
        if field is None or not self.changes or (self.work is not None and self.work.running):
            return
        draft = Draft()
        for change in self.changes:
            kind, id = change.record.kind_name(), change.record.id
            draft.set(kind, id, {field.name: change.before}, {field.name: change.after})
        change_set, store = draft.change_set(self.reason.text().strip(), _("change of many")), self._store

        def work(progress: Progress) -> Applied | None:
            with store.reading():
                progress.stop_if_cancelled()
                return store.apply(change_set)

        self.work = run(self, work, self._done, lambda error: self.said.setText(str(error)), _("Changing"))
        self.watched.emit(self.work)

    # internals

    def _field(self) -> Kept | None:
        return self._fields.get(self.field_line.text())

    def _look(self, field: Kept) -> str:
        try:
            value = None if self.empty_box.isChecked() else field.read(self.value_line.text())
        except Refused as refused:
            return f"{refused.finding.number} {refused.finding.text} {refused.finding.remedy}"
        said = field.findings(value)
        if any(each.level is Level.ERROR for each in said):
            return _words(said)
        records = self._store.rows.many(self._kind, self._chosen)
        self.changes = list(changed((records[id] for id in self._chosen if id in records), field, value))
        same = len(records) - len(self.changes)
        words = n_("{n} record would change", "{n} records would change", len(self.changes))
        already = n_("{n} is so already", "{n} are so already", same)
        return " ".join(filter(None, (f"{words}, {already}.", _words(said))))

    def _show_preview(self, field: Kept | None) -> None:
        emptied(self._preview)
        if field is None or not self.changes:
            return
        shown = self.changes[:_LINES_SHOWN]
        labels = self._store.search.labels([each.record for each in shown])
        rows: list[list[QWidget]] = [
            [
                Label(labels[each.record.id], "table", "text"), Label(_shown(field, each.before), "table", "text2"),
                Label("→ " + _shown(field, each.after), "table", "text"),
            ]
            for each in shown
        ]  # fmt: skip
        self._preview.addWidget(rows_of_words(rows))
        left = len(self.changes) - len(shown)
        if left:
            self._preview.addWidget(Label(n_("and {n} more", "and {n} more", left), "table", "text2"))

    def _done(self, applied: Applied | None) -> None:
        if applied is None:
            return
        said = n_("{n} record changed", "{n} records changed", len(self.changes))
        warned = len(applied.findings)
        words = ", ".join(filter(None, (said, n_("{n} warning", "{n} warnings", warned) if warned else "")))
        self.message.emit(words, partial(self._store.undo, applied.number))
        self.left.emit()

    def _offer_fields(self, text: str) -> list[str]:
        return [label for label in self._fields if fold(text) in fold(label)]

    def _offer_values(self, text: str) -> list[str]:
        field = self._field()
        if isinstance(field, Flag):
            return [field.show(True), field.show(False)]
        if not isinstance(field, Coded):
            return []
        codes = field.codes
        return [codes.label(code) for code in (codes.suggest(text, _OFFERED) if text else codes.codes)]


def _words(said: Sequence[Finding]) -> str:
    return " ".join(f"{each.number} {each.text} {each.remedy}" for each in said)


def _shown(field: Kept, value: Json) -> str:
    return field.show(field.from_json(value)) or "–"

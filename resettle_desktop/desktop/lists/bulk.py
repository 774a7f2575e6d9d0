"""One value for all records that a list shows or that are selected: seen before, written as one change set."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QCheckBox, QVBoxLayout

from resettle_desktop.desktop.lists.change_of_many import ChangeOfMany
from resettle_desktop.desktop.lists.paste_models import shown
from resettle_desktop.desktop.parts.basics import Label, Line, emptied
from resettle_desktop.desktop.parts.choice_line import ChoiceLine
from resettle_desktop.desktop.parts.side_pane import rows_of_words
from resettle_desktop.desktop.parts.theme import MIDDLE, NARROW, PAGE_MARGIN, scaled
from resettle_desktop.records.fields import Coded, Flag, Kept
from resettle_desktop.records.findings import Finding, Level, Refused
from resettle_desktop.records.record import Record, kind_label
from resettle_desktop.records.texts import _, n_
from resettle_desktop.rules.pasting import common_fields
from resettle_desktop.store.pasting import Pasted, paste_into
from resettle_desktop.store.store import Store

_WIDTH, _LINES_SHOWN, _OFFERED = 430, 12, 8
_AT_ONCE = 100  # records that are looked at while somebody types; more are off the window's thread


class BulkChange(ChangeOfMany):
    """Asks for a field and a value."""

    def __init__(self, store: Store, kind: type[Record]) -> None:
        fields = {field.label: field for field in common_fields(kind)}
        super().__init__(store, kind, fields, _("change of many"), _("Change many"), _WIDTH)
        self._chosen: list[int] = []
        self.field_line, self.value_line = ChoiceLine(self._offer_fields), ChoiceLine(self._offer_values)
        self.empty_box = QCheckBox(_("Empty the field"))
        self.why.setText(_("Why"))
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
        titles = Label(_("Field"), "small", "text2", 600), Label(_("New value"), "small", "text2", 600), self.why
        body.addWidget(self.scope)
        for title, line in zip(titles, (self.field_line, self.value_line, self.reason), strict=True):
            line.setAccessibleName(title.text())
            body.addWidget(title)
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

    def begin(self, chosen: Sequence[int]) -> None:
        """Show the panel anew for these records, in the order of the list."""
        self._chosen = list(chosen)
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
        self._stop()
        field = self._field()
        self.value_line.setEnabled(not self.empty_box.isChecked())
        self._show(Pasted())
        if field is None:
            self.said.setText(_("Choose a field."))
        elif not self.empty_box.isChecked() and not self.value_line.text().strip():
            self.said.setText(_("Type the new value, or empty the field."))
        elif said := self._errors(field):
            self.said.setText(_words(said))
        else:
            self._look(field)

    # internals

    def _field(self) -> Kept | None:
        return self._fields.get(self.field_line.text())

    def _text(self) -> str:
        return "" if self.empty_box.isChecked() else self.value_line.text().strip()

    def _errors(self, field: Kept) -> list[Finding]:
        """Return why the value cannot be stored with any record."""
        try:
            said = field.findings(field.read(self._text()))
        except Refused as refused:
            return [refused.finding]
        return [each for each in said if each.level is Level.ERROR]

    def _look(self, field: Kept) -> None:
        rows = [(id, {field.name: self._text()}) for id in self._chosen]
        if len(rows) <= _AT_ONCE:
            self._take(paste_into(self._store, self._kind, rows, empties=True))
            return
        store, kind = self._store, self._kind
        self._look_aside(lambda progress: paste_into(store, kind, rows, empties=True, progress=progress))

    def _summary(self, pasted: Pasted) -> str:
        words = n_("{n} record would change", "{n} records would change", pasted.changed)
        already = n_("{n} is so already", "{n} are so already", pasted.records - pasted.changed)
        warned = next((_words(cell.warnings) for cell in pasted.changes if cell.warnings), "")
        return " ".join(filter(None, (f"{words}, {already}.", warned)))

    def _show(self, pasted: Pasted) -> None:
        super()._show(pasted)
        emptied(self._preview)
        labels, some = pasted.labels or {}, pasted.changes[:_LINES_SHOWN]
        if not some:
            return
        rows = [
            [
                Label(labels[cell.record.id], "table", "text"),
                Label(shown(cell.field, cell.before) or "–", "table", "text2"),
                Label("→ " + (shown(cell.field, cell.after) or "–"), "table", "text"),
            ]
            for cell in some
        ]
        self._preview.addWidget(rows_of_words(rows))
        left = len(pasted.changes) - len(some)
        if left:
            self._preview.addWidget(Label(n_("and {n} more", "and {n} more", left), "table", "text2"))

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

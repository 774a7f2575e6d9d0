"""Which fields a form asks for: those that go with the record as it is typed, and those that hold a value."""

from __future__ import annotations

from collections.abc import Mapping

from resettle_desktop.desktop.forms.across import typed_record
from resettle_desktop.desktop.forms.field import FormField
from resettle_desktop.records.findings import Finding, finding
from resettle_desktop.records.record import Record


class Asking:
    """Hides the fields that are not asked of such a record.

    A field that holds a value is never hidden: it says that it is not asked for, until it is emptied.
    """

    def __init__(self, fields: Mapping[str, FormField]) -> None:
        self._fields = fields
        self._not_asked: frozenset[str] = frozenset()
        self.hidden: frozenset[str] = frozenset()

    @property
    def conditional(self) -> list[str]:
        """Return the fields that are not asked of every record."""
        return [name for name, field in self._fields.items() if field.kept.shown_when is not None]

    def renew(self, record: Record | None) -> frozenset[str]:
        """Ask anew of the record as it is typed; return the fields that came into sight or went out of it.

        ``hidden`` are then those that are out of sight; one in which somebody types goes when the keyboard left it.
        """
        if record is None or not self.conditional:
            return frozenset()
        typed = typed_record(record, self._fields)
        self._not_asked = frozenset(n for n in self.conditional if not self._fields[n].kept.asked_of(typed))
        before, self.hidden = self.hidden, frozenset(filter(self._goes, self._not_asked))
        return before ^ self.hidden

    def said(self, name: str) -> list[Finding]:
        """Return what is said of a field that holds a value though it is not asked for."""
        field = self._fields[name]
        if name not in self._not_asked or not field.editor.text().strip():
            return []
        return [finding("T311", label=field.kept.label).at(field=name)]

    def _goes(self, name: str) -> bool:
        editor = self._fields[name].editor
        return not editor.widget.hasFocus() and not editor.text().strip()

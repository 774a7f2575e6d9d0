"""What is odd across the fields of one form, or beside other records, told under the field that would mend it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from resettle_desktop.desktop.forms.field import FormField
from resettle_desktop.records.findings import Finding
from resettle_desktop.records.record import Record
from resettle_desktop.rules.agreement import record_findings

Check = Callable[[Record], Sequence[Finding]]


class Across:
    """Asks what does not agree in the record as it is typed, and a check beside, and keeps what was said by field."""

    def __init__(self, check: Check | None) -> None:
        self._check = check
        self._odd: dict[str, list[Finding]] = {}

    def said(self, name: str) -> list[Finding]:
        """Return what was said of a field."""
        return self._odd.get(name, [])

    def ask(self, record: Record | None, fields: Mapping[str, FormField], typing: bool = False) -> set[str]:
        """Ask anew and return the fields of which something else is said; while one types, only what is mended goes."""
        before = self._odd
        self._odd = self._asked(record, fields)
        if typing:
            self._odd = {name: [each for each in self.said(name) if each in told] for name, told in before.items()}
        return {name for name in fields if before.get(name, []) != self.said(name)}

    def _asked(self, record: Record | None, fields: Mapping[str, FormField]) -> dict[str, list[Finding]]:
        odd: dict[str, list[Finding]] = {}
        if record is not None:
            typed = typed_record(record, fields)
            for found in (*(self._check(typed) if self._check else ()), *record_findings(typed)):
                odd.setdefault(found.field, []).append(found)
        return odd


def typed_record(record: Record, fields: Mapping[str, FormField]) -> Record:
    """Return a copy of the record with what is typed, as far as it can be stored."""
    copy = type(record)(id=record.id, revision=record.revision)
    for kept in record.fields(derived=True):
        setattr(copy, kept.name, record.of(kept.name))
    for name, field in fields.items():
        if field.typed() and not field.refused():
            setattr(copy, name, field.editor.value())
    return copy

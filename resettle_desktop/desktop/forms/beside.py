"""Dates that are told twice, such as the claimed one beside the document's: how far they are apart, said softly."""

from __future__ import annotations

from collections.abc import Mapping

from resettle_desktop.desktop.forms.editor import DateEditor
from resettle_desktop.desktop.forms.field import FormField
from resettle_desktop.records.dates import KnownDate, apart
from resettle_desktop.records.findings import Refused


def tell_differences(fields: Mapping[str, FormField]) -> None:
    """Say at the end of each date that stands beside another how far the two are apart, nothing where they agree."""
    for field in fields.values():
        other = fields.get(field.kept.beside)
        if other is not None and isinstance(field.editor, DateEditor):
            field.editor.set_note(_apart(field, other))


def _apart(field: FormField, other: FormField) -> str:
    here, there = _date(field), _date(other)
    return apart(here, there) if here is not None and there is not None else ""


def _date(field: FormField) -> KnownDate | None:
    try:
        value = field.editor.value()
    except Refused:
        return None
    return value if isinstance(value, KnownDate) else None

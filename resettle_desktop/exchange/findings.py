"""Writes a list of findings as a workbook that one works down: what is so, where, what to do, and why it is right."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from resettle_desktop.exchange.exporting import put_workbook
from resettle_desktop.exchange.writing import About, CellValue, SheetColumn, SheetTable, write_workbook
from resettle_desktop.records.fields import Sensitivity
from resettle_desktop.records.findings import Finding, Level
from resettle_desktop.records.record import kind_label, kind_of
from resettle_desktop.records.texts import _, mark
from resettle_desktop.store.checked import Listed

NAME = "findings"
_LEVELS = {Level.ERROR: mark("Error"), Level.WARNING: mark("Warning"), Level.TO_DO: mark("To do")}


def export_findings(listed: Sequence[Listed], path: Path) -> int:
    """Write these findings into a new workbook and return how many; what concerns somebody's health is left out.

    Raises KnownError where the file cannot be written; what was there is unchanged then.
    """
    table = SheetTable(_("Findings"), tuple(SheetColumn(heading) for heading in _headings()), _rows(listed))
    written = write_workbook([table], About(_("Findings"), NAME, secrets.token_hex(16)))
    put_workbook(path, written.content)
    return written.rows


def may_leave(found: Finding) -> bool:
    """Return whether a finding says nothing of anybody's health."""
    if not found.kind or not found.field:
        return True
    return kind_of(found.kind).field(found.field).sensitivity is not Sensitivity.MEDICAL


def level_word(level: Level) -> str:
    """Return what people call a level."""
    return _(_LEVELS[level])


def place_words(found: Finding) -> tuple[str, str]:
    """Return what people call the kind of record that a finding is about, and its field; empty where there is none."""
    if not found.kind:
        return "", ""
    kind = kind_of(found.kind)
    return kind_label(kind), kind.field(found.field).label if found.field else ""


def _headings() -> tuple[str, ...]:
    return (
        _("Finding"), _("Level"), _("Case number"), _("Who"), _("Record"), _("Field"), _("What is so"),
        _("What to do"), _("Accepted because"), _("By whom"), _("When"), _("Office"),
    )  # fmt: skip


def _rows(listed: Iterable[Listed]) -> Iterator[Sequence[CellValue]]:
    for each in listed:
        found, given = each.found, each.found.acceptance
        if may_leave(found):
            accepted = (given.reason, given.by, given.when) if given else ("", "", "")
            head = (found.number, level_word(found.level), each.case_number, each.who, *place_words(found))
            yield (*head, found.text, found.remedy, *accepted, each.office)

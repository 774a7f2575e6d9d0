"""What the panel of pasted cells shows: its rows, and in words what would be done and what is left out."""

from __future__ import annotations

from collections.abc import Sequence

from resettle_desktop.desktop.parts.rows import Cell, Column, Row
from resettle_desktop.records.fields import Json, Kept
from resettle_desktop.records.texts import _, n_
from resettle_desktop.rules.pasting import PastedCell
from resettle_desktop.store.pasting import Pasted

_NAMED = 5


def paste_columns() -> tuple[Column, ...]:
    """Return the columns of the panel's table."""
    return (
        Column("who", _("Who"), 128, sortable=False),
        Column("field", _("Field"), 96, sortable=False),
        Column("value", _("As it would be"), 170, sortable=False),
        Column("finding", _("Finding"), 90, sortable=False),
    )


def in_order(pasted: Pasted) -> list[PastedCell]:
    """Return the cells as they are looked at: what is refused, what asks for a reason, the others."""
    return sorted(pasted.cells, key=lambda cell: 0 if cell.refused else 1 if cell.warnings else 2)


def paste_row(place: int, cell: PastedCell, label: str) -> Row:
    """Return the row of one cell, with the value that is there now struck out."""
    said = cell.findings[0] if cell.findings else None
    icon = "bad" if cell.refused else "warn" if said else ""
    after = cell.text if cell.refused else shown(cell.field, cell.after)
    tone = "bad" if cell.refused else "changed"
    told = "\n".join(f"{each.number} {each.text} {each.remedy}" for each in cell.findings)
    cells = (
        Cell(label, bold=True, tooltip=label),
        Cell(cell.field.label, tone="text2"),
        Cell(after or "–", old=_one_line(shown(cell.field, cell.before)), tone=tone),
        Cell(said.number if said else "", icon=icon, tooltip=told),
    )
    return Row(place, cells)


def shown(field: Kept, value: Json) -> str:
    """Return a value as people read it, on one line."""
    return _one_line(field.show(field.from_json(value)))


def summary(pasted: Pasted, left_out: Sequence[str]) -> list[str]:
    """Return in sentences what would be done, and what of the rows and columns is left out and why."""
    cells = n_("{n} cell would change", "{n} cells would change", len(pasted.changes))
    records = n_("in {n} record", "in {n} records", pasted.changed)
    untouched = pasted.records - len({cell.record.id for cell in pasted.cells})
    already = n_("{n} is so already", "{n} are so already", untouched)
    said = [_("{cells} {records}, {already}.").format(cells=cells, records=records, already=already)]
    if pasted.refused:
        said.append(n_("{n} cell cannot be stored.", "{n} cells cannot be stored.", len(pasted.refused)))
    if pasted.unknown:
        said.append(_("Not in the store: {numbers}.").format(numbers=_some(pasted.unknown)))
    if pasted.unclear:
        said.append(_("Left out, for the number is there twice: {numbers}.").format(numbers=_some(pasted.unclear)))
    if pasted.unnumbered:
        said.append(n_("{n} row has no number.", "{n} rows have no number.", pasted.unnumbered))
    if left_out:
        said.append(_("Columns left out: {columns}.").format(columns=_some(left_out)))
    return said


def paste_reason(pasted: Pasted) -> str:
    """Return what the line of the reason is called: warnings ask for one."""
    asked = n_("Why ({n} warning asks for it)", "Why ({n} warnings ask for it)", pasted.warnings)
    return asked if pasted.warnings else _("Why")


def _some(words: Sequence[str]) -> str:
    left = len(words) - _NAMED
    named = ", ".join(words[:_NAMED])
    more = n_("and {n} more", "and {n} more", left) if left > 0 else ""
    return " ".join(filter(None, (named, more)))


def _one_line(text: str) -> str:
    return " ".join(text.split())

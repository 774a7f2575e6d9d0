"""What the list of a clinic day shows: a cell for each text, with what is found of it, as pure functions."""

from __future__ import annotations

from collections.abc import Sequence

from resettle_desktop.desktop.health.clinic_rows import ClinicRow
from resettle_desktop.desktop.parts.levels import ICONS, TONES
from resettle_desktop.desktop.parts.rows import Cell, Column
from resettle_desktop.records.findings import Finding, Level
from resettle_desktop.records.kinds import HealthActivity
from resettle_desktop.records.texts import _, n_
from resettle_desktop.rules.clearance.verdicts import show_until

_WIDTHS = {
    "activity": 162, "done": 142, "site": 110, "result": 120, "valid_until": 142, "reference": 84, "details": 80,
    "vaccine": 150, "dose": 46, "batch": 84, "source": 124,
}  # fmt: skip
_TABULAR = ("done", "valid_until", "dose", "reference", "batch")
WHO = ("name", "number", "sex_age")


def columns(fields: Sequence[str]) -> list[Column]:
    """Return who it is, then a column for each field."""
    who = [
        Column("name", _("Name"), 156, sortable=False),
        Column("number", _("Number"), 112, sortable=False),
        Column("sex_age", _("Sex, age"), 72, sortable=False),
    ]
    return [*who, *(Column(name, _heading(name), _WIDTHS[name], sortable=False) for name in fields)]


def who_cells(row: ClinicRow, age: int | None, ready: bool) -> list[Cell]:
    """Return who a row is about; a row that can be saved has a check before the name."""
    person = row.person
    said = " ".join(filter(None, (person.sex or "", "" if age is None else str(age))))
    icon = "satisfied" if ready else "circle-dashed" if row.waits else "changed"
    return [
        Cell(row.name, icon=icon, tone="" if ready else "text3", bold=not row.waits),
        Cell(person.unhcr_number or "", number=True, text_tone="text2"),
        Cell(said, tabular=True, text_tone="text2"),
    ]


def value_cell(row: ClinicRow, name: str, found: Sequence[Finding], reckoned: object) -> Cell:
    """Return a cell of a field: what is typed, or in grey what follows from the limits, with what is found of it."""
    text, mine = row.texts.get(name, ""), [each for each in found if each.field == name]
    shown = HealthActivity.field(name).show(text) if name == "details" and text else text
    tooltip = "\n".join(f"{each.number} {each.text} {each.remedy}" for each in mine)
    if mine and mine[0].level is not Level.TO_DO:
        return Cell(shown, icon=ICONS[mine[0].level], tone=TONES[mine[0].level], pill=True, tooltip=tooltip)
    if not text and mine:
        return Cell(_("to do"), icon="todo", text_tone="note", tooltip=tooltip)
    if not text and name == "valid_until" and reckoned is not None:
        words = show_until(reckoned)  # type: ignore[arg-type]
        return Cell(
            words, text_tone="text3", tabular=True, tooltip=_("Reckoned from the limits; type what a paper says")
        )
    return Cell(shown, icon="lock" if name == "details" and text else "", tabular=name in _TABULAR)


def progress_words(rows: int, ready: int, refused: int) -> str:
    """Return how far the list is."""
    said = [_("{done} of {all} filled in").format(done=ready + refused, all=rows)] if rows else []
    said += [n_("{n} with an error", "{n} with an error", refused)] if refused else []
    return " · ".join(said)


def saved_words(count: int) -> str:
    """Return what was saved."""
    return n_("{n} health activity saved", "{n} health activities saved", count)


def _heading(name: str) -> str:
    return HealthActivity.field(name).label

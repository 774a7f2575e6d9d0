"""The table of those planned for a session, in which is typed down the column who came."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from resettle_desktop.desktop.forms.fact_rows import FactRow, FactRows
from resettle_desktop.desktop.forms.typed_grid import TypedGrid
from resettle_desktop.desktop.parts.levels import ICONS, TONES
from resettle_desktop.desktop.parts.rows import Cell, Column, Row
from resettle_desktop.records.findings import Finding
from resettle_desktop.records.kinds import Attendance
from resettle_desktop.records.texts import _
from resettle_desktop.store.search import person_label
from resettle_desktop.store.sessions import Attending, HeldSession

TYPED = ("result", "interviewed", "remarks")
_WIDTHS = {"result": 108, "interviewed": 108, "remarks": 140}


class AttendanceGrid(TypedGrid):
    """Takes for each person whether he or she came; the family's number stands at its first member."""

    read_only = ("name", "case", "sex_age", "languages")

    def __init__(self, rows: FactRows) -> None:
        self._facts = rows
        self.people: Sequence[Attending] = ()
        self._odd: Sequence[Finding] = ()
        self._day = date.today()
        super().__init__(_("Attendance"), Attendance, rows)

    def columns(self) -> list[Column]:
        """Return who it is, then what is typed."""
        who = [
            Column("name", _("Name"), 160, sortable=False),
            Column("case", _("Case"), 112, sortable=False),
            Column("sex_age", _("Sex, age"), 72, sortable=False),
            Column("languages", _("Languages"), 84, sortable=False),
        ]
        typed = [Column(name, Attendance.field(name).label, _WIDTHS[name], sortable=False) for name in TYPED]
        return [*who, *typed]

    def show_session(self, held: HeldSession) -> None:
        """Take the people of a session; what was typed and not saved stays."""
        self.people, self._odd = held.people, held.findings
        self._day = held.session.date or date.today()
        self._facts.show([each.attendance for each in held.people])
        self.refresh()

    def row(self, place: int) -> Row:
        """Return somebody, with what is found of it."""
        row, each = self._facts.rows[place], self.people[place]
        first = place == 0 or self.people[place - 1].case_number != each.case_number
        born = each.person.birth_date
        about = " ".join(filter(None, (each.person.sex or "", str(born.age_on(self._day)) if born else "")))
        odd = [found for found in self._odd if found.record == each.person.id]
        icon, tooltip = ("warn", "\n".join(found.text for found in odd)) if odd else ("", "")
        if row.changed():
            icon, tooltip = "changed", _("Typed and not saved")
        who = (
            Cell(person_label(each.person), icon=icon, bold=True, tooltip=tooltip),
            Cell(each.case_number if first else "", number=True, text_tone="text2"),
            Cell(about, tabular=True, text_tone="text2"),
            Cell(each.person.shown("languages"), text_tone="text2"),
        )
        return Row(row.record, (*who, *(_cell(row, name) for name in TYPED)))


def _cell(row: FactRow, name: str) -> Cell:
    text, mine = row.texts.get(name, ""), [each for each in row.refused() if each.field == name]
    if mine:
        tooltip = "\n".join(f"{each.number} {each.text} {each.remedy}" for each in mine)
        return Cell(text, icon=ICONS[mine[0].level], tone=TONES[mine[0].level], pill=True, tooltip=tooltip)
    typed = name in row.typed()
    return Cell(text, text_tone="accent" if typed else "", bold=typed)

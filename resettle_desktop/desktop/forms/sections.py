"""The sections of a form: which fields stand in which, in how many columns, and what a folded one says of itself."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from resettle_desktop.desktop.forms.layout import FieldGrid, SectionNote, columns_for
from resettle_desktop.desktop.parts.widgets import FieldFrame, Section
from resettle_desktop.records.fields import Kept
from resettle_desktop.records.findings import Finding


class FormSections:
    """Puts the sections of a form below one another; ``columns`` are the most in which fields stand."""

    def __init__(self, down: QVBoxLayout, columns: int) -> None:
        self._down, self._columns = down, columns
        self.all: list[Section] = []
        self._grids: list[FieldGrid] = []
        self._notes: dict[Section, SectionNote] = {}

    def add(
        self, title: str, fields: Sequence[Kept], unfolded: bool, framed: Callable[[Kept, Section], FieldFrame]
    ) -> Section:
        """Add a section with these fields, each in the frame that ``framed`` gives, the wide ones last."""
        grid = FieldGrid()
        section = Section(title, grid)
        for kept in sorted(fields, key=lambda field: field.wide):
            grid.add(framed(kept, section), kept.wide)
        grid.arrange(self._columns)
        section.set_folded(not unfolded)
        note = SectionNote()
        section.note.addWidget(note)
        self._notes[section] = note
        self._grids.append(grid)
        self.all.append(section)
        self._down.addWidget(section)
        return section

    def fit(self, width: int) -> None:
        """Put the fields below one another where two columns have no room."""
        columns = min(self._columns, columns_for(width))
        for grid in self._grids:
            if grid.columns() != columns:
                grid.arrange(columns)

    def close_up(self, sections: Collection[Section], gone: Collection[QWidget]) -> None:
        """Close up the sections in which fields came or went; one in which nothing is left goes whole."""
        for section, grid in zip(self.all, self._grids, strict=True):
            if section in sections:
                section.setVisible(grid.leave_out(set(gone)))

    def tell(self, section: Section, summary: str, findings: Sequence[Finding]) -> None:
        """Say of a section what is in it, for when it is folded, and what is found there."""
        section.set_summary(summary)
        self._notes[section].tell(list(findings) if section.is_folded() else [])

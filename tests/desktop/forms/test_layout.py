"""Fields stand in a grid of one label width, and a folded section says what is found in it."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from resettle_desktop.desktop.forms.layout import FieldGrid, SectionNote, columns_for, label_width, lives_with
from resettle_desktop.desktop.parts.theme import apply_theme
from resettle_desktop.records.findings import finding
from resettle_desktop.records.kinds import Case, Person


@pytest.fixture
def grid(qtbot: QtBot) -> FieldGrid:
    made = FieldGrid()
    qtbot.addWidget(made)
    for wide in (False, True, False, False):
        made.add(QWidget(), wide)
    return made


def places(grid: FieldGrid) -> list[tuple[int, ...]]:
    """Return row, column, and how many rows and columns each field takes."""
    return [tuple(grid._grid.getItemPosition(place)) for place in range(grid._grid.count())]  # type: ignore[arg-type]


def test_two_columns_are_read_line_by_line_and_a_wide_field_takes_its_own(grid: FieldGrid) -> None:
    grid.arrange(2)
    assert places(grid) == [(0, 0, 1, 1), (1, 0, 1, 2), (2, 0, 1, 1), (2, 1, 1, 1)]


def test_in_one_column_every_field_has_its_line(grid: FieldGrid) -> None:
    grid.arrange(2)
    grid.arrange(1)
    assert places(grid) == [(row, 0, 1, 1) for row in range(4)]


@pytest.mark.parametrize(("scale", "width", "columns"), [(1.0, 890, 2), (1.0, 500, 1), (1.5, 890, 1)])
def test_large_text_needs_more_room_for_two_columns(qapp: QApplication, scale: float, width: int, columns: int) -> None:
    apply_theme(qapp, "light", scale)
    assert columns_for(width) == columns


def test_every_label_of_a_kind_fits_its_width(qtbot: QtBot) -> None:
    assert 112 <= label_width(Person) <= label_width(Case) <= 136


def test_a_link_to_the_record_around_needs_no_field() -> None:
    assert [name for name in ("case", "given_names") if lives_with(Person.field(name))] == ["case"]


def test_a_note_counts_the_gravest_findings(qtbot: QtBot) -> None:
    note = SectionNote()
    qtbot.addWidget(note)
    todo, odd = finding("T310", value="Decided"), finding("W201")
    note.tell([todo, odd, todo, odd])
    assert note.words.text() == "2 warnings"
    note.tell([])
    assert note.isHidden()

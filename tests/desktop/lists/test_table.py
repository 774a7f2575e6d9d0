from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QFocusEvent, QGuiApplication, QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QToolTip
from pytestqt.qtbot import QtBot

from resettle_desktop.desktop.lists.table import Band, Cell, Column, Row, RowsModel, Table
from resettle_desktop.desktop.lists.table_copy import COPY_LIMIT
from resettle_desktop.desktop.parts.rows import PAGE
from resettle_desktop.desktop.parts.theme import apply_theme, tokens
from resettle_desktop.records.errors import KnownError

COLUMNS = (
    Column("case", "Case", 118),
    Column("name", "Name", 149),
    Column("original", "Original script", 110, "right"),
    Column("held", "Held by", 200),
)
NAMES = ("Shahin", "Suleiman", "Al Jasem", "Haddad", "Najjar")
Maker = Callable[..., Table]


def row(number: int) -> Row:
    held = Cell("Mahmoud: visa", "bad", "bad") if number % 3 == 0 else Cell("")
    name = NAMES[number % len(NAMES)]
    return Row(number, (Cell(f"LEB-{number}", number=True), Cell(name), Cell("خالد", original_script=True), held))


@pytest.fixture
def make(qtbot: QtBot) -> Maker:
    def made(count: int = 44, **options: object) -> Table:
        table = Table("Cases", **options)  # type: ignore[arg-type]
        qtbot.addWidget(table)
        rows = [row(number) for number in range(count)]
        table.show_rows(RowsModel(COLUMNS, lambda: len(rows), lambda at, limit: rows[at : at + limit], table))
        table.resize(700, 400)
        table.show()
        return table

    return made


def test_a_list_shows_28_rows_in_616_pixels(make: Maker) -> None:
    assert make().rowHeight(0) * 28 == 616


def test_compact_rows_are_17_pixels(make: Maker) -> None:
    table = make()
    table.set_row_height("row_compact")
    assert table.rowHeight(0) == 17


def test_rows_grow_with_the_text(qapp: QApplication, make: Maker) -> None:
    apply_theme(qapp, "light", text_scale=2.0)
    assert make().rowHeight(0) == 44


def test_selecting_tells_the_key_once(qtbot: QtBot, make: Maker) -> None:
    table = make()
    with qtbot.waitSignal(table.selected) as told:
        table.select_row(4)
    assert told.args == [4]
    assert table.current_key() == 4


def test_the_keys_of_all_selected_rows_are_known(make: Maker) -> None:
    table = make()
    table.select_row(2)
    QTest.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert table.selected_keys() == [2, 3]


def test_a_row_is_selected_alone_while_a_key_is_held(make: Maker) -> None:
    table = make()
    table.select_row(2)
    QTest.keyPress(table, Qt.Key.Key_Control, Qt.KeyboardModifier.ControlModifier)
    table.select_row(2)
    table.select_row(3)
    QTest.keyRelease(table, Qt.Key.Key_Control)
    assert table.selected_keys() == [3]


def test_moving_along_a_row_tells_the_cell_alone(make: Maker) -> None:
    table = make(cell_focus=True)
    table.select_row(2)
    rows, cells = [], []
    table.selected.connect(rows.append)
    table.cell_selected.connect(lambda key, column: cells.append((key, column)))
    QTest.keyClick(table, Qt.Key.Key_Right)
    assert rows == []
    assert cells == [(2, "name")]


def test_enter_opens_the_row(qtbot: QtBot, make: Maker) -> None:
    table = make()
    table.select_row(3)
    with qtbot.waitSignal(table.opened) as told:
        QTest.keyClick(table, Qt.Key.Key_Return)
    assert told.args == [3]


def test_a_double_click_opens_the_row(qtbot: QtBot, make: Maker) -> None:
    table = make()
    with qtbot.waitSignal(table.opened) as told:
        place = table.visualRect(table.model().index(2, 1)).center()
        QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
        QTest.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert told.args == [2]


def test_home_and_end_go_to_the_first_and_last_row(make: Maker) -> None:
    table = make()
    QTest.keyClick(table, Qt.Key.Key_End)
    assert table.current_key() == 43
    QTest.keyClick(table, Qt.Key.Key_Home)
    assert table.current_key() == 0


def test_typing_goes_to_the_next_name(make: Maker) -> None:
    table = make()
    table.select_row(0)
    QTest.keyClicks(table, "naj")
    assert table.current_key() == 4


def test_the_keyboard_arriving_makes_the_focus_seen(make: Maker) -> None:
    table = make()
    QApplication.sendEvent(table, QFocusEvent(QEvent.Type.FocusIn, Qt.FocusReason.TabFocusReason))
    assert table.current_key() == 0


def test_copied_rows_are_a_table_for_a_spreadsheet(make: Maker) -> None:
    table = make()
    table.select_row(3)
    QTest.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    expected = "Case\tName\tOriginal script\tHeld by\nLEB-3\tHaddad\tخالد\tMahmoud: visa"
    assert QGuiApplication.clipboard().text() == expected


def test_too_many_rows_to_copy_are_refused_in_words(make: Maker) -> None:
    table = make(COPY_LIMIT + 1)
    table.selectAll()
    with pytest.raises(KnownError, match="Nothing was copied"):
        table.copy()


def test_a_heading_asks_for_the_order_and_then_for_the_other(make: Maker) -> None:
    table = make()
    asked = []
    table.sort_asked.connect(lambda key, descending: asked.append((key, descending)))
    header = table.horizontalHeader()
    place = header.sectionViewportPosition(1) + 20
    for _time in range(2):
        QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(place, 10))
    assert asked == [("name", False), ("name", True)]


def test_the_menu_of_columns_sorts_and_hides_by_keyboard_too(make: Maker) -> None:
    table = make()
    menu = QMenu(table)
    table.fill_column_menu(menu)
    actions = {action.text(): action for action in menu.actions()}
    with_order = []
    table.sort_asked.connect(lambda key, descending: with_order.append(key))
    actions["Sort by Held by"].trigger()
    actions["Show Name"].trigger()
    assert with_order == ["held"]
    assert table.isColumnHidden(1)


def test_columns_come_back_as_they_were_left(make: Maker) -> None:
    table = make()
    header = table.horizontalHeader()
    header.resizeSection(0, 222)
    header.moveSection(2, 1)
    header.setSectionHidden(3, True)
    table.set_order("name", descending=True)
    other = make()
    other.restore(table.arrangement())
    assert other.arrangement() == table.arrangement()
    assert other.horizontalHeader().sectionSize(0) == 222


def test_an_arrangement_of_columns_that_are_gone_does_no_harm(make: Maker) -> None:
    table = make()
    table.restore({"widths": {"gone": 50}, "order": ["gone", "name"], "hidden": ["gone"], "sort": ["gone", True]})
    assert table.arrangement()["order"][0] == "name"


def test_reload_keeps_the_row_that_was_selected(make: Maker) -> None:
    table = make()
    table.select_row(7)
    table.reload()
    assert table.current_key() == 7


def test_the_selected_row_is_tinted_with_a_bar(make: Maker) -> None:
    table = make()
    table.select_row(1)
    image = table.viewport().grab().toImage()
    middle = table.rowViewportPosition(1) + 4
    assert image.pixelColor(1, middle) == tokens().color("accent")
    assert image.pixelColor(8, middle) == tokens().color("selected")


def test_a_hairline_is_one_pixel(make: Maker) -> None:
    table = make()
    image = table.viewport().grab().toImage()
    bottom = table.rowViewportPosition(1) - 1
    colours = [image.pixelColor(300, bottom + step).name() for step in (-1, 0, 1)]
    surface, line = tokens().color("surface").name(), tokens().color("line").name()
    assert colours == [surface, line, surface]


def test_a_band_is_drawn_over_the_whole_width(make: Maker) -> None:
    table = make()
    rows = [Row("n", band=Band("Najjar, Mahmoud", "7 persons", "Held by 3 of 7", "bad", "bad"))]
    table.show_rows(RowsModel(COLUMNS, lambda: 1, lambda at, limit: rows, table))
    image = table.viewport().grab().toImage()
    assert image.pixelColor(image.width() - 3, 3) == tokens().color("sunken")


def test_a_pill_is_tinted_and_a_changed_cell_too(make: Maker) -> None:
    table = make()
    cells = (Cell("3 days short", "bad", "bad", pill=True), Cell("20 Dec", old="21 Sep"), Cell(""), Cell(""))
    table.show_rows(RowsModel(COLUMNS, lambda: 1, lambda at, limit: [Row(1, cells)], table))
    image = table.viewport().grab().toImage()
    assert image.pixelColor(table.columnViewportPosition(0) + 100, 10) == tokens().color("bad_tint")
    assert image.pixelColor(table.columnViewportPosition(1) + 120, 10) == tokens().color("changed_tint")


def test_a_million_rows_scroll_to_the_end_at_once(qtbot: QtBot) -> None:
    table = Table("Persons")
    qtbot.addWidget(table)
    asked: list[int] = []

    def rows(at: int, limit: int) -> list[Row]:
        asked.append(at)
        return [row(number) for number in range(at, at + limit)]

    table.show_rows(RowsModel(COLUMNS, lambda: 1_000_000, rows, table))
    table.show()
    table.select_row(999_999)
    assert table.current_key() == 999_999
    assert len(set(asked)) < 6


def test_the_rows_below_are_there_before_they_are_turned_to(qtbot: QtBot) -> None:
    table = Table("Persons")
    qtbot.addWidget(table)
    asked: list[int] = []

    def rows(at: int, limit: int) -> list[Row]:
        asked.append(at)
        return [row(number) for number in range(at, at + limit)]

    table.show_rows(RowsModel(COLUMNS, lambda: 1_000, rows, table))
    table.resize(700, 400)
    table.show()
    qtbot.waitUntil(lambda: asked == [0, PAGE])


def test_a_table_has_a_name_for_those_who_listen(make: Maker) -> None:
    assert make().accessibleName() == "Cases"


def test_reading_anew_leaves_the_columns_as_the_person_put_them(make: Maker) -> None:
    table = make()
    header = table.horizontalHeader()
    header.resizeSection(0, 222)
    header.setSectionHidden(1, True)
    table.reload()
    assert header.sectionSize(0) == 222 and header.isSectionHidden(1)


def test_all_rows_are_selected_without_being_read(qtbot: QtBot) -> None:
    asked: list[int] = []

    def rows(at: int, limit: int) -> list[Row]:
        asked.append(at)
        return [row(number) for number in range(at, at + limit)]

    table = Table("Cases")
    qtbot.addWidget(table)
    table.show_rows(RowsModel(COLUMNS, lambda: 1_000_000, rows))
    with qtbot.waitSignal(table.selection_sized) as told:
        table.selectAll()
    assert told.args == [1_000_000] and len(set(asked)) < 3


def test_a_cell_without_room_for_its_words_tells_them_whole(make: Maker) -> None:
    table = make()
    table.setColumnWidth(1, 30)
    place = table.visualRect(table.model().index(0, 1)).center()
    asked = QHelpEvent(QEvent.Type.ToolTip, place, table.viewport().mapToGlobal(place))
    QApplication.sendEvent(table.viewport(), asked)
    assert QToolTip.text() == "Shahin"


def test_a_cell_with_room_for_its_words_tells_nothing(make: Maker) -> None:
    table = make()
    place = table.visualRect(table.model().index(0, 0)).center()
    QApplication.sendEvent(
        table.viewport(), QHelpEvent(QEvent.Type.ToolTip, place, table.viewport().mapToGlobal(place))
    )
    assert QToolTip.text() == ""

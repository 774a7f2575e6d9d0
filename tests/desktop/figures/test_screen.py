"""An officer asks for a figure, reads what is counted, opens the people behind a bar, and takes it along."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import openpyxl
import pypdfium2
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from resettle_desktop.desktop.figures.asked import Asked
from resettle_desktop.desktop.figures.screen import FiguresScreen
from resettle_desktop.desktop.parts.remembered import Remembered
from resettle_desktop.figures.bars import Bar
from resettle_desktop.records.kinds import Reported
from resettle_desktop.store.store import Store
from tests.desktop.figures.conftest import ask, cells, drawn
from tests.figures.conftest import case, person, tell

ARRIVALS, PIPELINE = Asked.of("arrivals"), Asked.of("pipeline")


def names(screen: FiguresScreen) -> list[str]:
    rows = screen.side.people.table.rows()
    return [rows.cell(row, 0).text for row in range(rows.rowCount())]


def words_of(pdf: Path) -> list[str]:
    return [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf)]


def said_above(screen: FiguresScreen) -> str:
    return " ".join(label.text() for label in screen.failure.findChildren(QLabel))


def click(qtbot: QtBot, screen: FiguresScreen, bar: Bar) -> None:
    middle = QPoint(round(bar.left + bar.width / 2), round(bar.top + bar.height / 2))
    qtbot.mouseClick(screen.page.chart, Qt.MouseButton.LeftButton, pos=middle)
    qtbot.waitUntil(screen.side.people.isVisible)


def test_the_screen_says_what_is_counted_and_from_which_source(screen: FiguresScreen) -> None:
    assert screen.page.title.text() == "3 persons"
    assert (
        screen.page.said[0]
        .text()
        .startswith("Persons who arrived in Belgium on a departure. Each person is counted once")
    )
    assert "Source: the records of office" in screen.page.said[1].text()


def test_the_table_says_what_the_chart_draws(screen: FiguresScreen) -> None:
    assert cells(screen) == [["Lebanon", "2", "2"], ["Türkiye", "1", "1"], ["All", "3", "3"]]
    assert [screen.page.chart.words(bar) for bar in screen.page.chart.bars] == ["Lebanon, 2020: 2", "Türkiye, 2020: 1"]


def test_a_click_on_a_bar_lists_its_people(qtbot: QtBot, screen: FiguresScreen) -> None:
    click(qtbot, screen, screen.page.chart.bars[0])
    assert (screen.side.people.title.text(), names(screen)) == ("Lebanon, 2020", ["mona", "sami"])


def test_a_bar_is_reached_entered_and_left_by_keyboard(qtbot: QtBot, screen: FiguresScreen) -> None:
    screen.page.chart.setFocus()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Return):
        qtbot.keyClick(screen.page.chart, key)
    qtbot.waitUntil(screen.side.people.isVisible)
    assert names(screen) == ["lina"]
    qtbot.keyClick(screen.side.people.table, Qt.Key.Key_Escape)
    assert (screen.side.people.isVisible(), screen.page.chart.chosen) == (False, None)


def test_bars_of_the_last_chart_say_nothing_of_the_next(qtbot: QtBot, screen: FiguresScreen) -> None:
    with qtbot.waitSignal(screen.page.chart.drawn):
        ask(qtbot, screen, ARRIVALS.split(""))
        assert screen.page.chart.bars == ()


def test_a_bar_is_met_where_it_is_seen_while_the_chart_is_stretched(screen: FiguresScreen) -> None:
    chart, bar = screen.page.chart, screen.page.chart.bars[0]
    chart.resize(chart.width() * 2, chart.height())
    middle = bar.left + bar.width / 2, bar.top + bar.height / 2
    assert chart._at(2 * middle[0], middle[1]) == bar
    assert chart._at(*middle) != bar


def test_enter_opens_one_of_the_people(qtbot: QtBot, screen: FiguresScreen) -> None:
    click(qtbot, screen, screen.page.chart.bars[1])
    with qtbot.waitSignal(screen.person_opened) as opened:
        qtbot.keyClick(screen.side.people.table, Qt.Key.Key_Return)
    assert opened.args == [screen.side.people.table.current_key()]


def test_a_number_of_the_table_lists_its_people(qtbot: QtBot, screen: FiguresScreen) -> None:
    screen.page.table.setCurrentIndex(screen.page.table.rows().index(2, 2))
    qtbot.keyClick(screen.page.table, Qt.Key.Key_Return)
    qtbot.waitUntil(screen.side.people.isVisible)
    assert (screen.side.people.title.text(), len(names(screen))) == ("All", 3)


def test_cases_are_counted_and_opened_as_cases(qtbot: QtBot, screen: FiguresScreen) -> None:
    screen.chips.units["cases"].click()
    drawn(qtbot, screen)
    assert screen.page.title.text() == "1 case"
    click(qtbot, screen, screen.page.chart.bars[0])
    assert names(screen) == ["mona + 2"]


def test_one_year_is_compared_with_the_year_before(qtbot: QtBot, screen: FiguresScreen) -> None:
    ask(qtbot, screen, replace(ARRIVALS, across="nationality", down="", years=(2020, 2020)))
    assert screen.page.title.text() == "3 persons in 2020, 3 more than in 2019"
    assert cells(screen)[0] == ["Syrian Arab Republic", "2", "–", "+2", "66.7 %"]


def test_a_filter_is_a_chip_that_can_be_taken_away(qtbot: QtBot, screen: FiguresScreen) -> None:
    ask(qtbot, screen, ARRIVALS.filtered("sex", ["M"]))
    assert (screen.page.title.text(), [chip.text() for chip in screen.chips.filter_chips]) == (
        "1 person",
        ["Sex: Male"],
    )
    screen.chips.filter_chips[0].click()
    drawn(qtbot, screen)
    assert screen.page.title.text() == "3 persons"


def test_filters_are_offered_with_their_counts(screen: FiguresScreen) -> None:
    menu = screen.chips._filters()
    part = next(each.menu() for each in menu.actions() if each.text() == "Nationality")
    part.aboutToShow.emit()
    assert [each.text() for each in part.actions()] == ["Syrian Arab Republic  (2)", "Iraq  (1)"]


def test_a_filter_that_excludes_everybody_says_so(qtbot: QtBot, screen: FiguresScreen) -> None:
    ask(qtbot, screen, ARRIVALS.filtered("nationality", ["COD"]))
    assert screen._excluded.isVisible()


def test_a_figure_without_anybody_leads_to_one_that_counts_everybody(qtbot: QtBot, screen: FiguresScreen) -> None:
    ask(qtbot, screen, Asked.of("holds"))
    assert screen.pipeline_button.isVisible()
    screen.pipeline_button.setFocus()
    screen.pipeline_button.click()
    drawn(qtbot, screen)
    assert screen.chips.asked == PIPELINE
    assert screen.focusWidget() is screen.page.chart


def test_what_splits_a_figure_and_what_it_lies_along_change_places() -> None:
    assert ARRIVALS.laid_out("departure_country").down == "arrival_year"
    assert ARRIVALS.split("arrival_year").across == "departure_country"


def test_times_are_told_in_days(qtbot: QtBot, screen: FiguresScreen) -> None:
    ask(qtbot, screen, Asked.of("stage_times"))
    assert ["From submission to decision", "6", "30", "61"] in cells(screen)
    assert screen.page.title.text().endswith("days for half of them")


def test_needs_are_counted_and_nobody_is_listed(qtbot: QtBot, screen: FiguresScreen) -> None:
    ask(qtbot, screen, Asked.of("needs"))
    drawn(qtbot, screen)
    screen.list_people({"need": "SM-CI"})
    assert not screen.side.people.isVisible()


def test_a_workbook_hides_small_numbers_and_says_so(qtbot: QtBot, screen: FiguresScreen, tmp_path: Path) -> None:
    with qtbot.waitSignal(screen.message):
        screen.write(tmp_path / "arrivals.xlsx")
    values = [value for row in openpyxl.load_workbook(tmp_path / "arrivals.xlsx").active.values for value in row]
    assert "< 5" in values and 2 not in values
    assert any("Numbers under 5 are hidden" in str(value) for value in values)


def test_a_workbook_shows_all_numbers_where_that_is_chosen(qtbot: QtBot, screen: FiguresScreen, tmp_path: Path) -> None:
    screen.hides.setChecked(False)
    with qtbot.waitSignal(screen.message):
        screen.write(tmp_path / "arrivals.xlsx")
    rows = list(openpyxl.load_workbook(tmp_path / "arrivals.xlsx").active.values)
    assert ("2020", 2, 1, 3) in rows


def test_a_picture_is_written_in_the_form_of_its_name(qtbot: QtBot, screen: FiguresScreen, tmp_path: Path) -> None:
    for name, begins in (("a.png", b"\x89PNG"), ("a.svg", b"<?xml")):
        with qtbot.waitSignal(screen.message):
            screen.write(tmp_path / name)
        assert (tmp_path / name).read_bytes().startswith(begins)


def test_what_stands_in_the_way_of_a_file_is_told_above(qtbot: QtBot, screen: FiguresScreen, tmp_path: Path) -> None:
    screen.write(tmp_path / "gone" / "a.png")
    qtbot.waitUntil(screen.failure.isVisible)


def test_the_figure_that_was_looked_at_last_comes_back(qtbot: QtBot, office: Store, tmp_path: Path) -> None:
    remembered = Remembered(tmp_path / "remembered.json")
    first = FiguresScreen(office, remembered)
    qtbot.addWidget(first)
    first.chips.ask(PIPELINE)
    qtbot.waitUntil(lambda: first.counted is not None)
    second = FiguresScreen(office, remembered)
    qtbot.addWidget(second)
    assert second.chips.asked == PIPELINE


def test_what_is_saved_elsewhere_is_counted_at_once(qtbot: QtBot, screen: FiguresScreen, office: Store) -> None:
    ask(qtbot, screen, replace(PIPELINE, across="nationality"))
    tell(office, case("c77"), person("kofi", "c77", nationality="COD"))
    qtbot.waitUntil(lambda: any("Congo" in row[0] for row in cells(screen)), timeout=10_000)


def test_a_report_is_written_and_kept_as_reported(qtbot: QtBot, own: FiguresScreen, tmp_path: Path) -> None:
    with qtbot.waitSignal(own.message) as told:
        own.write(tmp_path / "arrivals.pdf")
    assert told.args[0] == "1 figure written to arrivals.pdf and kept as reported"
    assert "Arrivals in Belgium · All years" in words_of(tmp_path / "arrivals.pdf")[0]
    assert [each.total for each in own._store.rows.equal(Reported)] == [3]


def test_named_figures_come_back_and_stand_together_in_one_report(
    qtbot: QtBot, own: FiguresScreen, tmp_path: Path
) -> None:
    named = {"Who came, by sex": ARRIVALS.laid_out("sex").filtered("nationality", ["SYR"]), "How far": PIPELINE}
    for name, asked in named.items():
        ask(qtbot, own, asked)
        own.named.keep(name)
    own.named.show_view("Who came, by sex")
    assert own.chips.asked == named["Who came, by sex"]
    qtbot.waitUntil(lambda: own.counted is not None and own.counted.asked == own.chips.asked)
    with qtbot.waitSignal(own.message):
        own.write(tmp_path / "all.pdf", all_named=True)
    first, second = words_of(tmp_path / "all.pdf")
    assert "How far" in first and "Who came, by sex" in second


def test_a_named_figure_that_the_program_no_longer_has_is_told(qtbot: QtBot, own: FiguresScreen) -> None:
    own._store.apply(own._store.settings.setting("view.figures.old", '{"figure": "moons"}'))
    own.named.show_view("old")
    assert "no figure named moons" in said_above(own)


def test_what_was_reported_says_why_today_is_another(qtbot: QtBot, own: FiguresScreen) -> None:
    with qtbot.waitSignal(own.message):
        own.keep_reported()
    seat = {"person": {"given_names": "mona"}}
    tell(own._store, {"set": "Passenger", "where": seat, "values": {"status": "no_show"}})
    (kept,) = own._store.rows.equal(Reported)
    own.show_reported(kept.id)
    pane = own.side.reported
    qtbot.waitUntil(lambda: pane.isVisible() and bool(pane.causes.rows().rowCount()))
    assert pane.said.text() == "3 persons then, 2 today. Kept by rania."
    assert "2020, Lebanon: 2 then, 1 today." in pane.why.text()
    qtbot.keyClick(pane.causes, Qt.Key.Key_Return)
    assert names(own) == ["mona"]


def test_a_reported_figure_is_chosen_and_forgotten_from_its_chip(qtbot: QtBot, own: FiguresScreen) -> None:
    with qtbot.waitSignal(own.message):
        own.keep_reported()
    with qtbot.waitSignal(own.kept.chosen):
        own.kept.menu().actions()[0].trigger()
    (kept,) = own._store.rows.equal(Reported)
    with qtbot.waitSignal(own.message) as told:
        own.kept.forget(kept.id)
    assert own._store.rows.count(Reported) == 0
    told.args[1]()
    assert own._store.rows.count(Reported) == 1

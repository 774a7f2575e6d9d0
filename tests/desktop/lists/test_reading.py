"""A long list is counted off the window's thread; the next filter takes the place of what is being counted."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from time import sleep

import pytest
from pytestqt.qtbot import QtBot

from resettle_desktop.desktop.cases.screen import CasesScreen
from resettle_desktop.desktop.parts.working import Progress
from resettle_desktop.store import windows
from resettle_desktop.store.store import Store
from tests.desktop.families import more_families, say, shown, store_with_haddad, the_case


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with store_with_haddad(tmp_path) as made:
        more_families(made, 20)
        yield made


@pytest.fixture
def screen(qtbot: QtBot, store: Store, monkeypatch: pytest.MonkeyPatch) -> CasesScreen:
    made = CasesScreen(store)
    shown(qtbot, made)
    monkeypatch.setattr(windows, "FEW", 5)
    return made


def test_the_whole_list_is_there_at_once(screen: CasesScreen) -> None:
    screen.refresh()
    assert not screen.reading.is_counting and screen.table.rows().rowCount() == 21


def test_what_is_asked_of_a_long_list_is_counted_aside(qtbot: QtBot, screen: CasesScreen) -> None:
    with qtbot.waitSignal(screen.reading.ready):
        screen.filters.choose("asylum_country", "TUR")
        assert screen.reading.is_counting and screen.table.rows().rowCount() == 21
    assert screen.table.rows().rowCount() == 10 and screen._sheet.shown.text() == "10 shown, 10 persons"


def test_a_long_count_says_so_and_shows_no_rows_of_before(screen: CasesScreen) -> None:
    screen.filters.choose("asylum_country", "TUR")
    screen._show_counting()
    assert screen._sheet.shown.text() == "counting…" and screen._sheet.body.currentIndex() == 2


def test_the_rows_stay_while_they_are_only_counted_anew(qtbot: QtBot, screen: CasesScreen) -> None:
    with qtbot.waitSignal(screen.reading.ready):
        screen.filters.choose("asylum_country", "TUR")
    screen.refresh()
    screen._show_counting()
    assert screen.reading.is_counting and screen._sheet.body.currentIndex() == 0


def test_the_next_filter_ends_what_is_counted(qtbot: QtBot, screen: CasesScreen) -> None:
    screen.filters.choose("asylum_country", "TUR")
    first = screen.reading.work
    with qtbot.waitSignal(screen.reading.ready):
        screen.filters.choose("asylum_country", "LBN")
    assert first is not None and first.progress.cancelled()
    assert screen.table.rows().rowCount() == 11


def test_a_filter_that_is_taken_away_shows_the_whole_list_at_once(screen: CasesScreen) -> None:
    screen.filters.choose("asylum_country", "TUR")
    screen.filters.choose("asylum_country", "")
    assert not screen.reading.is_counting and screen._sheet.shown.text() == "21 shown"


def test_what_has_findings_is_listed_once_all_is_checked(qtbot: QtBot, screen: CasesScreen, store: Store) -> None:
    say(store, {"set": "Case", "where": {"unhcr_number": "LEB-15C01056"}, "values": {"stated_size": 5}})
    with qtbot.waitSignal(screen.reading.ready):
        screen.filters.choose("findings", "asked")
        assert screen.reading.is_counting
    assert the_case(store).id in screen.reading.window.ids()  # type: ignore[union-attr]
    assert store.open_findings.is_fresh()


def test_who_does_not_wait_for_the_checks_has_the_list_without_them(
    qtbot: QtBot, screen: CasesScreen, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store.open_findings, "bring_up", lambda progress: _wait(progress))
    with qtbot.waitSignal(screen.waits) as waits:
        screen.filters.choose("findings", "asked")
    waits.args[0].cancel()
    qtbot.waitUntil(lambda: screen.filters.wanted("findings") == "")
    assert screen.table.rows().rowCount() == 21 and not screen.reading.is_counting


def _wait(progress: Progress) -> None:
    while True:
        progress.stop_if_cancelled()
        sleep(0.01)

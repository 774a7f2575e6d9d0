from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from resettle_desktop.desktop.airport.page import AirportPage
from resettle_desktop.desktop.parts.remembered import Remembered
from resettle_desktop.records.kinds import Tick
from resettle_desktop.rules.counter import BOARDED, NO_SHOW, PRESENT
from resettle_desktop.store.counter import NewTick
from resettle_desktop.store.store import Store
from tests.desktop.airport.counters import DAY, statuses
from tests.desktop.families import PASSPHRASE, USER
from tests.desktop.made_departures import FATIMA, KHALED, cleared, store_with_departure, the_departure

Pair = tuple[AirportPage, AirportPage]


@pytest.fixture
def pair(qtbot: QtBot, tmp_path: Path) -> Iterator[Pair]:
    """Return the counters of two computers that work on copies of one store."""
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
    with store_with_departure(tmp_path / "one") as first:
        cleared(first, KHALED, FATIMA)
        folder = first.folder
    shutil.copytree(folder, tmp_path / "two" / folder.name)
    copy = tmp_path / "two" / folder.name
    with Store.open(folder, USER, PASSPHRASE) as one, Store.open(copy, USER, PASSPHRASE) as two:
        pages = tuple(_page(qtbot, store, tmp_path / f"{at}.json") for at, store in enumerate((one, two)))
        yield pages[0], pages[1]
        for page in pages:
            qtbot.waitUntil(lambda page=page: not page.desk.is_busy)


def _page(qtbot: QtBot, store: Store, remembered: Path) -> AirportPage:
    page = AirportPage(store, the_departure(store).id, lambda: DAY, Remembered(remembered))
    qtbot.addWidget(page)
    return page


def ticked(qtbot: QtBot, page: AirportPage, number: int, what: str, reason: str = "") -> None:
    seat = next(each for each in page.desk.at.seats if each.number == number)
    page.desk.tick([NewTick(seat, what, reason)], what)
    qtbot.waitUntil(lambda: not page.desk.is_busy)


def carried(qtbot: QtBot, there: AirportPage, here: AirportPage, folder: Path) -> list[str]:
    """Carry the ticks of one computer to the other, up to the preview; return what it says."""
    there.panels.begin_laptop()
    there.panels.laptop.write(folder / "counter.ticks")
    here.panels.begin_laptop()
    here.panels.laptop.read(folder / "counter.ticks")
    return here.panels.laptop.said_lines


def test_the_other_computers_ticks_are_seen_and_then_merged_in_one_change_set(
    qtbot: QtBot, pair: Pair, tmp_path: Path
) -> None:
    here, there = pair
    ticked(qtbot, here, 1, PRESENT)
    ticked(qtbot, there, 2, PRESENT)
    store = here.desk.store
    before = store.history.last_number()
    assert carried(qtbot, there, here, tmp_path) == ["Fatima: listed → checked in, 07:51"]
    assert store.history.last_number() == before
    here.panels.laptop.button.click()
    qtbot.waitUntil(lambda: not here.desk.is_busy)
    assert statuses(store) == {"Khaled": ("checked_in", None), "Fatima": ("checked_in", None)}
    assert store.history.last_number() == before + 1


def test_boarded_here_and_no_show_there_is_told_and_the_later_stands(qtbot: QtBot, pair: Pair, tmp_path: Path) -> None:
    here, there = pair
    ticked(qtbot, here, 1, BOARDED)
    ticked(qtbot, there, 1, NO_SHOW, "NSH")
    said = carried(qtbot, there, here, tmp_path)
    assert said[0].startswith("Khaled: here boarded, 07:51, there no show, 07:51 · No show. The later stands: no show")


def test_a_merge_that_was_done_says_that_nothing_changes(qtbot: QtBot, pair: Pair, tmp_path: Path) -> None:
    here, there = pair
    ticked(qtbot, there, 2, PRESENT)
    carried(qtbot, there, here, tmp_path)
    here.panels.laptop.button.click()
    qtbot.waitUntil(lambda: not here.desk.is_busy)
    assert carried(qtbot, there, here, tmp_path) == ["All of it is known here already. Nothing changes."]
    assert len(here.desk.store.rows.equal(Tick)) == 1


def test_its_own_file_is_refused(qtbot: QtBot, pair: Pair, tmp_path: Path) -> None:
    here, _there = pair
    assert "this computer" in carried(qtbot, here, here, tmp_path)[0]

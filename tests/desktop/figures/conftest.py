"""The screen of figures on the invented office, counted and drawn."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from resettle_desktop.desktop.figures.asked import Asked
from resettle_desktop.desktop.figures.screen import FiguresScreen
from resettle_desktop.store.store import Store
from tests.figures.conftest import at_work, made_store, office, tell

__all__ = ["office"]


@pytest.fixture
def screen(qtbot: QtBot, office: Store) -> Iterator[FiguresScreen]:
    with shown_figures(qtbot, office) as made:
        yield made


@pytest.fixture
def own(qtbot: QtBot, tmp_path: Path) -> Iterator[FiguresScreen]:
    """Return the screen on an office of its own, which the test may change."""
    with made_store(tmp_path) as store:
        tell(store, *at_work())
        with shown_figures(qtbot, store) as made:
            yield made


@contextmanager
def shown_figures(qtbot: QtBot, store: Store) -> Iterator[FiguresScreen]:
    """Show the screen of figures with its first chart; it goes when nothing is counted any more."""
    made = FiguresScreen(store)
    qtbot.addWidget(made)
    made.resize(1190, 730)
    made.show()
    drawn(qtbot, made)
    yield made
    qtbot.waitUntil(lambda: not made.is_busy())


def drawn(qtbot: QtBot, screen: FiguresScreen) -> None:
    """Wait until the figure that is asked for is counted and its chart stands."""

    def done() -> bool:
        counted = screen.counted
        return counted is not None and counted.asked == screen.chips.asked and len(screen.page.chart.bars) > 0

    qtbot.waitUntil(done, timeout=20_000)


def ask(qtbot: QtBot, screen: FiguresScreen, asked: Asked) -> None:
    """Ask for another figure, and wait until it is counted."""
    screen.chips.ask(asked)
    qtbot.waitUntil(lambda: screen.counted is not None and screen.counted.asked == asked, timeout=20_000)


def cells(screen: FiguresScreen) -> list[list[str]]:
    """Return the table as it is read."""
    rows = screen.page.table.rows()
    return [[rows.cell(row, column).text for column in range(rows.columnCount() - 1)] for row in range(rows.rowCount())]

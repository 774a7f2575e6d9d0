"""The real window on a real, empty store."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from resettle_desktop.desktop.parts.remembered import Remembered
from resettle_desktop.desktop.parts.theme import apply_theme
from resettle_desktop.desktop.window.window import Window
from resettle_desktop.store.store import Store
from tests.acceptance.hand import Hand
from tests.desktop.conftest import WITHOUT_DISPLAY
from tests.desktop.families import empty_store, shown


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Return an open store without any record."""
    with empty_store(tmp_path) as made:
        yield made


@pytest.fixture
def hand(qapp: QApplication, qtbot: QtBot, store: Store, tmp_path: Path) -> Hand:
    """Return a hand at the keyboard of the window on that store."""
    apply_theme(qapp, "light")
    window = Window(store, Remembered(tmp_path / "remembered.json"), "light")
    shown(qtbot, window)
    window.resize(1366, 768)
    return Hand(window)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Without a display Qt says of every window that it cannot hold it to its size; pass over it."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.qt_log_ignore(*WITHOUT_DISPLAY, extend=True))

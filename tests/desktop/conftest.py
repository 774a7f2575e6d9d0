"""What tests of the window share: an application that is dressed as the program dresses it."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QWidget

from resettle_desktop.desktop.parts.theme import apply_theme
from resettle_desktop.store.store import Store
from tests.desktop.families import store_with_haddad

# What Qt says of windows and lists where there is no display
WITHOUT_DISPLAY = ("propagateSizeHints", r"does not support raise\(\)", "does not support grabbing the keyboard")


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> Iterator[None]:
    """Every test of the window begins in the light theme at the usual size of text, and leaves no window behind."""
    apply_theme(qapp, "light")
    before = QApplication.topLevelWidgets()
    yield
    # without an event loop nothing that was closed goes by itself, and what is left would be dressed again each time
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    left = windows_left(before)
    assert not left, f"windows that qtbot does not know: {left}"


def windows_left(before: list[QWidget]) -> list[str]:
    """Return the kinds of the windows made since, but for those that only a ring of references keeps."""
    if _windows_since(before):
        gc.collect()
    return [type(each).__name__ for each in _windows_since(before)]


def _windows_since(before: list[QWidget]) -> list[QWidget]:
    return [each for each in QApplication.topLevelWidgets() if each not in before and each.findChild(QWidget)]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Return an open store with the family of Haddad."""
    with store_with_haddad(tmp_path) as made:
        yield made


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Without a display Qt says of every window of fixed size that it cannot hold it to that size; pass over it."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.qt_log_ignore(*WITHOUT_DISPLAY, extend=True))

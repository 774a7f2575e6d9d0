from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from resettle_desktop.desktop.parts.guards import guard_wheel
from resettle_desktop.desktop.parts.tidying import Tidying, keep_for_good, tidy_at_rest


class Ring:
    """Two that only know one another: what counting of references alone never lets go."""

    def __init__(self) -> None:
        self.other = self


@pytest.fixture
def left() -> Iterator[weakref.ref[Ring]]:
    """Return what nothing uses any more, old enough that only a whole search finds it."""
    before = gc.get_threshold()
    ring = Ring()
    for _time in range(6):
        gc.collect(1)
    gc.disable()
    found = weakref.ref(ring)
    del ring
    yield found
    gc.enable()
    gc.set_threshold(*before)


def test_what_nothing_uses_goes_when_the_window_rests(left: weakref.ref[Ring], qapp: QApplication) -> None:
    parent = QObject()
    Tidying(lambda: 5.0, parent).look()
    assert left() is None


def test_nobody_who_types_waits_for_it(left: weakref.ref[Ring], qapp: QApplication) -> None:
    parent = QObject()
    Tidying(lambda: 0.2, parent).look()
    assert left() is not None


def test_a_key_ends_the_rest(qtbot: QtBot, qapp: QApplication) -> None:
    guard = guard_wheel(qapp)
    guard._touched -= 60
    assert guard.idle() > 50
    line = QLineEdit()
    qtbot.addWidget(line)
    QTest.keyClick(line, "a")
    qapp.removeEventFilter(guard)
    assert guard.idle() < 50


def test_only_the_whole_search_is_put_off() -> None:
    before = gc.get_threshold()
    tidy_at_rest()
    after = gc.get_threshold()
    gc.set_threshold(*before)
    assert after[:2] == before[:2] and after[2] > 1_000


def test_what_is_kept_for_good_is_searched_no_more() -> None:
    kept = Ring()
    keep_for_good()
    try:
        assert not any(each is kept for each in gc.get_objects())
    finally:
        gc.unfreeze()

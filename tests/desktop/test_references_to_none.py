from __future__ import annotations

import sys

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

CALLS = 1_000
SLACK = 50


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is kept for ever from Python 3.12 on")
def test_calls_that_return_nothing_lose_no_reference_to_none(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    before = sys.getrefcount(None)
    for _time in range(CALLS):
        widget.update()
    assert sys.getrefcount(None) > before - SLACK

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from resettle_desktop.desktop.parts.flow import FlowLayout

GAP, ROW = 4, 28


class Box(QWidget):
    """A widget of a fixed size."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.setFixedSize(width, 20)


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def flow(parent: QWidget) -> FlowLayout:
    return FlowLayout(parent, GAP, ROW)


def shown(parent: QWidget, width: int) -> None:
    parent.resize(width, 200)
    parent.show()


def test_widgets_stand_beside_one_another_and_go_on_below(parent: QWidget, flow: FlowLayout) -> None:
    boxes = [Box(60) for _place in range(3)]
    for box in boxes:
        flow.addWidget(box)
    shown(parent, 130)
    assert [(box.x(), box.y() > ROW) for box in boxes] == [(0, False), (64, False), (0, True)]


def test_the_height_follows_from_the_width(flow: FlowLayout) -> None:
    for _place in range(3):
        flow.addWidget(Box(60))
    assert flow.heightForWidth(300) == ROW < flow.heightForWidth(130) < flow.heightForWidth(70)


def test_it_asks_for_one_row_and_makes_do_with_less(flow: FlowLayout) -> None:
    for _place in range(3):
        flow.addWidget(Box(60))
    assert flow.sizeHint().width() == 3 * 60 + 2 * GAP > flow.minimumSize().width()


def test_the_last_one_takes_what_is_left(parent: QWidget, flow: FlowLayout) -> None:
    line = QWidget()
    flow.set_last(line, 50)
    flow.addWidget(Box(60))
    shown(parent, 200)
    assert (line.x(), line.width()) == (64, 136)


def test_what_is_hidden_takes_no_room(parent: QWidget, flow: FlowLayout) -> None:
    hidden, seen = Box(60), Box(60)
    for box in (hidden, seen):
        flow.addWidget(box)
    hidden.hide()
    shown(parent, 130)
    assert seen.x() == 0

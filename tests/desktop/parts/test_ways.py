from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from resettle_desktop.desktop.parts.basics import roomy
from resettle_desktop.desktop.parts.ways import Way, Ways
from tests.desktop.families import shown, unnamed


@pytest.fixture
def taken() -> list[str]:
    return []


@pytest.fixture
def ways(qtbot: QtBot, taken: list[str]) -> Iterator[Ways]:
    offered = [
        Way("plus-circle", title, f"{title} in a sentence.", f"Alt+{title[0]}", lambda title=title: taken.append(title))  # type: ignore[misc]
        for title in ("New", "Demo")
    ]
    made = Ways("First time?", "Two ways to begin.", offered)
    area = roomy(made)
    shown(qtbot, area)
    yield made


def test_a_card_is_pressed(qtbot: QtBot, ways: Ways, taken: list[str]) -> None:
    qtbot.mouseClick(ways.cards[1], Qt.MouseButton.LeftButton)
    assert taken == ["Demo"]


def test_its_key_works_from_anywhere(qtbot: QtBot, ways: Ways, taken: list[str]) -> None:
    qtbot.keyClick(ways, Qt.Key.Key_N, Qt.KeyboardModifier.AltModifier)
    assert taken == ["New"]


def test_while_they_cannot_be_taken_their_keys_do_nothing(qtbot: QtBot, ways: Ways, taken: list[str]) -> None:
    ways.setEnabled(False)
    qtbot.keyClick(ways.window(), Qt.Key.Key_N, Qt.KeyboardModifier.AltModifier)
    assert taken == []


def test_every_card_is_read_with_its_sentence(ways: Ways) -> None:
    assert unnamed(ways) == []
    assert [card.accessibleDescription() for card in ways.cards] == ["New in a sentence.", "Demo in a sentence."]

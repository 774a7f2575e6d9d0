"""A key is drawn whole, and named for who does not see it."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from resettle_desktop.desktop.parts.key_cap import KeyCap


def test_a_key_has_room_for_its_words_and_says_them(qtbot: QtBot) -> None:
    short, long = KeyCap("F8"), KeyCap("Enter")
    qtbot.addWidget(short)
    qtbot.addWidget(long)
    assert long.sizeHint().width() > short.sizeHint().width() == short.minimumSizeHint().width()
    assert long.accessibleName() == "Enter"


def test_a_key_is_drawn_in_its_outline(qtbot: QtBot) -> None:
    cap = KeyCap("Enter")
    qtbot.addWidget(cap)
    cap.resize(cap.sizeHint())
    picture = cap.grab().toImage()
    colours = {picture.pixelColor(x, picture.height() // 2).name() for x in range(picture.width())}
    assert len(colours) > 3

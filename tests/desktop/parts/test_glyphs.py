from __future__ import annotations

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon, QImage

from resettle_desktop.desktop.parts.glyphs import glyph_icon

pytestmark = pytest.mark.usefixtures("qapp")


def drawn(icon: QIcon, size: int = 32) -> QImage:
    return icon.pixmap(QSize(size, size)).toImage()


def ink(image: QImage) -> list[tuple[int, int]]:
    places = [(x, y) for x in range(image.width()) for y in range(image.height())]
    return [(x, y) for x, y in places if image.pixelColor(x, y).alpha() > 128]


def test_a_glyph_is_drawn_whole_in_the_middle_of_its_icon() -> None:
    points = ink(drawn(glyph_icon("circle", "#1A7547")))
    left, right = min(x for x, _y in points), max(x for x, _y in points)
    assert left > 0
    assert right < 31
    assert abs(left - (31 - right)) <= 2


def test_a_glyph_has_its_colour_and_nothing_behind_it() -> None:
    image = drawn(glyph_icon("circle-fill", "#1A7547"))
    assert image.pixelColor(16, 16).name() == "#1a7547"
    assert image.pixelColor(0, 0).alpha() == 0


def test_an_icon_is_the_same_once_it_was_copied() -> None:
    icon = glyph_icon("check", "#000000")
    assert drawn(QIcon(icon)) == drawn(icon)


def test_a_sharp_screen_gets_more_pixels() -> None:
    assert glyph_icon("check", "#000000").pixmap(QSize(16, 16), 2.0).width() == 32


def test_a_name_there_is_not_is_told() -> None:
    with pytest.raises(KeyError):
        glyph_icon("no-such-thing", "#000000")

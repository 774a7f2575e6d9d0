from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QPixmap
from PySide6.QtWidgets import QApplication

from resettle_desktop.desktop.parts.icons import STATE_TONES, STATES, icon, pixmap, state_icon
from resettle_desktop.desktop.parts.theme import DARK, LIGHT, apply_theme


def darkest(picture: QPixmap) -> str:
    image = picture.toImage()
    places = [(x, y) for x in range(image.width()) for y in range(image.height())]
    solid = [image.pixelColor(x, y) for x, y in places if image.pixelColor(x, y).alpha() == 255]
    return max((colour.name().upper() for colour in solid), key=[colour.name().upper() for colour in solid].count)


@pytest.mark.parametrize("state", STATES)
def test_every_state_has_an_icon_and_a_tone(state: str) -> None:
    assert not state_icon(state).isNull()
    assert LIGHT.color(STATE_TONES[state]).isValid()


def test_an_icon_has_the_colour_of_its_token() -> None:
    assert darkest(pixmap("ok", "ok", 32)) == LIGHT.ok


def test_icons_change_colour_with_the_theme(qapp: QApplication) -> None:
    pixmap("ok", "ok", 32)
    apply_theme(qapp, "dark")
    assert darkest(pixmap("ok", "ok", 32)) == DARK.ok


def test_an_icon_is_drawn_once() -> None:
    assert pixmap("bad", "bad").cacheKey() == pixmap("bad", "bad").cacheKey()


def test_a_filled_icon_differs_from_the_thin_one() -> None:
    thin, full = (pixmap("users-three", "accent", 16, filled).toImage() for filled in (False, True))
    assert thin != full


def test_a_sharp_screen_gets_more_pixels() -> None:
    assert pixmap("gear-six", ratio=2.0).width() == 32


def test_an_unknown_icon_is_a_mistake_in_the_program() -> None:
    with pytest.raises(Exception, match="no-such-icon"):
        icon("no-such-icon")
    assert QColor(LIGHT.text2).isValid()

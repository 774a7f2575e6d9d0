from __future__ import annotations

import pytest
from PySide6.QtGui import QFontInfo, QFontMetricsF, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QWidget
from pytestqt.qtbot import QtBot

from resettle_desktop.desktop.parts.theme import (
    DARK,
    LIGHT,
    Tokens,
    apply_theme,
    dress,
    font,
    height,
    is_dark,
    scaled,
    style_sheet,
    theme,
    tokens,
)


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("name", ["ok", "warn", "bad", "note", "changed"])
def test_a_state_is_readable_on_its_tint(colours: Tokens, name: str) -> None:
    assert contrast(getattr(colours, name), getattr(colours, f"{name}_tint")) >= 4.5


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("name", ["text", "text2", "text3", "accent"])
def test_words_are_readable_on_every_ground(colours: Tokens, name: str) -> None:
    for where in ("surface", "selected", "win"):
        assert contrast(getattr(colours, name), getattr(colours, where)) >= 4.5


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_the_foot_of_a_field_and_the_ring_are_seen(colours: Tokens) -> None:
    assert contrast(colours.edge, colours.surface) >= 3
    assert contrast(colours.accent, colours.surface) >= 3
    assert contrast(colours.on_accent, colours.accent_fill) >= 4.5


def test_dark_changes_tokens_palette_and_tells(qapp: QApplication, qtbot: object) -> None:
    told: list[bool] = []
    theme.changed.connect(lambda: told.append(is_dark()))
    apply_theme(qapp, "dark")
    assert tokens() is DARK
    assert qapp.palette().color(QPalette.ColorRole.Window) == DARK.color("surface")
    assert told == [True]


def test_the_system_decides_where_the_person_leaves_it(qapp: QApplication) -> None:
    apply_theme(qapp, "system")
    assert tokens() is LIGHT


def test_text_is_inter_and_arabic_is_noto() -> None:
    assert QFontInfo(font("text")).family() == "Inter"
    assert QFontInfo(font("text", arabic=True)).family() == "Noto Sans Arabic"


def test_a_heavier_weight_is_drawn_heavier() -> None:
    plain, heavy = (QFontMetricsF(font("text", weight)).horizontalAdvance("Shahin, Khaled") for weight in (400, 600))
    assert heavy > plain


def test_tabular_digits_are_equally_wide() -> None:
    metrics = QFontMetricsF(font("table", tabular=True))
    assert metrics.horizontalAdvance("1111") == metrics.horizontalAdvance("0000")


def test_text_at_200_percent_doubles_heights(qapp: QApplication) -> None:
    before = height("row")
    apply_theme(qapp, "light", text_scale=2.0)
    assert height("row") == 2 * before
    assert font("text").pixelSize() == 26


def test_a_length_is_never_nothing() -> None:
    assert scaled(0.1) == 1


def test_the_style_sheet_has_no_place_left_open() -> None:
    assert "$" not in style_sheet(DARK)
    assert DARK.accent in style_sheet(DARK)


def test_an_unknown_token_is_refused() -> None:
    with pytest.raises(AttributeError):
        LIGHT.color("mauve")


def test_the_sheet_is_on_windows_alone_so_that_a_page_is_not_looked_through_at_each_step(qapp: QApplication) -> None:
    apply_theme(qapp, "light")
    assert not qapp.styleSheet()


def test_a_window_that_is_dressed_follows_the_theme_with_all_that_stands_in_it(
    qapp: QApplication, qtbot: QtBot
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    label = QLabel("Words", window)
    label.setProperty("tone", "bad")
    for mode, colours in (("light", LIGHT), ("dark", DARK)):
        apply_theme(qapp, mode)  # type: ignore[arg-type]
        label.ensurePolished()
        assert label.palette().color(QPalette.ColorRole.WindowText) == colours.color("bad")


def test_the_menu_of_a_page_is_dressed_by_the_window_to_which_the_page_comes(qapp: QApplication, qtbot: QtBot) -> None:
    window, page = QWidget(), QWidget()
    qtbot.addWidget(window)
    menu, alone = QMenu(page), QMenu()
    qtbot.addWidget(alone)
    dress(alone)
    page.setParent(window)
    for each in (menu, alone):
        each.addAction("Open")
    assert menu.sizeHint() == alone.sizeHint()

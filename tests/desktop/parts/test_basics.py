from __future__ import annotations

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QWidget
from pytestqt.qtbot import QtBot

from resettle_desktop.desktop.parts.basics import (
    Button,
    Chip,
    Icon,
    Label,
    LinkButton,
    Pill,
    PrimaryButton,
    QuietButton,
    ShortLabel,
    StepButton,
    ground,
    roomy,
    short,
)
from resettle_desktop.desktop.parts.theme import DARK, LIGHT, apply_theme, tokens


def colour_inside(widget: QWidget) -> str:
    widget.resize(widget.sizeHint())
    return widget.grab().toImage().pixelColor(4, widget.height() // 2).name().upper()


def test_the_primary_button_stands_on_the_accent(qtbot: QtBot) -> None:
    button = PrimaryButton("New case")
    qtbot.addWidget(button)
    assert colour_inside(button) == LIGHT.accent_fill


def test_a_ground_follows_the_theme(qapp: QApplication, qtbot: QtBot) -> None:
    sheet = ground(QWidget(), "sunken")
    qtbot.addWidget(sheet)
    sheet.resize(20, 20)
    apply_theme(qapp, "dark")
    assert sheet.grab().toImage().pixelColor(5, 5) == DARK.color("sunken")


def test_a_ground_does_not_leak_into_what_stands_on_it(qtbot: QtBot) -> None:
    sheet = ground(QWidget(), "bad")
    qtbot.addWidget(sheet)
    child = QLabel("visa", sheet)
    assert child.property("ground") is None
    assert child.palette().color(child.backgroundRole()) == tokens().color("surface")


@pytest.mark.parametrize("kind", [Button, PrimaryButton, QuietButton, LinkButton, Chip])
def test_every_button_has_a_name_and_takes_the_focus(qtbot: QtBot, kind: type[Button]) -> None:
    button = kind("Print", "printer")
    qtbot.addWidget(button)
    assert button.accessibleName() == "Print"
    assert button.focusPolicy().value & 1


def test_the_focus_of_a_button_is_seen(qtbot: QtBot) -> None:
    first, second = Button("Print"), Button("More")
    sheet = QWidget()
    qtbot.addWidget(sheet)
    for place, button in enumerate((first, second)):
        button.setParent(sheet)
        button.move(place * 100, 0)
    with qtbot.waitActive(sheet):
        sheet.show()
    first.setFocus()
    picture = first.grab().toImage()
    assert picture.pixelColor(picture.width() // 2, 1) == LIGHT.color("accent")


def test_a_button_calls_what_it_was_given(qtbot: QtBot) -> None:
    called: list[str] = []
    button = Button("Print", called=lambda: called.append("print"))
    qtbot.addWidget(button)
    button.click()
    assert called == ["print"]


def test_a_button_with_a_menu_shows_a_caret(qtbot: QtBot) -> None:
    plain, with_menu = Button("Print"), Button("Print", menu=QMenu())
    for button in (plain, with_menu):
        qtbot.addWidget(button)
    assert with_menu.sizeHint().width() > plain.sizeHint().width()


def test_a_chip_in_force_is_told_from_one_that_is_not(qtbot: QtBot) -> None:
    chip = Chip("Host: Lebanon")
    qtbot.addWidget(chip)
    before = colour_inside(chip)
    chip.setChecked(True)
    assert (before, colour_inside(chip)) == (LIGHT.surface, LIGHT.selected)


def test_a_pill_says_its_fact_in_words(qtbot: QtBot) -> None:
    pill = Pill("Emergency", "bad", "emergency")
    qtbot.addWidget(pill)
    assert pill.accessibleName() == "Emergency"
    assert colour_inside(pill) == LIGHT.bad_tint


def test_a_label_takes_no_markup(qtbot: QtBot) -> None:
    label = Label("<b>Rania</b>")
    qtbot.addWidget(label)
    assert label.sizeHint().width() > Label("Rania").sizeHint().width()


def test_words_without_room_are_told_by_a_tooltip(qtbot: QtBot) -> None:
    label = ShortLabel("Mahmoud (60): visa lapses 3 days before departure")
    qtbot.addWidget(label)
    label.resize(60, 20)
    label.grab()
    assert label.toolTip() == label.text()
    label.resize(600, 20)
    label.grab()
    assert label.toolTip() == ""


def test_an_icon_changes_with_the_theme(qapp: QApplication, qtbot: QtBot) -> None:
    picture = Icon("ok")
    qtbot.addWidget(picture)
    before = picture.pixmap().toImage()
    apply_theme(qapp, "dark")
    assert picture.pixmap().toImage() != before


def test_what_is_too_large_scrolls(qtbot: QtBot) -> None:
    large = QWidget()
    large.setMinimumSize(3_000, 3_000)
    area = roomy(large)
    qtbot.addWidget(area)
    assert area.minimumSizeHint().height() < 200


def test_long_words_are_shortened_for_a_place_that_cannot() -> None:
    assert short("N" * 400) == "N" * 39 + "…"
    assert short("Noor") == "Noor"


def test_a_step_in_little_room_is_cut_and_says_itself_whole_in_its_tip(qtbot: QtBot) -> None:
    words = "Place everybody of this family on the departure BEY-2020-02…"
    step, wide = StepButton(words, "arrow-right"), StepButton(words, "arrow-right")
    for button, width in ((step, 160), (wide, 600)):
        qtbot.addWidget(button)
        button.resize(button.minimumSizeHint().expandedTo(QSize(width, 0)))
        button.grab()
    assert step.width() == 160 and step.toolTip() == words
    assert wide.toolTip() == ""

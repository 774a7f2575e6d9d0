"""Pages one under another: their size, their place, and which of them are kept as pictures."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from resettle_desktop.desktop.papers.image import page_sizes
from resettle_desktop.desktop.papers.pages import ZOOMS, PaperPages
from resettle_desktop.desktop.parts.theme import tokens
from tests.desktop.made_papers import A4_WIDTH, five_pages


@pytest.fixture
def pages(qtbot: QtBot) -> PaperPages:
    made = PaperPages()
    qtbot.addWidget(made)
    made.resize(700, 500)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.setFocus()
    show(qtbot, made, five_pages())
    return made


def show(qtbot: QtBot, pages: PaperPages, pdf: bytes) -> None:
    pages.show_pdf(pdf, page_sizes(pdf))
    settled(qtbot, pages)


def settled(qtbot: QtBot, pages: PaperPages) -> None:
    """Wait until nothing is left to draw."""
    qtbot.waitUntil(pages.is_settled, timeout=5_000)


def press(qtbot: QtBot, pages: PaperPages, key: Qt.Key) -> None:
    qtbot.keyClick(pages, key)
    settled(qtbot, pages)


def wheel(pages: PaperPages, delta: int, keys: Qt.KeyboardModifier) -> None:
    at = QPointF(100, 100)
    event = QWheelEvent(
        at, at, QPoint(), QPoint(0, delta), Qt.MouseButton.NoButton, keys, Qt.ScrollPhase.NoScrollPhase, False
    )
    QApplication.sendEvent(pages.viewport(), event)


def test_pages_are_as_wide_as_there_is_room(pages: PaperPages) -> None:
    image = pages.pictures.of(0)
    assert image is not None
    assert image.width() / pages.devicePixelRatio() == pytest.approx(pages.viewport().width() - 24, abs=1)
    assert pages.fits_width()


def test_pages_follow_the_width_of_the_window(qtbot: QtBot, pages: PaperPages) -> None:
    pages.resize(900, 500)
    settled(qtbot, pages)
    assert pages.zoom() * A4_WIDTH / 72 * 96 == pytest.approx(pages.viewport().width() - 24)


def test_the_first_page_begins_at_the_top(pages: PaperPages) -> None:
    assert pages.verticalScrollBar().value() == 0
    assert (pages.page(), pages.page_count()) == (1, 5)


def test_only_pages_in_sight_and_their_neighbours_are_kept(qtbot: QtBot, pages: PaperPages) -> None:
    assert pages.pictures.pages() == {0, 1}
    press(qtbot, pages, Qt.Key.Key_End)
    assert pages.pictures.pages() == {3, 4}


def test_keys_go_through_the_pages(qtbot: QtBot, pages: PaperPages) -> None:
    press(qtbot, pages, Qt.Key.Key_End)
    assert pages.page() == 5
    press(qtbot, pages, Qt.Key.Key_Home)
    assert pages.page() == 1
    for _press in range(2):
        press(qtbot, pages, Qt.Key.Key_PageDown)
    assert pages.verticalScrollBar().value() == 2 * pages.viewport().height()
    assert pages.page() == 2
    press(qtbot, pages, Qt.Key.Key_PageUp)
    assert pages.verticalScrollBar().value() == pages.viewport().height()


def test_the_page_in_sight_is_told(qtbot: QtBot, pages: PaperPages) -> None:
    with qtbot.waitSignal(pages.place_changed) as told:
        qtbot.keyClick(pages, Qt.Key.Key_End)
    assert told.args == [5, 5]


def test_zoom_goes_in_steps_and_back_to_the_width(qtbot: QtBot, pages: PaperPages) -> None:
    wide = pages.zoom()
    pages.zoom_in()
    larger = pages.zoom()
    assert larger == next(zoom for zoom in ZOOMS if zoom > wide)
    assert not pages.fits_width()
    pages.zoom_out()
    assert pages.zoom() == ZOOMS[ZOOMS.index(larger) - 1]
    pages.fit_width()
    assert pages.zoom() == wide
    settled(qtbot, pages)


def test_zoom_ends_at_its_last_steps(qtbot: QtBot, pages: PaperPages) -> None:
    for _step in ZOOMS:
        pages.zoom_in()
    assert pages.zoom() == ZOOMS[-1]
    for _step in ZOOMS:
        pages.zoom_out()
    assert pages.zoom() == ZOOMS[0]
    settled(qtbot, pages)


def test_zoom_keeps_the_page_in_sight(qtbot: QtBot, pages: PaperPages) -> None:
    for _press in range(4):
        press(qtbot, pages, Qt.Key.Key_PageDown)
    before = pages.page()
    for _step in range(3):
        pages.zoom_in()
    settled(qtbot, pages)
    assert pages.page() == before == 3


def test_a_wheel_scrolls_and_with_control_zooms(qtbot: QtBot, pages: PaperPages) -> None:
    wide = pages.zoom()
    wheel(pages, -120, Qt.KeyboardModifier.NoModifier)
    assert (pages.zoom(), pages.verticalScrollBar().value() > 0) == (wide, True)
    wheel(pages, 120, Qt.KeyboardModifier.ControlModifier)
    assert pages.zoom() > wide
    settled(qtbot, pages)


def test_another_paper_keeps_zoom_and_place(qtbot: QtBot, pages: PaperPages) -> None:
    pages.zoom_in()
    press(qtbot, pages, Qt.Key.Key_PageDown)
    before = (pages.zoom(), pages.verticalScrollBar().value())
    show(qtbot, pages, five_pages() + b"\n")
    assert (pages.zoom(), pages.verticalScrollBar().value()) == before


def test_a_shorter_paper_shows_its_last_page(qtbot: QtBot, pages: PaperPages) -> None:
    press(qtbot, pages, Qt.Key.Key_End)
    pdf = five_pages()
    pages.show_pdf(pdf, page_sizes(pdf)[:2])
    settled(qtbot, pages)
    assert (pages.page(), pages.page_count()) == (2, 2)


def test_pages_are_white_on_grey_with_what_they_say(qtbot: QtBot, pages: PaperPages) -> None:
    seen = pages.viewport().grab().toImage()
    assert seen.pixelColor(5, 5) == tokens().color("sunken")
    assert seen.pixelColor(60, 25) == QColor("white")
    assert seen.pixelColor(300, 12 + round(45 * pages.zoom() * 96 / 72)) == QColor("black")


def test_nothing_is_drawn_while_nobody_looks(qtbot: QtBot) -> None:
    hidden = PaperPages()
    qtbot.addWidget(hidden)
    hidden.show_pdf(five_pages(), page_sizes(five_pages()))
    assert (hidden.page_count(), hidden.pictures.pages(), hidden.pictures.is_busy()) == (5, set(), False)

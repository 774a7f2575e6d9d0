"""Pages are drawn when they are wanted, and forgotten when they are not."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, QSize
from pytestqt.qtbot import QtBot

from resettle_desktop.desktop.papers.pictures import MOST_PIXELS, PagePictures, Wanted, fine_dpi
from tests.desktop.made_papers import A4_WIDTH, five_pages


@pytest.fixture
def pictures(qtbot: QtBot) -> Iterator[PagePictures]:
    parent = QObject()
    made = PagePictures(parent)
    made.show_pdf(five_pages(), 5)
    yield made


def want(qtbot: QtBot, pictures: PagePictures, *pages: int, dpi: float = 36) -> None:
    pictures.want([Wanted(page, dpi) for page in pages])
    qtbot.waitUntil(lambda: not pictures.is_busy())


def test_wanted_pages_are_drawn_and_others_forgotten(qtbot: QtBot, pictures: PagePictures) -> None:
    want(qtbot, pictures, 0, 1)
    assert pictures.pages() == {0, 1}
    want(qtbot, pictures, 1, 2)
    assert pictures.pages() == {1, 2}
    assert pictures.of(0) is None


def test_a_page_is_sharp_when_it_is_drawn_as_finely_as_wanted(qtbot: QtBot, pictures: PagePictures) -> None:
    want(qtbot, pictures, 0)
    image = pictures.of(0)
    assert image and image.width() == pytest.approx(A4_WIDTH / 2, abs=1)
    assert pictures.is_sharp(Wanted(0, 36))
    assert not pictures.is_sharp(Wanted(0, 72))


def test_what_is_sharp_is_not_drawn_again(qtbot: QtBot, pictures: PagePictures) -> None:
    want(qtbot, pictures, 0)
    with qtbot.assertNotEmitted(pictures.drawn):
        want(qtbot, pictures, 0)


def test_the_old_picture_stays_until_the_new_paper_is_drawn(qtbot: QtBot, pictures: PagePictures) -> None:
    want(qtbot, pictures, 0, 4)
    pictures.show_pdf(five_pages() + b"\n", 4)
    assert pictures.pages() == {0}
    assert not pictures.is_sharp(Wanted(0, 36))
    want(qtbot, pictures, 0)
    assert pictures.is_sharp(Wanted(0, 36))


def test_a_picture_that_comes_too_late_is_not_kept(qtbot: QtBot, pictures: PagePictures) -> None:
    pictures.want([Wanted(0, 36)])
    pictures.show_pdf(five_pages() + b"\n", 5)
    with qtbot.assertNotEmitted(pictures.drawn):
        qtbot.waitUntil(lambda: not pictures.is_busy())
    assert pictures.pages() == set()


@pytest.mark.parametrize(("pixels", "dpi"), [((595, 842), 72), ((1190, 1684), 144)])
def test_pages_are_as_fine_as_the_screen(pixels: tuple[int, int], dpi: float) -> None:
    assert fine_dpi(A4_WIDTH, QSize(*pixels)) == pytest.approx(dpi, rel=0.001)


def test_a_huge_page_takes_no_more_memory_than_is_sensible() -> None:
    dpi = fine_dpi(A4_WIDTH, QSize(6_000, 200_000))
    width = A4_WIDTH * dpi / 72
    assert width * width * 200_000 / 6_000 == pytest.approx(MOST_PIXELS, rel=0.01)

"""A picture is shown as a page of its own shape, and what is neither picture nor PDF as none."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QImage

from resettle_desktop.desktop.papers.as_pages import as_pages
from resettle_desktop.desktop.papers.image import page_image
from resettle_desktop.documents.pages import Pages


def picture(width: int, height: int) -> bytes:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.darkGreen)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


@pytest.mark.parametrize(
    ("pixels", "points"), [((40, 20), (30, 15)), ((4000, 2000), (842, 421)), ((1000, 3000), (281, 842))]
)
def test_a_picture_has_a_page_of_its_shape_and_never_a_larger_one_than_a4(
    pixels: tuple[int, int], points: tuple[int, int]
) -> None:
    (size,) = as_pages(picture(*pixels), "image/png").sizes
    assert size == pytest.approx(points, abs=1)


def test_the_page_is_filled_by_the_picture() -> None:
    with Pages(as_pages(picture(400, 200), "image/png").pdf) as pages:
        image = page_image(pages, 0, 96)
    corners = [image.pixelColor(x, y) for x in (2, image.width() - 3) for y in (2, image.height() - 3)]
    assert all(abs(colour.green() - 128) < 6 and colour.red() < 6 for colour in corners)


@pytest.mark.parametrize(
    ("content", "kind"), [(b"born at home", "text/plain"), (b"%PDF-1.7 nothing", "application/pdf"), (b"", "image/png")]
)
def test_what_cannot_be_shown_has_no_pages(content: bytes, kind: str) -> None:
    assert as_pages(content, kind).sizes == ()

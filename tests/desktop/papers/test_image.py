"""Pages of a PDF as pictures that Qt draws."""

from __future__ import annotations

import pytest

from resettle_desktop.desktop.papers.image import page_image, page_sizes
from resettle_desktop.documents.pages import Pages
from resettle_desktop.documents.printing import preview_document
from resettle_desktop.store.store import Store
from tests.documents.departures import REFERENCE, shahin
from tests.store.conftest import store

__all__ = ["store"]


@pytest.fixture
def pdf(store: Store) -> bytes:
    shahin(store)
    return preview_document(store, "departure-manifest", departure=REFERENCE).pdf


def test_a_page_is_as_large_as_its_points_say(pdf: bytes) -> None:
    (size,) = page_sizes(pdf)
    assert size == pytest.approx((841.89, 595.28), abs=0.01)
    with Pages(pdf) as pages:
        image = page_image(pages, 0, 72)
    assert (image.width(), image.height()) == pytest.approx(size, abs=1)


def test_a_picture_is_white_paper_with_black_letters_on_it(pdf: bytes) -> None:
    with Pages(pdf) as pages:
        image = page_image(pages, 0, 72)
    assert image.pixelColor(2, 2).name() == "#ffffff"
    assert min(image.pixelColor(x, y).lightness() for x in range(30, 250) for y in range(45, 65)) < 40

"""Pages of a PDF as pictures."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from resettle_desktop.documents.manifest import Manifest, ManifestPassenger
from resettle_desktop.documents.manifest_data import manifest_data
from resettle_desktop.documents.pages import Pages
from resettle_desktop.documents.typesetting import typeset


@pytest.fixture
def pages(manifest: Callable[..., Manifest], passenger: Callable[..., ManifestPassenger]) -> Iterator[Pages]:
    family = tuple(passenger(number) for number in range(1, 31))
    with Pages(typeset("departure-manifest", manifest_data(manifest(family)))) as opened:
        yield opened


def test_pages_are_counted(pages: Pages) -> None:
    assert len(pages) == 2


def test_a_manifest_is_a4_lying(pages: Pages) -> None:
    assert pages.size(0) == pytest.approx((841.89, 595.28), abs=0.01)


@pytest.mark.parametrize("dpi", [50, 72, 110.5])
def test_an_image_has_its_size_and_no_gaps(pages: Pages, dpi: float) -> None:
    image = pages.image(0, dpi)
    assert image.width == pytest.approx(841.89 * dpi / 72, abs=1)
    assert image.height == pytest.approx(595.28 * dpi / 72, abs=1)
    assert len(image.rgba) == image.width * image.height * 4


def test_paper_is_white_and_opaque_with_black_on_it(pages: Pages) -> None:
    rgba = pages.image(0, 72).rgba
    assert rgba[:4] == b"\xff\xff\xff\xff"
    assert set(rgba[3::4]) == {255}
    assert min(rgba[::4]) < 20


def test_red_comes_first(small_red: bytes) -> None:
    with Pages(small_red) as opened:
        assert opened.image(0, 72).rgba[:4] == b"\xff\x00\x00\xff"


@pytest.fixture
def small_red() -> bytes:
    page = b"1 0 0 rg 0 0 50 50 re f"
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 20 20]/Contents 4 0 R>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(page), page),
    )
    body = b"".join(b"%d 0 obj%s endobj\n" % (number, text) for number, text in enumerate(objects, start=1))
    return b"%PDF-1.4\n" + body + b"trailer<</Root 1 0 R>>\n"


@pytest.mark.parametrize("number", [-1, 2])
def test_there_is_no_page_beyond_the_last(pages: Pages, number: int) -> None:
    with pytest.raises(IndexError):
        pages.image(number, 72)
    with pytest.raises(IndexError):
        pages.size(number)


def test_pages_may_be_drawn_from_several_threads(pages: Pages) -> None:
    with ThreadPoolExecutor(4) as pool:
        images = list(pool.map(lambda number: pages.image(number % 2, 60), range(12)))
    assert len({image.rgba for image in images}) == 2


def test_closing_twice_is_harmless(pages: Pages) -> None:
    pages.close()
    pages.close()

"""Invented people on an invented departure, and what a typeset page says."""

from collections.abc import Callable
from datetime import datetime

import pypdfium2
import pytest

from resettle_desktop.documents.manifest import Manifest, ManifestFamily, ManifestLeg, ManifestPassenger
from resettle_desktop.documents.manifest_data import manifest_data
from resettle_desktop.documents.typesetting import typeset
from resettle_desktop.records.dates import KnownDate
from tests.store.conftest import store

__all__ = ["page_texts", "store"]

PRINTED = datetime(2020, 9, 21, 18, 40)


def page_texts(pdf: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [page.get_textpage().get_text_bounded() for page in document]
    finally:
        document.close()


@pytest.fixture
def legs() -> tuple[ManifestLeg, ...]:
    return (
        ManifestLeg("TK", "829", "BEY", "IST", datetime(2020, 9, 22, 10, 35), datetime(2020, 9, 22, 12, 25)),
        ManifestLeg("TK", "1939", "IST", "BRU", datetime(2020, 9, 22, 22, 5), datetime(2020, 9, 23, 0, 45)),
    )


@pytest.fixture
def passenger() -> Callable[..., ManifestPassenger]:
    def make(number: int = 1, **values: object) -> ManifestPassenger:
        usual = {"family_name": "Shahin", "given_names": "Khaled", "sex": "M", "birth_date": KnownDate(1980, 1, 1)}
        return ManifestPassenger(number=number, **(usual | values))

    return make


@pytest.fixture
def manifest(legs: tuple[ManifestLeg, ...]) -> Callable[..., Manifest]:
    def make(*families: tuple[ManifestPassenger, ...], **values: object) -> Manifest:
        usual = {
            "office": "Beirut", "programme": "Resettlement to Belgium", "reference": "BEY-2020-01", "meeting": "",
            "legs": legs, "version": 1, "prepared_by": "Amal Haddad", "printed_at": PRINTED,
        }  # fmt: skip
        cases = tuple(
            ManifestFamily(number, people[0].family_name, f"LEB-16C{number:05}", tuple(people))
            for number, people in enumerate(families, start=1)
        )
        return Manifest(families=cases, **(usual | values))

    return make


@pytest.fixture
def printed() -> Callable[[Manifest], list[str]]:
    """Return the text of each page of a manifest."""
    return lambda manifest: page_texts(typeset("departure-manifest", manifest_data(manifest)))

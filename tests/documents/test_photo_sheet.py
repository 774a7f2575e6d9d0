"""The photo sheet: every face with its number and name, from the encrypted store, and an outline where none is."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from resettle_desktop.documents.pages import Pages
from resettle_desktop.documents.photographs import picture_of
from resettle_desktop.documents.printing import preview_document
from resettle_desktop.store.store import Store
from tests.documents.conftest import page_texts
from tests.documents.departures import HEBA, departure, family, say, shahin

NUMBER = "LEB-16C01016"


def photograph(kind: str = "JPEG", size: tuple[int, int] = (1200, 1600)) -> bytes:
    drawn = io.BytesIO()
    Image.new("RGB", size, (90, 140, 200)).save(drawn, kind)
    return drawn.getvalue()


def attach(store: Store, content: bytes, given_names: str = "Khaled") -> None:
    digest = store.attachments.put(content)
    say(store, {"add": "Attachment", "values": {
        "record": {"given_names": given_names}, "type": "photo", "name": "a.jpg",
        "content": digest}})  # fmt: skip


def sheet(store: Store, **of: str) -> bytes:
    return preview_document(store, "photo-sheet", **(of or {"departure": "BEY-2020-01"})).pdf


def text(store: Store, **of: str) -> str:
    return " ".join(" ".join(page_texts(sheet(store, **of))).replace("\u200b", "").split())


def test_who_has_no_photograph_has_an_outline_that_says_so(store: Store) -> None:
    shahin(store)
    assert text(store, case=NUMBER).count("no photograph") == 3


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_a_photograph_stands_on_the_sheet(store: Store, kind: str) -> None:
    shahin(store)
    attach(store, photograph(kind))
    assert text(store).count("no photograph") == 2
    with Pages(sheet(store)) as pages:
        drawn = pages.image(0, 50)
    grey = Image.frombytes("RGBA", (drawn.width, drawn.height), drawn.rgba).convert("L").histogram()
    assert sum(grey[128:138]) > 4000


def test_a_file_that_is_no_picture_is_told(store: Store) -> None:
    shahin(store)
    attach(store, b"no picture at all")
    assert "cannot be shown" in text(store)


def test_a_photograph_is_made_small_and_keeps_nothing_of_the_camera() -> None:
    drawn, tags = io.BytesIO(), Image.Exif()
    tags[0x010F] = "camera of Khaled"
    Image.new("RGB", (3000, 4000)).save(drawn, "JPEG", exif=tags)
    picture = picture_of("d", drawn.getvalue())
    assert picture is not None and picture.height <= 540
    assert b"Khaled" not in picture.jpeg and repr(picture) == "d"


def test_a_family_of_thirty_is_there_whole(store: Store) -> None:
    departure(store)
    family(store, NUMBER, *({**HEBA, "given_names": f"Mohammad{n}x", "original_name": "هبة بركات"} for n in range(30)))
    said = text(store)
    assert all(f"Mohammad{n}x" in said for n in range(30))


def test_an_empty_departure_says_so(store: Store) -> None:
    departure(store, legs=())
    assert "Nobody is on this departure yet." in text(store)

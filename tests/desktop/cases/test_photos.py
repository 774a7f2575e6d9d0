"""A photograph of a person is seen small in the head and in the family, read beside the window, never in a file."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from resettle_desktop.desktop.cases.page import CasePage
from resettle_desktop.desktop.cases.photos import SIDE, small
from resettle_desktop.desktop.parts.portrait import initials
from resettle_desktop.records.numbers import id_text
from resettle_desktop.store.store import Store
from tests.desktop.families import fatima, khaled, say, shown, the_case


@pytest.fixture
def page(qtbot: QtBot, store: Store) -> CasePage:
    made = CasePage(store, the_case(store).id)
    shown(qtbot, made)
    return made


def picture(width: int = 300, height: int = 200, colour: Qt.GlobalColor = Qt.GlobalColor.darkGreen) -> bytes:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(colour)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def keep(store: Store, person: int, content: bytes, type: str = "photo") -> int:
    values = {"record": id_text(person), "name": "p.png", "type": type, "content": store.attachments.put(content)}
    return say(store, {"add": "Attachment", "values": values}).number


def test_a_photograph_comes_to_the_head_and_to_the_family(qtbot: QtBot, page: CasePage, store: Store) -> None:
    keep(store, khaled(store).id, picture())
    qtbot.waitUntil(lambda: page.header.portrait.image is not None)
    first, second = page.members.items
    assert first.photo is not None
    assert first.photo.size().toTuple() == (SIDE, SIDE)
    assert (second.photo, second.letters) == (None, "FR")


def test_of_two_photographs_the_newer_one_is_seen_and_the_older_again_when_it_goes(
    qtbot: QtBot, page: CasePage, store: Store
) -> None:
    person = fatima(store).id
    keep(store, person, picture())
    newer = keep(store, person, picture(colour=Qt.GlobalColor.red))
    qtbot.waitUntil(lambda: colour(page) == QColor(Qt.GlobalColor.red))
    store.undo(newer)
    qtbot.waitUntil(lambda: colour(page) == QColor(Qt.GlobalColor.darkGreen))


def colour(page: CasePage) -> QColor | None:
    photo = page.members.items[1].photo
    return photo.pixelColor(10, 10) if photo is not None else None


@pytest.mark.parametrize(("content", "type"), [(b"no picture", "photo"), (picture(), "travel_document")])
def test_what_is_no_photograph_leaves_the_initials(
    qtbot: QtBot, page: CasePage, store: Store, content: bytes, type: str
) -> None:
    keep(store, khaled(store).id, content, type)
    qtbot.waitUntil(lambda: page.photos.work is None)
    assert page.members.items[0].photo is None


@pytest.mark.parametrize("size", [(3000, 20), (20, 3000), (1, 1), (96, 96)])
def test_a_picture_of_any_shape_becomes_a_square(size: tuple[int, int]) -> None:
    image = small(picture(*size))
    assert image is not None
    assert image.size().toTuple() == (SIDE, SIDE)


@pytest.mark.parametrize(
    ("names", "letters"), [(("Khaled", "Al Hamwi"), "KA"), (("هبة", None), "ه"), (("", "-"), ""), ((None, None), "")]
)
def test_the_initials_are_the_first_letters(names: tuple[str | None, ...], letters: str) -> None:
    assert initials(*names) == letters

"""Pictures and papers reach the member or the case from every side of the page; workbooks go on to the window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from resettle_desktop.desktop.cases.page import CasePage
from resettle_desktop.desktop.cases.tabs import CASE, DOCUMENTS, RECEPTION
from resettle_desktop.records.kinds import Attachment
from resettle_desktop.store.store import Store
from tests.desktop.families import khaled, shown, the_case

KEYS, BUTTONS, COPY = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton, Qt.DropAction.CopyAction


class Around(QWidget):
    """A window that notes what is dropped on it."""

    def __init__(self, page: CasePage) -> None:
        super().__init__()
        self.dropped: list[str] = []
        self.setAcceptDrops(True)
        QVBoxLayout(self).addWidget(page)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.dropped += [url.fileName() for url in event.mimeData().urls()]


@pytest.fixture
def page(store: Store) -> CasePage:
    return CasePage(store, the_case(store).id)


@pytest.fixture
def around(qtbot: QtBot, page: CasePage) -> Iterator[Around]:
    made = Around(page)
    shown(qtbot, made)
    yield made
    for place in (DOCUMENTS, RECEPTION):
        tab = page.tabs.groups[place].shown
        for work in (getattr(tab, "work", None), getattr(getattr(tab, "view", None), "work", None)):
            qtbot.waitUntil(lambda work=work: work is None or not work.running)  # type: ignore[misc]


@pytest.fixture
def scan(tmp_path: Path) -> Path:
    image = QImage(40, 20, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.darkGreen)
    image.save(str(tmp_path / "passport.png"))
    return tmp_path / "passport.png"


def dragged(*files: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    return data


def drop(page: CasePage, data: QMimeData) -> None:
    enter = QDragEnterEvent(QPoint(5, 5), COPY, data, BUTTONS, KEYS)
    QApplication.sendEvent(page, enter)
    QApplication.sendEvent(page, QDropEvent(QPointF(5, 5), COPY, data, BUTTONS, KEYS))


def owners(store: Store) -> list[int | None]:
    return [each.record for each in store.rows.equal(Attachment)]


def test_a_scan_dropped_anywhere_is_kept_with_the_member_and_seen(
    qtbot: QtBot, around: Around, page: CasePage, store: Store, scan: Path
) -> None:
    with qtbot.waitSignal(page.message):
        drop(page, dragged(scan))
    assert owners(store) == [khaled(store).id] and page.tabs.current() == DOCUMENTS
    assert page.tabs.groups[DOCUMENTS].form.kind is Attachment


def test_from_the_side_of_the_case_it_is_kept_with_the_case(
    qtbot: QtBot, around: Around, page: CasePage, store: Store, scan: Path
) -> None:
    page.tabs.turn_to(CASE)
    QGuiApplication.clipboard().setImage(QImage(str(scan)))
    with qtbot.waitSignal(page.message):
        page.files.paste()
    assert owners(store) == [the_case(store).id] and page.tabs.current() == RECEPTION


def test_a_workbook_is_left_to_the_window(around: Around, page: CasePage, store: Store, tmp_path: Path) -> None:
    (tmp_path / "list.xlsx").write_bytes(b"PK")
    drop(page, dragged(tmp_path / "list.xlsx"))
    assert around.dropped == ["list.xlsx"] and owners(store) == []


def test_a_member_who_is_not_saved_yet_has_no_files(around: Around, page: CasePage, store: Store, scan: Path) -> None:
    page.add_member()
    drop(page, dragged(scan))
    assert "not saved yet" in page.tabs.failure.text and owners(store) == []

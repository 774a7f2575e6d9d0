"""Pictures and papers come by dropping, pasting and choosing, are seen in the window, and stay in the store."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from resettle_desktop.desktop.cases.attachments import AttachmentsTab
from resettle_desktop.desktop.forms.drafts import Drafts
from resettle_desktop.desktop.papers.image import page_sizes
from resettle_desktop.documents.printing import preview_document
from resettle_desktop.records.kinds import Attachment
from resettle_desktop.store.attachments import MOST_BYTES
from resettle_desktop.store.store import Store
from tests.desktop.families import BOOKING, khaled, say, shown


@pytest.fixture
def tab(qtbot: QtBot, store: Store) -> Iterator[AttachmentsTab]:
    made = AttachmentsTab(store, Drafts())
    made.show_owner(khaled(store).id)
    shown(qtbot, made)
    made.resize(900, 600)
    yield made
    for work in (made.work, made.view.work):
        qtbot.waitUntil(lambda work=work: work is None or not work.running)  # type: ignore[misc]


@pytest.fixture
def scan(tmp_path: Path) -> Path:
    image = QImage(40, 20, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.darkGreen)
    image.save(str(tmp_path / "passport.png"))
    return tmp_path / "passport.png"


def drop(tab: AttachmentsTab, *files: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    keys, buttons = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    tab.dropEvent(QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, buttons, keys))


def kept(store: Store) -> list[Attachment]:
    return store.rows.equal(Attachment)


@pytest.fixture
def with_scan(qtbot: QtBot, tab: AttachmentsTab, scan: Path) -> AttachmentsTab:
    with qtbot.waitSignals([tab.done, tab.view.shown]):
        drop(tab, scan)
    return tab


def test_a_dropped_file_is_kept_in_the_store(with_scan: AttachmentsTab, store: Store, scan: Path) -> None:
    (found,) = kept(store)
    assert (found.name, found.media_type, found.record) == ("passport.png", "image/png", khaled(store).id)
    assert store.attachments.get(found.content or "") == scan.read_bytes()


def test_a_picture_is_seen_at_once(qtbot: QtBot, with_scan: AttachmentsTab) -> None:
    pages = with_scan.view.pages
    qtbot.waitUntil(pages.is_settled)
    assert with_scan.view.is_shown() and pages.zoom() == 1.0
    middle = pages.viewport().grab().toImage().pixelColor(pages.viewport().width() // 2, 20)
    assert abs(middle.green() - 128) < 6 and middle.red() < 6


def test_several_files_are_one_change_that_can_be_taken_back(
    qtbot: QtBot, tab: AttachmentsTab, store: Store, scan: Path, tmp_path: Path
) -> None:
    (tmp_path / "notes.txt").write_text("born at home")
    with qtbot.waitSignal(tab.done) as told:
        drop(tab, scan, tmp_path / "notes.txt")
    assert told.args[0] == "2 files are kept in the store"
    told.args[1]()
    assert kept(store) == []


def test_a_file_too_large_is_told_and_none_of_them_is_kept(
    qtbot: QtBot, tab: AttachmentsTab, store: Store, scan: Path, tmp_path: Path
) -> None:
    with (tmp_path / "film.mp4").open("wb") as film:
        film.truncate(MOST_BYTES + 1)
    with qtbot.waitSignal(tab.failed) as told:
        drop(tab, scan, tmp_path / "film.mp4")
    assert "film.mp4 has more than 20 MB. Nothing was added." in told.args[0]
    assert kept(store) == []


def test_a_picture_is_pasted(qtbot: QtBot, tab: AttachmentsTab, store: Store, scan: Path) -> None:
    QGuiApplication.clipboard().setImage(QImage(str(scan)))
    with qtbot.waitSignal(tab.done):
        tab.paste_button.click()
    assert [(each.name, each.media_type) for each in kept(store)] == [("Picture.png", "image/png")]


def test_without_a_picture_on_the_clipboard_that_is_told(qtbot: QtBot, tab: AttachmentsTab, store: Store) -> None:
    QGuiApplication.clipboard().setText("Haddad")
    with qtbot.waitSignal(tab.failed):
        tab.paste()
    assert kept(store) == []


def test_a_paper_is_seen_as_its_pages(qtbot: QtBot, tab: AttachmentsTab, store: Store, tmp_path: Path) -> None:
    say(store, *BOOKING)
    printed = preview_document(store, "departure-manifest", departure="BEY-2020-01")
    (tmp_path / "manifest.pdf").write_bytes(printed.pdf)
    with qtbot.waitSignals([tab.done, tab.view.shown]):
        drop(tab, tmp_path / "manifest.pdf")
    assert tab.view.is_shown() and tab.view.pages.page_count() == len(page_sizes(printed.pdf))


@pytest.mark.parametrize(("name", "content"), [("notes.txt", b"born at home"), ("broken.pdf", b"%PDF-1.7 nothing")])
def test_what_cannot_be_shown_is_kept_and_said(
    qtbot: QtBot, tab: AttachmentsTab, tmp_path: Path, name: str, content: bytes
) -> None:
    (tmp_path / name).write_bytes(content)
    with qtbot.waitSignals([tab.done, tab.view.shown]):
        drop(tab, tmp_path / name)
    assert not tab.view.is_shown()
    assert tab.count() == 1


def test_a_copy_is_saved_and_said_to_be_in_clear(
    qtbot: QtBot, with_scan: AttachmentsTab, scan: Path, tmp_path: Path
) -> None:
    with qtbot.waitSignal(with_scan.done) as told:
        with_scan.save_copy(tmp_path / "copy.png")
    assert "not encrypted" in told.args[0]
    assert (tmp_path / "copy.png").read_bytes() == scan.read_bytes()


def test_files_are_chosen_from_the_empty_list(
    qtbot: QtBot, tab: AttachmentsTab, store: Store, scan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_arguments: ([str(scan)], ""))
    with qtbot.waitSignal(tab.done):
        tab.begin()
    assert tab.count() == 1


def test_nothing_is_written_in_clear_beside_the_store(with_scan: AttachmentsTab, store: Store, scan: Path) -> None:
    content = scan.read_bytes()
    assert all(content not in file.read_bytes() for file in store.folder.rglob("*") if file.is_file())

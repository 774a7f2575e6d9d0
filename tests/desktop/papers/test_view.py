"""A paper on screen, printed and saved: one PDF, one version."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinterInfo
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from resettle_desktop.desktop.papers import view as module
from resettle_desktop.desktop.papers.view import PaperView
from resettle_desktop.documents.printing import preview_document
from resettle_desktop.documents.typesetting import TemplateError
from resettle_desktop.records.kinds import Paper
from resettle_desktop.store.store import Store
from tests.desktop.made_papers import MANIFEST, page_sizes_of, paper_view, pdf_printer, settled
from tests.documents.departures import HEBA, REFERENCE, departure, family, say, shahin
from tests.store.conftest import store

__all__ = ["store"]

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "manifest.pdf"


@pytest.fixture
def view(qtbot: QtBot, store: Store, file: Path) -> PaperView:
    """A view whose file dialog is answered with one file."""
    shahin(store)
    return paper_view(qtbot, store, ask_file=lambda parent, name: file)


def words(widget: QWidget) -> str:
    return " ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def rename(store: Store, name: str) -> None:
    say(store, {"set": "Person", "where": {"unhcr_number": "LEB-24310024"}, "values": {"given_names": name}})


def saved(qtbot: QtBot, view: PaperView) -> str:
    """Save, and return what is said."""
    with qtbot.waitSignal(view.message, timeout=10_000) as told:
        view.head.save.click()
    settled(qtbot, view)
    assert told.args is not None
    return str(told.args[0])


def test_the_paper_is_shown_with_its_version_and_pages(view: PaperView) -> None:
    assert "Departure manifest version 1 not printed yet page 1 of 1" in words(view.head)
    assert view.pages.isVisible() and view.pages.is_settled()


def test_looking_freezes_nothing(view: PaperView, store: Store) -> None:
    assert store.rows.count(Paper) == 0


def test_the_file_is_what_is_shown(qtbot: QtBot, view: PaperView, store: Store, file: Path) -> None:
    before = view.printed()
    said = saved(qtbot, view)
    after = view.printed()
    assert said == f"Departure manifest, version 1, is in {file}."
    assert before and after and after.pdf == file.read_bytes()
    assert (after.version, after.file_name) == (before.version, before.file_name)
    assert [paper.version for paper in store.rows.equal(Paper)] == [1]
    assert "nothing changed since" in words(view.head)


def test_saving_again_is_the_same_version(qtbot: QtBot, view: PaperView, store: Store) -> None:
    saved(qtbot, view)
    assert "version 1" in saved(qtbot, view)
    assert store.rows.count(Paper) == 1


def test_the_printer_gets_the_pages_that_are_shown(qtbot: QtBot, store: Store, tmp_path: Path) -> None:
    departure(store)
    family(store, "LEB-16C01018", *({**HEBA, "given_names": f"Noor{n}"} for n in range(25)))
    asked: list[tuple[str, int]] = []

    def ask(parent: QWidget, name: str, pages: int) -> object:
        asked.append((name, pages))
        return pdf_printer(tmp_path / "out.pdf")

    view = paper_view(qtbot, store, ask_printer=ask)
    with qtbot.waitSignal(view.message, timeout=20_000) as told:
        qtbot.keyClick(view.pages, Qt.Key.Key_P, CONTROL)
    settled(qtbot, view)
    assert asked == [("departure-manifest-BEY-2020-01-v1", 2)]
    assert told.args and "version 1: 2 pages sent to" in told.args[0]
    assert len(page_sizes_of(tmp_path / "out.pdf")) == view.pages.page_count() == 2
    assert store.rows.count(Paper) == 1


def test_without_a_printer_saving_is_offered(
    qtbot: QtBot, view: PaperView, store: Store, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinters", list)
    with qtbot.waitSignal(view.failed):
        view.head.print.click()
    qtbot.waitUntil(lambda: "Not printed. No printer is set up on this computer." in words(view))
    assert store.rows.count(Paper) == 0
    message = view.messages.itemAt(0).widget()
    with qtbot.waitSignal(view.message, timeout=10_000):
        next(button for button in message.findChildren(QPushButton) if button.text() == "Save as PDF…").click()
    assert file.exists()
    settled(qtbot, view)


def test_leaving_a_dialog_does_nothing(qtbot: QtBot, store: Store) -> None:
    shahin(store)
    view = paper_view(qtbot, store, ask_file=lambda *_: None, ask_printer=lambda *_: None)
    view.head.save.click()
    view.head.print.click()
    assert not view.is_busy()
    assert store.rows.count(Paper) == 0


def test_a_file_that_cannot_be_written_is_told_in_the_view(qtbot: QtBot, store: Store, tmp_path: Path) -> None:
    shahin(store)
    view = paper_view(qtbot, store, ask_file=lambda *_: tmp_path / "missing" / "manifest.pdf")
    with qtbot.waitSignal(view.failed, timeout=10_000) as told:
        view.head.save.click()
    settled(qtbot, view)
    assert told.args and "could not be written" in told.args[0]
    qtbot.waitUntil(lambda: "Not saved." in words(view))
    assert view.head.save.isEnabled()


def test_a_change_is_shown_with_zoom_and_place_kept(qtbot: QtBot, view: PaperView, store: Store) -> None:
    saved(qtbot, view)
    view.pages.zoom_in()
    view.pages.verticalScrollBar().setValue(90)
    before = (view.pages.zoom(), view.pages.verticalScrollBar().value())
    rename(store, "Khalid")
    qtbot.waitUntil(lambda: "changed since version 1" in words(view.head), timeout=10_000)
    settled(qtbot, view)
    assert (view.pages.zoom(), view.pages.verticalScrollBar().value()) == before
    assert "version 2" in words(view.head)


def test_what_changes_while_nobody_looks_is_shown_on_return(qtbot: QtBot, view: PaperView, store: Store) -> None:
    view.hide()
    shown = view.printed()
    rename(store, "Khalid")
    QApplication.processEvents()
    assert not view.is_busy()
    view.show()
    qtbot.waitUntil(lambda: view.printed() is not shown and not view.is_busy(), timeout=10_000)


def test_keys_zoom_and_go_through_the_pages(qtbot: QtBot, view: PaperView) -> None:
    wide = view.pages.zoom()
    qtbot.keyClick(view.pages, Qt.Key.Key_Plus, CONTROL)
    assert view.pages.zoom() > wide
    qtbot.keyClick(view.pages, Qt.Key.Key_Minus, CONTROL)
    qtbot.keyClick(view.pages, Qt.Key.Key_Minus, CONTROL)
    assert view.pages.zoom() < wide
    qtbot.keyClick(view.pages, Qt.Key.Key_0, CONTROL)
    assert view.pages.zoom() == wide
    assert f"{wide * 100:.0f} %" == view.head.zoom.text()
    settled(qtbot, view)


def test_buttons_zoom(qtbot: QtBot, view: PaperView) -> None:
    wide = view.pages.zoom()
    view.head.larger.click()
    assert view.pages.zoom() > wide
    view.head.zoom.click()
    assert view.pages.fits_width()
    view.head.smaller.click()
    assert view.pages.zoom() < wide
    settled(qtbot, view)


def test_every_button_is_reached_by_tab(qtbot: QtBot, view: PaperView) -> None:
    reached = []
    for _press in range(7):
        reached.append(QApplication.focusWidget())
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert set(reached) == {
        view.pages, view.head.smaller, view.head.zoom, view.head.larger, view.head.language, view.head.save,
        view.head.print,
    }  # fmt: skip


def test_a_departure_that_is_not_there_is_told_in_the_view(qtbot: QtBot, view: PaperView) -> None:
    with qtbot.waitSignal(view.failed, timeout=10_000):
        view.show_paper(MANIFEST, "BEY-2099-01")
    assert "This paper cannot be shown There is no Departure with BEY-2099-01." in words(view)
    assert view.printed() is None
    assert not view.head.print.isEnabled()


def test_a_template_that_is_mended_is_shown_after_try_again(
    qtbot: QtBot, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    shahin(store)
    sound = module.preview

    def broken(*_: object) -> object:
        raise TemplateError("The template departure-manifest.typ cannot be typeset: line 3. Nothing was printed.")

    monkeypatch.setattr(module, "preview", broken)
    view = paper_view(qtbot, store)
    assert "departure-manifest.typ cannot be typeset: line 3" in words(view)
    monkeypatch.setattr(module, "preview", sound)
    next(button for button in view.findChildren(QPushButton) if button.text() == "Try again").click()
    qtbot.waitUntil(lambda: view.printed() is not None, timeout=10_000)
    settled(qtbot, view)
    assert view.pages.isVisible()


def test_a_view_that_is_gone_listens_no_more(qtbot: QtBot, store: Store) -> None:
    shahin(store)
    view = PaperView(store)
    view.show_paper(MANIFEST, REFERENCE)
    view.deleteLater()
    qtbot.waitUntil(lambda: not isValid(view))
    rename(store, "Khalid")


def test_a_view_without_a_paper_prints_nothing(qtbot: QtBot, store: Store) -> None:
    view = PaperView(store)
    qtbot.addWidget(view)
    view.print_paper()
    view.save_paper()
    assert (view.printed(), view.is_busy()) == (None, False)


def test_the_paper_is_shown_and_saved_in_another_language(qtbot: QtBot, view: PaperView, store: Store) -> None:
    view.head.language.click()
    settled(qtbot, view)
    printed = view.printed()
    assert printed is not None
    assert printed.pdf == preview_document(store, printed.document, departure=REFERENCE, language="fr").pdf
    assert view.head.language.text() == "Français"

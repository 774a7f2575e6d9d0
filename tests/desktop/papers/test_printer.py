"""The pages of a paper on a printer."""

from __future__ import annotations

from concurrent.futures import CancelledError
from pathlib import Path

import pytest
from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrintDialog, QPrinterInfo
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from resettle_desktop.desktop.papers.printer import NoPrinter, ask_printer, paint_pages
from resettle_desktop.desktop.parts.working import Progress
from resettle_desktop.documents.pages import Pages
from resettle_desktop.documents.printing import preview_document
from resettle_desktop.store.store import Store
from tests.desktop.made_papers import MANIFEST, page_sizes_of, pdf_printer
from tests.documents.departures import HEBA, REFERENCE, departure, family
from tests.store.conftest import store

__all__ = ["store"]


@pytest.fixture
def pdf(store: Store) -> bytes:
    """A manifest of two pages."""
    departure(store)
    family(store, "LEB-16C01018", *({**HEBA, "given_names": f"Noor{n}"} for n in range(25)))
    return preview_document(store, MANIFEST, departure=REFERENCE).pdf


@pytest.fixture
def progress() -> Progress:
    return Progress(lambda done, total: None)


def darkness(pdf: bytes) -> float:
    """Return how much of the first page is ink."""
    with Pages(pdf) as pages:
        inked = pages.image(0, 150).rgba[::4]
    return sum(255 - value for value in inked) / len(inked)


def test_as_many_pages_come_out_as_there_are_lying_as_they_lie(pdf: bytes, tmp_path: Path, progress: Progress) -> None:
    file = tmp_path / "out.pdf"
    assert paint_pages(pdf, pdf_printer(file), progress) == 2
    for size in page_sizes_of(file):
        assert size == pytest.approx((841.89, 595.28), abs=1.5)


def test_what_comes_out_is_what_is_on_the_page(pdf: bytes, tmp_path: Path, progress: Progress) -> None:
    file = tmp_path / "out.pdf"
    paint_pages(pdf, pdf_printer(file, dots=200), progress)
    assert darkness(file.read_bytes()) == pytest.approx(darkness(pdf), rel=0.05)


def test_only_the_chosen_pages_are_printed(pdf: bytes, tmp_path: Path, progress: Progress) -> None:
    printer = pdf_printer(tmp_path / "out.pdf")
    printer.setFromTo(2, 2)
    assert paint_pages(pdf, printer, progress) == 1
    assert len(page_sizes_of(tmp_path / "out.pdf")) == 1


def test_smaller_paper_takes_the_whole_page(pdf: bytes, tmp_path: Path, progress: Progress) -> None:
    printer = pdf_printer(tmp_path / "out.pdf", dots=200)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A5))
    paint_pages(pdf, printer, progress)
    assert page_sizes_of(tmp_path / "out.pdf")[0] == pytest.approx((595, 420), abs=1.5)
    assert darkness((tmp_path / "out.pdf").read_bytes()) == pytest.approx(darkness(pdf), rel=0.1)


@pytest.mark.qt_log_ignore("QPainter::begin", extend=True)
def test_a_printer_that_takes_no_pages_is_told(pdf: bytes, tmp_path: Path, progress: Progress) -> None:
    with pytest.raises(NoPrinter, match=r"took no pages\. Nothing more was printed"):
        paint_pages(pdf, pdf_printer(tmp_path / "missing" / "out.pdf"), progress)


def test_cancel_stops_between_pages(pdf: bytes, tmp_path: Path) -> None:
    progress = Progress(lambda done, total: progress.cancel())
    with pytest.raises(CancelledError):
        paint_pages(pdf, pdf_printer(tmp_path / "out.pdf"), progress)


def test_progress_counts_the_pages(pdf: bytes, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    paint_pages(pdf, pdf_printer(tmp_path / "out.pdf"), Progress(lambda done, total: told.append((done, total))))
    assert told[-1] == (2, 2)


def test_without_a_printer_there_is_another_way(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinters", list)
    parent = QWidget()
    qtbot.addWidget(parent)
    with pytest.raises(NoPrinter, match=r"No printer is set up .* Nothing was printed\. Save the paper as PDF"):
        ask_printer(parent, "departure-manifest-BEY-2020-01-v1", 2)


@pytest.mark.parametrize(
    ("answer", "chosen"), [(QDialog.DialogCode.Accepted, True), (QDialog.DialogCode.Rejected, False)]
)
def test_the_dialog_asks_for_the_printer(
    answer: QDialog.DialogCode, chosen: bool, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[str, int]] = []

    def answered(dialog: QPrintDialog) -> QDialog.DialogCode:
        asked.append((dialog.printer().docName(), dialog.maxPage()))
        return answer

    monkeypatch.setattr(QPrinterInfo, "availablePrinters", lambda: [QPrinterInfo()])
    monkeypatch.setattr(QPrintDialog, "exec", answered)
    parent = QWidget()
    qtbot.addWidget(parent)
    assert (ask_printer(parent, "departure-manifest-BEY-2020-01-v1", 2) is not None) is chosen
    assert asked == [("departure-manifest-BEY-2020-01-v1", 2)]

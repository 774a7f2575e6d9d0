"""A paper on its way to a file or a printer."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from resettle_desktop.desktop.papers import delivery as paper_delivery
from resettle_desktop.desktop.papers.delivery import (
    Asked,
    ask_pdf_file,
    deliver,
    file_dialog,
    preview,
    to_file,
    to_printer,
)
from resettle_desktop.desktop.parts.working import Progress
from resettle_desktop.records.errors import KnownError
from resettle_desktop.records.kinds import Paper
from resettle_desktop.store.store import Store
from tests.desktop.made_papers import MANIFEST, page_sizes_of, pdf_printer
from tests.documents.departures import REFERENCE, shahin
from tests.store.conftest import store

__all__ = ["store"]

ASKED = Asked(MANIFEST, REFERENCE)


@pytest.fixture
def progress() -> Progress:
    return Progress(lambda done, total: None)


def test_a_preview_freezes_nothing(store: Store) -> None:
    shahin(store)
    paper = preview(store, ASKED)
    assert (paper.label, paper.printed.version, len(paper.sizes)) == ("Departure manifest", 1, 1)
    assert store.rows.count(Paper) == 0


def test_a_file_holds_the_frozen_paper(store: Store, tmp_path: Path, progress: Progress) -> None:
    shahin(store)
    paper = deliver(store, ASKED, to_file(tmp_path / "manifest.pdf"), progress)
    assert (tmp_path / "manifest.pdf").read_bytes() == paper.printed.pdf
    assert paper.said == f"Departure manifest, version 1, is in {tmp_path / 'manifest.pdf'}."
    assert store.rows.count(Paper) == 1


def test_a_printer_gets_the_pages_of_the_frozen_paper(store: Store, tmp_path: Path, progress: Progress) -> None:
    shahin(store)
    paper = deliver(store, ASKED, to_printer(pdf_printer(tmp_path / "out.pdf")), progress)
    assert paper.said == f"Departure manifest, version 1: 1 page sent to {tmp_path / 'out.pdf'}."
    assert len(page_sizes_of(tmp_path / "out.pdf")) == len(paper.sizes) == 1


def test_a_file_that_cannot_be_written_is_told_and_the_old_one_kept(
    store: Store, tmp_path: Path, progress: Progress
) -> None:
    shahin(store)
    with pytest.raises(KnownError, match="could not be written"):
        deliver(store, ASKED, to_file(tmp_path / "missing" / "manifest.pdf"), progress)


def test_the_dialog_proposes_the_name_and_adds_the_ending(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = file_dialog(parent, "departure-manifest-BEY-2020-01-v1.pdf")
    assert Path(dialog.selectedFiles()[0]).name == "departure-manifest-BEY-2020-01-v1.pdf"
    assert (dialog.defaultSuffix(), dialog.acceptMode()) == ("pdf", QFileDialog.AcceptMode.AcceptSave)


@pytest.mark.parametrize(("answer", "name"), [(1, "chosen.pdf"), (0, None)])
def test_the_chosen_file_is_given(
    answer: int, name: str | None, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def answered(dialog: QFileDialog) -> int:
        dialog.selectFile(str(tmp_path / "chosen"))
        return answer

    monkeypatch.setattr(paper_delivery.QFileDialog, "exec", answered)
    parent = QWidget()
    qtbot.addWidget(parent)
    chosen = ask_pdf_file(parent, "proposed.pdf")
    assert (chosen.name if chosen else None) == name

"""The recovery code on paper or in a file says what it is for."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from resettle_desktop.desktop.papers.recovery import paint_text, recovery_text
from resettle_desktop.documents.pages import Pages

CODE = "ABCD-EFGH-JKMN-PQRS-TVWX-YZ01-2345-6789"


def test_the_text_names_the_store_the_code_and_its_use(tmp_path: Path) -> None:
    text = recovery_text(tmp_path / "beirut.resettle", "rania", CODE)
    assert text.splitlines()[0] == "Resettle Desktop: the recovery code of the store beirut"
    assert CODE in text.splitlines() and "by rania" in text and "Use the recovery code" in text


def test_it_is_printed_on_one_page(qtbot: QtBot, tmp_path: Path) -> None:
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "code.pdf"))
    paint_text(printer, recovery_text(tmp_path, "rania", CODE))
    with Pages((tmp_path / "code.pdf").read_bytes()) as pages:
        assert len(pages) == 1

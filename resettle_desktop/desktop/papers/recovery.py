"""The recovery code on paper or in a file, with the words that say what it is for."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from PySide6.QtGui import QFont, QTextDocument
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QFileDialog, QWidget

from resettle_desktop.desktop.papers.printer import ask_printer
from resettle_desktop.records.dates import show_moment
from resettle_desktop.records.texts import _

_POINTS = 12


def recovery_text(folder: Path, user: str, code: str) -> str:
    """Return what is to be kept: the code, of which store it is, since when, and how it is used."""
    lines = (
        _("Resettle Desktop: the recovery code of the store {name}").format(name=folder.stem),
        "",
        code,
        "",
        _("Made {when} by {user}; the store stood in {folder}.").format(
            when=show_moment(datetime.now()), user=user, folder=folder
        ),
        _("It opens the store when a passphrase is lost: choose the store, then Use the recovery code."),
        _("Whoever has this code and the store can read everything in it. Keep the two apart."),
    )
    return "\n".join(lines) + "\n"


def print_recovery(parent: QWidget, name: str, text: str) -> bool:
    """Let the person choose a printer and put the text on it; False where they leave the dialog.

    Raises KnownError where there is no printer.
    """
    printer = ask_printer(parent, _("Recovery code of {name}").format(name=name), 1)
    if printer is None:
        return False
    paint_text(printer, text)
    return True


def paint_text(printer: QPrinter, text: str) -> None:
    """Put a text on a printer, in a size that is read without glasses."""
    document = QTextDocument()
    face = QFont("Inter")
    face.setPointSize(_POINTS)
    document.setDefaultFont(face)
    document.setPlainText(text)
    document.print_(printer)


def ask_text_file(parent: QWidget, name: str) -> Path | None:
    """Let the person choose the file for the code; None where they leave the dialog."""
    proposed = str(Path.home() / _("{name} recovery code.txt").format(name=name))
    chosen, _kind = QFileDialog.getSaveFileName(parent, _("Save the recovery code"), proposed)
    return Path(chosen) if chosen else None

"""Qt's own words in the program's language: menus of fields, yes and no, the dialogs for files and printers."""

from __future__ import annotations

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, QTranslator

_CATALOGUE = "qtbase"
# key names stay what menus, tips and papers call them in every language: Ctrl, Shift, Del
_LEFT = {"QShortcut"}


class QtWords(QTranslator):
    """Takes Qt's words from the catalogue that comes with it, but for the names of keys."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._catalogue = QTranslator(self)

    def speak(self, code: str) -> bool:
        """Take the words of another language from now on, English where Qt has none; return whether it has."""
        self._catalogue = QTranslator(self)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        return self._catalogue.load(QLocale(code), _CATALOGUE, "_", folder)

    def isEmpty(self) -> bool:  # noqa: N802
        """Tell that there are words: which they are follows from the language."""
        return False

    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str | None:
        """Return Qt's word for this one, None where the word itself is to stand."""
        if context in _LEFT:
            return None
        return self._catalogue.translate(context, source, disambiguation, n) or None

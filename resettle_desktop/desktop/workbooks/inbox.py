"""The inbox of workbooks: where to drop one, what was imported, and taking an import back."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from resettle_desktop.desktop.lists.table import Table
from resettle_desktop.desktop.parts.basics import Icon, Label, Line, PrimaryButton, ground
from resettle_desktop.desktop.parts.rows import Row, RowsModel
from resettle_desktop.desktop.parts.theme import MIDDLE, NARROW, PAGE_MARGIN, WIDE, height, scaled
from resettle_desktop.desktop.parts.widgets import Button, QuietButton, ShortLabel
from resettle_desktop.desktop.workbooks.drop_zone import DropZone
from resettle_desktop.desktop.workbooks.models import (
    Import,
    added,
    cases_of,
    changed,
    columns,
    import_row,
    kinds_text,
    when,
)
from resettle_desktop.records.texts import _, n_

_PANE_WIDTH = 300


class Inbox(QWidget):
    """Shows what was imported. It does nothing itself: it announces what is wanted of which change set."""

    file_asked = Signal()
    undo_asked = Signal(int)
    rows_asked = Signal(int)
    case_opened = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._imports: Sequence[Import] = ()
        self._kept: Collection[int] = ()
        self.table = Table(_("Imported workbooks"), "row_reading")
        self.pane = ImportPane()
        self.open_button = PrimaryButton(_("Open a workbook…"), "folder-open", self.file_asked.emit)
        self.first_button = PrimaryButton(_("Open a workbook…"), "folder-open", self.file_asked.emit)
        self.messages = QVBoxLayout()
        self._count = Label("", "text", "text2", tabular=True)
        self._stack = QStackedWidget()
        self._assemble()
        self._connect()

    def _assemble(self) -> None:
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(0)
        down.addWidget(self._title())
        self.messages.setContentsMargins(scaled(PAGE_MARGIN), 0, scaled(PAGE_MARGIN), 0)
        down.addLayout(self.messages)
        self._stack.addWidget(self._list())
        self._stack.addWidget(self._empty())
        down.addWidget(self._stack, 1)

    def _title(self) -> QWidget:
        line = QWidget()
        across = QHBoxLayout(line)
        across.setContentsMargins(scaled(PAGE_MARGIN), 0, scaled(14), 0)
        across.setSpacing(scaled(10))
        across.addWidget(Label(_("Workbooks"), "title", "text", 600))
        across.addWidget(self._count)
        across.addStretch(1)
        across.addWidget(self.open_button)
        self.open_button.setToolTip(_("Ctrl+O"))
        line.setFixedHeight(height("title"))
        return line

    def _list(self) -> QWidget:
        page = QWidget()
        down = QVBoxLayout(page)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(0)
        zone = QHBoxLayout()
        zone.setContentsMargins(scaled(PAGE_MARGIN), scaled(NARROW), scaled(PAGE_MARGIN), scaled(WIDE))
        zone.addWidget(DropZone())
        down.addLayout(zone)
        down.addWidget(Line())
        across = QHBoxLayout()
        across.setSpacing(0)
        across.addWidget(self.table, 1)
        across.addWidget(Line(upright=True))
        across.addWidget(self.pane)
        down.addLayout(across, 1)
        return page

    def _empty(self) -> QWidget:
        page = QWidget()
        down = QVBoxLayout(page)
        down.setContentsMargins(scaled(PAGE_MARGIN), scaled(NARROW), scaled(PAGE_MARGIN), scaled(PAGE_MARGIN))
        down.addWidget(DropZone(self.first_button), 1)
        return page

    def _connect(self) -> None:
        self.table.show_rows(RowsModel(columns(), lambda: len(self._imports), self._rows))
        self.table.selected.connect(self._show_import)
        self.table.opened.connect(self._open)
        self.pane.undo_asked.connect(self.undo_asked)
        self.pane.rows_asked.connect(self.rows_asked)
        self.pane.case_opened.connect(self.case_opened)

    # what others call

    def show_imports(self, imports: Sequence[Import], kept: Collection[int]) -> None:
        """Show these imports; of those ``kept`` what became of each row can be looked at."""
        self._imports, self._kept = imports, kept
        self._count.setText(n_("{n} import", "{n} imports", len(imports)) if imports else "")
        self._stack.setCurrentIndex(0 if imports else 1)
        self.open_button.setVisible(bool(imports))
        self.table.reload()
        if imports and self.table.current_key() is None:
            self.table.select_row(0)
        self._show_import(self.table.current_key())

    def select(self, number: int) -> None:
        """Go to the import of this change set."""
        numbers = [each.number for each in self._imports]
        if number in numbers:
            self.table.select_row(numbers.index(number))

    def _rows(self, start: int, count: int) -> Sequence[Row]:
        today = datetime.now().date()
        return [import_row(each, today) for each in self._imports[start : start + count]]

    def _show_import(self, key: object) -> None:
        found = next((each for each in self._imports if each.number == key), None)
        self.pane.show_import(found, found is not None and found.number in self._kept)

    def _open(self, key: object) -> None:
        if isinstance(key, int) and key in self._kept:
            self.rows_asked.emit(key)


class ImportPane(QWidget):
    """One import in words: what it brought, when, by whom; its rows, its cases, and taking it back."""

    undo_asked = Signal(int)
    rows_asked = Signal(int)
    case_opened = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._import: Import | None = None
        self._file = Label("", "text", "text", 600, wraps=True)
        self._told = Label("", "table", "text2", wraps=True)
        self._brought = Label("", "table", "text", wraps=True)
        self.rows_button = Button(_("What became of each row"), "rows", self._ask_rows)
        self.case_button = Button(_("Go to its first case"), "arrow-right", self._open_case)
        self.undo_button = Button(_("Take back"), "arrow-u-up-left", self._ask_undo)
        self._assemble()

    def _assemble(self) -> None:
        self.setFixedWidth(scaled(_PANE_WIDTH))
        down = QVBoxLayout(self)
        down.setContentsMargins(scaled(PAGE_MARGIN), scaled(MIDDLE), scaled(PAGE_MARGIN), scaled(MIDDLE))
        down.setSpacing(scaled(NARROW))
        for widget in (self._file, self._told, Line(), self._brought, self.rows_button, self.case_button):
            down.addWidget(widget)
        down.addWidget(self.undo_button)
        down.addStretch(1)

    def show_import(self, each: Import | None, kept: bool) -> None:
        """Show an import, or nothing; ``kept`` where its rows can still be looked at."""
        self._import = each
        for button in (self.rows_button, self.case_button, self.undo_button):
            button.setVisible(each is not None)
        if each is None:
            return
        entry = each.entry
        self._file.setText(entry.source)
        told = _("{title}, imported by {user}, {when}.").format(
            title=each.title, user=entry.user, when=when(entry.at, datetime.now().date())
        )
        self._told.setText(told)
        self._brought.setText(_brought(each))
        self.rows_button.setVisible(kept)
        self.case_button.setVisible(bool(cases_of(each)) and not each.undone_by)
        self.undo_button.setVisible(not each.undone_by)

    def _ask_rows(self) -> None:
        if self._import is not None:
            self.rows_asked.emit(self._import.number)

    def _ask_undo(self) -> None:
        if self._import is not None:
            self.undo_asked.emit(self._import.number)

    def _open_case(self) -> None:
        if self._import is not None:
            self.case_opened.emit(cases_of(self._import)[0])


class PasswordLine(QWidget):
    """Asks for the password of one workbook, above the list."""

    given = Signal(str)
    left = Signal()

    def __init__(self, file: str, wrong: str = "") -> None:
        super().__init__()
        ground(self, "warn")
        self.password = QLineEdit()
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.password.setAccessibleName(_("Password of {file}").format(file=file))
        self.password.setFixedWidth(scaled(200))
        self.password.returnPressed.connect(self._give)
        said = wrong or _("{file} is protected with a password. Nothing was read yet.").format(file=file)
        across = QHBoxLayout(self)
        across.setContentsMargins(scaled(MIDDLE), scaled(NARROW), scaled(MIDDLE), scaled(NARROW))
        across.setSpacing(scaled(NARROW))
        across.addWidget(Icon("lock-key", "warn", 16))
        across.addWidget(ShortLabel(said, "table", "text"), 1)
        across.addWidget(Label(_("Password"), "table", "text2"))
        across.addWidget(self.password)
        across.addWidget(Button(_("Open"), called=self._give))
        across.addWidget(QuietButton(_("Set aside"), called=self.left.emit))

    def _give(self) -> None:
        if self.password.text():
            self.given.emit(self.password.text())


def _brought(each: Import) -> str:
    if each.undone_by:
        return _("Taken back by change set {number}: nothing of it is in the store.").format(number=each.undone_by)
    lines = []
    if added(each):
        lines.append(_("New: {kinds}").format(kinds=kinds_text(added(each))))
    if changed(each):
        lines.append(_("Changed: {kinds}").format(kinds=kinds_text(changed(each))))
    return "\n".join(lines)

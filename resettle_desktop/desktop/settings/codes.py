"""Code lists in the settings: each code with its labels and the words that stand for it, and those of the office."""

from __future__ import annotations

from collections.abc import Callable
from types import MappingProxyType

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from resettle_desktop.desktop.lists.table import Table
from resettle_desktop.desktop.parts.basics import Button, Chip, Label, Line, PrimaryButton, ground
from resettle_desktop.desktop.parts.failure_note import FailureNote
from resettle_desktop.desktop.parts.field_line import FieldLine
from resettle_desktop.desktop.parts.rows import Cell, Column, Row, RowsModel
from resettle_desktop.desktop.parts.theme import MIDDLE, NARROW, PAGE_MARGIN, scaled
from resettle_desktop.records.code_list_words import BUILT_ON, LIST_WORDS
from resettle_desktop.records.codes import Code, code_list, fold
from resettle_desktop.records.errors import KnownError
from resettle_desktop.records.kinds import Setting
from resettle_desktop.records.texts import _, mark
from resettle_desktop.store.changes import Applied, ChangeSet
from resettle_desktop.store.own_codes import new_code
from resettle_desktop.store.store import Store

_LABELS = {"en": mark("English"), "fr": mark("French"), "nl": mark("Dutch")}
_FIRST, _LABEL, _LINE = "health_activities", 128, 620


class CodesSide(QWidget):
    """Shows a list and changes it, each time as one change set, which ``message`` tells with the way back."""

    message = Signal(str, object)
    _applied = Signal(object)

    def __init__(self, store: Store) -> None:
        super().__init__()
        ground(self, "surface")
        self._store, self.list_name = store, _FIRST
        self.entries: list[Code] = []
        self.list_chip = Chip("", trailing="caret-down", called=self._open_lists)
        self.search = FieldLine()
        self.new_button = Button(_("Add a code"), "plus", self.begin)
        self.save_button = PrimaryButton(_("Save"), called=self.save)
        self.remove_button = Button(_("Take away"), "trash", self.remove)
        self.lines = {language: FieldLine() for language in _LABELS}
        self.words, self.said = FieldLine(), Label("", "table", "text2", wraps=True)
        self.failure, self.table = FailureNote(), Table(_("Codes"))
        self._assemble()
        self.table.show_rows(RowsModel(_columns(), lambda: len(self.entries), self._rows))
        self._connect()
        self.show_list(_FIRST)

    def _assemble(self) -> None:
        margin = scaled(PAGE_MARGIN)
        head = QHBoxLayout()
        head.setContentsMargins(margin, scaled(10), margin, scaled(MIDDLE))
        head.setSpacing(scaled(NARROW))
        self.search.setPlaceholderText(_("Code, label or word"))
        self.search.setAccessibleName(_("Find a code"))
        self.search.setMaximumWidth(scaled(220))
        self.save_button.setToolTip(_("Ctrl+S"))
        head.addWidget(Label(_("Code lists"), "title", weight=600))
        head.addWidget(self.list_chip)
        head.addStretch(1)
        head.addWidget(self.search, 1)
        head.addWidget(self.new_button)
        head.addWidget(self.save_button)
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(0)
        down.addLayout(head)
        down.addWidget(self.failure)
        down.addWidget(Line())
        down.addWidget(self.table, 1)
        down.addWidget(Line())
        down.addWidget(self._form())

    def _form(self) -> QWidget:
        form = ground(QWidget(), "surface")
        grid = QGridLayout(form)
        margin = scaled(PAGE_MARGIN)
        grid.setContentsMargins(margin, scaled(MIDDLE), margin, margin)
        grid.setHorizontalSpacing(scaled(NARROW))
        grid.setVerticalSpacing(scaled(NARROW))
        grid.setColumnMinimumWidth(0, scaled(_LABEL))
        grid.setColumnStretch(1, 10)
        grid.setColumnStretch(2, 1)  # takes what is left once the lines are as wide as they may be
        self.words.set_help(_("Words of workbooks that stand for it, with commas between them"))
        named = [
            *((_(word), self.lines[language]) for language, word in _LABELS.items()),
            (_("Other words"), self.words),
        ]
        for place, (word, line) in enumerate(named):
            line.setAccessibleName(word)
            line.setMaximumWidth(scaled(_LINE))
            grid.addWidget(Label(word, "table", "text2"), place, 0)
            grid.addWidget(line, place, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.said, 1)
        foot.addWidget(self.remove_button)
        grid.addLayout(foot, len(named), 0, 1, 3)
        return form

    def _connect(self) -> None:
        self.table.selected.connect(lambda _key: self._show_entry())
        self.search.textEdited.connect(lambda _text: self.refresh())
        for line in (*self.lines.values(), self.words):
            line.textEdited.connect(lambda _text: self._show_buttons())
            line.returnPressed.connect(self.save)
        self._applied.connect(self._take_changes, Qt.ConnectionType.QueuedConnection)
        self.destroyed.connect(self._store.listen(self._applied.emit))
        keys = QKeySequence("Ctrl+S")
        QShortcut(keys, self, self.save, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)

    # what others call

    def show_list(self, name: str) -> None:
        """Show a list from its beginning."""
        self.list_name = name
        self.search.clear()
        self.list_chip.setText(_(LIST_WORDS[name]))
        self.list_chip.setAccessibleName(_("List: {name}").format(name=_(LIST_WORDS[name])))
        self.new_button.setEnabled(name not in BUILT_ON)
        built = _("Rules build on each of these codes: words may be added to them, and no code.")
        self.new_button.setToolTip(built if name in BUILT_ON else "")
        self.refresh()
        self.table.select_row(0)
        self._show_entry()

    def refresh(self, code: str = "") -> None:
        """Read the list anew, as far as it fits what is looked for, and show a code, else the one that was shown."""
        shown = code or (self.selected().code if self.selected() else "")  # type: ignore[union-attr]
        sought = fold(self.search.text())
        self.entries = [each for each in code_list(self.list_name).entries() if _fits(each, sought)]
        self.table.reload()
        places = [place for place, each in enumerate(self.entries) if each.code == shown]
        if places:
            self.table.select_row(places[0])
        self._show_entry()

    def selected(self) -> Code | None:
        """Return the code that is selected, None while one is begun."""
        row = self.table.currentIndex().row()
        return self.entries[row] if 0 <= row < len(self.entries) else None

    def begin(self) -> None:
        """Begin one more code."""
        self.table.clearSelection()
        self.table.setCurrentIndex(self.table.rootIndex())
        self._show_entry()
        self.lines["en"].setFocus()

    def save(self) -> None:
        """Write the code that is typed, or what is other of the selected one."""
        if not self.save_button.isEnabled():
            return
        typed, before = self._typed(), self.selected()
        label = next((text for text in typed.labels.values() if text), "")
        code = before.code if before else new_code(self.list_name, label)
        entry = _added(before, Code(code, typed.labels, typed.aliases))
        self._write(lambda: self._store.own_codes.setting(self.list_name, entry), _("{code} saved").format(code=label))
        self.refresh(code)

    def remove(self) -> None:
        """Take away what the office added to the selected code: the code itself where it is the office's own."""
        before = self.selected()
        if before is not None:
            said = _("{code} taken away").format(code=code_list(self.list_name).label(before.code))
            self._write(lambda: self._store.own_codes.removing(self.list_name, before.code), said)

    # internals

    def _write(self, draw_up: Callable[[], ChangeSet], said: str) -> None:
        try:
            applied = self._store.apply(draw_up())
        except KnownError as error:
            self.failure.tell(str(error))
            return
        self.failure.tell("")
        if applied is not None:
            number = applied.number
            self.message.emit(said, lambda: self._store.undo(number))

    def _typed(self) -> Code:
        labels = {language: line.text().strip() for language, line in self.lines.items()}
        words = tuple(dict.fromkeys(word.strip() for word in self.words.text().split(",") if word.strip()))
        return Code("", MappingProxyType(labels), words)

    def _show_entry(self) -> None:
        entry = self.selected()
        for language, line in self.lines.items():
            line.setText(entry.labels.get(language, "") if entry else "")
        self.words.setText(", ".join(entry.aliases) if entry else "")
        self.words.setCursorPosition(0)
        self.said.setText(self._said(entry))
        self._show_buttons()

    def _said(self, entry: Code | None) -> str:
        if entry is None:
            return _("A new code: its label in one language at least. Other offices see it once they have it, too.")
        if self._store.own_codes.is_own(self.list_name, entry.code):
            return _("{code} · added by this office").format(code=entry.code)
        changed = any(each.code == entry.code for each in self._store.own_codes.added(self.list_name))
        text = _("{code} · came with the program, words added here") if changed else _("{code} · came with the program")
        return text.format(code=entry.code)

    def _show_buttons(self) -> None:
        entry, typed = self.selected(), self._typed()
        same = (dict(entry.labels), entry.aliases) == (dict(typed.labels), typed.aliases) if entry else False
        self.save_button.setEnabled(not same and any(typed.labels.values()))
        added = {each.code for each in self._store.own_codes.added(self.list_name)}
        self.remove_button.setEnabled(entry is not None and entry.code in added)

    def _rows(self, start: int, count: int) -> list[Row]:
        own = {each.code for each in self._store.own_codes.added(self.list_name)}
        return [
            Row(place, (
                Cell(code_list(self.list_name).label(each.code), bold=True),
                Cell(each.code, number=True, text_tone="text2"),
                _whose(each.code in own),
                Cell(", ".join(each.aliases), text_tone="text2"),
            ))
            for place, each in list(enumerate(self.entries))[start : start + count]
        ]  # fmt: skip

    def _open_lists(self) -> None:
        self.list_chip.setChecked(False)
        menu = self.lists_menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.list_chip.mapToGlobal(self.list_chip.rect().bottomLeft()))

    def lists_menu(self) -> QMenu:
        """Return all lists as a menu."""
        menu = QMenu(self)
        for name, words in LIST_WORDS.items():
            action = menu.addAction(_(words))
            action.setCheckable(True)
            action.setChecked(name == self.list_name)
            action.triggered.connect(lambda _checked=False, name=name: self.show_list(name))
        return menu

    def _take_changes(self, applied: Applied) -> None:
        if any(change.kind == Setting.kind_name() for change in applied.change_set.changes):
            self.refresh()


def _added(before: Code | None, typed: Code) -> Code:
    """Return what is to be kept of a code that came with the program: its new labels, and words that it had not."""
    if before is None:
        return typed
    labels = MappingProxyType(
        {language: text or before.labels.get(language, "") for language, text in typed.labels.items()}
    )
    return Code(before.code, labels, typed.aliases)


def _fits(entry: Code, sought: str) -> bool:
    return not sought or any(sought in fold(word) for word in entry.words())


def _whose(own: bool) -> Cell:
    return Cell(_("this office"), "changed", "accent") if own else Cell(_("program"), text_tone="text3")


def _columns() -> list[Column]:
    return [
        Column("label", _("Label"), 260, sortable=False),
        Column("code", _("Code"), 190, sortable=False),
        Column("whose", _("From"), 110, sortable=False),
        Column("words", _("Other words"), 420, sortable=False),
    ]

"""The question where a change is taken back and values were changed since: of each, whether it stays or goes back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from resettle_desktop.desktop.parts.basics import Button, Icon, Label, ShortLabel, ground, short
from resettle_desktop.desktop.parts.leavable import Leavable
from resettle_desktop.desktop.parts.theme import MIDDLE, NARROW, TIGHT, font, scaled
from resettle_desktop.records.fields import Json
from resettle_desktop.records.record import kind_of
from resettle_desktop.records.texts import _, n_
from resettle_desktop.store.changes import ChangeSet, FieldConflict, settled

_LETTERS = 34  # of a value beside its button; the tooltip has the whole


class Reconciling(Leavable):
    """Asks which values win; takes no room while nothing is asked. ``agreed`` with the change set as it was decided.

    At first what is there now wins: later work is not lost unsaid.
    """

    agreed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        ground(self, "warn")
        self.options: dict[tuple[int, str], tuple[QRadioButton, QRadioButton]] = {}
        self._change_set = ChangeSet(())
        self._conflicts: Sequence[FieldConflict] = ()
        self._lines: QWidget | None = None
        self.title = Label("", "table", "warn", 600)
        self.take_button = Button(_("Take back"), "arrow-u-up-left", self._agree)
        self.leave_button = Button(_("Leave as it is"), called=self.leave)
        self.leave_button.setToolTip(_("Esc"))
        self._words = QVBoxLayout()
        self._assemble()
        self.left.connect(self.leave)
        self.hide()

    def _assemble(self) -> None:
        self._words.setSpacing(scaled(TIGHT))
        self._words.addWidget(self.title)
        buttons = QHBoxLayout()
        buttons.setSpacing(scaled(NARROW))
        buttons.addWidget(self.take_button)
        buttons.addWidget(self.leave_button)
        buttons.addStretch(1)
        self._words.addLayout(buttons)
        across = QHBoxLayout(self)
        across.setContentsMargins(scaled(MIDDLE), scaled(NARROW), scaled(MIDDLE), scaled(NARROW))
        across.setSpacing(scaled(NARROW))
        across.addWidget(Icon("warn", "warn", 16), 0, Qt.AlignmentFlag.AlignTop)
        across.addLayout(self._words, 1)

    def ask(self, change_set: ChangeSet, conflicts: Sequence[FieldConflict]) -> None:
        """Ask of each field that a change set does not find as it expects whether it stays as it is now."""
        self._change_set, self._conflicts = change_set, conflicts
        said = n_(
            "{n} value was changed since. Which is right?",
            "{n} values were changed since. Which are right?",
            len(conflicts),
        )
        self.title.setText(said)
        self.setAccessibleName(said)
        self._show_lines()
        self.show()
        next(iter(self.options.values()))[0].setFocus()

    def leave(self) -> None:
        """Ask nothing more; nothing is taken back."""
        self.hide()

    # internals

    def _show_lines(self) -> None:
        if self._lines is not None:
            self._words.removeWidget(self._lines)
            self._lines.hide()
            self._lines.deleteLater()
        self.options = {}
        self._lines = lines = QWidget()
        grid = QGridLayout(lines)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(scaled(MIDDLE))
        grid.setVerticalSpacing(scaled(TIGHT))
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(2, 1)
        after = _back_to(self._change_set)
        for row, conflict in enumerate(self._conflicts):
            self._add_line(grid, row, conflict, after.get(conflict.record))
        self._words.insertWidget(1, lines)
        lines.show()

    def _add_line(self, grid: QGridLayout, row: int, conflict: FieldConflict, after: Mapping[str, Json] | None) -> None:
        kept = kind_of(conflict.kind).field(conflict.field)
        here = kept.show(kept.from_json(conflict.here)) or "–"
        back = _("removed") if after is None else kept.show(kept.from_json(after.get(conflict.field))) or "–"
        words = _("{whose}: {field}").format(whose=short(conflict.label), field=kept.label)
        group = QButtonGroup(self._lines)
        now, before = _option(_("Now: {value}"), here, words), _option(_("Back to: {value}"), back, words)
        now.setChecked(True)
        grid.addWidget(ShortLabel(words, "table", "text"), row, 0)
        for column, button in enumerate((now, before), 1):
            group.addButton(button)
            grid.addWidget(button, row, column)
        self.options[conflict.record, conflict.field] = now, before

    def _agree(self) -> None:
        kept = [place for place, (now, _before) in self.options.items() if now.isChecked()]
        self.hide()
        self.agreed.emit(settled(self._change_set, self._conflicts, kept))


def _back_to(change_set: ChangeSet) -> dict[int, Mapping[str, Json] | None]:
    """Return for each record the values that the change set gives it, None where it removes the record."""
    return {change.record: change.after for change in change_set.changes}


def _option(words: str, value: str, field: str) -> QRadioButton:
    button = QRadioButton(words.format(value=short(" ".join(value.splitlines()), _LETTERS)))
    button.setFont(font("table"))
    button.setToolTip(value)
    button.setAccessibleName(f"{field}: {words.format(value=value)}")
    return button

"""Where the fields of a form stand: sections, labels of one width, and as many columns as there is room for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from resettle_desktop.desktop.parts.basics import Icon, Label, short
from resettle_desktop.desktop.parts.levels import ICONS, TONES, counted
from resettle_desktop.desktop.parts.theme import font, scaled, theme
from resettle_desktop.records.fields import Kept, Link
from resettle_desktop.records.findings import Finding
from resettle_desktop.records.record import Record

_LABEL_WIDTH, _LABEL_WIDEST, _MARK_WIDTH = 112, 136, 22
_SUMMARY_LENGTH = 60
_COLUMNS, _WIDTH_FOR_COLUMNS = 2, 600


class FieldGrid(QWidget):
    """The fields of one section: in two columns read line by line, below one another where there is little room."""

    def __init__(self) -> None:
        super().__init__()
        self._fields: list[tuple[QWidget, bool]] = []
        self._left_out: set[QWidget] = set()
        self._columns = _COLUMNS
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(scaled(17), 0, 0, scaled(6))
        self._grid.setHorizontalSpacing(scaled(25))
        self._grid.setVerticalSpacing(scaled(3))

    def add(self, field: QWidget, wide: bool) -> None:
        """Add a field after the others; a wide one takes a whole line."""
        self._fields.append((field, wide))

    def leave_out(self, fields: Iterable[QWidget]) -> bool:
        """Show all fields but these, which may be another grid's, and return whether any is left."""
        self._left_out = set(fields)
        for field, _wide in self._fields:
            field.setVisible(field not in self._left_out)
        self.arrange(self._columns)
        return any(field not in self._left_out for field, _wide in self._fields)

    def arrange(self, columns: int = _COLUMNS) -> None:
        """Put the fields that are not left out into so many columns."""
        self._columns = columns
        place = 0
        for field, _wide in self._fields:
            self._grid.removeWidget(field)
        for field, wide in self._fields:
            if field in self._left_out:
                continue
            if wide and place % columns:
                place += columns - place % columns
            across = columns if wide else 1
            self._grid.addWidget(field, place // columns, place % columns, 1, across, Qt.AlignmentFlag.AlignTop)
            place += across
        for column in range(_COLUMNS):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)

    def columns(self) -> int:
        """Return in how many columns the fields stand."""
        return self._columns


class SectionNote(QWidget):
    """How many findings are in a section that is folded, the gravest level of them, at the right of its heading."""

    def __init__(self) -> None:
        super().__init__()
        self._icon, self.words = Icon("todo", "note", 14), Label("", "table")
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(scaled(5))
        across.addWidget(self._icon)
        across.addWidget(self.words)

    def tell(self, findings: Sequence[Finding]) -> None:
        """Count those of the gravest level; nothing is seen where there is none."""
        level = min((each.level for each in findings), key=list(TONES).index, default=None)
        self.setVisible(level is not None)
        if level is not None:
            self._icon.set_icon(ICONS[level], TONES[level])
            self.words.set_tone(TONES[level])
            self.words.setText(counted(level, sum(each.level is level for each in findings)))


def columns_for(width: int) -> int:
    """Return how many columns of fields have room in so many pixels."""
    return _COLUMNS if width >= scaled(_WIDTH_FOR_COLUMNS) else 1


def label_width(kind: type[Record]) -> int:
    """Return the width of the labels in pixels where text is 13 pixels high: the same in every section of a form."""
    metrics = QFontMetrics(font("table"))
    marks = {True: scaled(_MARK_WIDTH), False: 0}
    widest = max(metrics.horizontalAdvance(f.label) + marks[f.needed_for is not None] for f in kind.fields())
    return min(_LABEL_WIDEST, max(_LABEL_WIDTH, round(widest * 13 / theme.base_pixels)))


def summary(texts: Iterable[str]) -> str:
    """Return what a folded section holds, in one short line."""
    return short(" · ".join(text.replace("\n", " ") for text in texts if text), _SUMMARY_LENGTH)


def lives_with(kept: Kept) -> bool:
    """Return whether the field names the record that this one lives with, which the screen around knows."""
    return isinstance(kept, Link) and kept.part_of

"""What the machine-readable lines of a paper say, beside what is there: each value a tick, filled in on one key."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QCheckBox, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from resettle_desktop.desktop.parts.basics import Icon, Label, PrimaryButton, ShortLabel, ground
from resettle_desktop.desktop.parts.theme import NARROW, PAGE_MARGIN, TIGHT, font, scaled
from resettle_desktop.records.fields import Json
from resettle_desktop.records.texts import _
from resettle_desktop.rules.mrz_proposals import Proposed

KEYS = "Ctrl+Shift+M"  # of the command in the menu of the case
_WIDTH_FOR_TWO = 820
_ROW = 20


class MachineLines(QWidget):
    """Shows what the lines propose. What fills an empty field is ticked; what would replace something is not.

    The paper's values stand beside the person's where there is room. ``fill_asked`` when the ticked ones are to be
    written.
    """

    fill_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        ground(self, "sunken")
        self.proposed: list[Proposed] = []
        self.ticks: dict[tuple[str, str], QCheckBox] = {}
        self.said = Label("", "table", "text2")
        self.fill_button = PrimaryButton(_("Fill from these lines"), called=self.fill_asked.emit)
        self.fill_button.setToolTip(KEYS)
        self._tables: list[QWidget] = []
        self._rows = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._assemble()
        self.hide()

    def _assemble(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(scaled(PAGE_MARGIN))
        head.addWidget(Label(_("What the machine-readable lines say"), "small", "text2", 600))
        head.addStretch(1)
        head.addWidget(self.said)
        head.addWidget(self.fill_button)
        self._rows.setSpacing(scaled(PAGE_MARGIN))
        down = QVBoxLayout(self)
        down.setContentsMargins(scaled(PAGE_MARGIN), scaled(NARROW), scaled(PAGE_MARGIN), scaled(NARROW))
        down.setSpacing(scaled(TIGHT))
        down.addLayout(head)
        down.addLayout(self._rows)

    # what others call

    def show_proposals(self, proposed: Sequence[Proposed]) -> None:
        """Show what other lines say; nothing is seen without any."""
        self.proposed, self.ticks = list(proposed), {}
        for table in self._tables:
            self._rows.removeWidget(table)
            table.hide()
            table.deleteLater()
        kinds = list(dict.fromkeys(each.kind for each in proposed))
        self._tables = [self._filled([each for each in proposed if each.kind == kind]) for kind in kinds]
        for table in self._tables:
            self._rows.addWidget(table, 1, Qt.AlignmentFlag.AlignTop)
        self.setVisible(bool(proposed))
        self._count()

    def taken(self) -> list[Proposed]:
        """Return what is ticked."""
        return [each for each in self.proposed if self._is_ticked(each)]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the person's values below the paper's where there is no room beside them."""
        super().resizeEvent(event)
        beside = self.width() >= scaled(_WIDTH_FOR_TWO)
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._rows.setDirection(way)

    # internals

    def _filled(self, proposed: Sequence[Proposed]) -> QWidget:
        table = QWidget()
        grid = QGridLayout(table)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(scaled(NARROW))
        grid.setVerticalSpacing(scaled(TIGHT))
        for column in (1, 2):
            grid.setColumnStretch(column, 1)
        for row, each in enumerate(proposed):
            self._add_row(grid, row, each)
        return table

    def _add_row(self, grid: QGridLayout, row: int, each: Proposed) -> None:
        kept = each.kept
        said, here = _shown(each, each.value), each.typed or _shown(each, each.here)
        grid.setRowMinimumHeight(row, scaled(_ROW))
        if each.same:
            grid.addWidget(Label(kept.label, "table", "text2"), row, 0)
            grid.addWidget(ShortLabel(said, "table", "text2"), row, 1)
            grid.addWidget(_marked("satisfied", "ok", _("the same")), row, 2)
        else:
            tick = QCheckBox(kept.label)
            tick.setFont(font("table"))
            tick.setAccessibleName(_("{field}: {value}").format(field=kept.label, value=said))
            tick.setChecked(each.fills)
            tick.toggled.connect(lambda _checked: self._count())
            self.ticks[each.kind, each.field] = tick
            grid.addWidget(tick, row, 0)
            grid.addWidget(ShortLabel(said, "table", "text", 500), row, 1)
            words = _("here: {value}").format(value=here) if each.differs else _("empty here")
            icon, tone = ("warn", "warn") if each.differs else ("todo", "text2")
            grid.addWidget(_marked(icon, tone, words), row, 2)
        grid.addWidget(_check_digit(each.sound), row, 3)

    def _is_ticked(self, each: Proposed) -> bool:
        tick = self.ticks.get((each.kind, each.field))
        return tick is not None and tick.isChecked()

    def _count(self) -> None:
        self.fill_button.setEnabled(bool(self.taken()))
        replaced = sum(each.differs for each in self.taken())
        text = _("Values that are there are replaced: {count}").format(count=replaced) if replaced else ""
        self.said.setText(text or _("Nothing that is there is overwritten unless you tick it."))


def _shown(each: Proposed, value: Json) -> str:
    return each.kept.show(each.kept.from_json(value))


def _marked(icon: str, tone: str, words: str) -> QWidget:
    part = QWidget()
    across = QHBoxLayout(part)
    across.setContentsMargins(0, 0, 0, 0)
    across.setSpacing(scaled(TIGHT))
    across.addWidget(Icon(icon, tone, 14))
    across.addWidget(ShortLabel(words, "table", tone), 1)
    return part


def _check_digit(sound: bool | None) -> QWidget:
    """Say what is wrong; what is right or has no digit is quiet."""
    if sound is False:
        return _marked("bad", "bad", _("check digit wrong"))
    said = Label(_("checked") if sound else "", "table", "text3")
    said.setToolTip(_("The check digit is right.") if sound else _("No check digit covers this."))
    return said

"""Two persons side by side: what is the same is quiet, what differs is marked, and of each field one value is taken."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QRadioButton, QVBoxLayout, QWidget

from resettle_desktop.desktop.parts.basics import Label, ShortLabel, ground
from resettle_desktop.desktop.parts.theme import MIDDLE, NARROW, PAGE_MARGIN, TIGHT, scaled
from resettle_desktop.records.fields import Json
from resettle_desktop.records.kinds import Person
from resettle_desktop.records.record import Record, kind_of
from resettle_desktop.records.texts import _, n_
from resettle_desktop.rules.merging import Choice, Side
from resettle_desktop.store.merging import Merge
from resettle_desktop.store.search import person_label

_LABEL_WIDTH = 108


class Comparison(QWidget):
    """Shows what would become of each field; ``changed`` when another value is chosen."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        ground(self, "surface")
        self.taken: dict[str, Json] = {}
        self.options: dict[str, dict[Side, QRadioButton]] = {}
        self._down = QVBoxLayout(self)
        self._down.setContentsMargins(scaled(PAGE_MARGIN), 0, scaled(PAGE_MARGIN), scaled(MIDDLE))
        self._body: QWidget | None = None

    def show_merge(self, merge: Merge | None) -> None:
        """Show another pair; nothing for None. What was chosen for the one before is forgotten."""
        self.taken, self.options = {}, {}
        if self._body is not None:
            self._body.hide()
            self._body.deleteLater()
        self._body = None
        if merge is not None:
            self._body = self._table(merge)
            self._down.addWidget(self._body)
            self._body.show()

    # internals

    def _table(self, merge: Merge) -> QWidget:
        body = QWidget()
        grid = QGridLayout(body)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(scaled(NARROW))
        grid.setVerticalSpacing(scaled(TIGHT))
        grid.setColumnMinimumWidth(0, scaled(_LABEL_WIDTH))
        for column, record in ((1, merge.stays), (2, merge.other)):
            grid.addWidget(ShortLabel(_name(record), "table", "text", 600), 0, column)
            grid.setColumnStretch(column, 1)
        row = 1
        for choice in merge.choices.values():
            if choice.stays is not None or choice.other is not None:
                self._add_field(grid, row, type(merge.stays), choice)
                row += 1
        grid.addWidget(Label(_moved(merge), "table", "text2", wraps=True), row, 0, 1, 3)
        return body

    def _add_field(self, grid: QGridLayout, row: int, kind: type[Record], choice: Choice) -> None:
        kept = kind.field(choice.field)
        values = {Side.STAYS: choice.stays, Side.OTHER: choice.other}
        texts = {side: kept.show(kept.from_json(value)) or "–" for side, value in values.items()}
        label = Label(kept.label, "table", "text2")
        grid.addWidget(label, row, 0)
        if not choice.differs:
            for column, side in enumerate(texts, 1):
                grid.addWidget(ShortLabel(texts[side], "table", "text2"), row, column)
            return
        group = QButtonGroup(self)
        self.options[choice.field] = {}
        for column, (side, text) in enumerate(texts.items(), 1):
            button = QRadioButton(text)
            button.setAccessibleName(_("{field}: {value}").format(field=kept.label, value=text))
            button.setChecked(choice.side is side)
            button.clicked.connect(partial(self._take, choice, side))
            group.addButton(button)
            grid.addWidget(button, row, column)
            self.options[choice.field][side] = button
        if choice.side is Side.BOTH:
            label.setText(_("{field}, both").format(field=kept.label))

    def _take(self, choice: Choice, side: Side, _checked: bool = True) -> None:
        self.taken[choice.field] = choice.stays if side is Side.STAYS else choice.other
        self.changed.emit()


def _name(record: Record) -> str:
    name = person_label(record) if isinstance(record, Person) else record.label()
    number = record.of("unhcr_number")
    return f"{name} · {number}" if number else name


def _moved(merge: Merge) -> str:
    """Say how many other records come along with the one that goes."""
    count = sum(change.before is not None and kind_of(change.kind) is not type(merge.stays)
                for change in merge.change_set.changes)  # fmt: skip
    if not count:
        return _("Nothing else belongs to the second record.")
    return n_("{n} other record comes along or becomes one.", "{n} other records come along or become one.", count)


def chosen(taken: Mapping[str, Json]) -> str:
    """Return how many values were chosen otherwise than proposed, empty for none."""
    return n_("{n} value chosen by hand", "{n} values chosen by hand", len(taken)) if taken else ""

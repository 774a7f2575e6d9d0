"""Two records side by side: what is the same is quiet, what differs is marked, and of each field one value is taken."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QRadioButton, QSizePolicy, QVBoxLayout, QWidget

from resettle_desktop.desktop.parts.basics import Label, Line, ShortLabel, ground, short
from resettle_desktop.desktop.parts.theme import MIDDLE, NARROW, PAGE_MARGIN, TIGHT, font, height, scaled
from resettle_desktop.records.fields import Json, Kept
from resettle_desktop.records.record import Record, kind_label, kind_of
from resettle_desktop.records.texts import _, n_
from resettle_desktop.rules.merging import Choice, Side
from resettle_desktop.store.merging import Merge

Beside = Sequence[tuple[str, str, str]]
NO_NAMES: Mapping[int, str] = {}
_LABEL_WIDTH = 116
_LETTERS = 26  # of a value beside its button; the tooltip has the whole


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
        self._down.addStretch(1)
        self._body: QWidget | None = None

    def show_merge(self, merge: Merge | None, beside: Beside = (), names: Mapping[int, str] = NO_NAMES) -> None:
        """Show another pair; nothing for None. What was chosen for the one before is forgotten.

        ``beside`` are further headings with the lines of either record, ``names`` the words by which people know them.
        """
        self.taken, self.options = {}, {}
        if self._body is not None:
            self._down.removeWidget(self._body)
            self._body.hide()
            self._body.deleteLater()
        self._body = None
        if merge is not None:
            self._body = self._table(merge, beside, names)
            self._down.insertWidget(0, self._body)
            self._body.show()

    def leave_margins(self) -> None:
        """Leave the room around the table to whatever holds it."""
        self._down.setContentsMargins(0, 0, 0, 0)

    # internals

    def _table(self, merge: Merge, beside: Beside, names: Mapping[int, str]) -> QWidget:
        body = QWidget()
        grid = QGridLayout(body)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(scaled(NARROW))
        grid.setVerticalSpacing(scaled(TIGHT))
        grid.setColumnMinimumWidth(0, scaled(_LABEL_WIDTH))
        for column, record in ((1, merge.stays), (2, merge.other)):
            grid.addWidget(ShortLabel(_name(record, names), "table", "text", 600), 0, column)
            grid.setColumnStretch(column, 1)
        for choice in merge.choices.values():
            self._add_field(grid, type(merge.stays), choice)
        for heading, one, other in beside:
            _add_lines(grid, heading, (one, other))
        row = grid.rowCount()
        grid.addWidget(Line(), row, 0, 1, 3)
        grid.addWidget(Label(_("Comes along"), "table", "text2"), row + 1, 0)
        grid.addWidget(Label(_moved(merge), "table", "text", wraps=True), row + 1, 1, 1, 2)
        return body

    def _add_field(self, grid: QGridLayout, kind: type[Record], choice: Choice) -> None:
        kept = kind.field(choice.field)
        if choice.differs:
            self._add_choice(grid, kept, choice)
        elif choice.stays is None and choice.other is None:
            if choice.taken is not None:
                row = _add_label(grid, kept.label)
                becomes = _("becomes: {value}").format(value=_shown(kept, choice.taken))
                grid.addWidget(ShortLabel(becomes, "table", "text"), row, 1, 1, 2)
        else:
            row = _add_label(grid, kept.label)
            same = choice.stays is not None and choice.other is not None
            for column, value in enumerate((choice.stays, choice.other), 1):
                tone = "text3" if same or value is None else "text"
                grid.addWidget(ShortLabel(_shown(kept, value), "table", tone), row, column)

    def _add_choice(self, grid: QGridLayout, kept: Kept, choice: Choice) -> None:
        """Let one of the values be taken, or both where the field can hold both."""
        row = _add_label(grid, kept.label, "text", 600)
        group = QButtonGroup(self)
        buttons = {
            Side.STAYS: self._option(kept, choice, Side.STAYS, _shown(kept, choice.stays)),
            Side.OTHER: self._option(kept, choice, Side.OTHER, _shown(kept, choice.other)),
        }
        if choice.side is Side.BOTH:
            both = _("both: {value}").format(value=" · ".join(_shown(kept, choice.taken).splitlines()))
            buttons[Side.BOTH] = self._option(kept, choice, Side.BOTH, both)
            grid.addWidget(buttons[Side.BOTH], row + 1, 1, 1, 2)
        for column, side in ((1, Side.STAYS), (2, Side.OTHER)):
            grid.addWidget(buttons[side], row, column)
        for button in buttons.values():
            group.addButton(button)
        self.options[choice.field] = buttons

    def _option(self, kept: Kept, choice: Choice, side: Side, text: str) -> QRadioButton:
        button = QRadioButton(short(" ".join(text.splitlines()), _LETTERS * (2 if side is Side.BOTH else 1)))
        button.setFont(font("table"))
        button.setToolTip(text)
        button.setAccessibleName(_("{field}: {value}").format(field=kept.label, value=text))
        button.setChecked(choice.side is side)
        button.clicked.connect(partial(self._take, choice, side))
        return button

    def _take(self, choice: Choice, side: Side, _checked: bool = True) -> None:
        values = {Side.STAYS: choice.stays, Side.OTHER: choice.other, Side.BOTH: choice.taken}
        self.taken.pop(choice.field, None)
        if side is not choice.side:
            self.taken[choice.field] = values[side]
        self.changed.emit()


def _add_label(grid: QGridLayout, words: str, tone: str = "text2", weight: int = 400) -> int:
    """Add the label of a row, and return the row's place."""
    row = grid.rowCount()
    grid.setRowMinimumHeight(row, height("row"))
    grid.addWidget(ShortLabel(words, "table", tone, weight), row, 0)
    return row


def _add_lines(grid: QGridLayout, heading: str, sides: tuple[str, str]) -> None:
    row = _add_label(grid, heading)
    top = Qt.AlignmentFlag.AlignTop
    label = grid.itemAtPosition(row, 0)
    if label is not None:
        label.setAlignment(top)
    for column, lines in enumerate(sides, 1):
        said = Label(lines or "–", "table", "text" if lines else "text3", wraps=True)
        said.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        grid.addWidget(said, row, column, top)


def _shown(kept: Kept, value: Json) -> str:
    return kept.show(kept.from_json(value)) or "–"


def _name(record: Record, names: Mapping[int, str]) -> str:
    name, number = names.get(record.id, ""), record.of("unhcr_number")
    return " · ".join(filter(None, (name, number))) or record.label()


def _moved(merge: Merge) -> str:
    """Say what comes along with the record that goes, counted by kind."""
    kind = type(merge.stays)
    changed = [kind_of(change.kind) for change in merge.change_set.changes if change.before is not None]
    counts = Counter(kind_label(each) for each in changed if each is not kind)
    words = [_("{count} × {kind}").format(count=count, kind=label) for label, count in counts.items()]
    return ", ".join(words) or _("nothing else belongs to the second record")


def chosen(taken: Mapping[str, Json]) -> str:
    """Return how many values were chosen otherwise than proposed, empty for none."""
    return n_("{n} value chosen by hand", "{n} values chosen by hand", len(taken)) if taken else ""

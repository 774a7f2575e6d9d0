"""The right half of an import's preview: counts to click, the rows with what they change, and the findings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import QRect, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from resettle_desktop.desktop.lists.table import Table
from resettle_desktop.desktop.parts.basics import Label, Line, ground
from resettle_desktop.desktop.parts.rows import Row, RowsModel
from resettle_desktop.desktop.parts.table_paint import draw_icon, draw_ring, draw_text, draw_tint
from resettle_desktop.desktop.parts.theme import MIDDLE, NARROW, PAGE_MARGIN, font, height, scaled, tokens
from resettle_desktop.desktop.workbooks.import_models import (
    Count,
    changed_fields,
    counts,
    finding_columns,
    finding_counts,
    finding_rows,
    first_shown,
    place_of,
    table_columns,
    table_row,
)
from resettle_desktop.exchange.importing import Outcome, Prepared
from resettle_desktop.records.fields import Kept
from resettle_desktop.records.texts import _, n_

_COUNT_WIDTH, _COUNT_HEIGHT = 96, 55
_FINDINGS_SEEN = 5
_MOST_SPANS = 2_000


class RowsPane(QWidget):
    """Shows what becomes of the rows of a prepared import."""

    def __init__(self) -> None:
        super().__init__()
        self.counts = CountsBar()
        self.table = Table(_("Rows of the workbook"), "row_reading")
        self.findings = FindingsList()
        self._prepared: Prepared | None = None
        self._places: list[int] = []
        self._fields: Mapping[str, Kept] = {}
        self._assemble()
        self.counts.changed.connect(self._filter)
        self.findings.place_asked.connect(self._go_to)

    def _assemble(self) -> None:
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(0)
        down.addWidget(self.counts)
        down.addWidget(Line())
        down.addWidget(self.table, 1)
        down.addWidget(self.findings)
        self.table.horizontalHeader().setSectionsMovable(False)
        self.table.show_rows(RowsModel((), lambda: len(self._places), self._page))

    def show_rows(self, prepared: Prepared) -> None:
        """Show what was prepared; rows that change nothing are not shown at first where others do."""
        self._prepared = prepared
        self.counts.show_counts(counts(prepared), first_shown(prepared))
        self.findings.show_findings(prepared)
        self._filter()

    def shown_places(self) -> Sequence[int]:
        """Return the places, among the rows of the import, of those that are shown."""
        return tuple(self._places)

    def _filter(self) -> None:
        prepared = self._prepared
        if prepared is None:
            return
        chosen = self.counts.chosen()
        self._places = [place for place, row in enumerate(prepared.rows) if not chosen or row.outcome in chosen]
        rows = [prepared.rows[place] for place in self._places]
        self._fields = changed_fields(prepared, rows)
        self.table.clearSpans()
        self.table.rows().set_columns(table_columns(prepared, rows))
        self._span_reasons(prepared)

    def _span_reasons(self, prepared: Prepared) -> None:
        """A reason is a sentence and takes the room of all values."""
        said = [number for number, place in enumerate(self._places) if prepared.rows[place].reason]
        for number in said[:_MOST_SPANS] if len(self._fields) > 1 else ():
            self.table.setSpan(number, 2, 1, len(self._fields))

    def _page(self, start: int, count: int) -> Sequence[Row]:
        if self._prepared is None:
            return ()
        return [
            table_row(place, self._prepared.rows[place], self._fields) for place in self._places[start : start + count]
        ]

    def _go_to(self, place: int) -> None:
        if place not in self._places:
            self.counts.choose(())
        self.table.select_row(self._places.index(place))


class CountsBar(QWidget):
    """The counts of an import; those that are pressed filter the rows, none pressed shows all."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.buttons = {outcome: CountButton() for outcome in Outcome}
        self._sum = Label("", "table", "text2", tabular=True)
        across = QHBoxLayout(self)
        across.setContentsMargins(scaled(NARROW), 0, scaled(PAGE_MARGIN), 0)
        across.setSpacing(scaled(2))
        for button in self.buttons.values():
            across.addWidget(button)
            button.clicked.connect(self.changed)
        across.addStretch(1)
        across.addWidget(self._sum)
        self.setFixedHeight(scaled(_COUNT_HEIGHT))

    def show_counts(self, found: Iterable[Count], chosen: Iterable[Outcome]) -> None:
        """Show these counts, with these pressed."""
        total = 0
        for count in found:
            total += count.number
            self.buttons[count.outcome].show_count(count)
            self.buttons[count.outcome].setChecked(count.outcome in chosen)
        self._sum.setText(n_("= {n} row", "= {n} rows", total))

    def chosen(self) -> frozenset[Outcome]:
        """Return the outcomes that are pressed."""
        return frozenset(outcome for outcome, button in self.buttons.items() if button.isChecked())

    def choose(self, outcomes: Iterable[Outcome]) -> None:
        """Press these and no others."""
        wanted = set(outcomes)
        for outcome, button in self.buttons.items():
            button.setChecked(outcome in wanted)
        self.changed.emit()


class CountButton(QPushButton):
    """A large number over its word, with the icon of the outcome; pressed while only its rows are shown."""

    def __init__(self) -> None:
        super().__init__()
        self._count: Count | None = None
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(scaled(_COUNT_HEIGHT))
        self.setMinimumWidth(scaled(72))

    def sizeHint(self) -> QSize:
        """Take the same room for every count."""
        return QSize(scaled(_COUNT_WIDTH), scaled(_COUNT_HEIGHT))

    def show_count(self, count: Count) -> None:
        """Show a count; one of nothing is quiet and filters nothing."""
        self._count = count
        self.setEnabled(count.number > 0)
        self.setAccessibleName(f"{count.number} {count.word}")
        self.setToolTip(_("Show only these rows"))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw icon, number and word."""
        count = self._count
        if count is None:
            return
        painter = QPainter(self)
        box = self.rect().adjusted(0, scaled(2), 0, -scaled(1))
        if self.isChecked() or self.underMouse():
            draw_tint(painter, box, tokens().color("selected" if self.isChecked() else "hover"))
        upper = QRect(box.left() + scaled(MIDDLE), box.top() + scaled(5), box.width() - scaled(MIDDLE), scaled(24))
        lower = QRect(upper.left(), upper.bottom() + 1, upper.width(), scaled(20))
        quiet = "" if self.isEnabled() else "text3"
        left = draw_icon(painter, upper, count.icon, quiet or count.tone)
        face = font("title", 500, tabular=True)
        upper.setLeft(upper.left() + left + scaled(4))
        draw_text(painter, upper, str(count.number), quiet or "text", face)
        draw_text(painter, lower, count.word, quiet or "text", font("table", 600 if self.isChecked() else 400))
        if self.hasFocus():
            draw_ring(painter, box)


class FindingsList(QWidget):
    """What a person should know of the rows; each finding leads to its row, F8 to the next."""

    place_asked = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.table = Table(_("Findings"), "row")
        self._counts = Label("", "table", "text2", tabular=True)
        self._prepared: Prepared | None = None
        self._rows: list[Row] = []
        self._assemble()
        self.table.selected.connect(self._lead)
        self.table.opened.connect(self._lead)

    def _assemble(self) -> None:
        ground(self, "surface")
        head = ground(QWidget(), "win")
        across = QHBoxLayout(head)
        across.setContentsMargins(scaled(PAGE_MARGIN), 0, scaled(PAGE_MARGIN), 0)
        across.setSpacing(scaled(NARROW))
        across.addWidget(Label(_("Findings"), "text", "text", 600))
        across.addWidget(self._counts)
        across.addStretch(1)
        across.addWidget(Label(_("F8 next finding"), "small", "text2"))
        head.setFixedHeight(scaled(32))
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(0)
        for widget in (Line(), head, Line(), self.table):
            down.addWidget(widget)
        self.table.show_rows(
            RowsModel(finding_columns(), lambda: len(self._rows), lambda start, n: self._rows[start : start + n])
        )

    def show_findings(self, prepared: Prepared) -> None:
        """Show the findings of an import; without any there is nothing to see."""
        self._prepared, self._rows = prepared, finding_rows(prepared)
        self._counts.setText(finding_counts(prepared))
        self.table.rows().reload()
        seen = min(len(self._rows), _FINDINGS_SEEN)
        self.table.setFixedHeight(height("head") + seen * height("row") + 2)
        self.setVisible(bool(self._rows))

    def next(self) -> None:
        """Go to the next finding, after the last to the first."""
        if self._rows:
            self.table.select_row((self.table.currentIndex().row() + 1) % len(self._rows))

    def _lead(self, key: object) -> None:
        found = self._prepared.findings if self._prepared else ()
        if self._prepared is not None and isinstance(key, int) and key < len(found):
            place = place_of(self._prepared, found[key])
            if place is not None:
                self.place_asked.emit(place)

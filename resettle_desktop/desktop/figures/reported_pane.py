"""What was reported beside today's figure: which change sets made the difference, and whom they concern."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from resettle_desktop.desktop.figures.models import unit_words
from resettle_desktop.desktop.lists.table import Table
from resettle_desktop.desktop.parts.basics import Label, ground
from resettle_desktop.desktop.parts.leavable import Leavable
from resettle_desktop.desktop.parts.rows import Cell, Column, Row, RowsModel
from resettle_desktop.desktop.parts.theme import MIDDLE, PAGE_MARGIN, TIGHT, scaled
from resettle_desktop.figures.reported import Cause, Compared
from resettle_desktop.records.dates import show_day
from resettle_desktop.records.kinds import Reported
from resettle_desktop.records.texts import _, show_number

_WIDTH = 424


class ReportedPane(Leavable):
    """Tells why a figure is another today; ``cause_opened`` with the Cause whose people are asked for."""

    cause_opened = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        ground(self, "surface")
        self.setFixedWidth(scaled(_WIDTH))
        self._rows: list[Row] = []
        self._causes: tuple[Cause, ...] = ()
        self.title = Label("", "large", "text", 600, wraps=True)
        self.said = Label("", "table", "text2", wraps=True)
        self.why = Label("", "table", "text2", wraps=True)
        self.causes = Table(_("Why the figure is another today"))
        self.causes.show_rows(RowsModel(_cause_columns(), lambda: len(self._rows), lambda a, n: self._rows[a : a + n]))
        self.causes.opened.connect(self._open)
        down = QVBoxLayout(self)
        down.setContentsMargins(0, scaled(MIDDLE), 0, 0)
        down.setSpacing(scaled(TIGHT))
        for label in (self.title, self.said, self.why):
            label.setContentsMargins(scaled(PAGE_MARGIN), 0, scaled(MIDDLE), 0)
            down.addWidget(label)
        down.addSpacing(scaled(TIGHT))
        down.addWidget(self.causes, 1)
        self.setFocusProxy(self.causes)

    def show_compared(self, kept: Reported, compared: Compared) -> None:
        """Show a reported figure beside that of today."""
        self._causes = compared.causes
        day = show_day(kept.as_of) if kept.as_of else ""
        self.title.setText(_("Reported on {day}").format(day=day))
        then = unit_words(compared.question.unit, compared.then)
        told = _("{then} then, {now} today. Kept by {user}.")
        self.said.setText(told.format(then=then, now=show_number(compared.now), user=kept.by or ""))
        self.why.setText(" ".join(_sentences(compared)))
        self._rows = [_cause_row(place, cause) for place, cause in enumerate(compared.causes)]
        self.causes.rows().set_columns(_cause_columns())
        self.causes.setVisible(bool(self._rows))

    def _open(self, key: object) -> None:
        self.cause_opened.emit(self._causes[int(str(key))])


def _sentences(compared: Compared) -> Iterator[str]:
    if compared.redefined:
        yield _("The definition is another by now.")
    if not compared.lines and not compared.causes:
        yield _("Nothing that it counts has changed since.")
    for line in compared.lines[:6]:
        fields = compared.question.fields
        names = ", ".join(each.show(value) for each, value in zip(fields, line.by, strict=True)) or _("All")
        yield _("{names}: {then} then, {now} today.").format(
            names=names, then=show_number(line.then), now=show_number(line.now)
        )
    if not compared.named:
        yield _("Whom it counted was not kept, so that only the numbers can be compared.")
    elif compared.causes:
        yield _("Enter lists whom a change set brought in, took out or moved to another row.")


def _cause_columns() -> tuple[Column, ...]:
    texts = ((_("Change set"), 254), (_("In"), 44), (_("Out"), 48), (_("Moved"), 62))
    return tuple(
        Column(f"c{place}", title, width, "right" if place else "left", sortable=False)
        for place, (title, width) in enumerate(texts)
    )


def _cause_row(place: int, cause: Cause) -> Row:
    numbers = (_number(len(ids)) for ids in (cause.came, cause.fell, cause.moved))
    return Row(place, (Cell(_cause_words(cause)), *numbers))


def _cause_words(cause: Cause) -> str:
    entry = cause.entry
    if entry is None:
        return _("Time that passed")
    at = entry.at.astimezone()
    return f"{show_day(at.date())} · {entry.reason or entry.source or entry.user}"


def _number(count: int) -> Cell:
    return Cell(show_number(count) if count else "–", tabular=True, align="right")

"""What is seen beside the list of cases: the selected family, what holds it, where it goes, what was changed."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date, datetime
from textwrap import shorten

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from resettle_desktop.desktop.cases.models import (
    family_columns,
    family_records,
    head_name,
    held_members,
    member_row,
    name_and_age,
    place_words,
    priority_tone,
    shared_hold,
)
from resettle_desktop.desktop.forms.history_models import entry_words, when
from resettle_desktop.desktop.lists.table import RowsModel, Table
from resettle_desktop.desktop.parts.basics import Icon, Label, LinkButton, ShortLabel, short
from resettle_desktop.desktop.parts.side_pane import Part, SidePane, inset, rows_of_words
from resettle_desktop.desktop.parts.theme import NARROW, TIGHT, height, scaled
from resettle_desktop.desktop.parts.widgets import Button, Pill
from resettle_desktop.records.dates import show_day, show_moment
from resettle_desktop.records.kinds import Departure, Leg
from resettle_desktop.records.texts import _, n_
from resettle_desktop.rules.itineraries import in_order
from resettle_desktop.store.store import Store
from resettle_desktop.store.views import Family

_CHANGES_SHOWN = 3
_HELD_SHOWN = 5
_PILL_LETTERS = 28
_WHO_WIDTH = 120


class FamilyPane(SidePane):
    """Shows one family; asks to open it, or its departure."""

    open_asked = Signal(object)
    departure_asked = Signal(object)

    def __init__(self, store: Store) -> None:
        super().__init__(_("The selected family"))
        self._store = store
        self.family: Family | None = None

    def show_family(self, family: Family | None) -> None:
        """Show another family, nothing for None."""
        self.family = family
        if family is None:
            self.show_nothing()
        else:
            self.show_parts([self._head(family), self._pills(family)], self._parts(family))

    def _parts(self, family: Family) -> list[Part]:
        parts: list[Part] = []
        if held_members(family):
            parts.append((_("What holds this family"), self._holds(family)))
        count = len(family.members)
        parts.append((_("Family · {count}").format(count=count), self._members(family)))
        if family.departure or family.placements:
            parts.append((_("Departure"), self._journey(family)))
        parts.append((_("Last changes"), self._changes(family)))
        return parts

    def _head(self, family: Family) -> QVBoxLayout:
        case = family.case
        upper = QHBoxLayout()
        upper.addWidget(ShortLabel(head_name(family), "large", "text", 600), 1)
        button = Button(_("Open"), called=lambda: self.open_asked.emit(case.id))
        upper.addWidget(button)
        lower = QHBoxLayout()
        lower.setSpacing(scaled(TIGHT + 2))
        lower.addWidget(Label(case.unhcr_number or _("no number yet"), "table", "text2", number=True))
        if case.submitted:
            day = show_day(case.submitted)
            lower.addWidget(Label("·", "table", "text2"))
            lower.addWidget(Label(_("submitted {date}").format(date=day), "table", "text2", tabular=True))
        lower.addStretch(1)
        down = QVBoxLayout()
        down.setSpacing(0)
        down.addLayout(upper)
        down.addLayout(lower)
        down.addSpacing(scaled(TIGHT))
        return down

    def _pills(self, family: Family) -> QHBoxLayout:
        across = QHBoxLayout()
        across.setSpacing(scaled(NARROW))
        for pill in case_pills(family, _PILL_LETTERS):
            across.addWidget(pill)
        across.addStretch(1)
        return across

    def _holds(self, family: Family) -> QWidget:
        if shared_hold(family):
            return held_rows([(_("Everyone"), shared_hold(family))])
        today, held = date.today(), held_members(family)
        rows = [(name_and_age(m.person, today), "; ".join(hold.text for hold in m.holds)) for m in held[:_HELD_SHOWN]]
        if len(held) > _HELD_SHOWN:
            rows.append((n_("{n} more", "{n} more", len(held) - _HELD_SHOWN), ""))
        return held_rows(rows)

    def _members(self, family: Family) -> QWidget:
        today = date.today()
        rows = [member_row(member, today) for member in family.members]
        table = Table(_("Family"), "row_board")
        model = RowsModel(family_columns(), lambda: len(rows), lambda start, count: rows[start : start + count])
        table.show_rows(model)
        table.setFixedHeight(height("head") + height("row_board") * len(rows) + 2)
        table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        table.opened.connect(lambda _key: self.open_asked.emit(family.case.id))
        return table

    def _journey(self, family: Family) -> QWidget:
        part = QWidget()
        down = QVBoxLayout(part)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(scaled(TIGHT))
        departure = family.departure
        if departure is not None:
            departs = self._departs(departure)
            link = LinkButton(departure.reference or "", called=lambda: self.departure_asked.emit(departure.id))
            down.addLayout(_line("airplane-takeoff", link, show_moment(departs) if departs else ""))
        for place in family.placements:
            where, room = place_words(place, family)
            down.addLayout(_line("house-line", Label(short(where, 24), "table", "text", 500), room))
        return part

    def _departs(self, departure: Departure) -> datetime | None:
        legs = in_order(self._store.rows.equal(Leg, departure=departure.id))
        return legs[0].departs if legs else None

    def _changes(self, family: Family) -> QWidget:
        return last_changes(self._store, family_records(family)[0])


def _line(icon_name: str, name: QWidget, words: str) -> QHBoxLayout:
    across = inset(QHBoxLayout())
    across.setSpacing(scaled(NARROW))
    across.addWidget(Icon(icon_name, "text2"))
    across.addWidget(name)
    across.addWidget(ShortLabel(words, "table", "text2", tabular=True), 1)
    return across


def case_pills(family: Family, letters: int) -> list[Pill]:
    """Return the priority and the category of a case, the category in at most so many letters."""
    case = family.case
    tone, icon = priority_tone(case)
    pills = [Pill(case.shown("priority"), tone, icon)] if case.priority else []
    if case.category:
        words = _("{code} · {label}").format(code=case.category, label=case.shown("category"))
        pill = Pill(shorten(words, letters, placeholder=" …"), "")
        pill.setToolTip(words)
        pills.append(pill)
    return pills


def held_rows(rows: Iterable[tuple[str, str]]) -> QWidget:
    """Return who is held and why, a line each."""
    lines = [(Icon("bad", size=14), ShortLabel(who, "table", "text", 500), _wrapped(why)) for who, why in rows]
    for _icon, who_label, _why in lines:
        who_label.setMaximumWidth(scaled(_WHO_WIDTH))
    part = rows_of_words(lines)
    grid = part.layout()
    for widget in (widget for line in lines for widget in line):
        if grid is not None:
            grid.setAlignment(widget, Qt.AlignmentFlag.AlignTop)
    return part


def _wrapped(words: str) -> Label:
    """Return words in as many lines as they need; one that is wider than the place is cut, and widens nothing."""
    label = Label(words, "table", "text2", wraps=True)
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
    label.setToolTip(words)
    return label


def last_changes(store: Store, records: Collection[int]) -> QWidget:
    """Return the newest change sets that touched any of these records, a line each."""
    known, today = frozenset(records), date.today()
    return rows_of_words(
        [
            (
                Label(when(entry.at, today), "table", "text2", tabular=True),
                ShortLabel(entry_words(entry, known), "table", "text2"),
            )
            for entry in store.history.touching(known, _CHANGES_SHOWN)
        ]
    )

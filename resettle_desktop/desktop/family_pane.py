"""What is seen beside the list of cases: the selected family, what holds it, where it goes, what was changed."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from textwrap import shorten

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from resettle_desktop.desktop.basics import Icon, Label, LinkButton, ShortLabel
from resettle_desktop.desktop.case_models import (
    age_of,
    entry_words,
    family_columns,
    first_name,
    head_name,
    hold_words,
    member_row,
    priority_tone,
    shared_hold,
    when,
)
from resettle_desktop.desktop.side_pane import Part, SidePane, rows_of_words
from resettle_desktop.desktop.table import RowsModel, Table
from resettle_desktop.desktop.theme import NARROW, TIGHT, height, scaled
from resettle_desktop.desktop.widgets import Button, Pill
from resettle_desktop.records.dates import show_day, show_moment
from resettle_desktop.records.stages import Stage
from resettle_desktop.records.texts import _
from resettle_desktop.store.store import Store
from resettle_desktop.store.views import Family

_CHANGES_SHOWN = 3
_HELD_SHOWN = 5
_PILL_LETTERS = 28


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
        if family.held and family.case.stage != Stage.OUT:
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
        return down

    def _pills(self, family: Family) -> QHBoxLayout:
        across = QHBoxLayout()
        across.setSpacing(scaled(NARROW))
        for pill in case_pills(family, _PILL_LETTERS):
            across.addWidget(pill)
        across.addStretch(1)
        return across

    def _holds(self, family: Family) -> QWidget:
        rows = [("", shared_hold(family))] if shared_hold(family) else []
        today = date.today()
        if not rows:
            for member in family.held:
                who = ", ".join(filter(None, (first_name(member.person), age_of(member.person, today))))
                rows.append((who, "; ".join(hold.text for hold in member.holds) or hold_words(member)))
        return rows_of_words(
            [
                (
                    Icon("bad", size=14),
                    Label(who or _("Everyone"), "table", "text", 500),
                    ShortLabel(why, "table", "text2"),
                )
                for who, why in rows[:_HELD_SHOWN]
            ]
        )

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
        rows: list[list[QWidget]] = []
        departure = family.departure
        if departure is not None:
            legs = self._store.views.movement(departure)
            link = LinkButton(departure.reference or "", called=lambda: self.departure_asked.emit(departure.id))
            leaves = show_moment(legs.departs) if legs.departs else ""
            icon = Icon("airplane-takeoff", "text2")
            rows.append([icon, link, ShortLabel(leaves, "table", "text2", tabular=True)])
        for place in family.placements:
            since = _("from {date}").format(date=show_day(place.available_from)) if place.available_from else ""
            name = Label(place.label(), "table", "text", 500)
            rows.append([Icon("house-line", "text2"), name, ShortLabel(since, "table", "text2", tabular=True)])
        return rows_of_words(rows)

    def _changes(self, family: Family) -> QWidget:
        records = frozenset({family.case.id, *(member.person.id for member in family.members)})
        return last_changes(self._store, records)


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
    return rows_of_words(
        [
            (Icon("bad", size=14), Label(who, "table", "text", 500), ShortLabel(why, "table", "text2"))
            for who, why in rows
        ]
    )


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

"""Families side by side in the panel of a change: who leaves, who comes, what each is to the applicant, who applies."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from resettle_desktop.desktop.cases.choosing import told_apart
from resettle_desktop.desktop.cases.models import age_of, first_name
from resettle_desktop.desktop.forms.editors import CodeEditor
from resettle_desktop.desktop.parts.basics import Icon, Label, Line, ShortLabel
from resettle_desktop.desktop.parts.choice_line import ChoiceLine
from resettle_desktop.desktop.parts.theme import MIDDLE, NARROW, TIGHT, scaled
from resettle_desktop.records.codes import fold
from resettle_desktop.records.findings import Refused
from resettle_desktop.records.kinds import Person
from resettle_desktop.records.texts import _, n_
from resettle_desktop.rules.kinship import PRINCIPAL
from resettle_desktop.store.rosters import Roster, RosterEntry

_RELATION_WIDTH, _WIDTH_BESIDE = 136, 560
_ICONS = {"comes": ("plus", "ok"), "goes": ("arrow-right", "text3")}


class RosterRow(QWidget):
    """One member: name, sex, age and what changes, and at the right the relationship, to be chosen where it is open."""

    said = Signal(object, object)

    def __init__(self) -> None:
        super().__init__()
        self._person = 0
        self._icon = Icon("circle", "edge", 14)
        self.name, self.detail = ShortLabel("", "table", "text", 500), ShortLabel("", "small", "text2", tabular=True)
        self.relation = CodeEditor(Person.relationship)
        self.fixed = ShortLabel("", "table", "text2")
        self._assemble()
        self.relation.chosen.connect(self._tell)
        self.relation.left.connect(self._tell)

    def _assemble(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.name)
        words.addWidget(self.detail)
        across = QHBoxLayout(self)
        across.setContentsMargins(0, scaled(3), 0, scaled(3))
        across.setSpacing(scaled(NARROW))
        across.addWidget(self._icon)
        across.addLayout(words, 1)
        for widget in (self.relation.widget, self.fixed):
            widget.setFixedWidth(scaled(_RELATION_WIDTH))
            across.addWidget(widget)

    def show_entry(self, entry: RosterEntry, editable: bool) -> None:
        """Show a member; the relationship can be chosen where ``editable``."""
        person = entry.person
        self._person = person.id
        if entry.way == "stays":
            self._icon.clear()
        else:
            self._icon.set_icon(*_ICONS[entry.way])
        self.name.setText(first_name(person))
        self.name.set_tone("text3" if entry.way == "goes" else "text")
        self.detail.setText(_detail(entry))
        self.relation.widget.setVisible(editable)
        self.fixed.setVisible(not editable)
        self.fixed.setText(_fixed_word(entry))
        self.fixed.set_tone("text3" if entry.way == "goes" else "text2")
        if editable:
            self.relation.set_value(entry.after)
            self.relation.set_placeholder(_("Not known yet"))
            self.relation.set_finding("" if entry.after else "warn")
            self.relation.widget.setAccessibleName(_("Relationship of {name}").format(name=first_name(person)))
        self.setAccessibleName(", ".join((first_name(person), _detail(entry), _fixed_word(entry))))

    def _tell(self) -> None:
        try:
            relationship = self.relation.value()
        except Refused:
            self.relation.set_finding("bad")
            return
        self.said.emit(self._person, relationship)


class RosterView(QWidget):
    """One family: its number, how many it has before and after, its members, and who applies where that can be chosen.

    ``said`` with a member and what this one is to the applicant; ``head_chosen`` with who applies.
    """

    said = Signal(object, object)
    head_chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.label, self.count = ShortLabel("", "text", "text", 600), Label("", "table", "text2", tabular=True)
        self.note = Label("", "small", "text2")
        self.head = ChoiceLine(self._offers)
        self._head_box = QWidget()
        self.rows: list[RosterRow] = []
        self._names: dict[str, int] = {}
        self._members = QVBoxLayout()
        self._assemble()
        self.head.chosen.connect(lambda text: self.head_chosen.emit(self._names[text]))
        self.head.left.connect(self._take_typed)

    def _assemble(self) -> None:
        title = QHBoxLayout()
        title.addWidget(self.label, 1)
        title.addWidget(self.count)
        applies = QHBoxLayout(self._head_box)
        applies.setContentsMargins(0, scaled(TIGHT), 0, scaled(TIGHT))
        applies.addWidget(Label(_("Who applies"), "table", "text2"), 1)
        self.head.setFixedWidth(scaled(_RELATION_WIDTH))
        applies.addWidget(self.head)
        self._members.setSpacing(0)
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(scaled(TIGHT))
        down.addLayout(title)
        down.addWidget(self.note)
        down.addWidget(Line())
        down.addWidget(self._head_box)
        down.addLayout(self._members)
        down.addStretch(1)

    def show_roster(self, roster: Roster, choosable: bool) -> None:
        """Show a family; ``choosable``: who applies and what each is to that person can be chosen here."""
        before, after = roster.counts
        self.label.setText(roster.label)
        self.count.setText(f"{before} → {after}" if before != after else f"{after}")
        told = n_("{n} person before", "{n} persons before", before), n_("{n} after", "{n} after", after)
        self.count.setAccessibleName(", ".join(told))
        self.note.setText(_note(roster))
        self.note.setVisible(bool(self.note.text()))
        self._show_head(roster, choosable)
        self._show_rows(roster, choosable)

    def _show_head(self, roster: Roster, choosable: bool) -> None:
        staying = [entry.person for entry in roster.entries if entry.way != "goes"]
        self._names = told_apart(staying)
        self._head_box.setVisible(choosable and roster.another_applies and len(staying) > 1)
        self.head.setAccessibleName(_("Who applies for {case}").format(case=roster.label))
        self.head.setText(next((name for name, id in self._names.items() if id == roster.heads[1]), ""))

    def _show_rows(self, roster: Roster, choosable: bool) -> None:
        while len(self.rows) < len(roster.entries):
            row = RosterRow()
            row.said.connect(self.said)
            self.rows.append(row)
            self._members.addWidget(row)
        for row in self.rows[len(roster.entries) :]:
            row.hide()
        for row, entry in zip(self.rows, roster.entries, strict=False):
            with QSignalBlocker(row):
                row.show_entry(entry, choosable and _is_open(roster, entry))
            row.show()

    def _offers(self, text: str) -> list[str]:
        return [name for name in self._names if fold(text) in fold(name)]

    def _take_typed(self) -> None:
        offers = self._offers(self.head.text()) if self.head.text().strip() else []
        if len(offers) == 1:
            self.head_chosen.emit(self._names[offers[0]])


class RosterTable(QWidget):
    """The families that a change concerns, side by side, below one another where there is little room.

    ``said`` with a member and a relationship; ``head_chosen`` with the place of the family and who applies for it.
    """

    said = Signal(object, object)
    head_chosen = Signal(int, object)

    def __init__(self) -> None:
        super().__init__()
        self.views: list[RosterView] = []
        self._across = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._across.setContentsMargins(0, 0, 0, 0)
        self._across.setSpacing(scaled(2 * MIDDLE))

    def show_rosters(self, rosters: Sequence[Roster], choosable: bool) -> None:
        """Show these families; the rows keep their places, so that the keyboard stays where it is."""
        while len(self.views) < len(rosters):
            view = RosterView()
            view.said.connect(self.said)
            view.head_chosen.connect(partial(self.head_chosen.emit, len(self.views)))
            self.views.append(view)
            self._across.addWidget(view, 1, Qt.AlignmentFlag.AlignTop)
        for view in self.views[len(rosters) :]:
            view.hide()
        for view, roster in zip(self.views, rosters, strict=False):
            view.show_roster(roster, choosable)
            view.show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the families below one another where two have no room."""
        super().resizeEvent(event)
        beside = self.width() >= scaled(_WIDTH_BESIDE)
        directions = QBoxLayout.Direction
        self._across.setDirection(directions.LeftToRight if beside else directions.TopToBottom)


def _is_open(roster: Roster, entry: RosterEntry) -> bool:
    """Return whether what a member is to the applicant has to be told: who comes, and all where another applies."""
    asked = entry.way == "comes" or (entry.way == "stays" and roster.another_applies)
    return asked and entry.person.id != roster.heads[1]


def _note(roster: Roster) -> str:
    if roster.closes:
        return _("This case is closed")
    return _("A case of their own, with the same decision and place") if roster.is_new else ""


def _detail(entry: RosterEntry) -> str:
    person = entry.person
    said = {"comes": _("comes"), "goes": _("leaves")}.get(entry.way, "")
    was = ""
    if entry.way == "stays" and entry.before and entry.before != entry.after:
        was = _("was {relationship}").format(relationship=_word(entry.before))
    return " · ".join(filter(None, (person.sex or "", age_of(person, date.today()), said, was)))


def _fixed_word(entry: RosterEntry) -> str:
    return _word(entry.before if entry.way == "goes" else entry.after)


def _word(relationship: str | None) -> str:
    if relationship == PRINCIPAL:
        return _("applicant")
    return Person.relationship.show(relationship).lower()

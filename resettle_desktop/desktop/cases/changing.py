"""A change of a family, in a panel beside its page: what is asked, what it would do to every record, and one button."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from resettle_desktop.desktop.cases.models import first_name, member_line
from resettle_desktop.desktop.cases.rosters import RosterTable
from resettle_desktop.desktop.forms.history_tab import WholeRecord, change_part
from resettle_desktop.desktop.parts.basics import Label, Line, PrimaryButton, emptied, ground, roomy
from resettle_desktop.desktop.parts.levels import TONES
from resettle_desktop.desktop.parts.panel import Panel
from resettle_desktop.desktop.parts.theme import MIDDLE, NARROW, PAGE_MARGIN, scaled
from resettle_desktop.desktop.parts.widgets import Section
from resettle_desktop.records.errors import KnownError
from resettle_desktop.records.findings import Finding, Refused
from resettle_desktop.records.kinds import Case, Person
from resettle_desktop.records.record import Record, kind_of
from resettle_desktop.records.texts import _
from resettle_desktop.store.changes import Change, ChangeSet
from resettle_desktop.store.rosters import rosters
from resettle_desktop.store.sketches import Prepared
from resettle_desktop.store.store import Store
from resettle_desktop.store.views import Family

WIDTH = 468
ANY_WIDTH = 16_777_215  # Qt's own greatest width, which lets a widget take all the room there is


class FamilyChange(Panel):
    """Asks what one kind of change needs and shows anew what it would do whenever something else is chosen.

    ``apply_asked`` with the change set once the person has seen it.
    """

    apply_asked = Signal(object)

    wide = False

    def __init__(self, store: Store, title: str, button: str) -> None:
        super().__init__(title, WIDTH)
        self._store = store
        self.family: Family | None = None
        self.person = 0
        self.prepared: Prepared | None = None
        self.asked, self._shown = QVBoxLayout(), QVBoxLayout()
        self.said = Label("", "table", "text2", wraps=True)
        self.button = PrimaryButton(button, called=self.apply)
        for layout in (self.asked, self._shown):
            layout.setSpacing(scaled(NARROW))
        self._assemble()

    def _assemble(self) -> None:
        self.down.addWidget(roomy(self._body()), 1)
        self.down.addWidget(Line())
        foot = QVBoxLayout()
        foot.setContentsMargins(scaled(PAGE_MARGIN), scaled(NARROW), scaled(PAGE_MARGIN), scaled(MIDDLE))
        foot.addWidget(self.button, 0, Qt.AlignmentFlag.AlignRight if self.wide else Qt.AlignmentFlag(0))
        self.down.addLayout(foot)

    def _body(self) -> QWidget:
        """Return what is asked, and below it what it would change."""
        body, inner = _body()
        inner.addLayout(self.asked)
        inner.addWidget(Line())
        inner.addWidget(Label(_("What it would change"), "small", "text2", 600))
        inner.addWidget(self.said)
        inner.addLayout(self._shown)
        inner.addStretch(1)
        return body

    # what each kind of change says

    def begin_asking(self) -> None:
        """Fill what is asked for the family and the person that are shown."""

    def missing(self) -> str:
        """Return what has still to be chosen, in a sentence; empty where all is there."""
        return ""

    def prepare(self) -> Prepared:
        """Return the change that was asked for; raises KnownError or Refused where it cannot be."""
        raise NotImplementedError

    # what others call

    def begin(self, family: Family, person: int) -> None:
        """Show the panel anew for a family and the member that is shown."""
        self.family, self.person = family, person
        self.begin_asking()
        self.renew()
        self.setFocus()

    def renew(self) -> None:
        """Show what would be changed by what is chosen now."""
        said, self.prepared = self.missing(), None
        if not said:
            try:
                self.prepared = self.prepare()
            except KnownError as refused:
                said = str(refused)
            except Refused as refused:
                said = f"{refused.finding.text} {refused.finding.remedy}"
        self._show(said)

    def apply(self) -> None:
        """Ask for the change to be written."""
        if self.prepared is not None:
            self.apply_asked.emit(self.prepared.change_set)

    # internals

    def _family(self) -> Family:
        assert self.family is not None
        return self.family

    def _members(self) -> list[tuple[Person, str]]:
        today = date.today()
        people = [member.person for member in self._family().members]
        return [(person, f"{first_name(person)}  {member_line(person, today)}") for person in people]

    def _show(self, said: str) -> None:
        emptied(self._shown)
        self.said.setText(said)
        self.said.setVisible(bool(said))
        self.button.setEnabled(self.prepared is not None)
        if self.prepared is not None:
            self._show_prepared(self.prepared)

    def _show_prepared(self, prepared: Prepared) -> None:
        for widget in (*self._findings(prepared), *self._changes(prepared)):
            self._shown.addWidget(widget)

    def _findings(self, prepared: Prepared) -> list[QWidget]:
        return [_finding_line(found) for found in prepared.findings]

    def _changes(self, prepared: Prepared) -> list[QWidget]:
        changes = prepared.change_set.changes
        names = self._names(changes)
        return [_change_line(change, names) for change in changes]

    def _names(self, changes: Sequence[Change]) -> dict[int, str]:
        """Return how people know the records that are changed, and the cases that are named by their new values."""
        cases = {id for change in changes for id in change.touches() if change.kind == Person.kind_name()}
        found: list[Record] = list(self._store.rows.many(Case, cases).values())
        for change in changes:
            record = self._store.rows.get(kind_of(change.kind), change.record)
            found += [record] if record is not None else []
        new = {each.record: _new_label(each) for each in changes if each.before is None and each.kind == "Case"}
        return {**self._store.search.labels(found), **new}


class RosterChange(FamilyChange):
    """A change that is shown as the families themselves, before and after, in the place of the form.

    ``relationships`` are what somebody said here that members are to who applies, ``heads`` who applies for the
    family that is shown first or second. With ``choosable`` false the families are only shown.
    """

    wide, choosable = True, True
    asked_width = 280

    def __init__(self, store: Store, title: str, button: str) -> None:
        self.relationships: dict[int, str] = {}
        self.heads: dict[int, int] = {}
        self.rosters = RosterTable()
        self.all_changes = Section(_("All that is written"), QWidget())
        super().__init__(store, title, button)
        self.setMinimumWidth(0)
        self.setMaximumWidth(ANY_WIDTH)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.rosters.said.connect(self._take_relationship)
        self.rosters.head_chosen.connect(self._take_head)

    def _assemble(self) -> None:
        self.all_changes.body.setLayout(self._shown)
        self.all_changes.set_folded(True)
        self._findings_shown = QVBoxLayout()
        super()._assemble()

    def _body(self) -> QWidget:
        """Return what is asked at the left, and the families at the right."""
        body, inner = _body()
        asked = QWidget()
        asked.setFixedWidth(scaled(self.asked_width))
        left = _column(asked)
        left.addLayout(self.asked)
        left.addSpacing(scaled(NARROW))
        left.addWidget(self.said)
        left.addLayout(self._findings_shown)
        left.addStretch(1)
        seen = QWidget()
        self.seen = right = _column(seen)
        right.addWidget(self.rosters)
        right.addSpacing(scaled(NARROW))
        right.addWidget(self.all_changes)
        right.addStretch(1)
        across = QHBoxLayout()
        across.setSpacing(scaled(PAGE_MARGIN))
        for widget in (asked, Line(upright=True)):
            across.addWidget(widget)
        across.addWidget(seen, 1)
        inner.addLayout(across, 1)
        return body

    def begin(self, family: Family, person: int) -> None:
        """Show the panel anew; nothing is said yet of who is what."""
        self.forget()
        self.all_changes.set_folded(True)
        super().begin(family, person)

    def forget(self) -> None:
        """Forget what was said of who is what, since another family is drawn up."""
        self.relationships, self.heads = {}, {}

    def begin_anew(self) -> None:
        """Show what becomes of another choice of members or of a case, of which nothing is said yet."""
        self.forget()
        self.renew()

    # internals

    def _take_relationship(self, person: int, relationship: str | None) -> None:
        if self._known_relationship(person) == relationship:
            return
        if relationship is None:
            self.relationships.pop(person, None)
        else:
            self.relationships[person] = relationship
        self.renew()

    def _known_relationship(self, person: int) -> object:
        changes = self.prepared.change_set.changes if self.prepared is not None else ()
        after = next((change.after for change in changes if change.record == person), None) or {}
        return after.get("relationship")

    def _take_head(self, place: int, person: int) -> None:
        if self.heads.get(place) != person:
            self.relationships = {}
            self.heads[place] = person
            self.renew()

    def _show(self, said: str) -> None:
        emptied(self._findings_shown)
        super()._show(said)
        change_set = self.prepared.change_set if self.prepared is not None else ChangeSet(())
        found = rosters(self._store.rows, change_set, self._family().case.id)
        self.rosters.show_rosters(found, self.choosable)
        self.all_changes.setVisible(self.prepared is not None)

    def _show_prepared(self, prepared: Prepared) -> None:
        for widget in self._findings(prepared):
            self._findings_shown.addWidget(widget)
        for widget in self._changes(prepared):
            self._shown.addWidget(widget)


def _body() -> tuple[QWidget, QVBoxLayout]:
    body = ground(QWidget(), "surface")
    inner = QVBoxLayout(body)
    inner.setContentsMargins(scaled(PAGE_MARGIN), 0, scaled(PAGE_MARGIN), scaled(MIDDLE))
    inner.setSpacing(scaled(NARROW))
    return body, inner


def _column(widget: QWidget) -> QVBoxLayout:
    down = QVBoxLayout(widget)
    down.setContentsMargins(0, 0, 0, 0)
    down.setSpacing(scaled(NARROW))
    return down


def _finding_line(found: Finding) -> QWidget:
    return Label(f"{found.number} {found.text} {found.remedy}", "table", TONES[found.level], wraps=True)


def _change_line(change: Change, names: Mapping[int, str]) -> QWidget:
    """A record that comes or goes is one line that unfolds; of another each field is seen before and after."""
    whole = change.before is None or change.after is None
    return WholeRecord(change, names) if whole else change_part(change, names)


def _new_label(change: Change) -> str:
    number = (change.after or {}).get("unhcr_number")
    return _("the new case {number}").format(number=number) if number else _("the new case")

"""A change of a family, in a panel beside its page: what is asked, what it would do to every record, and one button."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from resettle_desktop.desktop.cases.models import first_name, member_line
from resettle_desktop.desktop.forms.history_tab import WholeRecord, change_part
from resettle_desktop.desktop.parts.basics import Label, Line, PrimaryButton, ground, roomy
from resettle_desktop.desktop.parts.levels import TONES
from resettle_desktop.desktop.parts.panel import Panel
from resettle_desktop.desktop.parts.theme import MIDDLE, NARROW, PAGE_MARGIN, scaled
from resettle_desktop.records.errors import KnownError
from resettle_desktop.records.findings import Finding, Refused
from resettle_desktop.records.kinds import Case, Person
from resettle_desktop.records.record import Record, kind_of
from resettle_desktop.records.texts import _
from resettle_desktop.store.changes import Change
from resettle_desktop.store.sketches import Prepared
from resettle_desktop.store.store import Store
from resettle_desktop.store.views import Family

WIDTH = 468


class FamilyChange(Panel):
    """Asks what one kind of change needs and shows anew what it would do whenever something else is chosen.

    ``apply_asked`` with the change set once the person has seen it.
    """

    apply_asked = Signal(object)

    def __init__(self, store: Store, title: str, button: str) -> None:
        super().__init__(title, WIDTH)
        self._store = store
        self.family: Family | None = None
        self.person = 0
        self.prepared: Prepared | None = None
        self.asked = QVBoxLayout()
        self.said = Label("", "table", "text2", wraps=True)
        self.button = PrimaryButton(button, called=self.apply)
        self._shown = QVBoxLayout()
        self._assemble()

    def _assemble(self) -> None:
        margin = scaled(PAGE_MARGIN)
        body = ground(QWidget(), "surface")
        inner = QVBoxLayout(body)
        inner.setContentsMargins(margin, 0, margin, scaled(MIDDLE))
        inner.setSpacing(scaled(NARROW))
        for layout in (self.asked, self._shown):
            layout.setSpacing(scaled(NARROW))
        inner.addLayout(self.asked)
        inner.addWidget(Line())
        inner.addWidget(Label(_("What it would change"), "small", "text2", 600))
        inner.addWidget(self.said)
        inner.addLayout(self._shown)
        inner.addStretch(1)
        foot = QVBoxLayout()
        foot.setContentsMargins(margin, scaled(NARROW), margin, scaled(MIDDLE))
        foot.addWidget(self.button)
        self.down.addWidget(roomy(body), 1)
        self.down.addWidget(Line())
        self.down.addLayout(foot)

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
        while self._shown.count():
            item = self._shown.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.said.setText(said)
        self.said.setVisible(bool(said))
        self.button.setEnabled(self.prepared is not None)
        for widget in self._parts(self.prepared) if self.prepared else ():
            self._shown.addWidget(widget)

    def _parts(self, prepared: Prepared) -> list[QWidget]:
        said = [_finding_line(found) for found in prepared.findings]
        changes = prepared.change_set.changes
        names = self._names(changes)
        return [*said, *(_change_line(change, names) for change in changes)]

    def _names(self, changes: Sequence[Change]) -> dict[int, str]:
        """Return how people know the records that are changed, and the cases that are named by their new values."""
        cases = {id for change in changes for id in change.touches() if change.kind == Person.kind_name()}
        found: list[Record] = list(self._store.rows.many(Case, cases).values())
        for change in changes:
            record = self._store.rows.get(kind_of(change.kind), change.record)
            found += [record] if record is not None else []
        new = {each.record: _new_label(each) for each in changes if each.before is None and each.kind == "Case"}
        return {**self._store.search.labels(found), **new}


def _finding_line(found: Finding) -> QWidget:
    return Label(f"{found.number} {found.text} {found.remedy}", "table", TONES[found.level], wraps=True)


def _change_line(change: Change, names: Mapping[int, str]) -> QWidget:
    """A record that comes or goes is one line that unfolds; of another each field is seen before and after."""
    whole = change.before is None or change.after is None
    return WholeRecord(change, names) if whole else change_part(change, names)


def _new_label(change: Change) -> str:
    number = (change.after or {}).get("unhcr_number")
    return _("the new case {number}").format(number=number) if number else _("the new case")

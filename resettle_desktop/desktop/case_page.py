"""A case: its head, its family at the left, and for the chosen member or the whole case a tab for each side of it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from resettle_desktop.desktop.basics import Line, ground
from resettle_desktop.desktop.case_header import CaseHeader
from resettle_desktop.desktop.case_tabs import CASE, DOCUMENTS, PERSON, RECEPTION, CaseTabs
from resettle_desktop.desktop.case_writing import CaseWriting
from resettle_desktop.desktop.drafts import Drafts
from resettle_desktop.desktop.family_list import FamilyList
from resettle_desktop.desktop.findings_pane import FindingsPane
from resettle_desktop.desktop.form import Form
from resettle_desktop.desktop.saving import Outcome, add_record, save_form
from resettle_desktop.records.errors import KnownError
from resettle_desktop.records.kinds import Case, Person
from resettle_desktop.records.numbers import id_text, new_id
from resettle_desktop.records.texts import _
from resettle_desktop.store.changes import Applied
from resettle_desktop.store.store import Store
from resettle_desktop.store.views import Family, Member


class CasePage(QWidget):
    """Shows one case for reading and editing; ``drafts`` keeps what was typed and not saved.

    ``state_changed`` says whether all is saved, for the top bar; ``step_asked`` asks for the case before or after.
    """

    back = Signal()
    case_opened = Signal(object)
    departure_opened = Signal(object)
    message = Signal(str, object)
    state_changed = Signal(str, bool)
    step_asked = Signal(int)
    _applied = Signal(object)

    def __init__(self, store: Store, case: int, drafts: Drafts | None = None) -> None:
        super().__init__()
        self._store = store
        self.case_id, self.person_id = 0, 0
        self.family: Family | None = None
        self._new: Person | None = None
        self._drafts = drafts or Drafts()
        self.writing = CaseWriting(store, self)
        self._more = QMenu(self)
        self.header = CaseHeader(self._more)
        self.members = FamilyList()
        self.tabs = CaseTabs(store)
        self.person_form, self.case_form = self.tabs.person_form, self.tabs.case_form
        self.findings = FindingsPane()
        self._assemble()
        self._connect()
        self._connect_writing()
        self._fill_more()
        self.show_case(case)

    def _assemble(self) -> None:
        ground(self, "surface")
        down = _tight(QVBoxLayout(self))
        down.addWidget(self.header)
        down.addWidget(Line())
        across, right = _tight(QHBoxLayout()), _tight(QVBoxLayout())
        down.addLayout(across, 1)
        across.addWidget(self.members)
        across.addWidget(Line(upright=True))
        across.addLayout(right, 1)
        right.addWidget(self.tabs, 1)
        right.addWidget(self.findings)

    def _connect(self) -> None:
        self.header.step_asked.connect(self.step_asked)
        self.header.departure_asked.connect(self.departure_opened)
        self.header.held_asked.connect(self._next_held)
        self.members.chosen.connect(self.show_member)
        self.members.add_asked.connect(self.add_member)
        self.tabs.turned.connect(self._show_findings)
        self.tabs.findings_changed.connect(self._show_findings)
        self.tabs.departure_asked.connect(self.departure_opened)
        self.findings.asked.connect(lambda found: self.tabs.with_form(lambda form: form.go_to(found.field)))
        for keys, called in self._shortcuts().items():
            QShortcut(QKeySequence(keys), self, called, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _connect_writing(self) -> None:
        for part in (self.tabs, self.writing):
            part.message.connect(self.message)
            part.failed.connect(self.tabs.show_failure)
        self.writing.state_changed.connect(self.state_changed)
        self.tabs.save_asked.connect(self.save_and_next)
        self.tabs.edited.connect(partial(self.writing.say_state, True))
        self.tabs.taken_back.connect(self._tell_taken_back)
        for form in (self.person_form, self.case_form):
            form.edited.connect(self._keep_drafts)
        self._applied.connect(self._take_changes)
        self.destroyed.connect(self._store.listen(self._applied.emit))

    def _shortcuts(self) -> dict[str, Callable[[], object]]:
        called: dict[str, Callable[[], object]] = {
            "Ctrl+S": self.save,
            "Ctrl+Return": self.save_and_next,
            "Ctrl+Enter": self.save_and_next,
            "Ctrl+Up": partial(self._step, -1),
            "Ctrl+Down": partial(self._step, 1),
            "Alt+Up": partial(self.step_asked.emit, -1),
            "Alt+Down": partial(self.step_asked.emit, 1),
            "F8": partial(self.tabs.with_form, Form.next_finding),
            "Ins": self.add_member,
            "Ctrl+Z": self.writing.undo_last,
        }
        return called | {f"Ctrl+{n + 1}": partial(self.tabs.turn_to, n) for n in range(self.tabs.bar.count())}

    def _fill_more(self) -> None:
        for label, keys, called in (
            (_("Add a member"), _("Ins"), self.add_member),
            (_("Remove this member"), "", self.remove_member),
            (_("Take back the last save"), _("Ctrl+Z"), self.writing.undo_last),
        ):
            action = self._more.addAction(f"{label}\t{keys}" if keys else label)
            action.triggered.connect(lambda _checked=False, called=called: called())

    # what others call

    def show_case(self, case: int, person: int = 0) -> None:
        """Show another case, with one of its members or its head; raises KnownError where it is no longer there."""
        self._keep_texts()
        self._new = None
        self.case_id = case
        family = self._read()
        self.case_form.show_record(family.case, self._drafts.of(case))
        ids = [member.person.id for member in family.members]
        self._show_person(person if person in ids else next(iter(ids), 0))
        self._repaint()

    def show_member(self, person: int) -> None:
        """Show another member in the same tab."""
        if person != self.person_id:
            self._keep_texts()
            self._show_person(person)
            self._repaint()

    def set_place(self, number: int, count: int) -> None:
        """Say which case of the list this is, counted from 1; nothing for 0."""
        self.header.set_place(number, count)

    def add_member(self) -> None:
        """Show the empty form of one more member; saving adds the person to the case."""
        self._keep_texts()
        self._new = Person(id=new_id(), case=self.case_id)
        self.tabs.turn_to(PERSON)
        self._show_person(self._new.id)
        self._repaint()
        self.person_form.go_to_first()

    def remove_member(self) -> None:
        """Remove the shown member with the documents; it can be taken back."""
        person = self._store.rows.get(Person, self.person_id)
        if person is not None:
            self._drafts.keep(person.id, {})
            self.person_form.record = None
            self.writing.remove_person(person)

    def save(self) -> bool:
        """Write what was typed in the shown tab; return whether nothing was left behind."""
        form = self.tabs.form()
        if form is None:
            return True
        savers: dict[int, Callable[[], Outcome]] = {CASE: partial(save_form, self._store, self.case_form)}
        savers |= {DOCUMENTS: self.tabs.documents.save, RECEPTION: self.tabs.reception.save}
        done = self.writing.save(form, savers.get(self.tabs.current(), self._save_person))
        self._keep_texts()
        self.members.mark_draft(self.person_id, self.person_form.is_typed())
        return done

    def save_and_next(self) -> None:
        """Save, and show the next member in the same tab; stay where something could not be saved."""
        if self.save() and self.tabs.current() == PERSON and self._step(1):
            self.person_form.go_to_first()

    # internals

    def _read(self) -> Family:
        case = self._store.rows.get(Case, self.case_id)
        if case is None:
            raise KnownError(_("This case is no longer in the store. Go back to the list of cases."))
        self.family = self._store.views.families([case])[0]
        return self.family

    def _shown_members(self) -> list[Member]:
        members = list(self.family.members) if self.family else []
        return [*members, Member(self._new, _("New member"), (), ())] if self._new else members

    def _show_person(self, person: int) -> None:
        self.person_id = person
        for member in self._shown_members():
            if member.person.id == person:
                self.tabs.show_person(member.person, self._drafts.of(person))

    def _keep_texts(self) -> None:
        """Keep what was typed of the shown member and case; a new member of whom nothing was typed goes again."""
        for id, form in ((self.person_id, self.person_form), (self.case_id, self.case_form)):
            if form.record is not None and form.record.id == id:
                self._drafts.keep(id, form.drafts())
        if self._new is not None and self._new.id == self.person_id and not self._drafts.of(self.person_id):
            self._new = None

    def _keep_drafts(self) -> None:
        for id, form in ((self.person_id, self.person_form), (self.case_id, self.case_form)):
            self._drafts.keep(id, form.drafts())
        self.members.mark_draft(self.person_id, self.person_form.is_typed())
        self.writing.say_state(True)

    def _save_person(self) -> Outcome:
        if self._new is None or self.person_id != self._new.id:
            return save_form(self._store, self.person_form)
        outcome = add_record(self._store, self.person_form, {"case": id_text(self.case_id)})
        if outcome.applied is not None:
            self._new = None
            self._drafts.keep(self.person_id, {})
            self._read()
            self._show_person(self.person_id)
            self._repaint()
        return outcome

    def _tell_taken_back(self, number: int) -> None:
        self.message.emit(_("Change set {number} taken back").format(number=number), None)

    def _take_changes(self, _applied: Applied) -> None:
        """Show what was written, here or elsewhere, where it concerns this family."""
        if self._store.rows.get(Case, self.case_id) is None:
            self.back.emit()
            return
        family = self._read()
        self.case_form.renew(family.case)
        here = {member.person.id: member.person for member in family.members}
        if self.person_id in here and self.person_form.record is not None:
            self.person_form.renew(here[self.person_id])
        elif self._new is None and here:
            self._show_person(self.person_id if self.person_id in here else next(iter(here)))
        self.tabs.documents.refresh()
        self._repaint()

    def _repaint(self) -> None:
        if self.family is None:
            return
        self.header.show_family(self.family)
        drafted = {self._new.id} if self._new else set()
        self.members.show_members(self._shown_members(), self.person_id, self._drafts.records() | drafted)
        self.tabs.show_family(self.family)
        self._show_findings()

    def _show_findings(self) -> None:
        form = self.tabs.form()
        self.findings.setVisible(not self.tabs.is_read_only())
        self.findings.show_findings(form.findings() if form is not None else [])

    def _step(self, step: int) -> bool:
        person = self.members.neighbour(self.person_id, step)
        if person is not None:
            self.show_member(person)
        return person is not None

    def _next_held(self) -> None:
        held = [member.person.id for member in self.family.held] if self.family else []
        if held:
            place = held.index(self.person_id) + 1 if self.person_id in held else 0
            self.show_member(held[place % len(held)])


def _tight(layout: QBoxLayout) -> QBoxLayout:
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    return layout

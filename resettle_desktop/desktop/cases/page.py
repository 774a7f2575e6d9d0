"""A case: its head, its family at the left, and for the chosen member or the whole case a tab for each side of it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSignalBlocker, Signal

from resettle_desktop.desktop.cases.commands import add_case_commands
from resettle_desktop.desktop.cases.files import FilesOfCase
from resettle_desktop.desktop.cases.found import FoundOfCase
from resettle_desktop.desktop.cases.proposals import of_relation
from resettle_desktop.desktop.cases.removing import Removal, removal_of
from resettle_desktop.desktop.cases.sheet import CaseSheet
from resettle_desktop.desktop.cases.tabs import PERSON
from resettle_desktop.desktop.cases.writing import CaseWriting
from resettle_desktop.desktop.forms.drafts import Drafts
from resettle_desktop.documents.catalogue import FAMILY_SHEET
from resettle_desktop.records.findings import Finding
from resettle_desktop.records.kinds import Case, HealthActivity, Person
from resettle_desktop.records.texts import _
from resettle_desktop.rules.clearance.remedies import Mending
from resettle_desktop.store.changes import Applied
from resettle_desktop.store.store import Store


class CasePage(CaseSheet):
    """Shows one case for reading and editing; ``drafts`` keeps what was typed and not saved.

    ``state_changed`` says whether all is saved, for the top bar; ``step_asked`` asks for the case before or after.
    The page's commands are its ``actions()``, with their keys.
    """

    back = Signal()
    case_opened = Signal(object)
    person_opened = Signal(object)
    departure_opened = Signal(object)
    message = Signal(str, object)
    state_changed = Signal(str, bool)
    step_asked = Signal(int)
    _applied = Signal(object)

    def __init__(self, store: Store, case: int, drafts: Drafts | None = None) -> None:
        super().__init__(store, case, drafts)
        self.person_id = 0
        self.writing = CaseWriting(store, self)
        self.found = FoundOfCase(store, self.family, self.tabs, self.findings)
        self.files = FilesOfCase(self, self.tabs)
        add_case_commands(self, self.more, self)
        self._connect()
        self._connect_writing()
        self.person_form.fields["relationship"].editor.left.connect(self._propose_of_relation)
        self.show_case(case)

    def _connect(self) -> None:
        self.header.step_asked.connect(self.step_asked)
        self.header.departure_asked.connect(self.departure_opened)
        self.header.held_asked.connect(self._next_held)
        self.members.chosen.connect(self.show_member)
        self.members.add_asked.connect(self.add_member)
        self.removal.agreed.connect(self._remove)
        self.removal.left.connect(self.members.setFocus)
        self.reconciling.agreed.connect(lambda _change_set: self.members.setFocus())
        self.reconciling.agreed.connect(self.writing.write_apart)
        self.reconciling.left.connect(self.members.setFocus)
        self.writing.undecided.connect(self.reconciling.ask)
        self.tabs.turned.connect(self.found.show)
        self.tabs.findings_changed.connect(self.found.show)
        self.tabs.departure_asked.connect(self.departure_opened)
        self.tabs.paper_asked.connect(self._show_papers)
        self.tabs.activity_asked.connect(self._show_activity)
        self.findings.asked.connect(self.go_to)
        self.found.member_asked.connect(self.show_member)
        self.findings.accepted.connect(self.writing.accept)
        self.findings.ask_again.connect(self.writing.ask_again)

    def _connect_writing(self) -> None:
        for part in (self.tabs, self.writing, self.changes):
            part.message.connect(self.message)
            part.failed.connect(self.tabs.show_failure)
        self.writing.state_changed.connect(self.state_changed)
        self.files.failed.connect(self.tabs.show_failure)
        self.changes.left.connect(self.members.setFocus)
        self.header.print_asked.connect(self.print_family)
        self.papers.message.connect(self.message)
        self.papers.left.connect(self.members.setFocus)
        self.changes.came.connect(self._show_who_came)
        self.newcomer.person_asked.connect(self.person_opened)
        self.tabs.save_asked.connect(self.save_and_next)
        self.tabs.edited.connect(self._say_state)
        self.tabs.taken_back.connect(self._tell_taken_back)
        for form in (self.person_form, self.case_form):
            form.edited.connect(self._keep_drafts)
        self._applied.connect(self._take_changes)
        self.destroyed.connect(self._store.listen(self._applied.emit))

    # what others call

    def show_case(self, case: int, person: int = 0) -> None:
        """Show another case, with one of its members or its head; raises KnownError where it is no longer there."""
        family = self.family.show(case)
        self.tabs.show_failure("")
        self.changes.hide()
        self.papers.hide()
        ids = [member.person.id for member in self.family.members()]
        with QSignalBlocker(self.tabs):  # what is found is shown once, when all is there
            self.case_form.show_record(family.case, self._drafts.of(case))
            self._show_person(person if person in ids else ids[0])
        self._repaint()

    def show_member(self, person: int) -> None:
        """Show another member in the same tab."""
        self.uncover()
        if person != self.person_id:
            self.family.leave(self.person_id)
            with QSignalBlocker(self.tabs):
                self._show_person(person)
            self._repaint_members()

    def add_member(self) -> None:
        """Show the form of one more member; saving adds the person to the case."""
        self.uncover()
        new = self.family.begin()
        self.tabs.turn_to(PERSON)
        self._show_person(new.id)
        self._repaint()
        self.person_form.go_to_first()

    def change_family(self, place: int) -> None:
        """Show the panel of one of the ``CHANGES`` of a family."""
        if self.family.family is not None:
            self.papers.hide()
            self.changes.show_change(place, self.family.family, self.person_id)

    def print_family(self) -> None:
        """Show the family's sheet as it would be printed now, with the ways to print it and to save it."""
        self.print_paper(FAMILY_SHEET)

    def print_paper(self, document: str) -> None:
        """Show a paper of this case, by the name of its document, as it would be printed now."""
        self.changes.hide()
        self.papers.show_paper(document, self.case_id)

    def take_apart(self) -> None:
        """Take back the last merge into the shown member or the case; both records are there again."""
        self.writing.take_apart(self.person_id, self.case_id)

    def remove_member(self) -> None:
        """Remove the shown member, asking first where records go along. One being added is only forgotten."""
        person = self._store.rows.get(Person, self.person_id)
        if person is None:
            self._drafts.forget(self.person_id)
            self.family.new = None
            self._take_changes()
            return
        self.removal.begin(removal_of(self._store.rows, person))

    def save(self) -> bool:
        """Write what was typed in the shown tab; return whether nothing was left behind."""
        form = self.tabs.form()
        if form is None:
            return True
        done = self.writing.save(form, partial(self.tabs.save, self.person_id, self.findings.taken_reason()))
        self._keep_drafts()
        return done

    def save_and_next(self) -> None:
        """Save, and show the next member in the same tab; after one who was added, ask for one more.

        Stay where something could not be saved.
        """
        was_new = self.family.is_new(self.person_id)
        if not self.save() or self.tabs.current() != PERSON:
            return
        if was_new and not self.family.is_new(self.person_id):
            self.add_member()  # not the next of the list, which is in the order of age
        elif self.step_member(1):
            self.person_form.go_to_first()

    def take_from_above(self) -> None:
        """Put the value of the member above into the field in which the keyboard is."""
        above, name = self.members.neighbour(self.person_id, -1), self.person_form.current_field()
        person = self.family.person(above) if above is not None else None
        if person is not None and name:
            self.person_form.fill(name, Person.field(name).show(person.of(name)))

    def step_member(self, step: int) -> bool:
        """Show the member so many places further in the same tab; return whether there was one."""
        person = self.members.neighbour(self.person_id, step)
        if person is not None:
            self.show_member(person)
        return person is not None

    def next_finding(self) -> None:
        """Go to the next field with a finding; from a tab that has none, to the first of the family."""
        self.uncover()
        self.found.next()

    def go_to(self, found: Finding) -> None:
        """Go to the field of a finding, of the shown form or of another record of the family."""
        self.uncover()
        self.found.go_to(found)

    def mend(self, to: Mending) -> None:
        """Go to the field that mends what holds the shown member; one more record is begun with what it is of."""
        if to.record is not None:
            self.found.lead_to(to.kind, to.record, to.name, self.person_id)
        elif self.tabs.begin_record(to.kind, to.values):
            self.tabs.with_form(lambda form: form.go_to(to.name))

    # internals

    def _show_person(self, person: int) -> None:
        self.removal.leave()
        self.reconciling.leave()
        self.newcomer.forget()
        self.person_id = person
        shown, typed = self.family.person(person), self._drafts.of(person)
        if shown is None:
            return
        fresh = self.family.is_new(person) and not typed
        self.tabs.show_person(shown, self.family.proposals() if fresh else typed)
        if fresh:
            self.family.proposed = self.person_form.drafts()

    def _propose_of_relation(self) -> None:
        """Fill what the relation of a new member says, where nothing was typed."""
        head, relation = self.family.head(), self.person_form.fields["relationship"]
        if head is not None and self.family.is_new(self.person_id) and not relation.refused():
            self.person_form.fill_empty(of_relation(relation.editor.value(), head))

    def _show_who_came(self, person: int) -> None:
        """Somebody of the store came in place of the member who was being added, which is forgotten."""
        if self.family.new is not None:
            self._drafts.forget(self.family.new.id)
            self.family.new = None
        self._take_changes()
        self.show_member(person)

    def _remove(self, removal: Removal) -> None:
        if self.writing.remove_person(removal):
            for record in (removal.person, *removal.parts):
                self._drafts.forget(record.id)

    def _keep_drafts(self) -> None:
        for form in (self.person_form, self.case_form):
            if form.record is not None:
                self.family.keep(form.record, form.drafts())
        self.members.mark_draft(self.person_id, bool(self._drafts.of(self.person_id)))
        self._say_state()

    def _say_state(self) -> None:
        self.writing.say_state(bool(self._drafts.records()))

    def _tell_taken_back(self, number: int) -> None:
        self.message.emit(_("Change set {number} taken back").format(number=number), None)

    def _take_changes(self, _applied: Applied | None = None) -> None:
        """Show what was written, here or elsewhere, where it concerns this family."""
        if self._store.rows.get(Case, self.case_id) is None:
            self._leave_for(self._store.merging.became(self.case_id))
            return
        family = self.family.read()
        self.case_form.renew(family.case)
        shown = self.family.person(self.person_id)
        if shown is None:
            self._show_person(self.family.members()[0].person.id)
        elif shown is not self.family.new:
            self.person_form.renew(shown)
        self.tabs.refresh_records()
        self._repaint()

    def _leave_for(self, case: int | None) -> None:
        """The case is no longer there: go to the one into which it was merged, else back."""
        if case is not None:
            self.show_case(case)
            self.case_opened.emit(case)
        else:
            self.back.emit()

    def _repaint(self) -> None:
        if self.family.family is None:
            return
        self.header.show_family(self.family.family, self.family.held_words())
        with QSignalBlocker(self.tabs):
            self.tabs.show_family(self.family.family)
        self._repaint_members()
        self.photos.ask([member.person.id for member in self.family.members()])
        self.show_photos()

    def _repaint_members(self) -> None:
        case = self.family.family.case if self.family.family else None
        self.members.show_members(self.family.members(), self.person_id, self._drafts.records(), case)
        self.found.show()
        self.members.show_photos(self.photos.of)

    def _show_papers(self, person: int, kind: str) -> None:
        self.show_member(person)
        self.tabs.turn_to_list(kind)

    def _show_activity(self, person: int, record: int) -> None:
        self.show_member(person)
        self.tabs.go_to_record(HealthActivity.kind_name(), record)

    def _next_held(self) -> None:
        held = self.family.held()
        if held:
            place = held.index(self.person_id) + 1 if self.person_id in held else 0
            self.show_member(held[place % len(held)])

"""A case: its head, its family at the left, and for the chosen member or the whole case a tab for each side of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from resettle_desktop.desktop.basics import Line, ground, roomy
from resettle_desktop.desktop.case_header import CaseHeader
from resettle_desktop.desktop.family_list import FamilyList
from resettle_desktop.desktop.findings_pane import FindingsPane
from resettle_desktop.desktop.form import Form
from resettle_desktop.desktop.history_tab import HistoryTab
from resettle_desktop.desktop.records_tab import RecordsTab
from resettle_desktop.desktop.saving import Outcome, add_record, save_form
from resettle_desktop.desktop.theme import NARROW, PAGE_MARGIN, font, scaled
from resettle_desktop.desktop.travel_tab import TravelTab
from resettle_desktop.desktop.widgets import Banner, Label, PrimaryButton
from resettle_desktop.records.errors import KnownError
from resettle_desktop.records.kinds import Case, Person, Placement, TravelDocument
from resettle_desktop.records.numbers import id_text, new_id
from resettle_desktop.records.texts import _, n_
from resettle_desktop.store.changes import Applied, Draft
from resettle_desktop.store.search import person_label
from resettle_desktop.store.store import Store
from resettle_desktop.store.views import Family, Member

L = TypeVar("L", QHBoxLayout, QVBoxLayout)
PERSON, CASE, DOCUMENTS, TRAVEL, RECEPTION, HISTORY = range(6)


class CasePage(QWidget):
    """Shows one case for reading and editing; what was typed and not saved is kept while the program runs.

    ``state_changed`` says whether all is saved, for the top bar; ``step_asked`` asks for the case before or after.
    """

    back = Signal()
    case_opened = Signal(object)
    departure_opened = Signal(object)
    message = Signal(str, object)
    state_changed = Signal(str, bool)
    step_asked = Signal(int)
    _applied = Signal(object)

    def __init__(self, store: Store, case: int) -> None:
        super().__init__()
        self._store = store
        self.case_id, self.person_id = 0, 0
        self.family: Family | None = None
        self._new: Person | None = None
        self._last: int | None = None
        self._drafts: dict[int, dict[str, str]] = {}
        self._more = QMenu(self)
        self.header = CaseHeader(self._more)
        self.members = FamilyList()
        self.tabs = QTabBar()
        self.stack = QStackedWidget()
        self.person_form, self.case_form = Form(Person), Form(Case)
        self.documents = RecordsTab(store, TravelDocument, "person")
        self.travel = TravelTab(store)
        self.reception = RecordsTab(store, Placement, "case")
        self.history = HistoryTab(store)
        self.findings = FindingsPane()
        self.save_button = PrimaryButton("", called=self.save_and_next)
        self.failure = QVBoxLayout()
        self._keys = Label("", "small", "text2")
        self._assemble()
        self._connect()
        self._fill_more()
        self.show_case(case)

    def _assemble(self) -> None:
        ground(self, "surface")
        down = _tight(QVBoxLayout(self))
        down.addWidget(self.header)
        down.addWidget(Line())
        across = _tight(QHBoxLayout())
        down.addLayout(across, 1)
        across.addWidget(self.members)
        across.addWidget(Line(upright=True))
        right = _tight(QVBoxLayout())
        across.addLayout(right, 1)
        right.addLayout(self._tab_line())
        right.addWidget(Line())
        right.addLayout(self.failure)
        right.addWidget(self.stack, 1)
        right.addWidget(self.findings)
        forms = [roomy(ground(form, "surface")) for form in (self.person_form, self.case_form)]
        for page in (*forms, self.documents, self.travel, self.reception, self.history):
            self.stack.addWidget(page)

    def _tab_line(self) -> QHBoxLayout:
        titles = (_("Person"), _("Case"), _("Documents"), _("Travel"), _("Reception"), _("History"))
        self.tabs.setFont(font("table", 500))
        self.tabs.setExpanding(False)
        self.tabs.setAccessibleName(_("Sides of the case"))
        for place, title in enumerate(titles):
            self.tabs.addTab(title)
            self.tabs.setTabToolTip(place, _("Ctrl+{number}").format(number=place + 1))
        across = QHBoxLayout()
        across.setContentsMargins(scaled(PAGE_MARGIN), scaled(4), scaled(14), scaled(4))
        across.setSpacing(scaled(NARROW))
        across.addWidget(self.tabs)
        across.addStretch(1)
        across.addWidget(self._keys)
        across.addWidget(self.save_button)
        return across

    def _connect(self) -> None:
        self.header.step_asked.connect(self.step_asked)
        self.header.departure_asked.connect(self.departure_opened)
        self.header.held_asked.connect(self._next_held)
        self.members.chosen.connect(self.show_member)
        self.members.add_asked.connect(self.add_member)
        self.tabs.currentChanged.connect(self._turn)
        self.travel.departure_asked.connect(self.departure_opened)
        self.history.taken_back.connect(self._tell_taken_back)
        self.findings.field_asked.connect(lambda name: self._form_shown(lambda form: form.go_to(name)))
        for form in (self.person_form, self.case_form):
            form.edited.connect(self._keep_draft)
            form.findings_changed.connect(self._show_findings)
        for tab in (self.documents, self.reception):
            tab.done.connect(self.message)
            tab.edited.connect(self._say_draft)
            tab.form.findings_changed.connect(self._show_findings)
        self._applied.connect(self._take_changes)
        self.destroyed.connect(self._store.listen(self._applied.emit))
        self._shortcuts()

    def _shortcuts(self) -> None:
        called: dict[str, Callable[[], object]] = {
            "Ctrl+S": self.save,
            "Ctrl+Return": self.save_and_next,
            "Ctrl+Enter": self.save_and_next,
            "Ctrl+Up": lambda: self._step(-1),
            "Ctrl+Down": lambda: self._step(1),
            "Alt+Up": lambda: self.step_asked.emit(-1),
            "Alt+Down": lambda: self.step_asked.emit(1),
            "F8": lambda: self._form_shown(Form.next_finding),
            "Ins": self.add_member,
            "Ctrl+Z": self.undo_last,
        }
        for place in range(self.tabs.count()):
            called[f"Ctrl+{place + 1}"] = partial(self.tabs.setCurrentIndex, place)
        for keys, function in called.items():
            context = Qt.ShortcutContext.WidgetWithChildrenShortcut
            QShortcut(QKeySequence(keys), self, function, context=context)

    def _fill_more(self) -> None:
        for label, keys, called in (
            (_("Add a member"), _("Ins"), self.add_member),
            (_("Remove this member"), "", self.remove_member),
            (_("Take back the last save"), _("Ctrl+Z"), self.undo_last),
        ):
            action = self._more.addAction(f"{label}\t{keys}" if keys else label)
            action.triggered.connect(lambda _checked=False, called=called: called())

    # what others call

    def show_case(self, case: int, person: int = 0) -> None:
        """Show another case, with one of its members or its head; raises KnownError where it is no longer there."""
        self._leave()
        self._new = None
        self.case_id = case
        self._read()
        drafts = self._drafts.get(case)
        if self.family is not None:
            self.case_form.show_record(self.family.case, drafts)
            ids = [member.person.id for member in self.family.members]
            self._show_person(person if person in ids else ids[0] if ids else 0)
        self._repaint()

    def show_member(self, person: int) -> None:
        """Show another member in the same tab."""
        if person != self.person_id:
            self._leave()
            self._show_person(person)
            self._repaint()

    def set_place(self, number: int, count: int) -> None:
        """Say which case of the list this is, counted from 1; nothing for 0."""
        self.header.set_place(number, count)

    def has_drafts(self) -> bool:
        """Return whether anything was typed that is not saved."""
        self._leave()
        return any(self._drafts.values())

    def add_member(self) -> None:
        """Show the empty form of one more member; saving adds the person to the case."""
        self._leave()
        self._new = Person(id=new_id(), case=self.case_id)
        self.tabs.setCurrentIndex(PERSON)
        self._show_person(self._new.id)
        self._repaint()
        self.person_form.go_to_first()

    def remove_member(self) -> None:
        """Remove the shown member with the documents; it can be taken back."""
        person = self._store.rows.get(Person, self.person_id)
        if person is None:
            return
        draft = Draft()
        for document in self._store.rows.equal(TravelDocument, person=person.id):
            draft.remove("TravelDocument", document.id, document.values())
        draft.remove("Person", person.id, person.values())
        self._drafts.pop(person.id, None)
        name = person_label(person)
        self._try(lambda: self._store.apply(draft.change_set(source=_("form"))), _("{name} removed").format(name=name))

    def save(self) -> bool:
        """Write what was typed in the shown tab; return whether nothing was left behind."""
        self._show_failure("")
        saver = {CASE: self._save_case, DOCUMENTS: self.documents.save, RECEPTION: self.reception.save}
        outcome = saver.get(self.tabs.currentIndex(), self._save_person)()
        if outcome.applied is not None:
            self._last = outcome.applied.number
            self._say_saved()
        form = self._form()
        left = form is not None and form.is_typed()
        self._tell_outcome(outcome, left)
        return not left

    def save_and_next(self) -> None:
        """Save, and show the next member in the same tab; stay where something could not be saved."""
        if self.save() and self.tabs.currentIndex() == PERSON and self._step(1):
            self.person_form.go_to_first()

    def undo_last(self) -> None:
        """Take back the last save of this page."""
        if self._last is not None:
            number, self._last = self._last, None
            self._try(lambda: self._store.undo(number), _("Taken back"))

    # internals

    def _read(self) -> None:
        case = self._store.rows.get(Case, self.case_id)
        if case is None:
            raise KnownError(_("This case is no longer in the store. Go back to the list of cases."))
        self.family = self._store.views.families([case])[0]

    def _shown_members(self) -> list[Member]:
        members = list(self.family.members) if self.family else []
        return [*members, Member(self._new, _("New member"), (), ())] if self._new else members

    def _show_person(self, person: int) -> None:
        self.person_id = person
        member = next((each for each in self._shown_members() if each.person.id == person), None)
        if member is not None:
            self.person_form.show_record(member.person, self._drafts.get(person))
        self.documents.show_owner(person)

    def _leave(self) -> None:
        """Keep what was typed of the shown member and case."""
        for id, form in ((self.person_id, self.person_form), (self.case_id, self.case_form)):
            if form.record is not None and form.record.id == id:
                self._drafts[id] = form.drafts()
                if not self._drafts[id]:
                    del self._drafts[id]
        if self._new is not None and self._new.id == self.person_id and not self._drafts.get(self.person_id):
            self._new = None

    def _keep_draft(self) -> None:
        self._leave_draft_mark()
        self._say_draft()

    def _leave_draft_mark(self) -> None:
        self.members.mark_draft(self.person_id, self.person_form.is_typed())

    def _say_draft(self) -> None:
        self.state_changed.emit(_("Draft kept {time}").format(time=f"{datetime.now():%H:%M}"), True)

    def _say_saved(self) -> None:
        self.state_changed.emit(_("All saved {time}").format(time=f"{datetime.now():%H:%M}"), True)

    def _save_person(self) -> Outcome:
        if self._new is None or self.person_id != self._new.id:
            return save_form(self._store, self.person_form)
        self.person_form.settle()
        if any(field.refused() for field in self.person_form.fields.values()):
            return Outcome()
        outcome = add_record(self._store, self.person_form, {"case": id_text(self.case_id)})
        if outcome.applied is not None:
            self._new = None
            self._drafts.pop(self.person_id, None)
            self._read()
            self._show_person(self.person_id)
            self._repaint()
        return outcome

    def _save_case(self) -> Outcome:
        return save_form(self._store, self.case_form)

    def _tell_outcome(self, outcome: Outcome, left: bool) -> None:
        loose = [each for each in outcome.refused if not each.field]
        if loose:
            self._show_failure(" ".join(f"{each.number} {each.text} {each.remedy}" for each in loose))
        if outcome.applied is None:
            return
        number, count = outcome.applied.number, len(outcome.written)
        text = n_("{n} field saved", "{n} fields saved", count)
        if left:
            text = _("{saved}; what cannot be stored stays as typed").format(saved=text)
        self.message.emit(text, lambda: self._try(lambda: self._store.undo(number), _("Taken back")))
        self._leave()
        self._leave_draft_mark()

    def _try(self, called: Callable[[], Applied | None], said: str) -> None:
        """Write something, and say so with a way back; what stands in the way is told inline, field by field."""
        self._show_failure("")
        try:
            applied = called()
        except KnownError as error:
            self._show_failure(str(error))
            return
        if applied is not None:
            number = applied.number
            self.message.emit(said, lambda: self._try(lambda: self._store.undo(number), _("Taken back")))
            self._say_saved()

    def _show_failure(self, text: str) -> None:
        while self.failure.count():
            item = self.failure.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        if text:
            title, _newline, rest = text.partition("\n")
            self.failure.addWidget(Banner(title, rest.replace("\n", " "), "bad"))

    def _tell_taken_back(self, number: int) -> None:
        self.message.emit(_("Change set {number} taken back").format(number=number), None)

    def _take_changes(self, applied: Applied) -> None:
        """Show what was written, here or elsewhere, where it concerns this family."""
        if self.family is None or self._store.rows.get(Case, self.case_id) is None:
            self.back.emit()
            return
        self._read()
        mine = {member.person.id for member in self.family.members}
        self.case_form.renew(self.family.case)
        if self.person_id in mine:
            self.person_form.renew(next(m.person for m in self.family.members if m.person.id == self.person_id))
        elif self._new is None and self.family.members:
            self._show_person(self.family.members[0].person.id)
        self.documents.refresh()
        self._repaint()

    def _repaint(self) -> None:
        if self.family is None:
            return
        self.header.show_family(self.family)
        drafted = {id for id, texts in self._drafts.items() if texts} | ({self._new.id} if self._new else set())
        self.members.show_members(self._shown_members(), self.person_id, drafted)
        people = [(member.person.id, member.label) for member in self.family.members]
        self.reception.show_owner(self.case_id, {"person": people})
        self.tabs.setTabText(DOCUMENTS, _counted(_("Documents"), self.documents.count()))
        self.tabs.setTabText(RECEPTION, _counted(_("Reception"), self.reception.count()))
        self._turn(self.tabs.currentIndex())

    def _turn(self, tab: int) -> None:
        """Show a tab; those that are read only are filled when they are looked at."""
        self.stack.setCurrentIndex(tab)
        if self.family is not None and tab == TRAVEL:
            self.travel.show_family(self.family)
        if self.family is not None and tab == HISTORY:
            self.history.show_records(*self._history_of(self.family))
        writes = tab not in (TRAVEL, HISTORY)
        self.save_button.setText(_("Save, next member") if tab == PERSON else _("Save"))
        self._keys.setText(_("Ctrl+Enter"))
        for widget in (self._keys, self.save_button):
            widget.setVisible(writes)
        self.findings.setVisible(writes)
        self._show_findings()

    def _history_of(self, family: Family) -> tuple[set[int], dict[int, str]]:
        names = {member.person.id: member.label for member in family.members}
        names[family.case.id] = family.label
        parts = [document.id for member in family.members for document in member.documents]
        return {*names, *parts, *(place.id for place in family.placements)}, names

    def _form(self) -> Form | None:
        forms = {PERSON: self.person_form, CASE: self.case_form}
        forms |= {DOCUMENTS: self.documents.form, RECEPTION: self.reception.form}
        return forms.get(self.tabs.currentIndex())

    def _form_shown(self, called: Callable[[Form], object]) -> None:
        form = self._form()
        if form is not None and form.record is not None:
            called(form)

    def _show_findings(self) -> None:
        form = self._form()
        if form is None or form.record is None:
            self.findings.show_findings([], {})
            return
        self.findings.show_findings(form.findings(), {name: f.kept.label for name, f in form.fields.items()})

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


def _tight(layout: L) -> L:
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    return layout


def _counted(title: str, count: int) -> str:
    return f"{title}  {count}" if count else title

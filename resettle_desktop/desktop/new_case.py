"""A new case by hand: the form of the case and of its first person, written together as one change set."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from resettle_desktop.desktop.basics import Line, ground, roomy
from resettle_desktop.desktop.findings_pane import FindingsPane
from resettle_desktop.desktop.form import Form
from resettle_desktop.desktop.theme import NARROW, PAGE_MARGIN, height, scaled
from resettle_desktop.desktop.widgets import Button, Label, PrimaryButton
from resettle_desktop.records.fields import Json
from resettle_desktop.records.findings import Finding
from resettle_desktop.records.kinds import Case, Person
from resettle_desktop.records.numbers import id_text, new_id
from resettle_desktop.records.record import Record
from resettle_desktop.records.texts import _
from resettle_desktop.store.changes import Draft, NotStored
from resettle_desktop.store.store import Store


class NewCase(QWidget):
    """Asks for what is known of a new case; ``made`` with its id once it is in the store, ``left`` without one."""

    made = Signal(object)
    left = Signal()

    def __init__(self, store: Store) -> None:
        super().__init__()
        ground(self, "surface")
        self._store = store
        self.case_form = Form(Case, 2)
        self.person_form = Form(Person, 2)
        self.findings = FindingsPane()
        self.save_button = PrimaryButton(_("Save case"), called=self.save)
        self._assemble()
        for form in (self.case_form, self.person_form):
            form.findings_changed.connect(self._show_findings)
        self.findings.asked.connect(self._go_to)
        QShortcut(QKeySequence("Ctrl+S"), self, self.save)

    def _assemble(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(scaled(PAGE_MARGIN), 0, scaled(14), 0)
        head.setSpacing(scaled(NARROW))
        title = Label(_("New case"), "title", "text", 600)
        title.setMinimumHeight(height("title"))
        head.addWidget(title)
        head.addStretch(1)
        head.addWidget(Button(_("Leave without saving"), called=self.left.emit))
        head.addWidget(self.save_button)
        sheet = ground(QWidget(), "surface")
        forms = QVBoxLayout(sheet)
        forms.setContentsMargins(0, scaled(NARROW), 0, 0)
        forms.setSpacing(0)
        for words, form in ((_("The case"), self.case_form), (_("Its principal applicant"), self.person_form)):
            heading = Label(words, "text", "text2", 500)
            heading.setContentsMargins(scaled(PAGE_MARGIN), 0, 0, 0)
            forms.addWidget(heading)
            forms.addWidget(form)
        forms.addStretch(1)
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(0)
        down.addLayout(head)
        down.addWidget(Line())
        down.addWidget(roomy(sheet), 1)
        down.addWidget(self.findings)

    def begin(self) -> None:
        """Show empty forms and put the keyboard into the first field."""
        self.case_form.show_record(Case(id=new_id()))
        self.person_form.show_record(Person(id=new_id()))
        self.person_form.fields["relationship"].editor.set_text(
            Person.field("relationship").show("principal_applicant")
        )
        self.case_form.go_to_first()

    def save(self) -> None:
        """Write the case and its first person; one value that cannot be stored, and nothing is written."""
        case, person = self.case_form.record, self.person_form.record
        if case is None or person is None:
            return
        if self._refused():
            self._next_error()
            return
        try:
            self._store.apply(self._draft(case, person).change_set(_("New case"), _("form")))
        except NotStored as error:
            for form, record in ((self.case_form, case), (self.person_form, person)):
                form.refuse([each for each in error.findings if each.record == record.id])
            return
        self.made.emit(case.id)

    def _refused(self) -> bool:
        forms = (self.case_form, self.person_form)
        for form in forms:
            form.settle()
        return any(field.refused() for form in forms for field in form.fields.values())

    def _next_error(self) -> None:
        for form in (self.case_form, self.person_form):
            for name, field in form.fields.items():
                if field.refused():
                    form.go_to(name)
                    return

    def _draft(self, case: Record, person: Record) -> Draft:
        link: dict[str, Json] = {"case": id_text(case.id)}
        draft = Draft()
        draft.add(case.kind(), case.id, self.case_form.changes()[1])
        draft.add(person.kind(), person.id, link | self.person_form.changes()[1])
        return draft

    def _show_findings(self) -> None:
        self.findings.show_findings([each for form in self._forms() for each in form.findings()])

    def _forms(self) -> tuple[Form, Form]:
        return self.case_form, self.person_form

    def _go_to(self, found: Finding) -> None:
        for form in self._forms():
            if form.kind.kind() == found.kind:
                form.go_to(found.field)

"""The sides of a case, one tab each: the chosen member, the case, documents, travel, reception, history."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal

from resettle_desktop.desktop.cases.family import CaseFamily
from resettle_desktop.desktop.cases.models import family_records
from resettle_desktop.desktop.cases.travel_tab import TravelTab
from resettle_desktop.desktop.forms.drafts import Drafts, Typing
from resettle_desktop.desktop.forms.form import Form
from resettle_desktop.desktop.forms.history_tab import HistoryTab
from resettle_desktop.desktop.forms.records_tab import RecordsTab
from resettle_desktop.desktop.forms.side_tabs import SideTabs, counted
from resettle_desktop.desktop.parts.basics import PrimaryButton, ground, roomy
from resettle_desktop.desktop.parts.widgets import EmptyState
from resettle_desktop.records.kinds import Case, Person, Placement, TravelDocument
from resettle_desktop.records.texts import _
from resettle_desktop.store.store import Store
from resettle_desktop.store.views import Family

PERSON, CASE, DOCUMENTS, TRAVEL, RECEPTION, HISTORY = range(6)


class CaseTabs(SideTabs):
    """Shows one side of a case at a time; those that are read only are filled when they are looked at.

    ``edited`` with every key stroke in a form of a document or a place.
    """

    edited = Signal()
    findings_changed = Signal()
    message = Signal(str, object)
    failed = Signal(str)
    departure_asked = Signal(object)
    taken_back = Signal(int)

    def __init__(self, store: Store, family: CaseFamily, drafts: Drafts) -> None:
        super().__init__(_("Sides of the case"), (TRAVEL, HISTORY))
        self.family: Family | None = None
        self.person_form = Form(Person, across=family.about_person)
        self.case_form = Form(Case, across=family.about_case)
        self.documents = Documents(store, TravelDocument, "person", drafts=drafts)
        self.travel = TravelTab(store)
        self.reception = Places(store, Placement, "case", drafts=drafts)
        self.history = HistoryTab(store)
        self.show_sides(
            (
                (_("Person"), roomy(ground(self.person_form, "surface"))),
                (_("Case"), roomy(ground(self.case_form, "surface"))),
                (_("Documents"), self.documents),
                (_("Travel"), self.travel),
                (_("Reception"), self.reception),
                (_("History"), self.history),
            )
        )
        self._connect()

    def _connect(self) -> None:
        self.travel.departure_asked.connect(self.departure_asked)
        self.history.taken_back.connect(self.taken_back)
        for form in (self.person_form, self.case_form, self.documents.form, self.reception.form):
            form.findings_changed.connect(self.findings_changed)
        for tab in (self.documents, self.reception):
            tab.done.connect(self.message)
            tab.failed.connect(self.failed)
            tab.edited.connect(self.edited)
            tab.edited.connect(self._count)
            tab.record_shown.connect(self.show_button)

    # what others call

    def show_family(self, family: Family) -> None:
        """Show the sides that belong to the whole family."""
        self.family = family
        people = [(member.person.id, member.label) for member in family.members]
        self.reception.show_owner(family.case.id, {"person": people})
        self._count()
        self.refill()

    def show_person(self, person: Person, typed: Mapping[str, Typing]) -> None:
        """Show a member, and over it what was typed and not saved."""
        self.person_form.show_record(person, typed)
        self.documents.show_owner(person.id)
        self._count()

    def form(self) -> Form | None:
        """Return the form of the shown tab with a record in it, None where there is none."""
        forms = {PERSON: self.person_form, CASE: self.case_form}
        forms |= {DOCUMENTS: self.documents.form, RECEPTION: self.reception.form}
        found = forms.get(self.current())
        return found if found is not None and found.record is not None else None

    def fill(self, tab: int) -> None:
        """Fill what a tab shows only when it is looked at."""
        if self.family is not None and tab == TRAVEL:
            self.travel.show_family(self.family)
        if self.family is not None and tab == HISTORY:
            self.history.show_records(*family_records(self.family))

    def save_word(self, tab: int) -> str:
        """Return what the button of a tab says."""
        return _("Save, next member") if tab == PERSON else _("Save")

    # internals

    def _count(self) -> None:
        person = self.person_form.record
        self.documents.setEnabled(person is not None and person.revision > 0)
        self.bar.setTabText(DOCUMENTS, counted(_("Documents"), self.documents.count()))
        self.bar.setTabText(RECEPTION, counted(_("Reception"), self.reception.count()))


class Documents(RecordsTab):
    """The papers that a member travels with."""

    def nothing(self, add: PrimaryButton) -> EmptyState:
        """Say that the member has none."""
        text = _("A passport, a laissez-passer or another paper that lets the person travel.")
        return EmptyState(_("No travel document yet"), text, "identification-card", (add,))


class Places(RecordsTab):
    """Where the case, or one of its members, is received."""

    def nothing(self, add: PrimaryButton) -> EmptyState:
        """Say that there is none."""
        text = _("Fedasil says where the family goes; its workbook brings the places of many families at once.")
        return EmptyState(_("No reception place yet"), text, "house-line", (add,))

    def empty_link(self, name: str) -> str:
        """A place that names nobody is the whole case's."""
        return _("The whole case")

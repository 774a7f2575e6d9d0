"""The sides of a case, one tab each: the chosen member, the case, documents, travel, reception, history."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from resettle_desktop.desktop.basics import Label, Line, PrimaryButton, ground, roomy
from resettle_desktop.desktop.form import Form
from resettle_desktop.desktop.history_tab import HistoryTab
from resettle_desktop.desktop.records_tab import RecordsTab
from resettle_desktop.desktop.theme import NARROW, PAGE_MARGIN, TIGHT, font, scaled
from resettle_desktop.desktop.travel_tab import TravelTab
from resettle_desktop.records.kinds import Case, Person, Placement, TravelDocument
from resettle_desktop.records.texts import _
from resettle_desktop.store.store import Store
from resettle_desktop.store.views import Family

PERSON, CASE, DOCUMENTS, TRAVEL, RECEPTION, HISTORY = range(6)
_READ_ONLY = (TRAVEL, HISTORY)


class CaseTabs(QWidget):
    """Shows one side at a time; those that are read only are filled when they are looked at.

    ``turned`` when another side is shown, ``save_asked`` for the button, ``edited`` with every key stroke in a form
    of a document or a place.
    """

    turned = Signal()
    save_asked = Signal()
    edited = Signal()
    findings_changed = Signal()
    message = Signal(str, object)
    failed = Signal(str)
    departure_asked = Signal(object)
    taken_back = Signal(int)

    def __init__(self, store: Store) -> None:
        super().__init__()
        ground(self, "surface")
        self.family: Family | None = None
        self.bar, self.stack = QTabBar(), QStackedWidget()
        self.person_form, self.case_form = Form(Person), Form(Case)
        self.documents = RecordsTab(store, TravelDocument, "person")
        self.travel = TravelTab(store)
        self.reception = RecordsTab(store, Placement, "case")
        self.history = HistoryTab(store)
        self.failure = QVBoxLayout()
        self.save_button = PrimaryButton("", called=self.save_asked.emit)
        self._keys = Label(_("Ctrl+Enter"), "small", "text2")
        self._assemble()
        self._connect()

    def _assemble(self) -> None:
        for form in (self.person_form, self.case_form):
            self.stack.addWidget(roomy(ground(form, "surface")))
        for page in (self.documents, self.travel, self.reception, self.history):
            self.stack.addWidget(page)
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(0)
        down.addLayout(self._head())
        down.addWidget(Line())
        down.addLayout(self.failure)
        down.addWidget(self.stack, 1)

    def _head(self) -> QHBoxLayout:
        titles = (_("Person"), _("Case"), _("Documents"), _("Travel"), _("Reception"), _("History"))
        self.bar.setFont(font("table", 500))
        self.bar.setExpanding(False)
        self.bar.setAccessibleName(_("Sides of the case"))
        for place, title in enumerate(titles):
            self.bar.addTab(title)
            self.bar.setTabToolTip(place, _("Ctrl+{number}").format(number=place + 1))
        across = QHBoxLayout()
        across.setContentsMargins(scaled(PAGE_MARGIN), scaled(TIGHT), scaled(14), scaled(TIGHT))
        across.setSpacing(scaled(NARROW))
        across.addWidget(self.bar)
        across.addStretch(1)
        across.addWidget(self._keys)
        across.addWidget(self.save_button)
        return across

    def _connect(self) -> None:
        self.bar.currentChanged.connect(self._turn)
        self.travel.departure_asked.connect(self.departure_asked)
        self.history.taken_back.connect(self.taken_back)
        for form in (self.person_form, self.case_form, self.documents.form, self.reception.form):
            form.findings_changed.connect(self.findings_changed)
        for tab in (self.documents, self.reception):
            tab.done.connect(self.message)
            tab.failed.connect(self.failed)
            tab.edited.connect(self.edited)

    # what others call

    def show_family(self, family: Family) -> None:
        """Show the sides that belong to the whole family."""
        self.family = family
        people = [(member.person.id, member.label) for member in family.members]
        self.reception.show_owner(family.case.id, {"person": people})
        self.bar.setTabText(DOCUMENTS, _counted(_("Documents"), self.documents.count()))
        self.bar.setTabText(RECEPTION, _counted(_("Reception"), self.reception.count()))
        self._fill(self.current())

    def show_person(self, person: Person, drafts: Mapping[str, str]) -> None:
        """Show a member, and over it what was typed and not saved."""
        self.person_form.show_record(person, drafts)
        self.documents.show_owner(person.id)

    def current(self) -> int:
        """Return the tab that is shown."""
        return self.bar.currentIndex()

    def turn_to(self, tab: int) -> None:
        """Show a tab."""
        self.bar.setCurrentIndex(tab)

    def form(self) -> Form | None:
        """Return the form of the shown tab with a record in it, None where there is none."""
        forms = {PERSON: self.person_form, CASE: self.case_form}
        forms |= {DOCUMENTS: self.documents.form, RECEPTION: self.reception.form}
        found = forms.get(self.current())
        return found if found is not None and found.record is not None else None

    def with_form(self, called: Callable[[Form], object]) -> None:
        """Call a function with the form of the shown tab, where there is one."""
        form = self.form()
        if form is not None:
            called(form)

    # internals

    def _turn(self, tab: int) -> None:
        """The keyboard stays in the form when it was in one."""
        focused = self.focusWidget()
        inside = focused is not None and self.stack.isAncestorOf(focused) and focused.hasFocus()
        self.stack.setCurrentIndex(tab)
        self._fill(tab)
        if inside:
            self.with_form(Form.go_to_first)
        self.turned.emit()

    def _fill(self, tab: int) -> None:
        if self.family is not None and tab == TRAVEL:
            self.travel.show_family(self.family)
        if self.family is not None and tab == HISTORY:
            self.history.show_records(*_records_of(self.family))
        self.save_button.setText(_("Save, next member") if tab == PERSON else _("Save"))
        for widget in (self._keys, self.save_button):
            widget.setVisible(tab not in _READ_ONLY)

    def is_read_only(self) -> bool:
        """Return whether the shown tab writes nothing."""
        return self.current() in _READ_ONLY


def _records_of(family: Family) -> tuple[set[int], dict[int, str]]:
    names = {member.person.id: member.label for member in family.members}
    names[family.case.id] = family.label
    parts = [document.id for member in family.members for document in member.documents]
    return {*names, *parts, *(place.id for place in family.placements)}, names


def _counted(title: str, count: int) -> str:
    return f"{title}  {count}" if count else title

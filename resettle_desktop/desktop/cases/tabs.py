"""The sides of a case, one tab each: the chosen member, the case, what lives with either, travel, history."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Signal

from resettle_desktop.desktop.cases.attachments import AttachmentsTab
from resettle_desktop.desktop.cases.family import CaseFamily
from resettle_desktop.desktop.cases.family_health import FamilyHealth
from resettle_desktop.desktop.cases.family_papers import FamilyPapers
from resettle_desktop.desktop.cases.lists import OF_DOCUMENTS, OF_HEALTH, OF_ORIENTATION, OF_RECEPTION, parts_group
from resettle_desktop.desktop.cases.models import family_records
from resettle_desktop.desktop.cases.papers_tab import PapersTab
from resettle_desktop.desktop.cases.travel_tab import TravelTab
from resettle_desktop.desktop.forms.drafts import Drafts, Typing
from resettle_desktop.desktop.forms.editors import LinkChoice
from resettle_desktop.desktop.forms.form import Form
from resettle_desktop.desktop.forms.history_tab import HistoryTab
from resettle_desktop.desktop.forms.records_group import RecordsGroup, RecordsList
from resettle_desktop.desktop.forms.saving import Outcome, add_record, save_form
from resettle_desktop.desktop.forms.side_tabs import SideTabs, counted
from resettle_desktop.desktop.parts.basics import ground, roomy
from resettle_desktop.records.kinds import Attachment, Case, Departure, Person, Session
from resettle_desktop.records.numbers import id_text
from resettle_desktop.records.record import Record
from resettle_desktop.records.texts import _
from resettle_desktop.store.store import Store
from resettle_desktop.store.views import Family

PERSON, CASE, DOCUMENTS, HEALTH, TRAVEL, ORIENTATION, RECEPTION, HISTORY = range(8)
_MOST_CHOICES = 200  # sessions and departures that a field offers, the latest


class CaseTabs(SideTabs):
    """Shows one side of a case at a time; those that are read only are filled when they are looked at.

    ``edited`` with every key stroke in a form of a document or a place.
    """

    edited = Signal()
    findings_changed = Signal()
    message = Signal(str, object)
    failed = Signal(str)
    departure_asked = Signal(object)
    paper_asked = Signal(object, str)
    activity_asked = Signal(object, object)
    taken_back = Signal(int)

    def __init__(self, store: Store, family: CaseFamily, drafts: Drafts) -> None:
        super().__init__(_("Sides of the case"), (TRAVEL, HISTORY))
        self.family: Family | None = None
        self._offered: dict[str, list[LinkChoice]] = {}
        self._offered_at = -1
        self.person_form = Form(Person, across=family.about_person)
        self.case_form = Form(Case, across=family.about_case)
        self._store, self._of = store, family
        self.travel, self.papers, self.health = TravelTab(store), FamilyPapers(store), FamilyHealth(store)
        files = RecordsList(Attachment, "record", partial(AttachmentsTab, store, drafts))
        self.groups = {
            DOCUMENTS: parts_group(
                store, OF_DOCUMENTS, drafts, files, tab=PapersTab, overview=(_("The whole family"), self.papers)
            ),
            HEALTH: parts_group(store, OF_HEALTH, drafts, overview=(_("The whole family"), self.health)),
            ORIENTATION: parts_group(store, OF_ORIENTATION, drafts),
            RECEPTION: parts_group(store, OF_RECEPTION, drafts, files),
        }
        self.history = HistoryTab(store)
        self.show_sides(
            (
                (_("Person"), roomy(ground(self.person_form, "surface"))),
                (_("Case"), roomy(ground(self.case_form, "surface"))),
                (_("Documents"), self.groups[DOCUMENTS]),
                (_("Health"), self.groups[HEALTH]),
                (_("Travel"), self.travel),
                (_("Orientation"), self.groups[ORIENTATION]),
                (_("Reception"), self.groups[RECEPTION]),
                (_("History"), self.history),
            )
        )
        self._connect()

    def _connect(self) -> None:
        self.travel.departure_asked.connect(self.departure_asked)
        self.papers.asked.connect(self.paper_asked)
        self.health.asked.connect(self.activity_asked)
        self.history.taken_back.connect(self.taken_back)
        for form in (self.person_form, self.case_form):
            form.findings_changed.connect(self.findings_changed)
        for group in self.groups.values():
            group.findings_changed.connect(self.findings_changed)
            group.done.connect(self.message)
            group.failed.connect(self.failed)
            group.edited.connect(self.edited)
            group.edited.connect(self._count)
            group.record_shown.connect(self.show_button)

    # what others call

    def show_family(self, family: Family) -> None:
        """Show the sides that belong to the whole family."""
        self.family = family
        people = [(member.person.id, member.label) for member in family.members]
        self.papers.show_family(family)
        self.health.show_family(family)
        self.groups[RECEPTION].show_owner(family.case.id, {"person": people})
        self._count()
        self.refill()

    def show_person(self, person: Person, typed: Mapping[str, Typing]) -> None:
        """Show a member, and over it what was typed and not saved."""
        self.person_form.show_record(person, typed)
        offered = self._offer()
        for group in self._of_member():
            group.show_owner(person.id, offered)
        self._count()

    def form(self) -> Form | None:
        """Return the form of the shown tab with a record in it, None where there is none."""
        group = self.groups.get(self.current())
        forms = {PERSON: self.person_form, CASE: self.case_form}
        found = group.form_in_sight() if group is not None else forms.get(self.current())
        return found if found is not None and found.record is not None else None

    def save(self, person: int, reason: str) -> Outcome:
        """Write what is typed in the shown tab, of the person who is shown there; raises as ``save_form`` does."""
        group = self.groups.get(self.current())
        if group is not None:
            return group.save(reason)
        if self.current() == CASE or not self._of.is_new(person):
            return save_form(self._store, self.case_form if self.current() == CASE else self.person_form, reason)
        if self.person_form.drafts() == self._of.proposed:
            return Outcome()
        return add_record(self._store, self.person_form, {"case": id_text(self._of.case_id)}, reason)

    def refresh_records(self) -> None:
        """Read anew what lives with the member and the case; what is typed stays."""
        for group in self.groups.values():
            group.refresh()
        self.show_button()

    def fill_from_lines(self) -> None:
        """Fill the paper that is shown, and its person, from its machine-readable lines."""
        group = self.groups.get(self.current())
        shown = group.shown if group is not None else None
        if isinstance(shown, PapersTab):
            shown.fill()

    def go_to_record(self, kind: str, record: int) -> bool:
        """Show a record that lives with the member or the case; return whether there is a list of its kind."""
        group = self.turn_to_list(kind)
        if group is not None:
            group.shown.go_to(record)
        return group is not None

    def begin_record(self, kind: str, values: Mapping[str, str]) -> bool:
        """Begin one more record of a kind with these codes; return whether there is a list of its kind."""
        group = self.turn_to_list(kind)
        if group is not None:
            group.shown.begin_with({name: group.shown.kind.field(name).show(code) for name, code in values.items()})
        return group is not None

    def turn_to_list(self, kind: str) -> RecordsGroup | None:
        """Show the list of this kind, and return the side that has it, None where there is none."""
        for place, group in self.groups.items():
            if group.turn_to_kind(kind):
                self.turn_to(place)
                return group
        return None

    def turn_to_files(self) -> AttachmentsTab | None:
        """Show the files of the member, or from the sides of the case the case's; None for a member not saved yet."""
        person, of_case = self.person_form.record, self.current() in (CASE, RECEPTION)
        if not of_case and (person is None or not person.revision):
            return None
        group = self.groups[RECEPTION if of_case else DOCUMENTS]
        group.turn_to_kind(Attachment.kind_name())
        self.turn_to(RECEPTION if of_case else DOCUMENTS)
        return group.shown if isinstance(group.shown, AttachmentsTab) else None

    def fill(self, tab: int) -> None:
        """Fill what a tab shows only when it is looked at."""
        if self.family is not None and tab == TRAVEL:
            self.travel.show_family(self.family)
        if self.family is not None and tab == HISTORY:
            records, names = family_records(self.family)
            merged = {gone for record in names for gone in self._store.merging.absorbed(record)}
            self.history.show_records(records | merged, names)

    def save_word(self, tab: int) -> str:
        """Return what the button of a tab says."""
        return _("Save, next member") if tab == PERSON else _("Save")

    # internals

    def _count(self) -> None:
        person = self.person_form.record
        for group in self._of_member():
            group.setEnabled(person is not None and person.revision > 0)
        titles = {
            DOCUMENTS: _("Documents"), HEALTH: _("Health"), ORIENTATION: _("Orientation"), RECEPTION: _("Reception"),
        }  # fmt: skip
        for place, title in titles.items():
            self.bar.setTabText(place, counted(title, self.groups[place].count()))

    def _of_member(self) -> list[RecordsGroup]:
        return [self.groups[place] for place in (DOCUMENTS, HEALTH, ORIENTATION)]

    def _offer(self) -> dict[str, list[LinkChoice]]:
        """Return the sessions and departures that may be named, read again only after something was written."""
        written = self._store.history.last_number()
        if written != self._offered_at:
            sessions, departures = self._latest(Session, "date"), self._latest(Departure, "reference")
            self._offered, self._offered_at = {"session": sessions, "departure": departures}, written
        return self._offered

    def _latest(self, kind: type[Record], field: str) -> list[LinkChoice]:
        return [(each.id, each.label()) for each in self._store.rows.page(kind, [(field, True)], 0, _MOST_CHOICES)]

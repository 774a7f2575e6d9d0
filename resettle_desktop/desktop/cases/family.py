"""The family that a case's page shows: its members as the store has them, one being added, and what was typed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from resettle_desktop.desktop.cases.proposals import in_common
from resettle_desktop.desktop.forms.drafts import Drafts, Typing
from resettle_desktop.records.errors import KnownError
from resettle_desktop.records.findings import Finding
from resettle_desktop.records.kinds import Case, Person
from resettle_desktop.records.numbers import new_id
from resettle_desktop.records.record import Record
from resettle_desktop.records.stages import Stage
from resettle_desktop.records.texts import _
from resettle_desktop.rules.clearance.words import held_words
from resettle_desktop.rules.families import family_findings
from resettle_desktop.store.checks import BEYOND_FORMS
from resettle_desktop.store.store import Store
from resettle_desktop.store.views import Family, Member


class CaseFamily:
    """Reads one case's family again and again; ``new`` is the member who is being added, not in the store yet.

    ``proposed`` is what stood in the form of the new member before anything was typed.
    """

    def __init__(self, store: Store, drafts: Drafts) -> None:
        self._store, self._drafts = store, drafts
        self.case_id = 0
        self.family: Family | None = None
        self.new: Person | None = None
        self.proposed: Mapping[str, Typing] = {}
        self._found: list[Finding] | None = None

    def show(self, case: int) -> Family:
        """Turn to a case, with the member who was being added when it was left; raises KnownError where it is gone."""
        self.case_id, self.new = case, self._drafts.new_of(case, Person)
        return self.read()

    def read(self) -> Family:
        """Read the family anew; a case without members has one being added. Raises KnownError where it is gone."""
        case = self._store.rows.get(Case, self.case_id)
        if case is None:
            raise KnownError(_("This case is no longer in the store. Go back to the list of cases."))
        self.family, self._found = self._store.views.families([case])[0], None
        if self.new is not None and self.new.id in self._stored_ids():
            self.new = None
        if not self.family.members:
            self.begin()
        return self.family

    def begin(self) -> Person:
        """Return the member who is being added: the one begun already, or an empty one."""
        self.new = self.new or Person(id=new_id())
        self.new.case = self.case_id
        return self.new

    def proposals(self) -> dict[str, Typing]:
        """Return what is proposed for the member who is being added, by the principal applicant; nothing without."""
        head = self.head()
        return {name: Typing(text) for name, text in in_common(head).items()} if head is not None else {}

    def head(self) -> Person | None:
        """Return the principal applicant, None while there is none."""
        people = [member.person for member in self.family.members] if self.family else []
        return next((each for each in people if each.relationship == "principal_applicant"), None)

    def is_new(self, person: int) -> bool:
        """Return whether a person is the member who is being added."""
        return self.new is not None and person == self.new.id

    def members(self) -> list[Member]:
        """Return all members, the one being added last."""
        stored = list(self.family.members) if self.family else []
        return [*stored, Member(self.new, _("New member"), (), ())] if self.new else stored

    def person(self, id: int) -> Person | None:
        """Return a member by id, None for nobody of this family."""
        return next((member.person for member in self.members() if member.person.id == id), None)

    def held(self) -> list[int]:
        """Return the members whom something keeps from boarding."""
        return [member.person.id for member in self.family.held] if self.family else []

    def keep(self, record: Record, typed: Mapping[str, Typing]) -> None:
        """Keep what was typed of the case or of a member; of a member being added nothing is left when nothing is."""
        is_new = self.is_new(record.id)
        kept = {} if is_new and typed == self.proposed else typed
        self._drafts.keep(record, kept, self.case_id if is_new else 0)

    def leave(self, person: int) -> None:
        """Forget a member who is being added and of whom nothing was typed, once another one is shown."""
        if self.new is not None and person == self.new.id and not self._drafts.of(person) and self._stored_ids():
            self.new = None

    # what is odd across the family

    def about_person(self, person: Record) -> Sequence[Finding]:
        """Return what is odd across the family, with this member as typed, and would be mended at this member."""
        if self.family is None or not isinstance(person, Person) or not person.values().keys() - {"case"}:
            return ()
        members = {member.person.id: member.person for member in self.family.members} | {person.id: person}
        found = family_findings(self.family.case, list(members.values()))
        return [each for each in found if each.record == person.id]

    def about_case(self, case: Record) -> Sequence[Finding]:
        """Return what is odd across the family, with the case as typed, and would be mended at the case."""
        if self.family is None or not isinstance(case, Case):
            return ()
        found = family_findings(case, [member.person for member in self.family.members])
        return [each for each in found if each.record == case.id]

    def elsewhere(self, record: int) -> list[Finding]:
        """Return what is found of the family as it is stored and the form of this record does not say itself.

        What the others still need for the next stage stands in their own forms.
        """
        if self._found is None:
            self._found = list(self._store.checks.cases([self.case_id]))
        said = (each for each in self._found if each.number in BEYOND_FORMS or each.record != record)
        return [each for each in said if each.number != "T310"]

    def held_words(self) -> str:
        """Return who of a booked family is kept from boarding by what, or why that cannot be told.

        Empty where nobody is, or the family is not booked.
        """
        if self.family is None or self.family.departure is None or self.family.case.stage != Stage.BOOKED:
            return ""
        try:
            clearances = self._store.clearances.of_case(self.family.departure, self.case_id)
        except KnownError as broken:  # a setting that clearance cannot read
            return str(broken)
        return held_words(clearances, date.today())

    def _stored_ids(self) -> set[int]:
        return {member.person.id for member in self.family.members} if self.family else set()

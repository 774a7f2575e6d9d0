"""The family that a case's page shows: its members as the store has them, one being added, and what was typed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from resettle_desktop.desktop.forms.drafts import Drafts, Typing
from resettle_desktop.records.errors import KnownError
from resettle_desktop.records.findings import Finding
from resettle_desktop.records.kinds import Case, Person
from resettle_desktop.records.numbers import new_id
from resettle_desktop.records.record import Record
from resettle_desktop.records.texts import _
from resettle_desktop.rules.families import family_findings
from resettle_desktop.store.store import Store
from resettle_desktop.store.views import Family, Member


class CaseFamily:
    """Reads one case's family again and again; ``new`` is the member who is being added, not in the store yet."""

    def __init__(self, store: Store, drafts: Drafts) -> None:
        self._store, self._drafts = store, drafts
        self.case_id = 0
        self.family: Family | None = None
        self.new: Person | None = None

    def show(self, case: int) -> Family:
        """Turn to a case, with the member who was being added when it was left; raises KnownError where it is gone."""
        self.case_id, self.new = case, self._drafts.new_of(case, Person)
        return self.read()

    def read(self) -> Family:
        """Read the family anew; a case without members has one being added. Raises KnownError where it is gone."""
        case = self._store.rows.get(Case, self.case_id)
        if case is None:
            raise KnownError(_("This case is no longer in the store. Go back to the list of cases."))
        self.family = self._store.views.families([case])[0]
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
        is_new = self.new is not None and record.id == self.new.id
        self._drafts.keep(record, typed, self.case_id if is_new else 0)

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
        """Return what is odd across the family as it is stored and would be mended at another record than this one."""
        if self.family is None:
            return []
        found = family_findings(self.family.case, [member.person for member in self.family.members])
        return [each for each in found if each.record != record]

    def _stored_ids(self) -> set[int]:
        return {member.person.id for member in self.family.members} if self.family else set()

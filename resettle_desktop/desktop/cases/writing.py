"""What a case's page writes beside its forms: the removal of a member."""

from __future__ import annotations

from resettle_desktop.desktop.forms.writing import Writing
from resettle_desktop.desktop.parts.basics import short
from resettle_desktop.records.kinds import Passenger, Person
from resettle_desktop.records.record import parts_of
from resettle_desktop.records.texts import _
from resettle_desktop.store.changes import Draft
from resettle_desktop.store.search import person_label


class CaseWriting(Writing):
    """Writes for the page of a case."""

    def remove_person(self, person: Person) -> None:
        """Remove a person with documents, numbers and judgements; who is booked has to be taken off first."""
        draft = Draft()
        for kind, link in parts_of(Person):
            for part in () if kind is Passenger else self._store.rows.equal(kind, **{link.name: person.id}):
                draft.remove(kind.kind_name(), part.id, part.values())
        draft.remove("Person", person.id, person.values())
        said = _("{name} removed").format(name=short(person_label(person)))
        self.attempt(lambda: self._store.apply(draft.change_set(source=_("form"))), said)

"""What a case's page writes beside its forms: the removal of a member."""

from __future__ import annotations

from resettle_desktop.desktop.case_models import short
from resettle_desktop.desktop.writing import Writing
from resettle_desktop.records.kinds import Person, TravelDocument
from resettle_desktop.records.texts import _
from resettle_desktop.store.changes import Draft
from resettle_desktop.store.search import person_label


class CaseWriting(Writing):
    """Writes for the page of a case."""

    def remove_person(self, person: Person) -> None:
        """Remove a person with the documents."""
        draft = Draft()
        for document in self._store.rows.equal(TravelDocument, person=person.id):
            draft.remove("TravelDocument", document.id, document.values())
        draft.remove("Person", person.id, person.values())
        said = _("{name} removed").format(name=short(person_label(person)))
        self.attempt(lambda: self._store.apply(draft.change_set(source=_("form"))), said)

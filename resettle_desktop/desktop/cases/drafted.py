"""To which cases the records belong of which something is typed and not saved."""

from __future__ import annotations

from collections.abc import Iterable

from resettle_desktop.desktop.forms.drafts import Drafts
from resettle_desktop.records.kinds import Case, Person, Placement, TravelDocument
from resettle_desktop.store.store import Store


def drafted_cases(store: Store, drafts: Drafts) -> frozenset[int]:
    """Return the cases in which something is typed: of themselves, of a member, of a document or of a place."""
    documents, places = drafts.owners(TravelDocument), drafts.owners(Placement)
    owners = {each.person for each in store.rows.many(TravelDocument, documents).values()} | set(documents.values())
    persons = drafts.owners(Person)
    people = store.rows.many(Person, {*persons, *owners})
    cases: set[int | None] = {*drafts.owners(Case), *persons.values(), *places.values()}
    cases |= {person.case for person in people.values()}
    cases |= {place.case for place in store.rows.many(Placement, places).values()}
    return frozenset(_known(cases))


def _known(ids: Iterable[int | None]) -> set[int]:
    return {id for id in ids if id}

"""To which cases the records belong of which something is typed and not saved."""

from __future__ import annotations

from resettle_desktop.desktop.forms.drafts import Drafts
from resettle_desktop.records.kinds import Case, Person
from resettle_desktop.records.record import Record, parts_of
from resettle_desktop.store.store import Store


def drafted_cases(store: Store, drafts: Drafts) -> frozenset[int]:
    """Return the cases in which something is typed: of themselves, of a member, or of what lives with either."""
    living = {kind for owner in (Case, Person) for kind, _link in parts_of(owner)} | {Case}
    named = {id for kind in living for id in _named(store, drafts, kind)}
    people = store.rows.many(Person, named)
    cases = store.rows.many(Case, named | {person.case or 0 for person in people.values()})
    return frozenset(cases)


def _named(store: Store, drafts: Drafts, kind: type[Record]) -> set[int]:
    """Return the records of a kind of which something is typed, and what they live with."""
    owners = drafts.owners(kind)
    stored = store.rows.many(kind, owners).values() if owners else ()
    linked = {record.of(link.name) or 0 for record in stored for link in kind.links() if link.part_of}
    return {*owners, *owners.values(), *linked}

"""Sees that no open case loses its last member unsaid (E128)."""

from __future__ import annotations

from collections.abc import Iterator

from resettle_desktop.records.findings import Finding, finding
from resettle_desktop.records.kinds import Case, Person
from resettle_desktop.store.changes import Change, ChangeSet, Values
from resettle_desktop.store.history import History
from resettle_desktop.store.rows import Rows

_PAGE = 50


def emptied(rows: Rows, history: History, change_set: ChangeSet) -> Iterator[Finding]:
    """Yield E128 for each case that a change set which is written by now leaves open and without a member.

    Removing the last member is a person's own act and is let be, as W241 asks; moving the last one to another case
    is not. Taking a change set back may leave a case as empty as it was before that, and no emptier.
    """
    left = {case for change in change_set.changes for case in _left(change, change_set.undoes is not None)}
    peopled = rows.grouped(Person, "case", left, only=("case",))
    for case in rows.many(Case, left - peopled.keys()).values():
        is_open = case.closed is None and case.withdrawn is None
        if is_open and (change_set.undoes is None or _had_members(history, case.id, change_set)):
            yield finding("E128", label=case.label()).at(kind=Case.kind_name(), record=case.id, field="closed")


def _left(change: Change, removed_too: bool) -> Iterator[int]:
    """Yield the case out of which a change takes a person."""
    before, after = _case(change.before), _case(change.after)
    moved = change.after is not None and "case" in change.after and before != after
    if change.kind == Person.kind_name() and before and (moved or (change.after is None and removed_too)):
        yield before


def _had_members(history: History, case: int, undoing: ChangeSet) -> bool:
    """Return whether a case had members before the change set that is taken back, told backwards from now."""
    members = {change.record for change in undoing.changes if case in _left(change, True)}
    for change in _changes_since(history, case, undoing.undoes or 0):
        if _case(change.after) == case:
            members.discard(change.record)
        if _case(change.before) == case:
            members.add(change.record)
    return bool(members)


def _changes_since(history: History, case: int, number: int) -> Iterator[Change]:
    """Yield what was changed of persons by the entries that touched a case, the newest first, down to this number."""
    before: int | None = None
    while entries := history.entries(case, _PAGE, before):
        for entry in entries:
            if entry.number < number:
                return
            yield from (change for change in reversed(entry.changes) if change.kind == Person.kind_name())
        before = entries[-1].number


def _case(values: Values | None) -> int | None:
    link = Person.field("case")
    value = (values or {}).get("case")
    return link.from_json(value) if value is not None else None

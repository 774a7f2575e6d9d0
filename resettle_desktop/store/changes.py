"""The change set: what is to be written at once, and the undoing of it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache

from resettle_desktop.records.errors import KnownError
from resettle_desktop.records.fields import Json, Link
from resettle_desktop.records.findings import Finding
from resettle_desktop.records.record import kind_of
from resettle_desktop.records.texts import _, n_

Values = Mapping[str, Json]


@dataclass(frozen=True)
class Change:
    """What becomes of one record.

    An addition has no ``before``, a removal no ``after``; otherwise both name the same fields, each with its value
    before and after, None where it is empty.
    """

    kind: str
    record: int
    before: Values | None
    after: Values | None

    def inverse(self) -> Change:
        """Return the change that takes this one back."""
        return Change(self.kind, self.record, self.after, self.before)

    def touches(self) -> set[int]:
        """Return the record, and those with which it lives or lived: a document's change is one of its person too."""
        sides = (self.before or {}, self.after or {})
        values = [(link, side.get(link.name)) for link in _part_links(self.kind) for side in sides]
        return {self.record, *(id for link, value in values if (id := link.from_json(value)) is not None)}

    def fields(self) -> Iterator[tuple[str, Json, Json]]:
        """Yield each field's name with its value before and after."""
        before, after = self.before or {}, self.after or {}
        for name in {**before, **after}:
            yield name, before.get(name), after.get(name)


@dataclass(frozen=True)
class ChangeSet:
    """Changes that are applied whole or not at all, with the reason and where they come from.

    ``undoes`` is the number of the change set that this one takes back.
    """

    changes: tuple[Change, ...]
    reason: str = ""
    source: str = ""
    undoes: int | None = None

    def inverse(self, reason: str, number: int) -> ChangeSet:
        """Return the change set that takes this one, of that number, back: last change first."""
        back = tuple(change.inverse() for change in reversed(self.changes))
        return ChangeSet(back, reason, self.source, number)


@dataclass(frozen=True)
class Applied:
    """A change set that is in the store: its number and what it changed, the derived values included.

    ``records`` are the ids of all records whose values, stage or size are new: what a listener repaints.
    ``findings`` are the warnings that the new values were stored with.
    """

    number: int
    change_set: ChangeSet
    records: frozenset[int]
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True)
class FieldConflict:
    """A field that no longer has the value that a change expects."""

    kind: str
    record: int
    label: str
    field: str
    expected: Json
    here: Json

    def sentence(self) -> str:
        """Return the conflict as a person reads it."""
        field = kind_of(self.kind).field(self.field)
        expected, here = (field.show(field.from_json(value)) or _("empty") for value in (self.expected, self.here))
        return _("{label}, {field}: {expected} was expected, {here} is there now.").format(
            label=self.label, field=field.label, expected=expected, here=here
        )


class Conflicting(KnownError):
    """A change set does not fit what the store holds now; nothing was written."""

    def __init__(self, conflicts: tuple[FieldConflict, ...], gone: tuple[str, ...] = ()) -> None:
        self.conflicts, self.gone = conflicts, gone
        count = len(conflicts) + len(gone)
        head = n_(
            "{n} value was changed since; nothing was written.",
            "{n} values were changed since; nothing was written.",
            count,
        )
        missing = [_("{label} is no longer there, or is there already.").format(label=label) for label in gone]
        super().__init__("\n".join([head, *(each.sentence() for each in conflicts), *missing]))


def settled(
    change_set: ChangeSet, conflicts: Collection[FieldConflict], kept: Collection[tuple[int, str]]
) -> ChangeSet:
    """Return the change set as it fits what the store holds now, where a person decided of each field that does not.

    ``kept`` are those, by record and field, that stay as they are; the others are set as the change set says. A record
    of which something is kept is not removed.
    """
    here = {(each.record, each.field): each.here for each in conflicts}
    changes = (_settled(change, here, kept) for change in change_set.changes)
    return replace(change_set, changes=tuple(each for each in changes if each is not None))


def _settled(change: Change, here: Mapping[tuple[int, str], Json], kept: Collection[tuple[int, str]]) -> Change | None:
    if change.before is None:
        return change
    now = {name: here.get((change.record, name), value) for name, value in change.before.items()}
    now |= {name: value for (record, name), value in here.items() if record == change.record}
    stays = {name for record, name in kept if record == change.record}
    if change.after is None:
        return None if stays else replace(change, before=_given(now))
    before = {name: value for name, value in now.items() if name not in stays}
    after = {name: value for name, value in change.after.items() if name not in stays}
    return replace(change, before=before, after=after) if after else None


class NotStored(KnownError):
    """A change set holds values that cannot be stored; nothing was written."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        self.findings = findings
        said = [f"{each.number} {each.text} {each.remedy}" for each in findings]
        super().__init__("\n".join([_("Nothing was written."), *said]))


@dataclass
class Draft:
    """A change set as it grows: each record's change once, later values over earlier ones."""

    changes: dict[tuple[str, int], Change] = field(default_factory=dict)

    def add(self, kind: str, record: int, values: Values) -> None:
        """Add a record with these values."""
        self.changes[kind, record] = Change(kind, record, None, _given(values))

    def set(self, kind: str, record: int, before: Values, after: Values) -> None:
        """Set fields of a record; fields whose value stays are left out, and a record added here takes the values.

        Raises KnownError for a record that was removed here.
        """
        earlier = self.changes.get((kind, record))
        if earlier and earlier.after is None:
            text = _("{label} is both removed and changed. Nothing was written. Leave one of the two out.")
            raise KnownError(text.format(label=kind_of(kind).from_values(earlier.before or {}, record).label()))
        if earlier and earlier.before is None:
            self.add(kind, record, {**(earlier.after or {}), **after})
            return
        new = {name: value for name, value in after.items() if before.get(name) != value}
        old = {name: before.get(name) for name in new}
        if earlier:
            old, new = {**old, **(earlier.before or {})}, {**(earlier.after or {}), **new}
        if new:
            self.changes[kind, record] = Change(kind, record, old, new)

    def remove(self, kind: str, record: int, values: Values) -> None:
        """Remove a record that has these values."""
        self.changes[kind, record] = Change(kind, record, _given(values), None)

    def change_set(self, reason: str = "", source: str = "") -> ChangeSet:
        """Return the change set of all that was added, set and removed."""
        return ChangeSet(tuple(self.changes.values()), reason, source)


@cache
def _part_links(kind: str) -> tuple[Link, ...]:
    return tuple(link for link in kind_of(kind).links() if link.part_of)


def _given(values: Values) -> Values:
    return {name: value for name, value in values.items() if value is not None}

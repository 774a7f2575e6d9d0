"""What the history says of some records, as words: pure functions of its entries."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from functools import cache

from resettle_desktop.records.dates import show_day
from resettle_desktop.records.fields import Json, Kept, Link
from resettle_desktop.records.kinds import Person
from resettle_desktop.records.numbers import id_text
from resettle_desktop.records.record import kind_label, kind_of
from resettle_desktop.records.texts import _
from resettle_desktop.store.changes import Change
from resettle_desktop.store.history import HistoryEntry
from resettle_desktop.store.search import person_label


def when(at: datetime, today: date) -> str:
    """Return a time of the history in local time as people say it: Today 19:52, 18 Sep 2020."""
    local = at.astimezone()
    if local.date() == today:
        return _("Today {time}").format(time=f"{local:%H:%M}")
    return show_day(local.date())


def changes_of(entry: HistoryEntry, records: Collection[int]) -> list[Change]:
    """Return the changes of a change set that touch any of these records, or what lives with one of them.

    An import changes thousands, so that the links are compared as they are written.
    """
    known = {*records, *map(id_text, records)}
    return [change for change in entry.changes if change.record in known or _owners(change) & known]


def _owners(change: Change) -> set[Json]:
    sides = (change.before or {}, change.after or {})
    return {side[name] for side in sides for name in _links_of(change.kind) if isinstance(side.get(name), str | int)}


@cache
def _links_of(kind: str) -> tuple[str, ...]:
    return tuple(link.name for link in kind_of(kind).links() if link.part_of)


def entry_words(entry: HistoryEntry, records: frozenset[int]) -> str:
    """Return what a change set did to some records, in a few words: which fields, or what was added."""
    if entry.undoes:
        return _("Took back change set {number}").format(number=entry.undoes)
    what = _what(changes_of(entry, records))
    return _("{what}, {source}").format(what=what, source=_from(entry))


def _what(changes: Sequence[Change]) -> str:
    first = changes[0] if changes else None
    if first is None or len(changes) > 1 or first.before is None or first.after is None:
        return _first_of([change_word(change) for change in changes])
    return _first_of(field_labels(first))


def _first_of(words: Sequence[str]) -> str:
    """Return the first word and how many others there are: Decision +2."""
    different = list(dict.fromkeys(words))
    more = f" +{len(different) - 1}" if len(different) > 1 else ""
    return (different[0] if different else _("nothing here")) + more


def _from(entry: HistoryEntry) -> str:
    return _("by {user}").format(user=entry.user) if entry.source in ("", _("form")) else entry.source


def field_labels(change: Change) -> list[str]:
    """Return the labels of the fields that a change touches."""
    kind = kind_of(change.kind)
    return [kind.field(name).label for name, _before, _after in change.fields()]


def change_word(change: Change) -> str:
    """Return what a change did to a record: added, changed or removed, with its kind."""
    word = kind_label(kind_of(change.kind))
    if change.before is None:
        return _("{kind} added").format(kind=word)
    return _("{kind} removed").format(kind=word) if change.after is None else _("{kind} changed").format(kind=word)


def record_words(change: Change) -> str:
    """Return the words by which people knew a record that is not there any more, by its values of then."""
    record = kind_of(change.kind).from_values(change.before or change.after or {}, change.record)
    return person_label(record) if isinstance(record, Person) else record.label()


def field_lines(change: Change, names: Mapping[int, str] | None = None) -> list[tuple[str, str, str]]:
    """Return each field of a change: its label, what stood there before, what stands there after.

    The field that says with what a record lives is left out, because the page around says it, unless the record
    moved. ``names`` are the labels of the records that others name.
    """
    kind = kind_of(change.kind)
    lines = []
    for name, before, after in change.fields():
        kept = kind.field(name)
        moved = before is not None and after is not None
        if moved or not (isinstance(kept, Link) and kept.part_of):
            lines.append((kept.label, _shown(kept, before, names or {}), _shown(kept, after, names or {})))
    return lines


def _shown(kept: Kept, value: Json, names: Mapping[int, str]) -> str:
    read = kept.from_json(value)
    return names.get(read, kept.show(read)) if isinstance(kept, Link) else kept.show(read)

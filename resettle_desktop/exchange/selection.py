"""Which records an export keeps: those whose fields have the values that a person asked for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from resettle_desktop.exchange.layout import Layout
from resettle_desktop.exchange.outgoing import may_leave, outgoing_kinds
from resettle_desktop.records.errors import KnownError
from resettle_desktop.records.fields import Codes, Kept
from resettle_desktop.records.findings import Refused
from resettle_desktop.records.record import Record, kind_of
from resettle_desktop.records.texts import _


@dataclass(frozen=True)
class Condition:
    """A field of a kind must have this value; one of several codes is enough."""

    kind: str
    kept: Kept
    value: Any

    def holds(self, record: Record) -> bool:
        """Return whether a record of the kind has the value."""
        here = record.of(self.kept.name)
        if isinstance(self.kept, Codes):
            return set(self.value) <= set(here or ())
        return here is not None and bool(self.kept.key(here) == self.kept.key(self.value))


def conditions(layout: Layout, typed: Mapping[str, str]) -> tuple[Condition, ...]:
    """Return what ``FIELD=VALUE`` pairs ask of a layout's rows; FIELD is a field's name or ``Kind.field``.

    Raises KnownError for a field that the layout's kinds don't have or several have, or a value that is none. What
    may not leave may not be asked for either: the list of those who fit would tell it.
    """
    if layout.sheet_per_kind:
        known = _names(kind.kind for kind in layout.kinds)
    else:
        known = [name for name in _names(sorted({"Case", *outgoing_kinds(layout)})) if may_leave(name)]
    return tuple(_condition(known, name, text, layout.title) for name, text in typed.items())


def fits(records: Mapping[str, Record], wanted: Sequence[Condition]) -> bool:
    """Return whether the records of a row, by kind, have all that is wanted; a kind that is not there has not."""
    return all(each.kind in records and each.holds(records[each.kind]) for each in wanted)


def _names(kinds: Iterable[str]) -> list[str]:
    return [f"{kind}.{kept.name}" for kind in kinds for kept in kind_of(kind).fields(derived=True)]


def _condition(known: Sequence[str], name: str, text: str, title: str) -> Condition:
    found = [each for each in known if name in (each, each.split(".")[1])]
    if not found:
        said = _("{name} is no field of {layout}. Nothing was written. The fields are: {choices}.")
        raise KnownError(said.format(name=name, layout=title, choices=", ".join(known)))
    if len(found) > 1:
        said = _("Several kinds have the field {name}. Nothing was written. Name one of: {choices}.")
        raise KnownError(said.format(name=name, choices=", ".join(found)))
    kind, own = found[0].split(".")
    kept = kind_of(kind).field(own)
    return Condition(kind, kept, _value(kept, name, text))


def _value(kept: Kept, name: str, text: str) -> Any:
    try:
        value = kept.read(text)
    except Refused as refused:
        said = _("{name}: {text} {remedy} Nothing was written.")
        raise KnownError(said.format(name=name, text=refused.finding.text, remedy=refused.finding.remedy)) from refused
    if value is None:
        raise KnownError(_("{name} was given no value. Nothing was written. Give it one.").format(name=name))
    return value

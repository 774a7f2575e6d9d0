"""Matches the rows of one sheet with the records of one kind, and gathers what they say of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from resettle_desktop.exchange.layout import ID, LayoutKind
from resettle_desktop.exchange.linking import linked_ids
from resettle_desktop.exchange.listing import Listing
from resettle_desktop.exchange.mistaken_numbers import another_person
from resettle_desktop.exchange.named_persons import NamedPersons, name_of_row, names_somebody_else
from resettle_desktop.exchange.near_numbers import Candidate, near_records
from resettle_desktop.exchange.slots import MatchedRow, Slot, label_of, same
from resettle_desktop.records.fields import Link, Number
from resettle_desktop.records.findings import Finding, finding
from resettle_desktop.records.kinds import Person
from resettle_desktop.records.numbers import id_number, new_id
from resettle_desktop.records.record import Record, kind_label, kind_of
from resettle_desktop.store.store import Store

_NAMES = ("family_name", "given_names", "original_name")
_TOLD_BY = (*_NAMES, "birth_date")


class Known(Protocol):
    """The records that are known by their keys, of the store and of the workbook."""

    store: Store
    findings: list[Finding]

    @property
    def slots(self) -> Sequence[Slot]:
        """Return the records that rows are about or that were looked at with them."""

    def load(self, kind: LayoutKind, records: Sequence[Record]) -> None:
        """Know these records of the store."""

    def keep(self, slot: Slot) -> None:
        """Know a record by its keys."""

    def find(self, kind: LayoutKind, values: Mapping[str, Any]) -> Slot | None:
        """Return the record that the values are about."""

    def slot(self, kind: str, id: int | None) -> Slot | None:
        """Return the record of this id."""

    def constants(self, kind: LayoutKind) -> Mapping[str, Any]:
        """Return the values for every row of the fields of a kind."""

    def country(self, kind: str, values: Mapping[str, Any], slot: Slot) -> str:
        """Return the country whose telephone numbers need no prefix."""


class KindMatcher:
    """Matches the rows of one sheet with the records of one kind."""

    def __init__(self, known: Known, listing: Listing, kind: LayoutKind) -> None:
        self._known, self._listing, self._kind, self._record = known, listing, kind, kind.record
        self._ids: dict[int, int] = {}
        several = [column.field.split(".") for column in listing.layout.columns if column.several]
        self._several = [name for part, name in several if part == kind.name]
        self._named: NamedPersons | None = None

    def match(self, rows: Sequence[MatchedRow]) -> None:
        """Give each row its record of the kind, or say why the row waits or is left out."""
        given = [(row, values) for row in rows for values in self._each(self._values(row))]
        self._identify(given)
        for link in self._record.links():
            self._link(link, given)
        if self._kind.named_only and self._kind.kind == "Person":
            self._named = NamedPersons(self._known.store, [values for _row, values in given])
        self._load([values for _row, values in given])
        for row, values in given:
            if row.good:
                self._match(row, values)

    def _identify(self, given: Sequence[tuple[MatchedRow, dict[str, Any]]]) -> None:
        """Take the ids that rows name out of their values; what is none makes its row wait."""
        for row, values in given:
            text = values.pop(ID, None)
            if self._kind.name in row.row.ids:
                self._ids[row.place] = row.row.ids[self._kind.name]
                continue
            try:
                if text is not None:
                    self._ids[row.place] = id_number(text)
            except ValueError:
                said = finding("E121", kind=kind_label(self._record), value=text)
                row.parked = self._placed(row, said, ID)
        there = self._known.store.rows.many(self._record, self._ids.values())
        self._known.load(self._kind, list(there.values()))

    def _link(self, link: Link, given: Sequence[tuple[MatchedRow, dict[str, Any]]]) -> None:
        texts = {values[link.name] for _row, values in given if isinstance(values.get(link.name), str)}
        ids = linked_ids(self._known.store, self._known.slots, link, texts) if texts else {}
        for row, values in given:
            text = values.get(link.name)
            if isinstance(text, str):
                values[link.name] = ids.get(text)
                if text not in ids:
                    self._refuse(row, finding("E121", kind=_linked_labels(link), value=text))

    def _each(self, values: dict[str, Any]) -> list[dict[str, Any]]:
        """Return the values of each record of a row: one, or one for each code of a cell that holds several."""
        for name in self._several:
            return [{**values, name: code} for code in values.get(name) or ()]
        return [values]

    def _new_alone(self, row: MatchedRow, slot: Slot, values: Mapping[str, Any]) -> dict[str, Any]:
        """Return what a row says otherwise than it did when it left, and what it links to only where that is new.

        What it said of the record is noted, and what it no longer says.
        """
        sent, country = row.row.sent_of(self._kind.name), self._known.country(self._kind.kind, values, slot)
        fixed = {*self._kind.links, *self._kind.values} if self._kind.name in row.row.ids and slot.record else set()
        new = {name: value for name, value in values.items() if name not in fixed}
        for name, before in sent.items():
            if name in self._several:
                continue
            slot.sent.setdefault(name, before)
            if before is not None and same(self._record.field(name), before, new.get(name), country):
                del new[name]
            elif before is not None and new.get(name) is None:
                slot.emptied.setdefault(name, row.place)
        return new

    def _values(self, row: MatchedRow) -> dict[str, Any]:
        values = row.row.of(self._kind.name)
        values |= {
            name.split(".")[1]: value for name, value in row.extra.items() if name.startswith(self._kind.name + ".")
        }
        if self._kind.named_only and not any(values.get(name) for name in _NAMES):
            values |= name_of_row(row.row.values, self._kind.named_by)
        links = {name: row.slots.get(kind) for name, kind in self._kind.links.items()}
        said = values or self._kind.always or row.row.implied(self._kind.name)
        if (links and not said) or any(self._lacks(*link) for link in links.items()):
            return {}
        for others in (self._known.constants(self._kind), self._implied(row)):
            values |= {name: value for name, value in others.items() if self._is_key(name, values)}
        values |= {name: self._record.field(name).from_json(value) for name, value in self._kind.values.items()}
        return values | {name: slot.id for name, slot in links.items() if slot}

    def _is_key(self, name: str, values: Mapping[str, Any]) -> bool:
        return name not in values and any(name in key for key in self._kind.keys)

    def _lacks(self, link: str, slot: Slot | None) -> bool:
        """Return whether a row lacks the record that this one belongs to, and cannot do without it."""
        parent = self._listing.layout.kind(self._kind.links[link])
        return slot is None and not (parent and parent.optional)

    def _implied(self, row: MatchedRow) -> dict[str, Any]:
        new = {name: self._record.field(name).from_json(value) for name, value in self._kind.new.items()}
        return {**new, **row.row.implied(self._kind.name)}

    def _load(self, rows: Sequence[Mapping[str, Any]]) -> None:
        store = self._known.store
        for first in dict.fromkeys(names[0] for names in self._kind.keys):
            given = {values[first] for values in rows if values.get(first) is not None}
            kept = self._record.field(first)
            if isinstance(kept, Number):
                found = store.words.many(self._kind.kind, first, [kept.key(value) or "" for value in given])
                ids = {id for ids in found.values() for id in ids}
                self._known.load(self._kind, list(store.rows.many(self._record, ids).values()))
            else:
                self._known.load(self._kind, store.rows.where_in(self._record, first, given))

    def _match(self, row: MatchedRow, values: dict[str, Any]) -> None:
        said = None if row.place in self._ids else self._missing(values)
        if said:
            self._refuse(row, said)
        elif values or row.place in self._ids:
            slot = self._known.slot(self._kind.kind, self._ids.get(row.place))
            if self._kind.name not in row.row.ids:
                slot = slot or self._known.find(self._kind, values)
            slot = self._new(row, values) if slot is None else self._fitting(row, slot, values)
            if slot:
                slot.kind = self._kind
                row.give(self._kind.name, slot)
                slot.rows.append(row.place)
                self._say(row, slot, values)

    def _missing(self, values: Mapping[str, Any]) -> Finding | None:
        """Return what says that a row names no record of the kind, where it has to."""
        if self._kind.kind == "Person" and not any(values.get(name) for name in ("unhcr_number", *_NAMES)):
            return finding("E132")
        if self._kind.kind == "Case" and not any(values.get(name) for key in self._kind.keys for name in key):
            return finding("E131")
        parents = [key[0] for key in self._kind.keys]
        lacking = next((name for name in self._kind.needs if values and values.get(name) is None), None)
        if lacking:
            return finding("E138", label=self._record.field(lacking).label.lower())
        alone = self._kind.shared and not (self._kind.links or self._kind.named_only)
        if alone and not any(values.get(name) is not None for name in parents):
            label = self._record.field(parents[0]).label
            return finding("E136", kind=kind_label(self._record).lower(), label=label.lower())
        return None

    def _refuse(self, row: MatchedRow, said: Finding, candidates: tuple[Candidate, ...] = ()) -> None:
        if self._kind.optional:
            return
        row.candidates = candidates
        if said.number in ("E132", "W216"):
            row.skipped = self._placed(row, said)
        else:
            row.parked = self._placed(row, said)

    def _placed(self, row: MatchedRow, said: Finding, name: str = "") -> Finding:
        field = name or self._kind.keys[0][0]
        heading = self._listing.headings.get(f"{self._kind.name}.{field}", "")
        return said.at(sheet=row.row.sheet, row=row.row.number, heading=heading, kind=self._kind.kind, field=field)

    def _new(self, row: MatchedRow, values: Mapping[str, Any]) -> Slot | None:
        if self._named:
            return self._by_name(row, values, self._named)
        if not self._kind.create or self._kind.named_only:
            name = next(name for key in self._kind.keys for name in key if values.get(name))
            said = finding("E121", kind=kind_label(self._record), value=values[name])
            self._refuse(row, said, near_records(self._known.store, self._record, name, values[name]))
            return None
        id = self._ids.get(row.place) or new_id()
        slot = Slot(self._kind, id, values={name: value for name, value in values.items() if value is not None})
        self._known.keep(slot)
        slot.values = {}
        return slot

    def _by_name(self, row: MatchedRow, values: Mapping[str, Any], named: NamedPersons) -> Slot | None:
        """Return the person whom the row names without a number that is known, or let it wait with those it may be."""
        person, candidates = named.find(values)
        if person:
            self._known.load(self._kind, [person])
            return self._known.slot(self._kind.kind, person.id)
        name = label_of(self._record, values) or str(values.get("original_name") or "")
        said = finding("E121", kind=kind_label(self._record), value=values.get("unhcr_number") or name)
        doubt = bool(candidates) and not values.get("unhcr_number")
        self._refuse(row, finding("E137", value=name) if doubt else said, candidates)
        return None

    def _fitting(self, row: MatchedRow, slot: Slot, values: Mapping[str, Any]) -> Slot | None:
        other = self._other(slot, values) if row.place in self._ids else self._somebody_else(slot, values)
        if other:
            label = self._with_parents(other)
            number = other.value(self._kind.keys[0][0])
            here = (Candidate(other.kind.kind, other.id, label),) if other.record else ()
            self._refuse(row, finding("E123", value=number, label=label), here)
            return None
        if slot.rows and not self._kind.shared:
            self._refuse(row, finding("W216", value=slot.label()))
            return None
        return slot

    def _somebody_else(self, slot: Slot, values: Mapping[str, Any]) -> Slot | None:
        """Return the record that a row's number names, where the row says that it is another's."""
        links = [name for name in self._kind.links if name in values]
        if any(slot.value(name) not in (None, values[name]) for name in links):
            return slot
        here = slot.record if isinstance(slot.record, Person) else None
        if here and self._kind.named_only:
            return slot if names_somebody_else(here, values) else None
        return slot if here and another_person({name: here.of(name) for name in _TOLD_BY}, values) else None

    def _other(self, slot: Slot, values: Mapping[str, Any]) -> Slot | None:
        """Return the record, other than the one that the row names by its id, whose number the row has."""
        alone = [names[0] for names in self._kind.keys if len(names) == 1]
        found = (self._known.find(self._kind, {name: values.get(name)}) for name in alone)
        return next((each for each in found if each and each is not slot), None)

    def _with_parents(self, slot: Slot) -> str:
        labels = [slot.label()]
        for name, kind in self._kind.links.items():
            linked = self._known.slot(kind, slot.value(name))
            record = None if linked else self._known.store.rows.get(kind_of(kind), slot.value(name))
            labels.append(linked.label() if linked else record.label() if record else "")
        return ", ".join(label for label in labels if label)

    def _say(self, row: MatchedRow, slot: Slot, values: Mapping[str, Any]) -> None:
        if self._kind.named_only:
            return
        slot.implied |= {name: value for name, value in self._implied(row).items() if name not in slot.implied}
        country = self._known.country(self._kind.kind, values, slot)
        for name, value in self._new_alone(row, slot, values).items():
            if value is None:
                continue
            first = slot.values.setdefault(name, value)
            slot.said_by.setdefault(name, row.place)
            if not same(self._record.field(name), first, value, country):
                self._differ(row, name, first, value)
        if self._kind.kind == "Person" and not any(slot.value(name) for name in _NAMES):
            self._known.findings.append(self._placed(row, finding("W213")))

    def _differ(self, row: MatchedRow, name: str, first: Any, value: Any) -> None:
        column = self._listing.layout.column(f"{self._kind.name}.{name}")
        if column and column.otherwise:
            row.extra[column.otherwise] = value
            return
        field = self._record.field(name)
        said = finding("W216", value=field.show(first))
        self._known.findings.append(self._placed(row, said.at(value=field.show(value)), name))


def _linked_labels(link: Link) -> str:
    return ", ".join(kind_label(kind_of(kind)) for kind in link.linked_kinds)

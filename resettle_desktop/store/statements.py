"""Reads a change set written as JSON (DESIGN section 4), finds the records it names, says what it cannot take."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from resettle_desktop.records.fields import Json, Kept, Link, Number, Phone, Sealed
from resettle_desktop.records.findings import Finding, Refused, finding, refuse
from resettle_desktop.records.numbers import id_text, new_id
from resettle_desktop.records.record import Record, kind_of
from resettle_desktop.records.sealed import Sealer
from resettle_desktop.store.changes import ChangeSet, Draft
from resettle_desktop.store.rows import Rows
from resettle_desktop.store.words import Words

_FORMS = {"add": {"add", "as", "values"}, "set": {"set", "where", "values"}, "remove": {"remove", "where"}}


@dataclass(frozen=True)
class Statement:
    """A change set as it was read: what to apply, the ids of what it adds by their ``as``, and what was found wrong.

    With an error among the findings it must not be applied. ``places`` are the changes, counted from 1, that gave a
    record's field its value.
    """

    change_set: ChangeSet
    added: dict[str, int]
    findings: tuple[Finding, ...]
    places: Mapping[tuple[int, str], int] = field(default_factory=dict)

    def placed(self, said: Finding) -> Finding:
        """Return what was found of a record as found at the change that it comes from (``row``)."""
        record = said.record or 0
        return said.at(row=self.places.get((record, said.field)) or self.places.get((record, "")) or said.row)


@dataclass
class StatementReader:
    """Reads the changes of one JSON document against one store."""

    rows: Rows
    words: Words
    sealer: Sealer
    draft: Draft = field(default_factory=Draft)
    added: dict[str, int] = field(default_factory=dict)
    wrong: list[Finding] = field(default_factory=list)
    places: dict[tuple[int, str], int] = field(default_factory=dict)
    place: int = 0

    def read(self, document: object, source: str = "") -> Statement:
        """Return the statement that a parsed JSON document makes; ``row`` of each finding is the change's place."""
        said = document if isinstance(document, Mapping) else {}
        changes, reason = said.get("changes"), str(said.get("reason") or "")
        if not isinstance(changes, list):
            return Statement(ChangeSet((), reason, source), {}, (finding("E125", value="changes"),))
        for place, change in enumerate(changes, start=1):
            self._collect(place, change)
        change_set = self.draft.change_set(reason, source)
        return Statement(change_set, dict(self.added), tuple(self.wrong), dict(self.places))

    def _collect(self, place: int, change: object) -> None:
        self.place = place
        try:
            self._read_change(change)
        except Refused as refused:
            self._note_wrong(refused.finding)

    def _note_wrong(self, said: Finding) -> None:
        self.wrong.append(said.at(row=self.place))

    def _read_change(self, change: object) -> None:
        action = _action(change)
        assert isinstance(change, Mapping)
        kind = kind_of(str(change[action]))
        if action == "add":
            self._add(kind, change)
            return
        record = self.find(kind, change["where"])
        if action == "remove":
            self._note_place(record.id, ())
            self.draft.remove(kind.kind_name(), record.id, record.values())
            return
        values = self._values(kind, change["values"], record.id)
        self._note_place(record.id, values)
        self.draft.set(kind.kind_name(), record.id, record.values(), values)

    def _add(self, kind: type[Record], change: Mapping[str, Any]) -> None:
        record = new_id()
        values = self._values(kind, change["values"], record)
        self._note_place(record, values)
        self.draft.add(kind.kind_name(), record, values)
        if change.get("as"):
            self.added[str(change["as"])] = record

    def _note_place(self, record: int, names: Iterable[str]) -> None:
        self.places.update({(record, name): self.place for name in ("", *names)})

    def _values(self, kind: type[Record], values: object, record: int) -> dict[str, Json]:
        """Read all that can be, so that everything wrong with a change is told at once; details are sealed here."""
        if not isinstance(values, Mapping):
            raise refuse("E125", value=str(values)[:40])
        read: dict[str, Json] = {}
        for name, value in values.items():
            try:
                kept = kind.field(name)
                read[name] = self._value(kept, self._sealed(kept, value, record))
            except Refused as refused:
                self._note_wrong(refused.finding.at(kind=kind.kind_name()))
        return read

    def _sealed(self, kept: Kept, value: Any, record: int) -> Any:
        """Return a plain text for a sealed field sealed for its record; without the key it stays, to be refused."""
        if not isinstance(kept, Sealed) or not isinstance(value, str) or not self.sealer.may_open:
            return value
        try:
            return kept.seal(value, record, self.sealer)
        except Refused as refused:
            raise Refused(refused.finding.at(field=kept.name)) from refused

    def _value(self, kept: Kept, value: Any) -> Json:
        try:
            if isinstance(kept, Link) and value is not None:
                return id_text(self._linked(kept, value))
            if isinstance(value, Mapping):
                raise refuse("E125", value=kept.name)
            return kept.to_json(kept.from_json(value))
        except Refused as refused:
            raise Refused(refused.finding.at(field=kept.name)) from refused

    def _linked(self, link: Link, value: Any) -> int:
        if isinstance(value, Mapping):
            return self._find_linked(link, value).id
        if isinstance(value, str) and value.startswith("@"):
            if value[1:] not in self.added:
                raise refuse("E127", value=value)
            return self.added[value[1:]]
        linked = link.from_json(value)
        if linked is None:
            raise refuse("E125", value=link.name)
        return linked

    def _find_linked(self, link: Link, where: Mapping[str, Any]) -> Record:
        """Return the one record, of the kinds that a field may name, that a ``where`` of its fields describes."""
        kinds = [kind_of(name) for name in link.linked_kinds]
        fitting = [kind for kind in kinds if where.keys() <= {"id", *(field.name for field in kind.fields())}]
        if len(kinds) == 1 or not where or not fitting:
            return self.find(kinds[0], where)
        found = [record for kind in fitting for record in self._candidates(kind, where)]
        if len(found) != 1:
            raise refuse("E122" if found else "E121", kind=link.linked_words, value=_words(where))
        return found[0]

    def find(self, kind: type[Record], where: object) -> Record:
        """Return the one record that a ``where`` describes; raises Refused (E121 none, E122 several, E120, E125)."""
        if not isinstance(where, Mapping) or not where:
            raise refuse("E125", value=str(where)[:40])
        found = self._candidates(kind, where)
        if not found:
            raise refuse("E121", kind=kind.kind_name(), value=_words(where))
        if len(found) > 1:
            raise refuse("E122", kind=kind.kind_name(), value=_words(where))
        return found[0]

    def _candidates(self, kind: type[Record], where: Mapping[str, Any]) -> list[Record]:
        if "id" in where:
            record = self.rows.get(kind, Link("", kind.kind_name()).read_value(str(where["id"])))
            return [record] if record else []
        fields = {name: kind.field(name) for name in where}
        wanted = {name: self._value(kept, where[name]) for name, kept in fields.items()}
        indexed = next((kept for kept in fields.values() if isinstance(kept, Number | Phone)), None)
        found = self._indexed(kind, indexed, wanted) if indexed else self._equal(kind, fields, wanted)
        return [r for r in found if all(_same(kept, r.of(name), wanted[name]) for name, kept in fields.items())]

    def _indexed(self, kind: type[Record], kept: Kept, wanted: Mapping[str, Json]) -> list[Record]:
        ids = self.words.exactly(kind.kind_name(), kept.name, kept.key(wanted[kept.name]))
        return list(self.rows.many(kind, ids).values())

    def _equal(self, kind: type[Record], fields: Mapping[str, Kept], wanted: Mapping[str, Json]) -> list[Record]:
        return self.rows.equal(kind, **{name: kept.from_json(wanted[name]) for name, kept in fields.items()})


def _action(change: object) -> str:
    if isinstance(change, Mapping):
        for action, names in _FORMS.items():
            if action in change and names - {"as"} <= set(change) <= names:
                return action
    raise refuse("E125", value=str(change)[:60])


def _same(kept: Kept, value: object, wanted: Json) -> bool:
    return bool(kept.key(value) == kept.key(kept.from_json(wanted)))


def _words(where: Mapping[str, Any]) -> str:
    return ", ".join(f"{name} {value}" for name, value in where.items())


def errors(findings: Iterator[Finding] | tuple[Finding, ...]) -> list[Finding]:
    """Return the findings that keep a change set from being applied."""
    return [each for each in findings if each.number.startswith("E")]

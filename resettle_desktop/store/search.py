"""Finds records by what people type, and says of a record what the command line and the window show."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from resettle_desktop.records.fields import Json, Link, Number
from resettle_desktop.records.findings import Finding, refuse
from resettle_desktop.records.kinds import Case, Passenger, Person
from resettle_desktop.records.numbers import id_number, id_text
from resettle_desktop.records.record import Record, kind_of, kinds, parts_of
from resettle_desktop.rules.families import head_of
from resettle_desktop.rules.names import reading_name
from resettle_desktop.store.rows import Rows
from resettle_desktop.store.words import MOST_COUNTED, Words


@dataclass(frozen=True)
class Found:
    """How many records were found in all, and the first of them, by kind in the order of declaration.

    Hits of a text are counted up to 1,000 a kind, or to the limit or count asked for; with ``more`` there are more.
    """

    total: int
    records: tuple[Record, ...]
    more: bool = False


About = Callable[[Record], Sequence[Finding]]


class Search:
    """Finds and labels the records of one store."""

    def __init__(self, rows: Rows, words: Words) -> None:
        self._rows, self._words = rows, words

    def find(self, text: str = "", kind: str = "", limit: int = 50, counted: int = MOST_COUNTED) -> Found:
        """Return the records that every word of the text finds, the nearest first, all of the kind without a text.

        ``kind`` is a kind's name or empty for every kind; raises Refused (E124) for another name. What finds a
        record, and how near, says ``Words.find``; hits of a text are counted up to ``counted``, or to ``limit``.
        """
        chosen = [kind_of(kind)] if kind else kinds()
        return self._found(text, chosen, limit, counted) if text.strip() else self._all(chosen, limit)

    def _found(self, text: str, chosen: Iterable[type[Record]], limit: int, counted: int) -> Found:
        total, more = 0, False
        records: list[Record] = []
        for each in chosen:
            hits = self._words.find(text, each.kind_name(), limit - len(records), counted)
            total, more = total + hits.total, more or hits.more
            there = self._rows.many(each, hits.ids)
            records += [there[id] for id in hits.ids if id in there]
        return Found(total, tuple(records), more)

    def _all(self, chosen: Iterable[type[Record]], limit: int) -> Found:
        total = 0
        records: list[Record] = []
        for each in chosen:
            total += self._rows.count(each)
            records += self._rows.page(each, limit=limit - len(records))
        return Found(total, tuple(records))

    def record(self, kind: str, name: str) -> Record:
        """Return the record of this kind that an id or a number names; raises Refused (E121, E122, E124)."""
        wanted = kind_of(kind)
        found = self.named(wanted, name)
        if len(found) != 1:
            raise refuse("E122" if found else "E121", kind=kind, value=name)
        return found[0]

    def named(self, kind: type[Record], name: str) -> list[Record]:
        """Return the records of this kind that have this id or number."""
        return self._by_id(kind, name) or self._by_number(kind, name)

    def labels(self, records: Iterable[Record]) -> dict[int, str]:
        """Return for each record the words by which people know it: a case's are its head's name."""
        chosen = list(records)
        cases = [record.id for record in chosen if isinstance(record, Case)]
        members = self._rows.grouped(Person, "case", cases)
        linked = self._linked([record for record in chosen if not isinstance(record, Case | Person)])
        labels: dict[int, str] = {}
        for record in chosen:
            labels[record.id] = _label(record, members.get(record.id, []), linked)
        return labels

    def as_json(self, records: Sequence[Record]) -> list[dict[str, object]]:
        """Return the records as ``find`` prints them: kind, id, label, stage, values with their links labelled."""
        labels = self.labels(records)
        names = self._link_labels(records)
        return [
            {
                "kind": record.kind_name(), "id": id_text(record.id), "label": labels[record.id],
                "stage": getattr(record, "stage", None), "values": _values(record, names),
            }
            for record in records
        ]  # fmt: skip

    def show(self, record: Record, depth: int = 3, about: About = Record.findings) -> dict[str, object]:
        """Return the record as ``show`` prints it: with what is found ``about`` it, and what lives with it."""
        shown = self.as_json([record])[0]
        shown["findings"] = [each.as_json() for each in about(record)]
        parts = {
            kind.kind_name(): self._rows.where_in(kind, link.name, [record.id]) for kind, link in parts_of(type(record))
        }
        shown["parts"] = {
            kind: [self.show(part, depth - 1, about) for part in found]
            for kind, found in parts.items()
            if found and depth
        }
        return shown

    def _by_id(self, kind: type[Record], name: str) -> list[Record]:
        try:
            record = self._rows.get(kind, id_number(name))
        except ValueError:
            return []
        return [record] if record else []

    def _by_number(self, kind: type[Record], name: str) -> list[Record]:
        for field in kind.fields():
            if isinstance(field, Number):
                ids = self._words.exactly(kind.kind_name(), field.name, field.key(name) or "")
                if ids:
                    return list(self._rows.many(kind, ids).values())
        return []

    def _link_labels(self, records: Sequence[Record]) -> dict[int, str]:
        wanted: dict[tuple[str, ...], tuple[Link, set[int]]] = {}
        for record in records:
            for link in type(record).links():
                if getattr(record, link.name):
                    wanted.setdefault(link.linked_kinds, (link, set()))[1].add(getattr(record, link.name))
        named = [record for link, ids in wanted.values() for record in self._rows.linked(link, ids).values()]
        return self.labels(named)

    def _linked(self, records: Sequence[Record]) -> dict[int, Person]:
        people = [record.person for record in records if hasattr(record, "person") and record.person]
        return self._rows.many(Person, people)


def case_label(case: Case, members: Sequence[Person]) -> str:
    """Return the words by which people know a case: its head's name and how many more, else its number."""
    head = head_of(members)
    name = reading_name(head.family_name or "", head.given_names or "") if head else ""
    more = f" + {len(members) - 1}" if len(members) > 1 else ""
    return name + more if name else case.label()


def person_label(person: Person) -> str:
    """Return the words by which people know a person: the name, else the number, else the id."""
    name = reading_name(person.family_name or "", person.given_names or "")
    return name or person.original_name or person.unhcr_number or id_text(person.id)


def _label(record: Record, members: Sequence[Person], linked: dict[int, Person]) -> str:
    if isinstance(record, Case):
        return case_label(record, members)
    if isinstance(record, Person):
        return person_label(record)
    person = linked.get(getattr(record, "person", 0))
    return person_label(person) if person and isinstance(record, Passenger) else record.label()


def _values(record: Record, names: dict[int, str]) -> dict[str, object]:
    values: dict[str, object] = dict(record.values())
    for link in type(record).links():
        id: Json = getattr(record, link.name)
        if isinstance(id, int):
            values[link.name] = {"id": id_text(id), "label": names.get(id, "")}
    return values

"""Makes one record of two, field by field, as one change set that can be shown before and taken back later."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from resettle_desktop.records.errors import KnownError
from resettle_desktop.records.fields import Json, Link
from resettle_desktop.records.findings import Finding
from resettle_desktop.records.kinds import (
    Case,
    Departure,
    MergedRecord,
    OtherNumber,
    Passenger,
    Person,
    TravelDocument,
)
from resettle_desktop.records.numbers import id_number, id_text, number_key
from resettle_desktop.records.record import Record, kind_of, kinds
from resettle_desktop.records.texts import _
from resettle_desktop.rules.bookings import booking_findings
from resettle_desktop.rules.families import family_findings
from resettle_desktop.rules.kinship import PRINCIPAL
from resettle_desktop.rules.merging import Choice, Side, choices, same_thing
from resettle_desktop.store.changes import ChangeSet
from resettle_desktop.store.rows import Rows
from resettle_desktop.store.sketches import Prepared, Sketch
from resettle_desktop.store.succession import close_if_empty, give_an_applicant

R = TypeVar("R", bound=Record)
# agencies' numbers of which a record has one each; those of the other record are kept beside
_SCHEMES = {
    ("Person", "unhcr_number"): "unhcr_individual",
    ("Case", "unhcr_number"): "unhcr_case",
    ("Case", "registration_group"): "registration_group",
    ("Case", "cgrs_number"): "cgrs",
    ("Case", "fedasil_number"): "fedasil",
}
_OWNERS = {"Person": "person", "Case": "case"}


class NotMerged(KnownError):
    """Two records cannot be made one; says why. Nothing was written."""


@dataclass(frozen=True)
class Merge:
    """The merging of two records: what becomes of each field, and the change set that does it."""

    stays: Record
    other: Record
    choices: Mapping[str, Choice]
    prepared: Prepared

    @property
    def change_set(self) -> ChangeSet:
        """Return the change set to apply."""
        return self.prepared.change_set


class Merging:
    """Merges records of one store. What it returns is applied with ``Store.apply`` and taken back with its undo."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    def persons(
        self, stays: int, other: int, taken: Mapping[str, Json] | None = None, today: date | None = None
    ) -> Merge:
        """Return the merging of two persons, of whom ``stays`` keeps the id, the case and the place in the family.

        ``taken`` gives fields another value than the one that is proposed. Papers, bookings, places and numbers of
        the other move over, those that both have become one; what the other was called and numbered stays findable.
        The other's case gets another applicant where this was the other, and is closed where nobody is left. Raises
        NotMerged where one of them is not there or both are one.
        """
        one, two = self._both(Person, stays, other)
        sketch = Sketch(self._rows)
        found = _placed(choices(one, two, self._documented(one, two)), one, two)
        self._join(sketch, one, two, _values(found, taken))
        if one.case is None and two.case:
            sketch.set(one, {"case": id_text(two.case)})
        elif two.case and two.case != one.case:
            give_an_applicant(sketch, two.case, [two])
            close_if_empty(sketch, two.case, today or date.today())
        sketch.findings += self._bookings(sketch, one)
        return self._merge(one, two, found, sketch)

    def cases(self, stays: int, other: int, taken: Mapping[str, Json] | None = None) -> Merge:
        """Return the merging of two cases that are one: the members of the other move over, and the other is removed.

        Members who are entered in both stay two persons, with the relationships that they have, until they are merged
        themselves; so W211 may tell of two applicants. Raises NotMerged.
        """
        one, two = self._both(Case, stays, other)
        sketch = Sketch(self._rows)
        found = choices(one, two)
        self._join(sketch, one, two, _values(found, taken))
        members = sketch.naming(Person, "case", one.id)
        sketch.findings += [said for said in family_findings(one, members) if said.number == "W211"]
        return self._merge(one, two, found, sketch)

    def absorbed(self, record: int) -> set[int]:
        """Return the ids of the records that were merged into this one, and into those, whose histories go on in it."""
        found: set[int] = set()
        waiting = [record]
        while waiting:
            id = waiting.pop()
            rows = [*self._rows.equal(MergedRecord, person=id), *self._rows.equal(MergedRecord, case=id)]
            new = {id_number(row.gone) for row in rows if row.gone} - found
            found |= new
            waiting += new
        return found

    def became(self, gone: int) -> int | None:
        """Return the id of the record into which the record of this id was merged, None where it was not."""
        found = self._rows.equal(MergedRecord, gone=id_text(gone))
        owner = next((row.person or row.case for row in found), None)
        return (self.became(owner) or owner) if owner else None

    def _both(self, kind: type[R], stays: int, other: int) -> tuple[R, R]:
        found = self._rows.many(kind, [stays, other])
        if stays == other:
            raise NotMerged(_("The two are one record already. Nothing was written. Choose another."))
        if len(found) < 2:
            raise NotMerged(_("One of the two is no longer there. Nothing was written. Look for it in the history."))
        return found[stays], found[other]

    def _merge(self, one: Record, two: Record, found: Mapping[str, Choice], sketch: Sketch) -> Merge:
        _keep_numbers(sketch, one, two)
        trace = {_OWNERS[one.kind_name()]: id_text(one.id), "gone": id_text(two.id), "called": two.label()}
        sketch.add(MergedRecord, trace)
        reason = _("{other} merged into {label}").format(other=two.label(), label=one.label())
        return Merge(one, two, found, sketch.prepared(reason, _("merging")))

    def _join(self, sketch: Sketch, one: Record, two: Record, values: Mapping[str, Json]) -> None:
        """Give a record what another of its kind has, and let the other go; what both have becomes one in its turn."""
        sketch.set(one, values)
        for kind, link in _links_to(type(one)):
            for record in sketch.naming(kind, link.name, two.id):
                self._move(sketch, record, link, one)
        sketch.remove(two)

    def _move(self, sketch: Sketch, record: Record, link: Link, to: Record) -> None:
        moved = {link.name: id_text(to.id), **_with_the_person(record, link, to)}
        sketch.set(record, moved)
        now = sketch.get(type(record), record.id)
        if now is None or _names_itself(now):
            sketch.remove(record)
            return
        now = _in_one_order(sketch, now)
        twin = next((each for each in _beside(sketch, now, link, to.id) if same_thing(each, now)), None)
        if twin:
            self._join(sketch, twin, now, _values(choices(twin, now), None))

    def _documented(self, one: Record, two: Record) -> Side | None:
        """Return the side whose travel document was seen, if one alone was; else the one that has a document."""
        papers = self._rows.grouped(TravelDocument, "person", [one.id, two.id])
        seen = [any(paper.original_seen for paper in papers.get(each.id, [])) for each in (one, two)]
        there = [bool(papers.get(each.id)) for each in (one, two)]
        for mine, theirs in (seen, there):
            if mine != theirs:
                return Side.STAYS if mine else Side.OTHER
        return None

    def _bookings(self, sketch: Sketch, person: Person) -> list[Finding]:
        passengers = sketch.naming(Passenger, "person", person.id)
        departures = self._rows.many(Departure, [each.departure for each in passengers])
        return booking_findings(person, passengers, departures)


def _values(found: Mapping[str, Choice], taken: Mapping[str, Json] | None) -> dict[str, Json]:
    return {name: choice.taken for name, choice in found.items()} | dict(taken or {})


def _links_to(kind: type[Record]) -> Iterator[tuple[type[Record], Link]]:
    return ((other, link) for other in kinds() for link in other.links() if kind.kind_name() in link.linked_kinds)


def _with_the_person(record: Record, link: Link, to: Record) -> dict[str, Json]:
    """A record of a person and the person's case, such as a place, goes to the case of the person who stays."""
    beside = next((each for each in type(record).links() if each.name == "case"), None)
    if isinstance(to, Person) and beside and link.name == "person" and record.of("case") and to.case:
        return {"case": id_text(to.case)}
    return {}


def _pair(record: Record) -> list[str]:
    """Return the two fields of a record that says something of two records of one kind, whichever comes first."""
    names = [link.name for link in type(record).links() if link.name in type(record).same_by]
    return names if len(names) == 2 and set(names) == set(type(record).same_by) else []


def _names_itself(record: Record) -> bool:
    pair = _pair(record)
    return bool(pair) and record.of(pair[0]) == record.of(pair[1])


def _in_one_order(sketch: Sketch, record: Record) -> Record:
    pair = _pair(record)
    if pair and record.of(pair[0]) > record.of(pair[1]):
        sketch.set(record, {pair[0]: id_text(record.of(pair[1])), pair[1]: id_text(record.of(pair[0]))})
    return sketch.get(type(record), record.id) or record


def _beside(sketch: Sketch, record: Record, link: Link, owner: int) -> list[Record]:
    """Return the other records of the kind that name the same owner, in either of the fields of a pair."""
    fields: Collection[str] = _pair(record) or [link.name]
    found = [each for field in fields for each in sketch.naming(kind_of(record.kind_name()), field, owner)]
    return [each for each in found if each.id != record.id]


def _keep_numbers(sketch: Sketch, one: Record, two: Record) -> None:
    """The numbers that either had and the record that stays does not have become other numbers of it."""
    now = sketch.get(type(one), one.id) or one
    owner = _OWNERS[one.kind_name()]
    beside = {number_key(each.value or "") for each in sketch.naming(OtherNumber, owner, one.id)}
    for (kind, name), scheme in _SCHEMES.items():
        if kind == one.kind_name():
            beside.add(number_key(now.of(name) or ""))
            numbers = [number for number in (one.of(name), two.of(name)) if number_key(number or "") not in beside]
            for number in numbers:
                sketch.add(OtherNumber, {owner: id_text(one.id), "scheme": scheme, "value": number})


def _placed(found: dict[str, Choice], one: Person, two: Person) -> dict[str, Choice]:
    """What the other is in another family is nothing in this one; in one family the applicant goes on applying."""
    choice = found["relationship"]
    if one.case is not None and one.case != two.case:
        found["relationship"] = replace(choice, taken=choice.stays, side=Side.STAYS)
    elif PRINCIPAL in (choice.stays, choice.other):
        side = Side.STAYS if choice.stays == PRINCIPAL else Side.OTHER
        found["relationship"] = replace(choice, taken=PRINCIPAL, side=side)
    return found

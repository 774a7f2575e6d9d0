"""Keeps the facts of the figures that were asked for last, and renews them by the change sets since."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from threading import Lock

from resettle_desktop.figures.counting import Answer, Question, count, fact_rows, source_of
from resettle_desktop.figures.facts import Facts, Reading
from resettle_desktop.figures.figure import Figure, Unit
from resettle_desktop.records.kinds import Attendance, OutbreakMeasures, Passenger, Person, Setting
from resettle_desktop.records.record import kinds
from resettle_desktop.store.store import Store

MOST = 4  # figures whose facts are kept
_MOST_RENEWED = 10_000  # subjects; after a change of more all is read anew
# what is set for all: after a change of it anybody may be further or less far than before
_FOR_ALL = (Setting, OutbreakMeasures)


@dataclass(frozen=True)
class _Kept:
    """Facts, as of which change set and which day they are."""

    facts: Facts
    number: int
    day: date


class KeptFacts:
    """Answers questions about one store: of figures whose facts are kept from those, of others by a full count.

    Several threads may ask at once.
    """

    def __init__(self, store: Store, most: int = MOST) -> None:
        self._store, self._most = store, most
        self._kept: dict[tuple[str, Unit], _Kept] = {}
        self._keeping = Lock()

    def count(self, question: Question, today: date | None = None) -> Answer:
        """Return what ``counting.count`` would; raises KnownError for a field that is unknown."""
        question.check()
        day, fields = today or date.today(), question.fields
        if not self.has(question.figure, question.unit):
            return count(self._store, question, day)
        facts = self._facts(question.figure, question.unit, day)
        rows = facts.rows(question)
        rows.sort(key=lambda row: [each.order(value) for each, value in zip(fields, row.by, strict=True)])
        total = facts.total(question) if question.overlaps else sum(row.count for row in rows)
        return Answer(question, day, source_of(self._store), tuple(rows), total)

    def has(self, figure: Figure, unit: Unit) -> bool:
        """Return whether the facts of a figure are kept, though they may have to be renewed."""
        return (figure.name, unit) in self._kept

    def keep(self, figure: Figure, unit: Unit, today: date | None = None) -> None:
        """Read the facts of a figure, or renew them; those that were asked for longest ago go."""
        self._facts(figure, unit, today or date.today())

    def _facts(self, figure: Figure, unit: Unit, day: date) -> Facts:
        number, kept = self._store.history.last_number(), self._kept.get((figure.name, unit))
        if kept is None or kept.day != day:
            kept = _Kept(self._read(figure, unit, day), number, day)
        elif kept.number != number:
            kept = _Kept(self._renewed(kept, figure, unit), number, day)
        with self._keeping:
            self._kept.pop((figure.name, unit), None)
            self._kept[figure.name, unit] = kept  # the newest is the last
            for oldest in list(self._kept)[: -self._most]:
                del self._kept[oldest]
        return kept.facts

    def _read(self, figure: Figure, unit: Unit, day: date, among: Collection[int] | None = None) -> Facts:
        question = Question(figure, unit)
        names = tuple(figure.field_of(each.name, unit).name for each in figure.fields)
        reading = Reading(names, figure.timed)
        for part in fact_rows(self._store, question, day, among):
            reading.take(part)
        facts = reading.facts()
        if question.overlaps:
            facts.people  # noqa: B018  (numbered here, so that no question waits for it)
        return facts

    def _renewed(self, kept: _Kept, figure: Figure, unit: Unit) -> Facts:
        changed = _changed(self._store, kept.number) if unit != "warnings" else None
        if changed is None:
            return self._read(figure, unit, kept.day)
        if not changed:
            return kept.facts
        return kept.facts.without(changed).joined(self._read(figure, unit, kept.day, changed))


def _changed(store: Store, since: int) -> set[int] | None:
    """Return the persons and cases of whom anything may be another since a change set; None for too many to tell."""
    touched = {record for (record,) in store.rows.fetch("SELECT record FROM touched WHERE number > ?", [since])}
    if len(touched) > _MOST_RENEWED or any(store.rows.many(kind, touched) for kind in _FOR_ALL):
        return None
    around = touched | _named_by(store, touched)
    around |= _named_by(store, around - touched)
    for kind, field in ((Passenger, "departure"), (Attendance, "session")):
        around |= {person for (person,) in store.rows.columns(kind, ("person",), field, around) if person}
    around |= {case for (case,) in store.rows.columns(Person, ("case",), "id", around) if case}
    around |= {person for (person,) in store.rows.columns(Person, ("id",), "case", around)}
    return around if len(around) <= _MOST_RENEWED else None


def _named_by(store: Store, records: Iterable[int]) -> set[int]:
    """Return all that these records name: of a leg its departure, of a document its person."""
    wanted = set(records)
    return {
        named
        for kind in kinds()
        for names in [tuple(link.name for link in kind.links())]
        if names
        for row in store.rows.columns(kind, names, "id", wanted)
        for named in row
        if named
    }

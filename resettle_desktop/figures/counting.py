"""Counts a figure: what is asked becomes one query over the store, and its rows the answer."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from resettle_desktop.figures.bases import HEAD
from resettle_desktop.figures.fields import Field
from resettle_desktop.figures.figure import Counted, Figure, Unit
from resettle_desktop.records.texts import _
from resettle_desktop.store.store import Store

_JOINS = {
    "person": "LEFT JOIN person ON person.id = counted.person",
    "head": f"LEFT JOIN person ON person.id = ({HEAD})",
    "case": 'LEFT JOIN "case" ON "case".id = counted."case"',
    "departure": "LEFT JOIN departure ON departure.id = counted.departure",
}
SqlValues = tuple[str, list[Any]]


@dataclass(frozen=True)
class Question:
    """What is asked of a figure: the unit, the years of its own date, what splits it, and what else must hold.

    ``years`` are the first and the last, None for all. ``where`` are the values of which a field must have one, None
    among them for those of whom it is not known.
    """

    figure: Figure
    unit: Unit
    by: tuple[str, ...] = ()
    years: tuple[int, int] | None = None
    where: Mapping[str, Sequence[Any]] = field(default_factory=dict)

    @property
    def fields(self) -> tuple[Field, ...]:
        """Return the fields that split the figure; raises KnownError for one that it has not."""
        return tuple(self.figure.field_of(name, self.unit) for name in self.by)

    @property
    def overlaps(self) -> bool:
        """Return whether somebody may be counted in several rows, though once in all."""
        return bool(self.figure.apart) and not self.figure.timed

    def check(self) -> None:
        """Raise KnownError with the choices where the figure has no such field to split it or to be chosen by."""
        for name in (*self.by, *self.where):
            self.figure.field_of(name, self.unit)


@dataclass(frozen=True)
class Row:
    """One line of an answer: the values that it stands for, how many, and how many days of a figure that is timed."""

    by: tuple[Any, ...]
    count: int
    median: float | None = None
    p90: float | None = None


@dataclass(frozen=True)
class Answer:
    """What a figure is on a day, and where it comes from; rows are in the order of their values.

    ``total`` is the sum of all rows, or less where somebody is counted in several of them.
    """

    question: Question
    as_of: date
    source: str
    rows: tuple[Row, ...]
    total: int

    @property
    def definition(self) -> str:
        """Return the sentences that say what is counted."""
        return self.question.figure.definition(self.question.unit)


def count(store: Store, question: Question, today: date | None = None) -> Answer:
    """Count what is asked; ``today`` is the day for which it stands. Raises KnownError for a field that is unknown."""
    day, fields = today or date.today(), question.fields
    sql, values = _counting(question, fields, day)
    rows = [_row(each, len(fields)) for each in store.rows.fetch(sql, values)]
    rows.sort(key=lambda row: [each.order(value) for each, value in zip(fields, row.by, strict=True)])
    counted = tuple(row for row in rows if row.count)
    total = sum(row.count for row in counted)
    if question.overlaps and question.by:
        total = count(store, replace(question, by=()), day).total
    return Answer(question, day, source_of(store), counted, total)


def people(
    store: Store, question: Question, at: Mapping[str, Any], today: date | None = None
) -> list[tuple[int, str | None]]:
    """Return whom a part of an answer counts: the ids of persons, or cases, each once with the first of its days.

    Behind warnings stand the cases of which they were said.

    ``at`` are the values of some of the fields; of all that split the question for one of its rows.
    """
    wanted = [(question.figure.field_of(name, question.unit), [value]) for name, value in at.items()]
    chosen = _chosen(question, [each for each, _value in wanted])
    column = _subject(question)
    selected = f"SELECT counted.{column} AS id, min(counted.day) AS day FROM {chosen}"
    sql, values = _where(selected, [*_asked(question), *_tests(wanted), (f"counted.{column} IS NOT NULL", [])])
    found = store.rows.fetch(_today(f"{sql} GROUP BY 1 ORDER BY 1", today or date.today()), values)
    return [(id, day) for id, day in found]


def subjects(store: Store, question: Question, today: date | None = None) -> set[tuple[tuple[Any, ...], int]]:
    """Return who stands behind each row of an answer: its values, with the id of a person or a case."""
    fields = question.fields
    columns = "".join(f"{each.sql}, " for each in fields)
    column = _subject(question)
    selected = f"SELECT DISTINCT {columns}counted.{column} FROM {_chosen(question, fields)}"
    sql, values = _where(selected, [*_asked(question), (f"counted.{column} IS NOT NULL", [])])
    found = store.rows.fetch(_today(sql, today or date.today()), values)
    return {(tuple(row[:-1]), row[-1]) for row in found}


def fact_rows(
    store: Store, question: Question, today: date, among: Collection[int] | None = None
) -> Iterator[list[tuple[Any, ...]]]:
    """Yield all rows that a figure counts, many at once, of these persons or cases alone where ``among`` names them.

    Each has the person or the case, the days where the figure is timed, and every field of the figure.
    """
    figure, column = question.figure, _subject(question)
    fields = [figure.field_of(each.name, question.unit) for each in figure.fields]
    days = ["counted.days"] if figure.timed else []
    selected = ", ".join((f"counted.{column}", *days, *(each.sql for each in fields)))
    tests: list[SqlValues] = (
        [] if among is None else [(f"counted.{column} IN ({', '.join(map(str, sorted(among)))})", [])]
    )
    sql, values = _where(f"SELECT {selected} FROM {_chosen(question, fields)}", tests)
    return store.rows.fetch_parts(_today(sql, today), values)


def source_of(store: Store) -> str:
    """Return the line that says where a figure comes from."""
    told = _("Source: the records of {office}, up to change set {number}.")
    return told.format(office=store.office, number=store.history.last_number())


def _counting(question: Question, fields: Sequence[Field], day: date) -> SqlValues:
    columns = ", ".join(f"{each.sql} AS by_{place}" for place, each in enumerate(fields))
    days = ["counted.days AS days"] if question.figure.timed else []
    subject = [f"counted.{_subject(question)} AS subject"] if question.overlaps else []
    selected = ", ".join([*([columns] if columns else []), *days, *subject]) or "1"
    sql, values = _where(f"SELECT {selected} FROM {_chosen(question, fields)}", _asked(question))
    names = ", ".join(f"by_{place}" for place in range(len(fields)))
    many = "count(DISTINCT subject)" if question.overlaps else "count(*)"
    return _today(_timed(sql, names) if days else _plain(sql, names, many), day), values


def _subject(question: Question) -> str:
    return "person" if question.unit == "persons" else '"case"'


def _plain(sql: str, names: str, many: str) -> str:
    grouped = f" GROUP BY {names}" if names else ""
    return f"SELECT {names + ', ' if names else ''}{many} FROM ({sql}){grouped}"


def _timed(sql: str, names: str) -> str:
    """Return how many, the median (the mean of both middle ones) and the 90th percentile (nearest rank) of days."""
    apart = f"PARTITION BY {names} " if names else ""
    ranked = (
        f"SELECT *, row_number() OVER ({apart}ORDER BY days) AS place, count(*) OVER ({apart}) AS many FROM ({sql})"
    )
    middle = "avg(CASE WHEN place IN ((many + 1) / 2, (many + 2) / 2) THEN days END)"
    high = "max(CASE WHEN place = (many * 9 + 9) / 10 THEN days END)"
    grouped = f" GROUP BY {names}" if names else ""
    return f"SELECT {names + ', ' if names else ''}count(*), {middle}, {high} FROM ({ranked}){grouped}"


def _chosen(question: Question, fields: Iterable[Field]) -> str:
    """Return what is counted, joined to all that the fields and conditions speak of."""
    spoken = [*fields, *(each for each, _values in _conditions(question))]
    joined = dict.fromkeys(name for each in spoken for name in each.joins)
    if question.unit == "cases":
        joined = dict.fromkeys("head" if name == "person" else name for name in joined)
    return " ".join([f"({_rows(question.figure, question.unit)}) AS counted", *(_JOINS[name] for name in joined)])


def _rows(figure: Figure, unit: Unit) -> str:
    if unit == "cases" and unit not in figure.rows:
        return _first(figure.rows["persons"], '"case"', figure.apart)
    if unit == "persons" and figure.counted is Counted.FIRST:
        return _first(figure.rows["persons"], "person", figure.apart)
    return figure.rows[unit]


def _first(rows: str, whose: str, apart: Sequence[str]) -> str:
    key = ", ".join((whose, *apart))
    order = f"row_number() OVER (PARTITION BY {key} ORDER BY day IS NULL, day, id)"
    return f"SELECT * FROM (SELECT *, {order} AS place FROM ({rows}) WHERE {whose} IS NOT NULL) WHERE place = 1"


def _conditions(question: Question) -> list[tuple[Field, Sequence[Any]]]:
    return [(question.figure.field_of(name, question.unit), values) for name, values in question.where.items()]


def _asked(question: Question) -> list[SqlValues]:
    tests = _tests(_conditions(question))
    if question.years is not None:
        tests.append((f"{question.figure.year.sql} BETWEEN ? AND ?", list(question.years)))
    return tests


def _tests(conditions: Iterable[tuple[Field, Sequence[Any]]]) -> list[SqlValues]:
    return [_one_of(each.sql, values) for each, values in conditions]


def _one_of(sql: str, values: Sequence[Any]) -> SqlValues:
    known = [value for value in values if value is not None]
    empty = f" OR {sql} IS NULL" if len(known) < len(values) else ""
    return f"({sql} IN ({', '.join('?' * len(known))}){empty})", known


def _where(sql: str, tests: Sequence[SqlValues]) -> SqlValues:
    where = " AND ".join(text for text, _values in tests) or "TRUE"
    return f"{sql} WHERE {where}", [value for _text, values in tests for value in values]


def _today(sql: str, day: date) -> str:
    return sql.replace("{today}", day.isoformat())


def _row(found: Sequence[Any], fields: int) -> Row:
    return Row(tuple(found[:fields]), *found[fields:])

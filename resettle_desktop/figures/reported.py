"""What was reported is kept, and later says why the figure of today is another."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from resettle_desktop.figures.catalogue import figure_named
from resettle_desktop.figures.counting import Answer, Question, count, subjects
from resettle_desktop.records.kinds import Case, Departure, Passenger, Person, Reported
from resettle_desktop.records.numbers import id_number, id_text, new_id
from resettle_desktop.records.record import parts_of
from resettle_desktop.records.texts import _
from resettle_desktop.store.changes import ChangeSet, Draft
from resettle_desktop.store.history import HistoryEntry
from resettle_desktop.store.store import Store

MOST_NAMED = 20_000  # of a figure of more only the counts are kept
Values = tuple[Any, ...]
Behind = Mapping[int, frozenset[Values]]  # the rows in which each person or case stands


@dataclass(frozen=True)
class Line:
    """A row of a figure of which another number was reported than there is today."""

    by: Values
    then: int
    now: int


@dataclass(frozen=True)
class Cause:
    """A change set since the report with whom it brought in, took out or moved to another row.

    ``entry`` is None where no change set touched them: time passed, or the program counts in another way.
    """

    entry: HistoryEntry | None
    came: tuple[int, ...] = ()
    fell: tuple[int, ...] = ()
    moved: tuple[int, ...] = ()


@dataclass(frozen=True)
class Compared:
    """A reported figure beside the same of today: rows that differ, and why, the newest change set first.

    ``redefined`` is whether the figure's definition is another by now; ``named`` whether the report kept whom it
    counted, without which there are no causes.
    """

    question: Question
    then: int
    now: int
    lines: tuple[Line, ...]
    causes: tuple[Cause, ...] = field(default=())
    redefined: bool = False
    named: bool = True


def question_json(question: Question) -> dict[str, Any]:
    """Return a question in the form in which the store keeps it."""
    where = {name: list(values) for name, values in question.where.items()}
    return {
        "figure": question.figure.name, "unit": question.unit, "by": list(question.by),
        "years": list(question.years) if question.years else None, "where": where,
    }  # fmt: skip


def question_of(kept: Mapping[str, Any]) -> Question:
    """Return the question that was kept; raises KnownError for a figure, a unit or a field that there is no more."""
    figure = figure_named(str(kept.get("figure", "")))
    years = kept.get("years")
    question = Question(
        figure, figure.unit_of(kept.get("unit")), tuple(kept.get("by") or ()),
        (int(years[0]), int(years[1])) if years else None,
        {name: tuple(values) for name, values in (kept.get("where") or {}).items()},
    )  # fmt: skip
    question.check()
    return question


def reporting(store: Store, answers: Iterable[tuple[str, Answer]], now: datetime) -> ChangeSet:
    """Return the change set that keeps these answers, each with its title, as they are reported now."""
    draft = Draft()
    for title, answer in answers:
        draft.add(Reported.kind_name(), new_id(), _kept(store, title, answer, now))
    return draft.change_set(_("Figures kept as reported"), _("figures"))


def compared(store: Store, reported: Reported, today: date | None = None) -> Compared:
    """Return what was reported beside the same figure of today; raises KnownError where it is asked no more."""
    question, kept = question_of(json.loads(reported.asked or "{}")), json.loads(reported.counted or "{}")
    answer = count(store, question, today)
    then = {tuple(row["by"]): row["count"] for row in kept.get("rows", ())}
    made = Compared(
        question, reported.total or 0, answer.total, _lines(then, answer),
        redefined=reported.definition != answer.definition, named="behind" in kept,
    )  # fmt: skip
    if not made.named:
        return made
    before, after = _read(kept["behind"]), _behind(subjects(store, question, today))
    causes = _causes(store, before, after, reported.change_set or 0)
    return Compared(made.question, made.then, made.now, made.lines, causes, made.redefined)


def _kept(store: Store, title: str, answer: Answer, now: datetime) -> dict[str, Any]:
    rows = [{"by": list(row.by), "count": row.count, "median": row.median, "p90": row.p90} for row in answer.rows]
    counted: dict[str, Any] = {"rows": rows}
    behind = subjects(store, answer.question, answer.as_of) if answer.question.figure.lists else None
    if behind is not None and len(behind) <= MOST_NAMED:
        counted["behind"] = [[list(by), ids] for by, ids in _by_row(behind).items()]
    return {
        "title": title, "as_of": answer.as_of.isoformat(), "total": answer.total, "definition": answer.definition,
        "asked": json.dumps(question_json(answer.question), ensure_ascii=False),
        "counted": json.dumps(counted, ensure_ascii=False), "change_set": store.history.last_number(),
        "when": f"{now:%Y-%m-%dT%H:%M}", "by": store.user,
    }  # fmt: skip


def _by_row(behind: Iterable[tuple[Values, int]]) -> dict[Values, list[str]]:
    rows: dict[Values, list[str]] = {}
    for by, id in sorted(behind, key=lambda each: each[1]):
        rows.setdefault(by, []).append(id_text(id))
    return rows


def _read(kept: Iterable[tuple[list[Any], list[str]]]) -> Behind:
    return _behind((tuple(by), id_number(text)) for by, texts in kept for text in texts)


def _behind(pairs: Iterable[tuple[Values, int]]) -> Behind:
    found: dict[int, set[Values]] = {}
    for by, id in pairs:
        found.setdefault(id, set()).add(by)
    return {id: frozenset(rows) for id, rows in found.items()}


def _lines(then: Mapping[Values, int], answer: Answer) -> tuple[Line, ...]:
    now = {row.by: row.count for row in answer.rows}
    both = [Line(by, then.get(by, 0), now.get(by, 0)) for by in dict.fromkeys((*now, *then))]
    return tuple(line for line in both if line.then != line.now)


def _causes(store: Store, before: Behind, after: Behind, since: int) -> tuple[Cause, ...]:
    others = [id for id in {**before, **after} if before.get(id) != after.get(id)]
    numbers = _numbers(store, others, since)
    groups: dict[int | None, list[int]] = {}
    for id in others:
        groups.setdefault(numbers.get(id), []).append(id)
    ordered = sorted(groups.items(), key=lambda each: -(each[0] or 0))
    return tuple(_cause(store, number, ids, before, after) for number, ids in ordered)


def _cause(store: Store, number: int | None, ids: Iterable[int], before: Behind, after: Behind) -> Cause:
    came = tuple(id for id in ids if id not in before)
    fell = tuple(id for id in ids if id not in after)
    moved = tuple(id for id in ids if id in before and id in after)
    return Cause(store.history.entry(number) if number else None, came, fell, moved)


def _numbers(store: Store, ids: Iterable[int], since: int) -> dict[int, int]:
    """Return for each person or case the newest change set of it and its own, else of its case, else of its departures.

    A booking's or a document's change names that record alone, so that all that lives with somebody is looked at, too.
    """
    near: dict[int, tuple[set[int], ...]] = {id: ({id}, set(), set()) for id in ids}
    for person, home in store.rows.columns(Person, ("id", "case"), "id", near):
        near[person][1].update({home} - {None})
    for person, departure in store.rows.columns(Passenger, ("person", "departure"), "person", near):
        near[person][2].update({departure} - {None})
    lives = _living(store, {id for steps in near.values() for step in steps for id in step})
    around = {id: [step.union(*(lives.get(each, ()) for each in step)) for step in steps] for id, steps in near.items()}
    newest = store.history.newest_of((id for steps in around.values() for step in steps for id in step), since)
    found = {
        id: [max((newest.get(each, 0) for each in step), default=0) for step in steps] for id, steps in around.items()
    }
    return {id: number for id, numbers in found.items() if (number := next(filter(None, numbers), 0))}


def _living(store: Store, owners: Collection[int]) -> dict[int, set[int]]:
    """Return the records that live with each of these persons, cases and departures."""
    found: dict[int, set[int]] = {}
    for kind in (Person, Case, Departure):
        for living, link in parts_of(kind):
            for owner, record in store.rows.columns(living, (link.name, "id"), link.name, owners):
                found.setdefault(owner, set()).add(record)
    return found

"""What may be asked of one field of a list, and how the store finds the records that it fits."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from resettle_desktop.records.fields import (
    Code,
    Codes,
    Content,
    Day,
    Flag,
    Kept,
    Link,
    Moment,
    Number,
    PartialDate,
    Phone,
    Sealed,
    Sensitivity,
    Whole,
)
from resettle_desktop.records.record import Record
from resettle_desktop.rules.clearance.verdicts import State

SqlCondition = tuple[str, tuple[Any, ...]]
_APART = "-/ .()+"  # what numbers are written with beside their letters and digits
_HOLDING = tuple(state.value for state in State if state.holds_back)
_FOUND = {
    "asked": "id IN (SELECT record FROM open_finding WHERE level <> 'to_do')",
    "to_do": "id IN (SELECT record FROM open_finding WHERE level = 'to_do')",
    "none": "id NOT IN (SELECT record FROM open_finding)",
}
_AFTER = "~"  # stands after every date that begins with the same digits


class How(StrEnum):
    """How a field's value is compared with what is asked for."""

    IS = "is"
    IS_NOT = "is_not"
    CONTAINS = "contains"
    FROM_TO = "from_to"
    EMPTY = "empty"
    FILLED = "filled"


@dataclass(frozen=True)
class Filter:
    """One field and what is asked of it.

    ``values`` are codes, True or False, a text, or the two ends of ``FROM_TO``: whole numbers, or ISO dates of which
    the day or the month may be missing; None leaves an end open. ``EMPTY`` and ``FILLED`` have none.
    """

    field: str
    how: How
    values: tuple[Any, ...] = ()


BOARDING = "boarding"  # not a field: how people stand for the departures on which they are still to board
HELD, CLEARED = "held", "cleared"  # what may be asked of it, beside a requirement by which somebody is held


def boarding(value: str) -> Filter:
    """Return what asks for cases or persons who are held, cleared, or held by the requirement of this name.

    A case is held where one of its members is, and cleared where all who are booked are.
    """
    return Filter(BOARDING, How.IS, (value,))


FINDINGS = "findings"  # not a field: what checks find that nobody accepted, by the index store.open_findings
NO_FINDING = "none"


def with_findings(value: str) -> Filter:
    """Return what asks for cases or persons of whom something is odd (``asked``), missing (``to_do``), or neither."""
    return Filter(FINDINGS, How.IS, (value,))


def filtered_fields(kind: type[Record]) -> list[Kept]:
    """Return the fields of a kind that may be asked for: none that is sealed, medical, a file or another record."""
    out = (Sealed, Content, Link)
    return [
        field
        for field in kind.fields(derived=True)
        if not isinstance(field, out) and field.sensitivity is not Sensitivity.MEDICAL
    ]


def ways_of(field: Kept) -> tuple[How, ...]:
    """Return what may be asked of a field of this kind, the likeliest first."""
    ends = How.EMPTY, How.FILLED
    if isinstance(field, Code | Codes):
        return (How.IS, How.IS_NOT, *ends)
    if isinstance(field, Flag):
        return (How.IS, *ends)
    if isinstance(field, Day | Moment | PartialDate | Whole):
        return (How.FROM_TO, *ends)
    return (How.CONTAINS, How.IS, How.IS_NOT, *ends)


def condition(kind: type[Record], asked: Filter) -> SqlCondition:
    """Return the condition of the records that fit, with its values.

    A record without a value fits ``IS_NOT``. A date of which the day or month is unknown fits when it may lie between.
    """
    if asked.field == FINDINGS:
        return _FOUND[asked.values[0]], ()
    if asked.field == BOARDING:
        return _boarding(kind, asked.values[0])
    field = kind.field(asked.field)
    column = f'"{field.column_name}"'  # type: ignore[attr-defined]
    if asked.how in (How.EMPTY, How.FILLED):
        return f"{column} IS {'NOT ' * (asked.how is How.FILLED)}NULL", ()
    if asked.how is How.FROM_TO:
        return _between(field, column, asked.values)
    found = _fitting(field, asked.how)(column, asked.values)
    return (f"({column} IS NULL OR NOT ({found[0]}))", found[1]) if asked.how is How.IS_NOT else found


def _boarding(kind: type[Record], value: str) -> SqlCondition:
    whose = kind._meta.table_name
    held = f'id IN (SELECT "{whose}" FROM standing WHERE NOT cleared)'
    if value == HELD:
        return held, ()
    if value == CLEARED:
        return f'id IN (SELECT "{whose}" FROM standing) AND NOT {held}', ()
    marks = ", ".join("?" * len(_HOLDING))
    asked = f"SELECT passenger FROM judged WHERE requirement = ? AND state IN ({marks})"
    return f'id IN (SELECT "{whose}" FROM standing WHERE passenger IN ({asked}))', (value, *_HOLDING)


def _fitting(field: Kept, how: How) -> Callable[[str, Sequence[Any]], SqlCondition]:
    if isinstance(field, Codes):
        return _one_of_several
    if isinstance(field, Code | Flag):
        return _one_of
    if isinstance(field, Number | Phone):
        return _number_contained if how is How.CONTAINS else _number
    return _contained if how is How.CONTAINS else _same_text


def _one_of(column: str, values: Sequence[Any]) -> SqlCondition:
    return f"{column} IN ({', '.join('?' * len(values))})", tuple(int(v) if isinstance(v, bool) else v for v in values)


def _one_of_several(column: str, values: Sequence[Any]) -> SqlCondition:
    parts = [_contained(column, [f'"{value}"']) for value in values]
    return f"({' OR '.join(text for text, _found in parts)})", tuple(each for _text, found in parts for each in found)


def _same_text(column: str, values: Sequence[Any]) -> SqlCondition:
    return f"{column} LIKE ? ESCAPE '!'", (_escaped(values[0]),)


def _contained(column: str, values: Sequence[Any]) -> SqlCondition:
    return f"{column} LIKE ? ESCAPE '!'", (f"%{_escaped(values[0])}%",)


def _number(column: str, values: Sequence[Any]) -> SqlCondition:
    return _same_text(_bare(column), [_without_marks(values[0])])


def _number_contained(column: str, values: Sequence[Any]) -> SqlCondition:
    return _contained(_bare(column), [_without_marks(values[0])])


def _between(field: Kept, column: str, ends: Sequence[Any]) -> SqlCondition:
    first, last = ends
    low, high = _tests(field, column)
    if not isinstance(field, Whole):
        last = f"{last}{_AFTER}" if last else None
    given = [(text, value) for text, value in ((low, first), (high, last)) if value is not None]
    values = [value for text, value in given for _each in range(text.count("?"))]
    return " AND ".join(text for text, _value in given) or f"{column} IS NOT NULL", tuple(values)


def _tests(field: Kept, column: str) -> tuple[str, str]:
    """A year alone may follow a day of that same year; what is full is compared as it is, over its index."""
    if not isinstance(field, PartialDate):
        return f"{column} >= ?", f"{column} <= ?"
    known = f"rtrim({column}, '{_AFTER}')"
    return f"({column} >= ? OR substr(?, 1, length({known})) = {known})", f"{known} <= ?"


def _bare(column: str) -> str:
    for mark in _APART:
        column = f"replace({column}, '{mark}', '')"
    return column


def _without_marks(text: str) -> str:
    return "".join(char for char in text if char not in _APART)


def _escaped(text: str) -> str:
    """Return a text that LIKE takes letter by letter; at a NUL it would stop, which stands as what no record holds."""
    text = text.replace("\0", "\1")
    for special in "!%_":
        text = text.replace(special, f"!{special}")
    return text

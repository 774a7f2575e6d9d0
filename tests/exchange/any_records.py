"""Records of every kind with any values that their fields can hold, for properties of the whole register."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from hypothesis import strategies as st

from resettle_desktop.exchange.reader_cells import plain_text
from resettle_desktop.exchange.register import register_fields
from resettle_desktop.exchange.sheets import safe_text
from resettle_desktop.records.fields import (
    Code,
    Codes,
    Day,
    Email,
    Flag,
    Kept,
    Link,
    Moment,
    Number,
    PartialDate,
    Phone,
    Whole,
)
from resettle_desktop.records.findings import Level, Refused
from resettle_desktop.records.numbers import new_id
from resettle_desktop.records.record import Record, kinds
from resettle_desktop.store.changes import ChangeSet, Draft

DAYS = st.dates(date(1850, 1, 1), date(2024, 12, 31))
TEXTS = st.text(st.characters(codec="utf-8"), min_size=1, max_size=30) | st.sampled_from(
    ["-", "None", "N/A", "=1+1", "+961", "a  b", "Total", "0012", "1 Jan", "خالد  حداد", "line\nline", "’t"]
)
PARTIAL = st.builds(
    lambda day, known, about: str(day)[: (10, 7, 4)[known]] + "~" * about, DAYS, st.integers(0, 2), st.booleans()
)


def json_values(field: Kept, unlike: Callable[[], int]) -> st.SearchStrategy[Any]:
    """Return values of a field as change sets have them; a number of one record alone is unlike any other."""
    if isinstance(field, Number) and field.one_record_each:
        return st.builds(lambda: f"N-{unlike():07}")
    found: dict[type[Kept], Callable[[], st.SearchStrategy[Any]]] = {
        PartialDate: lambda: PARTIAL,
        Day: lambda: DAYS.map(date.isoformat),
        Moment: lambda: st.datetimes(datetime(1900, 3, 1), datetime(2099, 1, 1)).map(
            lambda moment: moment.isoformat(timespec="minutes")
        ),
        Whole: lambda: st.integers(-(10**17), 10**17),
        Flag: st.booleans,
        Phone: lambda: st.from_regex(r"\+?[0-9]{1,3} [0-9]{5,8}", fullmatch=True),
        Email: lambda: st.sampled_from(["rania@example.org", "b.haddad+list@example.org"]),
        Code: lambda: st.sampled_from(field.codes.codes),  # type: ignore[attr-defined]
        Codes: lambda: st.lists(st.sampled_from(field.codes.codes), min_size=1, max_size=3),  # type: ignore[attr-defined]
    }
    made = next((make() for kind, make in found.items() if type(field) is kind), TEXTS)
    return made.filter(lambda value: _can_be_kept(field, value))


def _can_be_kept(field: Kept, value: Any) -> bool:
    """Return whether the field takes a value that a workbook can hold: no direction marks at the ends, say."""
    try:
        kept = field.from_json(value)
    except Refused:
        return False
    if isinstance(kept, str) and plain_text(safe_text(kept)) != kept:
        return False
    return kept is not None and all(said.level is not Level.ERROR for said in field.findings(kept))


@st.composite
def stores_of_records(draw: st.DrawFn) -> ChangeSet:
    """Return a change set that adds at most one record of every kind, each linked to records added before it."""
    made, added = Draft(), dict[str, list[int]]()
    numbers = iter(range(10_000_000))
    for kind in kinds():
        for _each in range(draw(st.integers(0, 1))):
            id = new_id()
            made.add(kind.kind_name(), id, draw(_values(kind, added, lambda: next(numbers))))
            added.setdefault(kind.kind_name(), []).append(id)
    return made.change_set("any records")


@st.composite
def _values(
    draw: st.DrawFn, kind: type[Record], added: dict[str, list[int]], unlike: Callable[[], int]
) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for field in register_fields(kind):
        if isinstance(field, Link):
            there = [id for name in field.linked_kinds for id in added.get(name, ())]
            if there:
                values[field.name] = field.to_json(draw(st.sampled_from(there)))
        elif draw(st.booleans()):
            values[field.name] = field.to_json(field.from_json(draw(json_values(field, unlike))))
    return values

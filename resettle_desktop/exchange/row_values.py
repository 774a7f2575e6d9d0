"""What a row's cells say only together: a time of day with its day, and values put together of others."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time
from typing import Any

from resettle_desktop.exchange.clock_cells import on_day
from resettle_desktop.exchange.layout import Layout, LayoutColumn
from resettle_desktop.records.findings import Finding, finding

_PLACE = re.compile(r"\{([^}]+)\}")  # {Departure.from_country}, {row.departed|row.arrived}: the first that is said


class RowValues:
    """Completes the values of rows; ``alone`` are the fields of which only the day was said so far."""

    def __init__(self, layout: Layout, constants: Mapping[str, Any]) -> None:
        self._fields, self._constants = layout.fields(), constants
        timed = [column for column in layout.columns if column.day]
        self._timed: list[LayoutColumn] = list({column.field: column for column in timed}.values())
        self._made = {f"{kind.name}.{own}": text for kind in layout.kinds for own, text in kind.made.items()}
        self.alone: set[str] = set()

    def complete(self, values: dict[str, Any]) -> Iterator[tuple[str, Finding]]:
        """Give the values their days and add those that are made; yield the fields of times that have no day."""
        for column in self._timed:
            clock = values.get(column.field)
            if isinstance(clock, tuple):
                values[column.field] = on_day(clock, column.day, values)
                if values[column.field] is None:
                    del values[column.field]
                    yield column.field, finding("E135", value=clock[0].isoformat("minutes"))
            elif clock is None and column.day_alone:
                self._keep_day(column, values)
        for name, text in self._made.items():
            made = None if name in values else self._put_together(text, values)
            if made:
                values[name] = made

    def _keep_day(self, column: LayoutColumn, values: dict[str, Any]) -> None:
        kind = column.field.split(".")[0]
        day = values.get(column.day[0])
        if isinstance(day, datetime) and any(name.split(".")[0] == kind for name in values):
            values[column.field] = day
            if day.time() == time():
                self.alone.add(column.field)

    def _put_together(self, text: str, values: Mapping[str, Any]) -> str | None:
        said = {place: self._first(place.split("|"), values) for place in _PLACE.findall(text)}
        return _PLACE.sub(lambda found: said[found[1]], text) if all(said.values()) else None

    def _first(self, names: list[str], values: Mapping[str, Any]) -> str:
        for name in names:
            value = values.get(name, self._constants.get(name))
            if value is not None:
                day = value.date() if isinstance(value, datetime) else value
                return day.isoformat() if isinstance(day, date) else str(self._fields[name].to_json(value))
        return ""

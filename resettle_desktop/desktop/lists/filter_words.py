"""What is asked of a field, as words: how it may be asked, what a chip says, and what a typed value means."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from resettle_desktop.records.coded import Code, Coded, Codes
from resettle_desktop.records.dates import read_partial, show_partial
from resettle_desktop.records.fields import Flag, Kept, Sensitivity, Whole
from resettle_desktop.records.kept import clean
from resettle_desktop.records.record import Record
from resettle_desktop.records.texts import _, mark
from resettle_desktop.store.filters import Filter, How, filtered_fields, ways_of

_WAYS = {
    How.IS: mark("is"),
    How.IS_NOT: mark("is not"),
    How.CONTAINS: mark("contains"),
    How.FROM_TO: mark("from – to"),
    How.EMPTY: mark("is empty"),
    How.FILLED: mark("is filled in"),
}
_CHIPS = {
    How.IS: mark("{field}: {value}"),
    How.IS_NOT: mark("{field}: not {value}"),
    How.CONTAINS: mark("{field}: …{value}…"),
    How.EMPTY: mark("{field}: empty"),
    How.FILLED: mark("{field}: filled in"),
}
_NEITHER = (How.EMPTY, How.FILLED)


def way_label(how: How) -> str:
    """Return how a field is asked, in words."""
    return _(_WAYS[how])


def chip_text(kind: type[Record], asked: Filter) -> str:
    """Return what a filter asks for, as its chip says it: Modality: Dossier."""
    field = kind.field(asked.field)
    if asked.how is How.FROM_TO:
        return _("{field}: {value}").format(field=field.label, value=_span(field, asked.values))
    value = _(" or ").join(_shown(field, each) for each in asked.values)
    return _(_CHIPS[asked.how]).format(field=field.label, value=value)


def read_filter(field: Kept, how: How, text: str, until: str = "") -> Filter | None:
    """Return the filter of what was typed, None while nothing was; raises Refused where it cannot be a value.

    Several codes are parted by semicolons; ``until`` is the other end of a span, of which dates may lack day and month.
    """
    if how in _NEITHER:
        return Filter(field.name, how)
    if how is How.FROM_TO:
        ends = _end(field, text), _end(field, until)
        return Filter(field.name, how, ends) if any(end is not None for end in ends) else None
    values = tuple(_values(field, clean(text)))
    return Filter(field.name, how, values) if values else None


def offers(field: Kept | None, text: str) -> list[str]:
    """Return the values that a field's list offers for what was typed, none where any value may stand."""
    if isinstance(field, Coded):
        codes = field.codes
        return [codes.label(code) for code in (codes.suggest(text) if text else codes.codes)]
    words = [field.show(value) for value in (True, False)] if isinstance(field, Flag) else []
    return [word for word in words if word.casefold().startswith(text.casefold())]


def to_json(kind: type[Record], filters: Sequence[Filter], encrypted: bool = False) -> str:
    """Return filters as a text that ``from_json`` reads.

    What may say something of a person is left out, unless the text is kept ``encrypted``.
    """
    kept = [each for each in filters if encrypted or _names_nobody(kind.field(each.field), each.how)]
    return json.dumps([[each.field, each.how, list(each.values)] for each in kept])


def from_json(kind: type[Record], text: str) -> list[Filter]:
    """Return the filters of a text of ``to_json``; what this program no longer asks for is left out."""
    fields = {field.name: field for field in filtered_fields(kind)}
    known = [(name, How(how), tuple(values)) for name, how, values in json.loads(text or "[]") if name in fields]
    return [Filter(*each) for each in known if each[1] in ways_of(fields[each[0]])]


def _names_nobody(field: Kept, how: How) -> bool:
    chosen = isinstance(field, Coded | Flag) or how in (*_NEITHER, How.FROM_TO)
    return chosen and field.sensitivity is Sensitivity.OPERATIONAL


def _values(field: Kept, text: str) -> Iterator[Any]:
    if not text:
        return
    if isinstance(field, Codes):
        yield from field.read_value(text) or ()
    elif isinstance(field, Code):
        yield from _codes(field, text)
    else:
        yield field.read(text) if isinstance(field, Flag) else text


def _codes(field: Code, text: str) -> list[str]:
    """A label may have a semicolon of its own."""
    if (whole := field.codes.find(text)) is not None:
        return [whole]
    return [field.one(part) for part in map(clean, text.split(";")) if part]


def _end(field: Kept, text: str) -> int | str | None:
    if not clean(text):
        return None
    return field.read(text) if isinstance(field, Whole) else str(read_partial(clean(text))).rstrip("~")


def _span(field: Kept, ends: tuple[Any, ...]) -> str:
    first, last = (_shown_end(field, end) for end in ends)
    if first == last:
        return first
    if first and last:
        return f"{first} – {last}"
    return _("from {value}").format(value=first) if first else _("until {value}").format(value=last)


def _shown_end(field: Kept, end: Any) -> str:
    if end is None:
        return ""
    return str(end) if isinstance(field, Whole) else show_partial(read_partial(end))


def _shown(field: Kept, value: Any) -> str:
    if isinstance(field, Codes):
        return field.codes.label(value)
    return field.show(value)

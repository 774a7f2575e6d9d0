"""The register: the office's own full copy, one sheet a kind with all its fields, made from the declarations."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial

from resettle_desktop.exchange.layout import ID, Layout, LayoutColumn, LayoutKind
from resettle_desktop.exchange.outgoing import CONFIDENTIAL, cell_value, sheet_column
from resettle_desktop.exchange.selection import Condition, fits
from resettle_desktop.exchange.sheets import CellValue, SheetColumn, SheetTable
from resettle_desktop.records.errors import KnownError
from resettle_desktop.records.fields import Kept, Link, PartialDate
from resettle_desktop.records.numbers import id_text
from resettle_desktop.records.record import Record, kind_label, kinds
from resettle_desktop.records.texts import LANGUAGES, _, language, mark, say_in
from resettle_desktop.store.store import Store

NAME = "register"
MOST_ROWS = 1_048_575  # of a sheet below its heading
_PAGE = 2_000


def register_layout() -> Layout:
    """Return the layout of the register as the kinds are declared now, headed in the language in use."""
    kept = tuple(kinds())
    return Layout(
        name=NAME,
        agency=mark("Own office"),
        label=mark("Register"),
        columns=tuple(column for kind in kept for column in _columns(kind)),
        kinds=tuple(LayoutKind(kind.kind_name(), _keys(kind), identified=True) for kind in kept),
        recipient=mark("Own office"),
        purpose=mark("The office's own copy of all it keeps, health needs included; confidential remarks stay out"),
        language=language(),
        sheet_per_kind=True,
    )


def register_fields(kind: type[Record]) -> tuple[Kept, ...]:
    """Return the fields of a kind that the register has: all that are not derived, sealed, a file or confidential."""
    return tuple(
        each for each in kind.fields() if each.leaves and f"{kind.kind_name()}.{each.name}" not in CONFIDENTIAL
    )


def _columns(kind: type[Record]) -> Iterator[LayoutColumn]:
    own = {name: LayoutColumn(heading, f"{kind.kind_name()}.{name}") for name, heading in _headings(kind, _).items()}
    others = [_headings(kind, partial(say_in, code)) for code in LANGUAGES]
    meant = Counter(word for word, _name in {(each[name].casefold(), name) for each in others for name in own})
    for name, column in own.items():
        synonyms = (each[name] for each in others if meant[each[name].casefold()] == 1)
        yield replace(column, synonyms=tuple(dict.fromkeys(word for word in synonyms if word != column.heading)))


def _headings(kind: type[Record], say: Callable[[str], str]) -> dict[str, str]:
    """Return the heading of the id and of each field in a language; alike ones are told apart by the fields' names."""
    labels = {each.name: say(each.label_text) for each in register_fields(kind)}
    times = Counter(label.casefold() for label in labels.values())
    told = {name: label if times[label.casefold()] == 1 else f"{label} ({name})" for name, label in labels.items()}
    return {ID: say(mark("Id")), **told}


def _keys(kind: type[Record]) -> tuple[tuple[str, ...], ...]:
    """Return by what a row without an id is known: its number, else what it belongs to, its label and birth."""
    numbers = tuple((each.name,) for each in kind.fields() if getattr(each, "one_record_each", False))
    birth = [each.name for each in kind.fields() if isinstance(each, PartialDate)][:1]
    whole = tuple(dict.fromkeys((*(link.name for link in kind.links()), *kind.label_fields, *birth)))
    return (*numbers, whole) if (*whole,) not in numbers else numbers


def register_tables(store: Store, layout: Layout, wanted: Sequence[Condition] = ()) -> list[SheetTable]:
    """Return a table for each kind; rows are read as they are written, those alone that have all that is wanted.

    Raises KnownError where a kind has more records than a sheet has rows.
    """
    return [_table(store, part, wanted) for part in layout.parts()]


def _table(store: Store, part: Layout, wanted: Sequence[Condition]) -> SheetTable:
    kind = part.kinds[0].record
    count = store.rows.count(kind)
    if count > MOST_ROWS:
        said = _(
            "{kinds}: {count} rows are more than a sheet holds. Nothing was written. Export fewer with a condition."
        )
        raise KnownError(said.format(kinds=kind_label(kind, many=True), count=count))
    columns = tuple(_sheet_column(kind, column) for column in part.columns)
    return SheetTable(kind_label(kind, many=True), columns, _rows(store, kind, part.language, wanted))


def _sheet_column(kind: type[Record], column: LayoutColumn) -> SheetColumn:
    name = column.field.split(".")[1]
    return SheetColumn(column.heading) if name == ID else sheet_column(column.heading, kind.field(name), language())


def _rows(store: Store, kind: type[Record], spoken: str, wanted: Sequence[Condition]) -> Iterator[Sequence[CellValue]]:
    kept = register_fields(kind)
    for page in store.rows.parts(kind, _PAGE):
        linked = _linked(store, page)
        for record in page:
            if not wanted or fits(_around(record, linked), wanted):
                yield [id_text(record.id), *(_cell(record, each, linked, spoken) for each in kept)]


def _linked(store: Store, records: Sequence[Record]) -> dict[int, Record]:
    """Return the records that these name, by id, and those that these in turn name."""
    found: dict[int, Record] = {}
    for kind in {type(record) for record in records}:
        mine = [record for record in records if type(record) is kind]
        for link in kind.links():
            found |= store.rows.linked(link, [record.of(link.name) for record in mine])
    return {**_linked(store, list(found.values())), **found} if found else {}


def _around(record: Record, linked: Mapping[int, Record]) -> dict[str, Record]:
    """Return a record with those that it names, by kind."""
    around: dict[str, Record] = {}
    for link in type(record).links():
        other = linked.get(record.of(link.name) or 0)
        if other:
            around |= {**_around(other, linked), **around, other.kind_name(): other}
    return {**around, record.kind_name(): record}


def _cell(record: Record, kept: Kept, linked: Mapping[int, Record], spoken: str) -> CellValue:
    value = record.of(kept.name)
    if isinstance(kept, Link):
        return None if value is None else _name(value, linked.get(value))
    return cell_value(kept, value, spoken)


def _name(id: int, record: Record | None) -> str:
    """Return by what a link names a record: the number that it alone has, else its id."""
    fields = type(record).fields() if record else ()
    numbers = (record.of(each.name) for each in fields if record and getattr(each, "one_record_each", False))
    return next((str(number) for number in numbers if number), id_text(id))

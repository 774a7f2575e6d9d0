"""The declared shape of a workbook of one agency, the same for reading and for writing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from resettle_desktop.records.fields import Json, Kept, Link
from resettle_desktop.records.record import Record, kind_of
from resettle_desktop.records.texts import _, mark

ID = "id"  # the column of a record's own id; not a declared field


@dataclass(frozen=True)
class LayoutColumn:
    """One column: the heading that is written, the field (``Kind.field``) it fills, and the headings others write.

    ``theirs`` where the partner may fill it in; ``otherwise`` names the field that takes a value which differs from
    the one that an earlier row of the same record gave. Where a cell holds the whole name, ``field`` takes the family
    name, ``rest`` names the field of the given names, ``native`` that of a name in other letters than Latin ones.
    ``fills_empty`` where a value that is there already stays; ``note`` says why a column that is known fills no field.
    """

    heading: str
    field: str = ""
    synonyms: tuple[str, ...] = ()
    theirs: bool = False
    otherwise: str = ""
    rest: str = ""
    native: str = ""
    fills_empty: bool = False
    note: str = ""


@dataclass(frozen=True)
class LayoutKind:
    """A kind of record that each row feeds.

    ``keys`` are the combinations of fields by which its record is found, the surest first; ``create`` whether a row
    may add one; ``links`` names its fields that hold another record of the row (``case = "Case"``); ``values`` are
    the same for every row; ``repeated`` where several rows may be about one record and each has its number;
    ``several_rows`` where they follow one another and the later ones may leave its columns empty; ``first_row`` are
    values that only the first row of such a record has. ``identified`` where a column holds the record's own id,
    which is surer than any key.
    """

    kind: str
    keys: tuple[tuple[str, ...], ...]
    create: bool = True
    links: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[str, Json] = field(default_factory=dict)
    several_rows: bool = False
    repeated: bool = False
    first_row: Mapping[str, Json] = field(default_factory=dict)
    identified: bool = False

    @property
    def shared(self) -> bool:
        """Return whether several rows may be about one record."""
        return self.several_rows or self.repeated

    @property
    def record(self) -> type[Record]:
        """Return the kind itself."""
        return kind_of(self.kind)

    def fields(self) -> dict[str, Kept]:
        """Return the fields that a column may fill, under ``Kind.field``, the record's id first if it has one."""
        fields = {f"{self.kind}.{each.name}": each for each in self.record.fields()}
        return {f"{self.kind}.{ID}": _own_id(self.kind), **fields} if self.identified else fields


@dataclass(frozen=True)
class Proposal:
    """A value that the beginning of another field's value suggests, such as the country of a case number's office."""

    field: str
    source: str
    prefixes: Mapping[str, str]

    def propose(self, text: str) -> str | None:
        """Return what this value of the source suggests, or None."""
        plain = text.strip().upper()
        return next((value for prefix, value in self.prefixes.items() if plain.startswith(prefix)), None)


@dataclass(frozen=True)
class Layout:
    """The shape of one agency's workbook.

    ``marks`` are the fields of which one must have a column before the layout is chosen by itself; with
    ``sheet_per_kind`` each kind has a sheet of its own.
    """

    name: str
    agency: str
    label: str
    columns: tuple[LayoutColumn, ...]
    kinds: tuple[LayoutKind, ...] = ()
    recipient: str = ""
    purpose: str = ""
    language: str = "en"
    marks: tuple[str, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    sheet_per_kind: bool = False

    @property
    def title(self) -> str:
        """Return the label in the language in use."""
        return _(self.label)

    def parts(self) -> tuple[Layout, ...]:
        """Return the layout of each sheet: the layout itself, or one for each kind."""
        return tuple(self._part(kind) for kind in self.kinds) if self.sheet_per_kind else (self,)

    def _part(self, kind: LayoutKind) -> Layout:
        columns = tuple(column for column in self.columns if column.field.split(".")[0] == kind.kind)
        return replace(self, columns=columns, kinds=(kind,), sheet_per_kind=False)

    def kind(self, name: str) -> LayoutKind | None:
        """Return what the layout says of this kind, None where no row feeds it."""
        return next((kind for kind in self.kinds if kind.kind == name), None)

    def column(self, name: str) -> LayoutColumn | None:
        """Return the first column that fills this field (``Kind.field``)."""
        return next((column for column in self.columns if column.field == name), None)

    def column_of(self, name: str, rest: str) -> LayoutColumn | None:
        """Return the column of the whole name whose parts fill these two fields."""
        return next((column for column in self.columns if (column.field, column.rest) == (name, rest)), None)

    def fields(self) -> dict[str, Kept]:
        """Return every field of the kinds that rows feed, under ``Kind.field``."""
        return {name: each for kind in self.kinds for name, each in kind.fields().items()}

    def key_fields(self) -> tuple[str, ...]:
        """Return the fields that alone tell which record a row is about, under ``Kind.field``."""
        ids = tuple(f"{kind.kind}.{ID}" for kind in self.kinds if kind.identified)
        return ids + tuple(f"{kind.kind}.{key[0]}" for kind in self.kinds for key in kind.keys if len(key) == 1)


def _own_id(kind: str) -> Kept:
    own = Link(mark("Id"), kind)
    own.name = ID
    return own

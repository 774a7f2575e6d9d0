"""The declared shape of a workbook of one agency, the same for reading and for writing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from dataclasses import field as with_default

from resettle_desktop.records.fields import Json, Kept, Link, Moment
from resettle_desktop.records.record import Record, kind_label, kind_of
from resettle_desktop.records.texts import _, mark

ID = "id"  # the column of a record's own id; not a declared field
ROW = "row"  # what a row says that no field keeps, such as the day of its times: ``row.date``


@dataclass(frozen=True)
class LayoutColumn:
    """One column: the heading that is written, the field (``Kind.field``) it fills, and the headings others write.

    ``theirs`` where the partner may fill it in; ``otherwise`` names the field that takes a value which differs from
    the one that an earlier row of the same record gave. Where a cell holds the whole name, ``field`` takes the family
    name, ``rest`` names the field of the given names, ``native`` that of a name in other letters than Latin ones.
    ``fills_empty`` where a value that is there already stays; ``note`` says why a column that is known fills no field.

    Where a cell holds two values, ``split`` is a pattern with a group for ``field`` and one for ``rest``, and
    ``between`` stands between them where they are written. ``form`` is the pattern of one value, by which a column is
    known under any heading; ``digits`` how many a number has, of which a workbook loses the zeros in front. ``day``
    names the fields, the surest first, of whose day a time of day is; with ``day_alone`` that day counts where no time
    is said. ``also`` are further fields that the value fills; ``says`` what a filled cell says of other fields where
    they are empty, ``tells`` what its value tells of them by a list of ours (``airport_country``). With ``several``
    each code of a cell makes a record of its own. ``again`` is the field of the next column with the same heading,
    ``instead`` that of a column with this heading which holds no dates or times, such as the airport of a departure.
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
    split: str = ""
    between: str = ", "
    form: str = ""
    digits: int = 0
    day: tuple[str, ...] = ()
    day_alone: bool = False
    also: tuple[str, ...] = ()
    says: Mapping[str, Json] = with_default(default_factory=dict)
    tells: Mapping[str, str] = with_default(default_factory=dict)
    several: bool = False
    again: str = ""
    instead: str = ""

    def targets(self) -> tuple[str, ...]:
        """Return every field that the column may fill or names."""
        named = (
            self.field,
            self.otherwise,
            self.rest,
            self.native,
            self.again,
            self.instead,
            *self.day,
            *self.also,
            *self.says,
            *self.tells,
        )
        return tuple(name for name in named if name)


@dataclass(frozen=True)
class LayoutKind:
    """A kind of record that each row feeds.

    ``keys`` are the combinations of fields by which its record is found, the surest first; ``create`` whether a row
    may add one; ``links`` names its fields that hold another record of the row (``case = "Case"``); ``values`` are
    the same for every row; ``repeated`` where several rows may be about one record and each has its number;
    ``several_rows`` where they follow one another and the later ones may leave its columns empty; ``first_row`` are
    values that only the first row of such a record has. ``identified`` where a column holds the record's own id,
    which is surer than any key.

    ``part`` is the name by which columns call it where a row feeds several of the kind (``visa.number``), ``label``
    what people then call it. With
    ``named_only`` rows merely name the record: it is found, by its name too, and nothing of it is written; ``named_by``
    are fields of the row that say the name where no column of its own does. ``optional`` where a row does without it.
    ``new`` are values that stand where the record has none; ``made`` are values put together of others of the row.
    With ``always`` each row has its record, though no cell says more of it; ``needs`` are fields without which none is.
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
    part: str = ""
    label: str = ""
    named_only: bool = False
    named_by: tuple[str, ...] = ()
    optional: bool = False
    new: Mapping[str, Json] = field(default_factory=dict)
    made: Mapping[str, str] = field(default_factory=dict)
    always: bool = False
    needs: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """Return what people call it, in the language in use."""
        return _(self.label) if self.label else kind_label(self.record)

    @property
    def name(self) -> str:
        """Return by which name columns call it."""
        return self.part or self.kind

    @property
    def shared(self) -> bool:
        """Return whether several rows may be about one record."""
        return self.several_rows or self.repeated or self.named_only

    @property
    def record(self) -> type[Record]:
        """Return the kind itself."""
        return kind_of(self.kind)

    def fields(self) -> dict[str, Kept]:
        """Return the fields that a column may fill, under ``Kind.field``, the record's id first if it has one."""
        fields = {f"{self.name}.{each.name}": each for each in self.record.fields()}
        return {f"{self.name}.{ID}": _own_id(self.kind), **fields} if self.identified else fields


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
    ``sheet_per_kind`` each kind has a sheet of its own. ``days`` are the labels of the days that a row says and no
    field keeps, by name. A ``medical`` layout is for medical users and the clinic alone. One of ``whole_departures``
    lists everybody who is on them: whom it leaves out is told.
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
    days: Mapping[str, str] = field(default_factory=dict)
    medical: bool = False
    whole_departures: bool = False

    @property
    def title(self) -> str:
        """Return the label in the language in use."""
        return _(self.label)

    def parts(self) -> tuple[Layout, ...]:
        """Return the layout of each sheet: the layout itself, or one for each kind."""
        return tuple(self._part(kind) for kind in self.kinds) if self.sheet_per_kind else (self,)

    def _part(self, kind: LayoutKind) -> Layout:
        columns = tuple(column for column in self.columns if column.field.split(".")[0] == kind.name)
        return replace(self, columns=columns, kinds=(kind,), sheet_per_kind=False)

    def kind(self, name: str) -> LayoutKind | None:
        """Return what the layout says of the kind that columns call so, None where no row feeds it."""
        return next((kind for kind in self.kinds if kind.name == name), None)

    def kind_of(self, field: str) -> str:
        """Return the kind of record of a field (``Kind.field``, or with a part's name); empty for none."""
        kind = self.kind(field.split(".")[0])
        return kind.kind if kind else ""

    def column(self, name: str) -> LayoutColumn | None:
        """Return the first column that fills this field (``Kind.field``)."""
        return next((column for column in self.columns if column.field == name), None)

    def column_of(self, name: str, rest: str) -> LayoutColumn | None:
        """Return the column of the whole name whose parts fill these two fields."""
        return next((column for column in self.columns if (column.field, column.rest) == (name, rest)), None)

    def fields(self) -> dict[str, Kept]:
        """Return every field of the kinds that rows feed, under ``Kind.field``, then the days of a row."""
        fields = {name: each for kind in self.kinds for name, each in kind.fields().items()}
        return fields | self.row_days()

    def row_days(self) -> dict[str, Kept]:
        """Return the days that a row says and no field keeps, under ``row.name``."""
        return {f"{ROW}.{name}": _day_of_row(name, label) for name, label in self.days.items()}

    def theirs(self) -> frozenset[str]:
        """Return the fields (``Kind.field``) that the partner may fill in; all of a layout that names none."""
        named = {name for column in self.columns if column.theirs for name in column.targets()}
        return frozenset(named or self.fields())

    def key_fields(self) -> tuple[str, ...]:
        """Return the fields that alone tell which record a row is about, under ``Kind.field``."""
        ids = tuple(f"{kind.name}.{ID}" for kind in self.kinds if kind.identified)
        return ids + tuple(f"{kind.name}.{key[0]}" for kind in self.kinds for key in kind.keys if len(key) == 1)


def _own_id(kind: str) -> Kept:
    own = Link(mark("Id"), kind)
    own.name = ID
    return own


def _day_of_row(name: str, label: str) -> Kept:
    day = Moment(label)  # the cell of a day may say the time, too
    day.name = name
    return day

"""What the preview of an import shows, as words and cells: pure functions of what was prepared."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from resettle_desktop.desktop.parts.rows import Cell, Column, Row
from resettle_desktop.exchange.columns import ColumnUse, How
from resettle_desktop.exchange.importing import Outcome, Prepared, RowResult
from resettle_desktop.exchange.layout import Layout
from resettle_desktop.records.fields import Coded, Day, Kept, Link, Moment, Number, PartialDate, Phone, Whole
from resettle_desktop.records.findings import Finding, Level
from resettle_desktop.records.record import Record, kind_label
from resettle_desktop.records.texts import _, n_

_ICONS = {
    Outcome.CREATED: ("plus-circle", "ok"),
    Outcome.UPDATED: ("changed", "changed"),
    Outcome.UNCHANGED: ("equals", "text3"),
    Outcome.PARKED: ("parked", "note"),
    Outcome.SKIPPED: ("minus-circle", "text2"),
}
_LEVELS = {Level.ERROR: ("bad", "bad"), Level.WARNING: ("warn", "warn"), Level.TO_DO: ("todo", "note")}
_TABULAR = (Number, Day, PartialDate, Moment, Phone, Whole)
_LOOKED_AT = 60
_LETTER, _DIGIT, _ROOM = 6.6, 7.6, 24
_NARROWEST, _WIDEST = 64, 210


@dataclass(frozen=True)
class Count:
    """How many rows have one outcome, with its word, icon and colour."""

    outcome: Outcome
    number: int
    word: str
    icon: str
    tone: str


@dataclass(frozen=True)
class Choice:
    """One field that a column may fill: its name (``Kind.field``) and what people call it."""

    field: str
    label: str


@dataclass(frozen=True)
class Use:
    """What becomes of a column, in words; ``tone`` is warn where a person should choose."""

    text: str
    icon: str
    tone: str


def counts(prepared: Prepared) -> tuple[Count, ...]:
    """Return what became of the rows, one count for each outcome; together they are all rows."""
    words = outcome_words()
    return tuple(Count(each, prepared.count(each), words[each], *_ICONS[each]) for each in Outcome)


def outcome_words() -> dict[Outcome, str]:
    """Return the word for each outcome."""
    words = (_("new"), _("changed"), _("unchanged"), _("parked"), _("skipped"))
    return dict(zip(Outcome, words, strict=True))


def first_shown(prepared: Prepared) -> frozenset[Outcome]:
    """Return the outcomes that are worth looking at first; none means all of them."""
    if not prepared.count(Outcome.UNCHANGED) or not to_import(prepared):
        return frozenset()
    return frozenset(each for each in Outcome if each is not Outcome.UNCHANGED and prepared.count(each))


def to_import(prepared: Prepared) -> int:
    """Return how many rows an import would write."""
    return prepared.count(Outcome.CREATED) + prepared.count(Outcome.UPDATED)


def origin(prepared: Prepared, time: str) -> str:
    """Return the agency, the number of rows and, where a time is given, when the file was opened."""
    rows = n_("{n} row", "{n} rows", len(prepared.rows))
    if not time:
        return _("{agency}, {rows}").format(agency=prepared.layout.agency, rows=rows)
    return _("{agency}, {rows}, opened {time}").format(agency=prepared.layout.agency, rows=rows, time=time)


# the headings


def shown_columns(prepared: Prepared) -> list[ColumnUse]:
    """Return the columns that hold something."""
    return [column for column in prepared.columns if column.heading or column.samples]


def field_choices(layout: Layout) -> list[Choice]:
    """Return the fields that a column can fill, with their kind where two have the same label."""
    fields = {name: each for name, each in layout.fields().items() if not (isinstance(each, Link) or each.derived)}
    labels = [each.label for each in fields.values()]
    named = {name: labels.count(each.label) > 1 for name, each in fields.items()}
    return [Choice(name, _named(layout, name, each, named[name])) for name, each in fields.items()]


def _named(layout: Layout, name: str, field: Kept, with_kind: bool) -> str:
    kind = layout.kind(name.split(".")[0])
    if not with_kind or kind is None:
        return field.label
    return _("{label} ({kind})").format(label=field.label, kind=kind.title.lower())


def field_label(layout: Layout, name: str) -> str:
    """Return what people call a field of a layout."""
    return next((choice.label for choice in field_choices(layout) if choice.field == name), name)


def column_use(column: ColumnUse, label: str) -> Use:
    """Return what becomes of a column; ``label`` is its field's."""
    if column.field:
        return Use(label, "arrow-right", "text")
    if column.how is How.SECOND and column.samples:
        return Use(_("Another column fills it"), "warn", "warn")
    if column.unmapped and column.samples:
        return Use(_("Choose a field"), "warn", "warn")
    left_out = column.how is How.CHOSEN
    return Use(_("Left out") if left_out else _("Not needed"), "minus", "text2")


def samples_text(column: ColumnUse) -> str:
    """Return the first values of a column on one line."""
    return ",  ".join(" ".join(text.split()) for text in column.samples) or _("empty")


def coded_choices(layout: Layout, name: str) -> list[Choice]:
    """Return the codes that a field can have, by label; empty for a field without a code list."""
    field = layout.fields()[name]
    if not isinstance(field, Coded):
        return []
    codes = field.codes
    return sorted((Choice(code, codes.label(code)) for code in codes.codes), key=lambda choice: choice.label)


# the rows


def table_columns(prepared: Prepared, rows: Sequence[RowResult]) -> tuple[Column, ...]:
    """Return the columns of the table: row, whom it is about, and each field that one of the rows changes."""
    head = (
        Column("row", _("Row"), 56, "right", sortable=False),
        Column("label", kind_label(_main_kind(prepared)), 168, sortable=False),
    )
    names = changed_fields(prepared, rows)
    if not names:
        return (*head, Column("reason", _("What it says"), 400, sortable=False))
    return (*head, *(_column(prepared, rows, name, each) for name, each in names.items()))


def changed_fields(prepared: Prepared, rows: Sequence[RowResult]) -> dict[str, Kept]:
    """Return the fields that one of the rows changes, in the order of the workbook's columns; links are left out."""
    fields = prepared.fields()
    named = {name: fields[name] for row in rows for name in row.values}
    order = _order(prepared)
    told = {f"{_main_kind(prepared).kind_name()}.{name}" for name in _main_kind(prepared).label_fields}
    wanted = [
        name
        for name, each in named.items()
        if not isinstance(each, Link) and (name not in told or _altered(name, rows))
    ]
    return {name: named[name] for name in sorted(wanted, key=lambda name: order.get(name, len(order)))}


def _order(prepared: Prepared) -> dict[str, int]:
    """What names a family comes first, then what is about the row's own person, then the rest."""
    kind, keys = _main_kind(prepared).kind_name(), prepared.layout.key_fields()
    ranked = sorted(
        (column for column in prepared.columns if column.field),
        key=lambda column: (column.field not in keys, not column.field.startswith(f"{kind}."), column.place),
    )
    return {column.field: place for place, column in enumerate(ranked)}


def table_row(key: int, row: RowResult, fields: Mapping[str, Kept]) -> Row:
    """Return one row of the table, of these fields; a reason stands where the values would."""
    icon, tone = _ICONS[row.outcome]
    word = outcome_words()[row.outcome]
    head = (
        Cell(str(row.number), tabular=True, align="right", text_tone="text2", tooltip=row.sheet),
        Cell(row_label(row), icon=icon, tone=tone, bold=True, text_tone="text", tooltip=word),
    )
    if row.reason:
        tinted = "note" if row.outcome is Outcome.PARKED else ""
        said = Cell(row.reason, tone=tinted or "text2", pill=bool(tinted), tooltip=_told(row))
        return Row(key, (*head, said, *[Cell("")] * (len(fields) - 1)))
    created = row.outcome is Outcome.CREATED
    return Row(key, (*head, *(_value_cell(name, each, row, created) for name, each in fields.items())))


def row_label(row: RowResult) -> str:
    """Return whom or what a row is about: the name that it gives, else what the import calls it."""
    names = (row.values.get(f"Person.{name}", ("", ""))[1] for name in ("family_name", "given_names"))
    return " ".join(filter(None, names)) or row.label or "—"


def _told(row: RowResult) -> str:
    return "\n".join((row.reason, *row.candidates))


def _value_cell(name: str, field: Kept, row: RowResult, created: bool) -> Cell:
    before, after = row.values.get(name, ("", ""))
    if not after and not before:
        return Cell("")
    arabic = name == "Person.original_name"
    tabular = isinstance(field, _TABULAR)
    if created and not before:
        return Cell(after, tabular=tabular, original_script=arabic)
    return Cell(after or _("empty"), tone="changed", pill=True, old=before, tabular=tabular, original_script=arabic)


def _column(prepared: Prepared, rows: Sequence[RowResult], name: str, field: Kept) -> Column:
    pairs = [row.values[name] for row in rows[: _LOOKED_AT * 10] if name in row.values][:_LOOKED_AT]
    longest = max((len(before) + len(after) + 2 * bool(before) for before, after in pairs), default=0)
    label = field_label(prepared.layout, name)
    wide = _DIGIT if isinstance(field, _TABULAR) else _LETTER
    wanted = max(longest * wide, len(label) * _LETTER) + _ROOM
    align = "right" if name == "Person.original_name" else "left"
    return Column(name, label, round(min(_WIDEST, max(_NARROWEST, wanted))), align, sortable=False)  # type: ignore[arg-type]


def _altered(name: str, rows: Sequence[RowResult]) -> bool:
    return any(row.values.get(name, ("", ""))[0] for row in rows)


def _main_kind(prepared: Prepared) -> type[Record]:
    kinds = [kind.record for kind in prepared.layout.kinds]
    named = {kind.kind_name(): kind for kind in kinds}
    return named.get("Person") or named.get("Case") or kinds[-1]


# the findings


def finding_columns() -> tuple[Column, ...]:
    """Return the columns of the list of findings."""
    return (
        Column("number", _("Finding"), 84, sortable=False),
        Column("row", _("Row"), 50, "right", sortable=False),
        Column("heading", _("Heading"), 108, sortable=False),
        Column("value", _("Value"), 106, sortable=False),
        Column("text", _("What is so, and what to do"), 400, sortable=False),
    )


def finding_rows(prepared: Prepared) -> list[Row]:
    """Return what a person should know: each finding, then the notes on the file."""
    rows = [_finding_row(key, said) for key, said in enumerate(prepared.findings)]
    blank = (Cell(""), Cell(""), Cell(""))
    notes = enumerate(prepared.notes, start=len(rows))
    return rows + [
        Row(key, (Cell(_("Note"), icon="info", tone="text2"), *blank, Cell(text, tooltip=text))) for key, text in notes
    ]


def _finding_row(key: int, said: Finding) -> Row:
    icon, tone = _LEVELS[said.level]
    return Row(
        key,
        (
            Cell(said.number, icon=icon, tone=tone, tabular=True),
            Cell("" if said.row is None else str(said.row), tabular=True, align="right", text_tone="text2"),
            Cell(said.heading, bold=True, tooltip=said.heading),
            Cell(said.value, tooltip=said.value),
            Cell(said.text, detail=said.remedy, tooltip=f"{said.text}\n{said.remedy}"),
        ),
    )


def finding_counts(prepared: Prepared) -> str:
    """Return how many errors and warnings there are, in words."""
    levels = [said.level for said in prepared.findings]
    return ", ".join(_level_words(levels, len(prepared.notes))) or _("none")


def _level_words(levels: Sequence[Level], notes: int) -> Iterator[str]:
    errors, warnings = levels.count(Level.ERROR), levels.count(Level.WARNING)
    if errors:
        yield n_("{n} error", "{n} errors", errors)
    if warnings:
        yield n_("{n} warning", "{n} warnings", warnings)
    if notes:
        yield n_("{n} note", "{n} notes", notes)


def place_of(prepared: Prepared, said: Finding) -> int | None:
    """Return the place among the rows of the one that a finding is about, None where it is about none."""
    for place, row in enumerate(prepared.rows):
        if row.number == said.row and row.sheet == said.sheet:
            return place
    return None

"""Rows of records that are there, over which texts are typed: how a departure went, who came to a session."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from resettle_desktop.desktop.forms.drafts import Drafts, Typing
from resettle_desktop.records.fields import Json
from resettle_desktop.records.findings import Finding, Level, Refused
from resettle_desktop.records.record import Record
from resettle_desktop.store.changes import Draft


@dataclass
class FactRow:
    """One record with the texts of its cells: as it is, and as typed over."""

    kept: Record
    fields: tuple[str, ...]
    texts: dict[str, str] = field(default_factory=dict)

    @property
    def record(self) -> int:
        """Return the id of the record."""
        return self.kept.id

    def typed(self) -> dict[str, str]:
        """Return the texts that are not those of the record, by field."""
        said = {name: self.texts.get(name, "") for name in self.fields}
        return {name: text for name, text in said.items() if text != self.kept.shown(name)}

    def changed(self) -> dict[str, Json]:
        """Return the values that are typed and can be stored, by field."""
        values: dict[str, Json] = {}
        for name, text in self.typed().items():
            try:
                values[name] = self.kept.field(name).to_json(self.kept.field(name).read(text))
            except Refused:
                continue
        return {name: value for name, value in values.items() if value != self.kept.values().get(name)}

    def refused(self) -> list[Finding]:
        """Return what cannot be stored as it is typed."""
        found: list[Finding] = []
        for name, text in self.typed().items():
            try:
                self.kept.field(name).read(text)
            except Refused as refused:
                found.append(refused.finding.at(field=name))
        return found

    def as_typed(self) -> Record:
        """Return the record as it would be, as far as what is typed can be stored."""
        return type(self.kept).from_values({**self.kept.values(), **self.changed()}, self.kept.id)


class FactRows:
    """The rows of one table; what is typed is kept among the drafts, beside what forms keep of the same records."""

    def __init__(self, drafts: Drafts, fields: Sequence[str]) -> None:
        self._drafts, self._fields = drafts, tuple(fields)
        self.rows: list[FactRow] = []

    def show(self, records: Sequence[Record]) -> None:
        """Take these records, with what was typed of them."""
        self.rows = [self._row(record) for record in records]

    def set_text(self, place: int, name: str, text: str) -> None:
        """Type a text into a cell; an empty one empties it."""
        row = self.rows[place]
        row.texts[name] = text.strip()
        known = row.kept.values()
        others = {key: each for key, each in self._drafts.of(row.record).items() if key not in self._fields}
        typed = {key: Typing(each, known.get(key)) for key, each in row.typed().items()}
        self._drafts.keep(row.kept, {**others, **typed})

    def copied_text(self, source: int, target: int, name: str) -> str:
        """Return the text of a cell as another row of the column takes it."""
        return self.rows[source].texts.get(name, "")

    def shown_fields(self) -> tuple[str, ...]:
        """Return the fields that have a column."""
        return self._fields

    def changed(self) -> list[FactRow]:
        """Return the rows of which something is typed that can be stored."""
        return [row for row in self.rows if row.changed()]

    def is_refused(self) -> bool:
        """Return whether something is typed that cannot be stored."""
        return any(each.level is Level.ERROR for row in self.rows for each in row.refused())

    def write(self, draft: Draft) -> int:
        """Add to a change set what is typed; return of how many rows."""
        changed = self.changed()
        for row in changed:
            draft.set(row.kept.kind_name(), row.record, row.kept.values(), row.changed())
        return len(changed)

    def forget(self, rows: Sequence[FactRow]) -> None:
        """Forget what was typed of these rows and is stored by now."""
        for row in rows:
            done = row.changed()
            left = {name: each for name, each in self._drafts.of(row.record).items() if name not in done}
            self._drafts.keep(row.kept, left)
            row.kept = row.as_typed()
            row.texts |= {name: row.kept.shown(name) for name in done if name in self._fields}

    def _row(self, record: Record) -> FactRow:
        drafted = self._drafts.of(record.id)
        texts = {name: drafted[name].text if name in drafted else record.shown(name) for name in self._fields}
        return FactRow(record, self._fields, texts)

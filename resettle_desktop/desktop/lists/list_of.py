"""What a list is of: the declaration from which the list of cases and that of persons are made."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from resettle_desktop.desktop.parts.rows import Column
from resettle_desktop.records.record import Record


@dataclass(frozen=True)
class ListOf:
    """A kind, the ``name`` under which its list is remembered, the words, columns and standing chips of the list.

    ``order`` is the column and direction of a list that was never left, ``summed`` the field that counts persons,
    ``called`` which field is shown below a heading that is not the field's own label.
    """

    kind: type[Record]
    name: str
    title: str
    looked_for: str
    nothing: str
    columns: tuple[Column, ...]
    chips: tuple[str, ...]
    order: tuple[str, bool]
    summed: str = ""
    called: Mapping[str, str] = field(default_factory=dict)

    def fields_of(self, seen: Sequence[str]) -> list[str]:
        """Return these columns, empty for those of the list itself that show something else than one field."""
        own = {column.key: column.title for column in self.columns}
        labels = {each.name: each.label for each in self.kind.fields(derived=True)}
        return [key if own.get(key, labels.get(key)) in (labels.get(key), *self.called) else "" for key in seen]

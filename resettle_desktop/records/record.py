"""The record: what all kinds share, and the list of kinds that there are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any, ClassVar

import peewee

from resettle_desktop.records.fields import Json, Kept, Link, Name
from resettle_desktop.records.findings import Finding, Refused, finding, refuse
from resettle_desktop.records.numbers import id_text
from resettle_desktop.records.stages import Stage
from resettle_desktop.records.texts import _


class _Metaclass(peewee.ModelBase):
    """Lists each kind under its name as it is declared."""

    def __init__(cls, name: str, bases: tuple[type, ...], namespace: dict[str, Any]) -> None:  # noqa: N805
        super().__init__(name, bases, namespace)
        if "kind_label" in namespace and name != "Record":
            KINDS[name] = cls
            for field in cls._meta.sorted_fields:  # type: ignore[attr-defined]
                if isinstance(field, Name) and field.sorts:
                    cls.add_index(name_index(cls, field))  # type: ignore[attr-defined]


KINDS: dict[str, Any] = {}
SAME_CASE = "NOCASE"  # names are in the order of their letters, whether these are capitals or not


def name_index(kind: Any, field: Name) -> peewee.Index:
    """Return the index in which a name that sorts is found in its order."""
    return peewee.Index(f"{kind._meta.table_name}_{field.name}", kind._meta.table, [field.collate(SAME_CASE)])


class Record(peewee.Model, metaclass=_Metaclass):
    """One thing that is kept, with the fields of its kind; ``revision`` is the change set that last touched it.

    ``same_by`` are the fields that tell records of one owner apart: two that have them equal are one thing entered
    twice.
    """

    kind_label: ClassVar[str] = ""
    plural_label: ClassVar[str] = ""
    label_fields: ClassVar[tuple[str, ...]] = ()
    same_by: ClassVar[tuple[str, ...]] = ()

    id = peewee.BigIntegerField(primary_key=True)
    revision = peewee.BigIntegerField(default=0)

    class Meta:
        legacy_table_names = False

    @classmethod
    def kind_name(cls) -> str:
        """Return the kind's name in code, JSON and layouts."""
        return cls.__name__

    @classmethod
    def fields(cls, derived: bool = False) -> tuple[Kept, ...]:
        """Return the declared fields in their order; those that the store derives only when asked for."""
        return tuple(_declared(cls, derived).values())

    @classmethod
    def field(cls, name: str) -> Kept:
        """Return the field of this name; raises Refused (E120) with the names that there are."""
        field = _declared(cls, derived=True).get(name)
        if field is None:
            choices = ", ".join(each.name for each in cls.fields())
            raise refuse("E120", value=name, kind=cls.kind_name(), choices=choices)
        return field

    @classmethod
    def links(cls) -> tuple[Link, ...]:
        """Return the fields that name another record."""
        return tuple(field for field in cls.fields() if isinstance(field, Link))

    @classmethod
    def sections(cls) -> list[tuple[str, list[Kept]]]:
        """Return the form's sections: each heading with its fields, in the order of declaration."""
        groups: list[tuple[str, list[Kept]]] = []
        for field in cls.fields():
            if field.section or not groups:
                groups.append((field.section, []))
            groups[-1][1].append(field)
        return groups

    @classmethod
    def from_values(cls, values: Mapping[str, Json], id: int = 0, revision: int = 0) -> Record:
        """Return a record with these values, given as in change sets; raises Refused for the first that cannot be."""
        record = cls(id=id, revision=revision)
        for name, value in values.items():
            setattr(record, name, cls.field(name).from_json(value))
        return record

    def of(self, name: str) -> Any:
        """Return the value of the field of this name; raises Refused (E120)."""
        return getattr(self, type(self).field(name).name)

    def values(self) -> dict[str, Json]:
        """Return the values as in change sets: empty fields left out, nothing derived."""
        given = ((field, getattr(self, field.name)) for field in type(self).fields())
        return {field.name: field.to_json(value) for field, value in given if value is not None}

    def shown(self, name: str) -> str:
        """Return the value of this field as people read it."""
        return type(self).field(name).show(self.of(name))

    def label(self) -> str:
        """Return the few words by which people know the record, its id where nothing else is known."""
        words = (self.shown(name) for name in self.label_fields)
        return " ".join(word for word in words if word) or id_text(self.id)

    def findings(self) -> list[Finding]:
        """Return what the checks of the fields say of their values, and what is missing for which stage."""
        return [each.at(kind=self.kind_name(), record=self.id or None) for each in self._findings()]

    def _findings(self) -> Iterator[Finding]:
        for field in type(self).fields():
            value = getattr(self, field.name)
            yield from field.findings(value)
            if value is None and field.needed_for and field.asked_of(self):
                yield finding("T310", value=field.needed_for.label).at(field=field.name)

    def missing_for(self, stage: Stage) -> list[Kept]:
        """Return the empty fields that must be filled by this stage, of those that the record is asked for."""
        fields = [f for f in type(self).fields() if getattr(self, f.name) is None and f.asked_of(self)]
        return [f for f in fields if f.needed_for and f.needed_for.rank <= stage.rank]


@cache
def _declared(kind: type[Record], derived: bool) -> dict[str, Kept]:
    fields = (field for field in kind._meta.sorted_fields if isinstance(field, Kept))
    return {field.name: field for field in fields if derived or not field.derived}


def kind_of(name: str) -> type[Record]:
    """Return the kind of this name; raises Refused (E124) with the kinds that there are."""
    if name not in KINDS:
        raise refuse("E124", value=name, choices=", ".join(KINDS))
    return KINDS[name]  # type: ignore[no-any-return]


def kinds() -> tuple[type[Record], ...]:
    """Return all kinds in the order of their declaration."""
    return tuple(KINDS.values())


def kind_label(kind: type[Record], many: bool = False) -> str:
    """Return what people call a record of this kind, or several of them."""
    return _(kind.plural_label if many else kind.kind_label)


def parts_of(kind: type[Record]) -> Sequence[tuple[type[Record], Link]]:
    """Return the kinds whose records live with one of this kind, each with the field that says with which."""
    return [
        (other, link)
        for other in kinds()
        for link in other.links()
        if link.part_of and kind.kind_name() in link.linked_kinds
    ]


__all__ = ["KINDS", "Record", "Refused", "kind_label", "kind_of", "kinds", "parts_of"]

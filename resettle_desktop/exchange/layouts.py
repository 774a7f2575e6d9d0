"""The layouts that there are: the files of resources/layouts, and those made from the declarations."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from resettle_desktop.exchange.layout import Layout, LayoutColumn, LayoutKind, Proposal
from resettle_desktop.exchange.register import register_layout
from resettle_desktop.records import kinds as _declared  # noqa: F401  (declares the kinds)
from resettle_desktop.records.errors import KnownError
from resettle_desktop.records.texts import _

__all__ = ["Layout", "LayoutColumn", "LayoutKind", "Proposal", "layout", "layouts", "read_layout"]


def layouts() -> tuple[Layout, ...]:
    """Return all layouts in the order of their names; raises KnownError for a file that cannot be read."""
    return tuple(sorted((*_declared_in_files(), register_layout()), key=lambda each: each.name))


def layout(name: str) -> Layout:
    """Return the layout of this name; raises KnownError with the names that there are."""
    for each in layouts():
        if each.name == name:
            return each
    raise KnownError(
        _("There is no layout named {name}. Nothing was read. The layouts are: {names}.").format(
            name=name, names=", ".join(each.name for each in layouts())
        )
    )


@cache
def _declared_in_files() -> tuple[Layout, ...]:
    found = [file for file in _folder().iterdir() if file.name.endswith(".toml")]
    return tuple(read_layout(file.name, file.read_text(encoding="utf-8")) for file in found)


def _folder() -> Traversable:
    return files("resettle_desktop.resources") / "layouts"


def read_layout(file: str, text: str) -> Layout:
    """Return the layout that a TOML text declares; raises KnownError, naming the file and what is wrong in it."""
    try:
        read = _layout(tomllib.loads(text))
    except (tomllib.TOMLDecodeError, KeyError, TypeError) as wrong:
        raise _broken(file, str(wrong)) from wrong
    wrong_names = _unknown_fields(read)
    if wrong_names:
        raise _broken(file, ", ".join(wrong_names))
    return read


def _layout(declared: Mapping[str, Any]) -> Layout:
    given = dict(declared)
    columns = tuple(_column(column) for column in given.pop("columns"))
    kinds = tuple(_kind(kind) for kind in given.pop("kinds", ()))
    proposals = tuple(Proposal(**proposal) for proposal in given.pop("proposals", ()))
    marks = tuple(given.pop("marks", ()))
    return Layout(columns=columns, kinds=kinds, proposals=proposals, marks=marks, **given)


def _column(declared: Mapping[str, Any]) -> LayoutColumn:
    lists = {name: tuple(declared.get(name, ())) for name in ("synonyms", "day", "also")}
    return LayoutColumn(**{**declared, **lists})


def _kind(declared: Mapping[str, Any]) -> LayoutKind:
    keys = tuple(tuple(key) for key in declared["keys"])
    lists = {name: tuple(declared.get(name, ())) for name in ("named_by", "needs")}
    return LayoutKind(**{**declared, **lists, "keys": keys})


def _unknown_fields(read: Layout) -> list[str]:
    known = read.fields()
    named = [name for column in read.columns for name in column.targets()]
    named += [name for kind in read.kinds for name in kind.named_by]
    named += [f"{kind.name}.{own}" for kind in read.kinds for own in _own_fields(kind)]
    return [name for name in named if read.kinds and name not in known]


def _own_fields(kind: LayoutKind) -> Iterator[str]:
    yield from (*kind.values, *kind.new, *kind.made, *kind.links, *kind.needs)
    yield from (name for key in kind.keys for name in key)


def _broken(file: str, what: str) -> KnownError:
    return KnownError(
        _(
            "The layout {file} cannot be used: {what}. Nothing was read. "
            "Mend the file in resources/layouts and start again."
        ).format(file=file, what=what)
    )

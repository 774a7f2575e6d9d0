"""Verbs that write workbooks and name their layouts: export, layouts."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from resettle_desktop.cli.common import (
    json_option,
    named_values,
    open_store,
    password_of,
    password_option,
    store_argument,
)
from resettle_desktop.cli.output import put_json, put_table, say
from resettle_desktop.records.texts import _, mark, n_

if TYPE_CHECKING:
    from resettle_desktop.exchange.layout import Layout


@click.command("export", help=mark("Write a workbook for a partner by a layout that layouts names."))
@store_argument
@click.argument("layout")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--departure", metavar="REF", help=mark("The departure whose people it lists."))
@click.option("--where", "pairs", multiple=True, metavar="FIELD=VALUE", help=mark("Only rows that have this value."))
@password_option
@json_option
def export_verb(
    store: Path, layout: str, file: Path, departure: str | None, pairs: tuple[str, ...],
    password_env: str | None, as_json: bool,
) -> None:  # fmt: skip
    """Write a workbook by a layout, encrypted where a password is given."""
    from resettle_desktop.exchange.exporting import export_workbook

    where, password = named_values(pairs), password_of(password_env)
    with open_store(store) as opened:
        done = export_workbook(opened, layout, file, departure=departure, where=where, password=password)
    if as_json:
        put_json({"layout": layout, "file": str(done.path), "rows": done.rows, "sha256": done.sha256})
    say(n_("{n} row is written.", "{n} rows are written.", done.rows) + " " + _file_sentence(file, password))


def _file_sentence(file: Path, password: str | None) -> str:
    text = _("The workbook is {file}, encrypted.") if password else _("The workbook is {file}, not encrypted.")
    return text.format(file=file)


@click.command("layouts", help=mark("Name the layouts of workbooks, or the columns of one."))
@click.argument("name", default="", metavar="[NAME]")
@json_option
def layouts_verb(name: str, as_json: bool) -> None:
    """Print the layouts, or the columns of one; as JSON always with their columns."""
    from resettle_desktop.exchange.layouts import layout, layouts

    chosen = [layout(name)] if name else list(layouts())
    if as_json:
        put_json({"layouts": [_layout_json(each) for each in chosen]})
    elif name:
        _put_columns(chosen[0])
    else:
        _put_names(chosen)


def _put_names(layouts: Sequence[Layout]) -> None:
    rows = [(each.name, each.agency, each.title, len(each.columns)) for each in layouts]
    put_table((_("Name"), _("Agency"), _("Layout"), _("Columns")), rows)


def _put_columns(layout: Layout) -> None:
    rows = [(each.heading, each.field, _("theirs") if each.theirs else "") for each in layout.columns]
    put_table((_("Heading"), _("Field"), _("Filled in by")), rows)


def _layout_json(layout: Layout) -> dict[str, object]:
    columns = [{"heading": each.heading, "field": each.field, "theirs": each.theirs} for each in layout.columns]
    return {"name": layout.name, "agency": layout.agency, "columns": columns}

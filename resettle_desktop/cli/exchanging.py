"""Verbs on workbooks: import, export, layouts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click
from rich.console import Console
from rich.progress import Progress as ProgressBar
from rich.table import Table

from resettle_desktop.cli.common import (
    end,
    json_option,
    open_store,
    password_of,
    put_json,
    say,
    say_findings,
    store_argument,
    weighs,
)
from resettle_desktop.records.errors import KnownError
from resettle_desktop.records.texts import _

if TYPE_CHECKING:
    from resettle_desktop.exchange.importing import Prepared
    from resettle_desktop.store.store import Store

password_option = click.option("--password-env", metavar="VAR", help="The variable that holds the workbook's password.")


def named_values(pairs: Iterable[str]) -> dict[str, str]:
    """Return FIELD=VALUE pairs as a mapping; raises KnownError for one without a sign of equality."""
    values: dict[str, str] = {}
    for pair in pairs:
        name, sign, value = pair.partition("=")
        if not sign:
            raise KnownError(_("{pair} is not of the form FIELD=VALUE. Nothing was done.").format(pair=pair))
        values[name.strip()] = value.strip()
    return values


@click.command("import", help="Import a workbook: every row is created, updated, unchanged, parked or skipped.")
@store_argument
@click.argument("workbook", type=click.Path(path_type=Path))
@click.option("--layout", help="The layout, where it shall not be recognised; see layouts.")
@click.option("--set", "settings", multiple=True, metavar="FIELD=VALUE", help="A value where the workbook has none.")
@click.option("--dry-run", is_flag=True, help="Look only; write nothing.")
@password_option
@json_option
def import_verb(
    store: Path, workbook: Path, layout: str | None, settings: tuple[str, ...], dry_run: bool,
    password_env: str | None, as_json: bool,
) -> None:  # fmt: skip
    """Import a workbook as one change set, and report what became of every row."""
    from resettle_desktop.exchange.importing import carry_out
    from resettle_desktop.exchange.report import report_json

    values, password = named_values(settings), password_of(password_env)
    with open_store(store) as opened:
        prepared = _prepare(opened, workbook, layout, values, password)
        applied = None if dry_run else carry_out(opened, prepared)
    report = report_json(prepared, applied)
    if as_json:
        put_json(report)
    say(prepared.why)
    say_findings(prepared.findings)
    _say_report(report, dry_run)
    end(weighs(prepared.findings) or bool(report["parked"]))


def _prepare(
    store: Store, workbook: Path, layout: str | None, values: Mapping[str, str], password: str | None
) -> Prepared:
    from resettle_desktop.exchange.importing import prepare_import

    console = Console(stderr=True)
    with ProgressBar(console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task(workbook.name)

        def tell(done: int, total: int) -> None:
            bar.update(task, completed=done, total=total)

        return prepare_import(store, workbook, layout=layout, set_values=values, password=password, progress=tell)


def _say_report(report: Mapping[str, object], dry_run: bool) -> None:
    lists = {name: report[name] for name in ("parked", "skipped")}
    for name, rows in lists.items():
        for row in rows if isinstance(rows, list) else ():
            say(_("{outcome}: row {row}, {reason}").format(outcome=name, row=row["row"], reason=row["reason"]))
    text = _("{rows} rows: created {created}, updated {updated}, {unchanged} unchanged, {parked} parked")
    counts = {name: _counts(report[name]) for name in ("created", "updated")}
    parked = len(report["parked"]) if isinstance(report["parked"], list) else 0
    say(text.format(rows=report["rows"], unchanged=report["unchanged"], parked=parked, **counts))
    if dry_run:
        say(_("Nothing was written: this was a look only."))
    elif report["change_set"]:
        say(_("Written as change set {number}; undo takes it back.").format(number=report["change_set"]))


def _counts(counts: object) -> str:
    said = [f"{count} {kind}" for kind, count in counts.items()] if isinstance(counts, Mapping) else []
    return ", ".join(said) or "0"


@click.command("export", help="Write a workbook for a partner.")
@store_argument
@click.argument("layout")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--departure", metavar="REF", help="The departure whose people it lists.")
@click.option("--where", "conditions", multiple=True, metavar="FIELD=VALUE", help="Only records with this value.")
@password_option
@json_option
def export_verb(
    store: Path, layout: str, file: Path, departure: str | None, conditions: tuple[str, ...],
    password_env: str | None, as_json: bool,
) -> None:  # fmt: skip
    """Write a workbook by a layout."""
    from resettle_desktop.exchange.exporting import export_workbook

    where, password = named_values(conditions), password_of(password_env)
    with open_store(store) as opened:
        done = export_workbook(opened, layout, file, departure=departure, where=where, password=password)
    if as_json:
        put_json({"layout": layout, "file": str(done.path), "rows": done.rows, "sha256": done.sha256})
    say(_("{rows} rows written to {file}.").format(rows=done.rows, file=done.path))


@click.command("layouts", help="List the layouts of workbooks, or the columns of one.")
@click.argument("name", default="")
@json_option
def layouts_verb(name: str, as_json: bool) -> None:
    """Print the layouts with their columns."""
    from resettle_desktop.exchange.layouts import layout, layouts

    chosen = [layout(name)] if name else list(layouts())
    if as_json:
        put_json({"layouts": [_layout_json(each) for each in chosen]})
        return
    table = Table("layout", "agency", "heading", "field", "theirs", box=None)
    for each in chosen:
        table.add_row(each.name, each.agency)
        for column in each.columns if name else ():
            table.add_row("", "", column.heading, column.field, "✓" if column.theirs else "")
    Console().print(table)


def _layout_json(layout: object) -> dict[str, object]:
    from resettle_desktop.exchange.layout import Layout

    assert isinstance(layout, Layout)
    columns = [{"heading": each.heading, "field": each.field, "theirs": each.theirs} for each in layout.columns]
    return {"name": layout.name, "agency": layout.agency, "columns": columns}

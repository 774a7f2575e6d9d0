"""The verb that imports workbooks."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from resettle_desktop.cli.common import (
    end,
    json_option,
    named_values,
    open_store,
    password_of,
    password_option,
    store_argument,
    weighs,
)
from resettle_desktop.cli.output import put_json, say, say_findings
from resettle_desktop.cli.progress import watched
from resettle_desktop.records.record import kind_label, kind_of
from resettle_desktop.records.texts import _, mark

if TYPE_CHECKING:
    from resettle_desktop.exchange.importing import Prepared
    from resettle_desktop.store.changes import Applied
    from resettle_desktop.store.store import Store


@click.command("import", help=mark("Import a workbook, and say what became of every row."))
@store_argument
@click.argument("workbook", type=click.Path(path_type=Path))
@click.option("--layout", metavar="NAME", help=mark("The layout, where it is not recognised; layouts names them."))
@click.option(
    "--set", "pairs", multiple=True, metavar="FIELD=VALUE", help=mark("A value for every row that has none of its own.")
)
@click.option("--dry-run", is_flag=True, help=mark("Look only; write nothing."))
@password_option
@json_option
def import_verb(
    store: Path, workbook: Path, layout: str | None, pairs: tuple[str, ...], dry_run: bool,
    password_env: str | None, as_json: bool,
) -> None:  # fmt: skip
    """Import a workbook: every row is created, updated, unchanged, parked or skipped with the reason."""
    from resettle_desktop.exchange.report import report_json

    values, password = named_values(pairs), password_of(password_env)
    with open_store(store) as opened:
        prepared = _prepare(opened, workbook, layout, values, password)
        applied = None if dry_run else _carried_out(opened, prepared)
    report = report_json(prepared, applied)
    if as_json:
        put_json(report)
    _say_what_was_read(prepared)
    say_findings(prepared.findings)
    _say_counts(report, prepared)
    say(_outcome(applied, dry_run))
    end(weighs(prepared.findings) or any(report[name] for name in ("parked", "skipped", "conflicts")))


def _prepare(
    store: Store, workbook: Path, layout: str | None, values: Mapping[str, str], password: str | None
) -> Prepared:
    from resettle_desktop.exchange.importing import prepare_import

    with watched(workbook.name) as bar:
        prepared = prepare_import(
            store, workbook, layout=layout, set_values=values, password=password, progress=bar.report,
            cancelled=bar.cancelled,
        )  # fmt: skip
        bar.stop_if_cancelled()
        return prepared


def _carried_out(store: Store, prepared: Prepared) -> Applied | None:
    from resettle_desktop.exchange.importing import carry_out

    with watched(_("Backup before the import")) as bar:
        return carry_out(store, prepared, bar)


def _say_what_was_read(prepared: Prepared) -> None:
    say(prepared.why)
    for note in prepared.notes:
        say(note)
    if prepared.unmapped:
        say(_of_unmapped(prepared).format(names=", ".join(prepared.unmapped)))
    for name, value in prepared.proposals.items():
        say(_("The numbers suggest {field}={value}; give it with --set.").format(field=name, value=value))


def _of_unmapped(prepared: Prepared) -> str:
    if prepared.layout.medical:
        return _("These columns fill no field and were left out: {names}.")
    return _("These columns fill no field; what they say is kept with the person or the case: {names}.")


def _say_counts(report: Mapping[str, object], prepared: Prepared) -> None:
    from resettle_desktop.exchange.importing import Outcome

    text = _(
        "{rows} rows: {unchanged} unchanged, {parked} parked, {skipped} skipped."
        " Created: {created}. Updated: {updated}."
    )
    counts = {each.value: prepared.count(each) for each in (Outcome.UNCHANGED, Outcome.PARKED, Outcome.SKIPPED)}
    kinds = {name: _by_kind(report[name]) for name in ("created", "updated")}
    say(text.format(rows=len(prepared.rows), **counts, **kinds))


def _by_kind(counts: object) -> str:
    assert isinstance(counts, Mapping)
    said = (f"{count} {kind_label(kind_of(kind), many=count != 1)}" for kind, count in counts.items())
    return ", ".join(said) or _("nothing")


def _outcome(applied: Applied | None, dry_run: bool) -> str:
    if dry_run:
        return _("Nothing was written: this was a look only.")
    if applied is None:
        return _("There was nothing to write.")
    return _("Written as change set {number}; undo takes it back.").format(number=applied.number)

"""Verbs on records: apply, find, show, undo, history, codes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.table import Table

from resettle_desktop.cli.common import (
    could_not,
    end,
    json_option,
    open_store,
    put_json,
    say,
    say_findings,
    store_argument,
    weighs,
)
from resettle_desktop.records.codes import code_list, code_list_names
from resettle_desktop.records.errors import KnownError
from resettle_desktop.records.findings import Finding
from resettle_desktop.records.numbers import id_number, id_text
from resettle_desktop.records.record import kind_of, kinds
from resettle_desktop.records.texts import _, n_
from resettle_desktop.store.changes import ChangeSet, Conflicting, FieldConflict, NotStored
from resettle_desktop.store.statements import errors
from resettle_desktop.store.store import Store


@click.command("apply", help="Apply a change set written as JSON.")
@store_argument
@click.argument("changes", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--dry-run", is_flag=True, help="Check only; write nothing.")
@json_option
def apply_verb(store: Path, changes: Path, dry_run: bool, as_json: bool) -> None:
    """Apply a change set: all of it, or nothing with the findings that say why."""
    document = _read(changes)
    with open_store(store) as opened:
        statement = opened.read_statement(document, changes.name)
        findings, number = list(statement.findings), None
        if not errors(statement.findings):
            number, found = _applied(opened, statement.change_set, dry_run)
            findings += found
        added = {name: id_text(id) for name, id in statement.added.items()} if not errors(tuple(findings)) else {}
    if as_json:
        said = [each.as_json() for each in findings]
        put_json({"change_set": number, "added": added, "findings": said})
    say_findings(findings)
    if errors(tuple(findings)):
        say(_("Nothing was written."))
        could_not()
    say(_("Written as change set {number}.").format(number=number) if number else _("There was nothing to write."))
    end(weighs(findings))


def _read(path: Path) -> object:
    try:
        return json.loads(path.read_text("utf-8"))
    except ValueError as wrong:
        text = _("{file} is no JSON: {why}. Nothing was written. Mend the file and run the command again.")
        raise KnownError(text.format(file=path.name, why=wrong)) from wrong


def _applied(store: Store, change_set: ChangeSet, dry_run: bool) -> tuple[int | None, list[Finding]]:
    try:
        applied = store.try_out(change_set) if dry_run else store.apply(change_set)
    except NotStored as refused:
        return None, list(refused.findings)
    if applied is None:
        return None, []
    return (None if dry_run else applied.number), list(applied.findings)


@click.command("find", help="Find records by name, number or telephone; all of a kind without a text.")
@store_argument
@click.argument("text", default="")
@click.option("--kind", default="", help="Case, Person, Departure …")
@click.option("--limit", default=50, show_default=True, type=click.IntRange(min=0))
@json_option
def find_verb(store: Path, text: str, kind: str, limit: int, as_json: bool) -> None:
    """Print the records that a text finds."""
    with open_store(store) as opened:
        found = opened.search.find(text, kind, limit)
        rows = opened.search.as_json(found.records)
    if as_json:
        put_json({"total": found.total, "found": rows})
        return
    table = Table("kind", "id", "label", "stage", box=None)
    for row in rows:
        table.add_row(*[str(row[name] or "") for name in ("kind", "id", "label", "stage")])
    Console().print(table)
    say(n_("{n} found", "{n} found", found.total))


@click.command("show", help="Show one record, named by its id or a number, with the records that live with it.")
@store_argument
@click.argument("kind")
@click.argument("name", metavar="ID-OR-NUMBER")
@json_option
def show_verb(store: Path, kind: str, name: str, as_json: bool) -> None:
    """Print one record with its parts."""
    with open_store(store) as opened:
        shown = opened.search.show(opened.search.record(kind, name))
    put_json(shown) if as_json else _print_record(shown, "")


def _print_record(shown: Any, indent: str) -> None:
    kind = kind_of(shown["kind"])
    click.echo(f"{indent}{shown['kind']} {shown['id']}  {shown['label']}")
    for name, value in shown["values"].items():
        field = kind.field(name)
        text = value["label"] if isinstance(value, dict) else field.show(field.from_json(value))
        click.echo(f"{indent}  {field.label}: {text}")
    for parts in shown["parts"].values():
        for part in parts:
            _print_record(part, indent + "    ")


@click.command("undo", help="Take back one change set, whatever came after it.")
@store_argument
@click.argument("change_set", type=int)
@json_option
def undo_verb(store: Path, change_set: int, as_json: bool) -> None:
    """Take back a change set; fields that changed since are told and nothing is written."""
    conflicts: tuple[FieldConflict, ...] = ()
    number = None
    with open_store(store) as opened:
        try:
            applied = opened.undo(change_set)
            number = applied.number if applied else None
        except Conflicting as refused:
            conflicts = refused.conflicts
            say(str(refused))
    if as_json:
        put_json({"change_set": number, "undone": change_set, "conflicts": [_conflict(each) for each in conflicts]})
    if number is None:
        could_not()
    say(_("Taken back by change set {number}.").format(number=number))


def _conflict(conflict: FieldConflict) -> dict[str, object]:
    said = {"kind": conflict.kind, "id": id_text(conflict.record), "label": conflict.label, "field": conflict.field}
    return {**said, "expected": conflict.expected, "here": conflict.here}


@click.command("history", help="Show what was changed, the newest first: all of it, or of one record.")
@store_argument
@click.argument("record", default="")
@click.option("--limit", default=200, show_default=True, type=click.IntRange(min=1))
@json_option
def history_verb(store: Path, record: str, limit: int, as_json: bool) -> None:
    """Print the history's entries."""
    with open_store(store) as opened:
        entries = opened.history.entries(_record_id(opened, record) if record else None, limit)
    if as_json:
        put_json({"entries": [entry.as_json() for entry in entries]})
        return
    table = Table("change set", "at (UTC)", "user", "source", "reason", "changes", box=None)
    for entry in entries:
        table.add_row(
            str(entry.number), f"{entry.at:%Y-%m-%d %H:%M}", entry.user, entry.source, entry.reason,
            str(len(entry.changes)),
        )  # fmt: skip
    Console().print(table)


def _record_id(store: Store, name: str) -> int:
    for kind in kinds():
        found = store.search.named(kind, name)
        if found:
            return found[0].id
    try:
        return id_number(name)
    except ValueError as wrong:
        text = _("No record has the id or number {name}. Look it up with find.")
        raise KnownError(text.format(name=name)) from wrong


@click.command("codes", help="Print the lists of codes, or one of them with its labels.")
@click.argument("name", default="", metavar="[LIST]")
@json_option
def codes_verb(name: str, as_json: bool) -> None:
    """Print the code lists."""
    names = [name] if name else code_list_names()
    lists = {each: code_list(each).entries() for each in names}
    if as_json:
        content = {each: [_code(code) for code in entries] for each, entries in lists.items()}
        put_json({"lists": content})
        return
    for each, entries in lists.items():
        click.echo(each)
        for code in entries if name else ():
            click.echo(f"  {code.code:12} {code_list(each).label(code.code)}")


def _code(code: Any) -> dict[str, object]:
    return {"code": code.code, "labels": dict(code.labels), "aliases": list(code.aliases)}

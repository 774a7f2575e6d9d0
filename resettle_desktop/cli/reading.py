"""Verbs that read: find, show, history, codes."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from resettle_desktop.cli.common import json_option, open_store, store_argument
from resettle_desktop.cli.finding import findings_about
from resettle_desktop.cli.output import put, put_json, put_table, say
from resettle_desktop.records.codes import Code, code_list, code_list_names
from resettle_desktop.records.errors import KnownError
from resettle_desktop.records.fields import Json
from resettle_desktop.records.numbers import id_number
from resettle_desktop.records.record import kind_of, kinds
from resettle_desktop.records.texts import _, mark, n_, show_number
from resettle_desktop.store.history import HistoryEntry
from resettle_desktop.store.store import Store

_MOST = 2**31 - 1


@click.command("find", help=mark("Find records by name, number or telephone; all without a text."))
@store_argument
@click.argument("text", default="")
@click.option("--kind", default="", metavar="KIND", help=mark("One kind only: Case, Person, Departure and so on."))
@click.option(
    "--limit", default=50, show_default=True, type=click.IntRange(0, _MOST), help=mark("How many are printed.")
)
@json_option
def find_verb(store: Path, text: str, kind: str, limit: int, as_json: bool) -> None:
    """Print the records that a text finds."""
    with open_store(store) as opened:
        found = opened.search.find(text, kind, limit)
        rows = opened.search.as_json(found.records)
    if as_json:
        put_json({"total": found.total, "found": rows})
        return
    columns = ("kind", "id", "label", "stage")
    headings = (_("Kind"), _("Id"), _("Label"), _("Stage"))
    put_table(headings, [[row[name] for name in columns] for row in rows])
    count = n_("{n} found.", "{n} found.", found.total)
    say(_("More than {count} found.").format(count=show_number(found.total)) if found.more else count)
    if found.total > len(rows):
        say(_("The first {count} are shown; --limit shows more.").format(count=len(rows)))


@click.command("show", help=mark("Show one record, named by its id or a number, with its parts."))
@store_argument
@click.argument("kind")
@click.argument("name", metavar="ID-OR-NUMBER")
@json_option
def show_verb(store: Path, kind: str, name: str, as_json: bool) -> None:
    """Print one record with its findings and its parts."""
    with open_store(store) as opened:
        record = opened.search.record(kind, name)
        shown = opened.search.show(record, about=findings_about(opened, record))
    if as_json:
        put_json(shown)
    else:
        _put_record(shown, "")


def _put_record(shown: Any, indent: str) -> None:
    stage = f"  ({shown['stage']})" if shown["stage"] else ""
    put(f"{indent}{shown['kind']} {shown['id']}  {shown['label']}{stage}")
    for name, value in shown["values"].items():
        put(f"{indent}  {kind_of(shown['kind']).field(name).label}: {_value_text(shown['kind'], name, value)}")
    for said in shown["findings"]:
        place = kind_of(shown["kind"]).field(said["field"]).label if "field" in said else ""
        put(f"{indent}  {said['number']} [{place}] {said['text']} {_reason_text(said) or said['remedy']}")
    for parts in shown["parts"].values():
        for part in parts:
            _put_record(part, indent + "    ")


def _reason_text(said: Any) -> str:
    return _("Accepted: {reason}").format(reason=said["accepted"]["reason"]) if "accepted" in said else ""


def _value_text(kind: str, name: str, value: Any) -> str:
    if isinstance(value, Mapping):
        return str(value["label"])
    field = kind_of(kind).field(name)
    return field.show(field.from_json(value))


@click.command("history", help=mark("Show what was changed, the newest first; or of one record."))
@store_argument
@click.argument("record", default="", metavar="[ID-OR-NUMBER]")
@click.option(
    "--limit", default=200, show_default=True, type=click.IntRange(1, _MOST), help=mark("How many are printed.")
)
@json_option
def history_verb(store: Path, record: str, limit: int, as_json: bool) -> None:
    """Print the history's entries; of one record, and those merged into it, with its fields before and after."""
    with open_store(store) as opened:
        chosen = _with_merged(opened, _record_id(opened, record)) if record else set()
        entries = opened.history.touching(chosen, limit) if chosen else opened.history.entries(limit=limit)
    if as_json:
        put_json({"entries": [entry.as_json() for entry in entries]})
        return
    headings = (_("Change set"), _("When"), _("User"), _("Source"), _("Reason"), _("Changes"))
    put_table(headings, [_entry_cells(entry) for entry in entries])
    for entry in entries if chosen else ():
        _put_changes(entry, chosen)


def _with_merged(store: Store, record: int) -> set[int]:
    return {record, *store.merging.absorbed(record)}


def _entry_cells(entry: HistoryEntry) -> list[object]:
    when = f"{entry.at.astimezone():%Y-%m-%d %H:%M}"
    return [entry.number, when, entry.user, entry.source, entry.reason, len(entry.changes)]


def _put_changes(entry: HistoryEntry, records: set[int]) -> None:
    for change in entry.changes:
        if change.record in records:
            for name, before, after in change.fields():
                label = kind_of(change.kind).field(name).label
                old, new = _change_text(change.kind, name, before), _change_text(change.kind, name, after)
                put(f"  {entry.number}  {label}: {old} → {new}")


def _change_text(kind: str, name: str, value: Json) -> str:
    return _value_text(kind, name, value) or _("empty")


def _record_id(store: Store, name: str) -> int:
    for kind in kinds():
        found = store.search.named(kind, name)
        if found:
            return found[0].id
    try:
        return id_number(name)
    except ValueError as wrong:
        text = _("No record has the id or number {name}. Nothing was done. Look it up with find.")
        raise KnownError(text.format(name=name)) from wrong


@click.command("codes", help=mark("Print the names of the code lists, or one with its labels."))
@click.argument("name", default="", metavar="[LIST]")
@json_option
def codes_verb(name: str, as_json: bool) -> None:
    """Print the code lists; as JSON with every code, label and alias."""
    names = [name] if name else code_list_names()
    lists = {each: code_list(each).entries() for each in names}
    if as_json:
        put_json({"lists": {each: [_code_json(code) for code in entries] for each, entries in lists.items()}})
    elif name:
        put_table((_("Code"), _("Label")), [(code.code, code_list(name).label(code.code)) for code in lists[name]])
    else:
        put_table((_("List"), _("Codes")), [(each, len(entries)) for each, entries in lists.items()])


def _code_json(code: Code) -> dict[str, object]:
    return {"code": code.code, "labels": dict(code.labels), "aliases": list(code.aliases)}

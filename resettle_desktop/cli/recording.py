"""Verbs that write change sets: apply and undo."""

from __future__ import annotations

import json
from pathlib import Path

import click

from resettle_desktop.cli.common import could_not, end, json_option, open_store, store_argument, weighs
from resettle_desktop.cli.output import put_json, say, say_each, say_findings
from resettle_desktop.records.errors import KnownError
from resettle_desktop.records.findings import Finding
from resettle_desktop.records.numbers import id_text
from resettle_desktop.records.texts import _, mark
from resettle_desktop.store.changes import Applied, ChangeSet, Conflicting, FieldConflict, NotStored
from resettle_desktop.store.statements import Statement, errors
from resettle_desktop.store.store import Store

# as in DESIGN section 4; click leaves the lines after \b as they are
EXAMPLE = """\b
{"reason": "telephone list of 3 May",
 "changes": [
  {"add": "Departure", "as": "d1", "values": {"reference": "BEY-2020-01"}},
  {"add": "Passenger", "values": {"departure": "@d1", "person": {"unhcr_number": "LEB-00012345"}}},
  {"set": "Person", "where": {"unhcr_number": "LEB-00012345"}, "values": {"birth_date": "1985-03"}},
  {"remove": "TravelDocument", "where": {"number": "N0123456"}}]}
"""


@click.command(
    "apply", help=mark("Apply a change set written as JSON: all of it, or nothing. One is shown below."), epilog=EXAMPLE
)
@store_argument
@click.argument("changes", type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help=mark("Check only; write nothing."))
@json_option
def apply_verb(store: Path, changes: Path, dry_run: bool, as_json: bool) -> None:
    """Apply a change set: all of it, or nothing with the findings that say why."""
    document = _read(changes)
    with open_store(store) as opened:
        statement = opened.read_statement(document, changes.name)
        applied, findings = _tried(opened, statement, dry_run)
    written = None if dry_run else applied
    if as_json:
        put_json(_report(statement, written, findings))
    say_findings(findings)
    if errors(tuple(findings)):
        say(_("Nothing was written."))
        could_not()
    say(_outcome(applied, dry_run))
    end(weighs(findings))


def _read(path: Path) -> object:
    try:
        return json.loads(path.read_text("utf-8-sig"))
    except OSError as wrong:
        text = _("{file} cannot be opened: {reason}. Nothing was written. Check the name and run the call again.")
        raise KnownError(text.format(file=path, reason=wrong.strerror)) from wrong
    except (ValueError, RecursionError) as wrong:
        text = _("{file} cannot be read as JSON: {why}. Nothing was written. Mend the file and run the call again.")
        raise KnownError(text.format(file=path.name, why=wrong)) from wrong


def _tried(store: Store, statement: Statement, dry_run: bool) -> tuple[Applied | None, list[Finding]]:
    """What became of the statement, with all findings: a statement with an error is not applied."""
    found = list(statement.findings)
    if errors(statement.findings):
        return None, found
    try:
        applied = _apply(store, statement.change_set, dry_run)
    except NotStored as refused:
        return None, [*found, *map(statement.placed, refused.findings)]
    return applied, [*found, *map(statement.placed, applied.findings if applied else ())]


def _apply(store: Store, change_set: ChangeSet, dry_run: bool) -> Applied | None:
    if dry_run:
        return store.try_out(change_set) if change_set.changes else None
    return store.apply(change_set)


def _report(statement: Statement, written: Applied | None, findings: list[Finding]) -> dict[str, object]:
    added = {name: id_text(id) for name, id in statement.added.items()} if written else {}
    said = [each.as_json() for each in findings]
    return {"change_set": written.number if written else None, "added": added, "findings": said}


def _outcome(applied: Applied | None, dry_run: bool) -> str:
    if applied is None:
        return _("Nothing would change; nothing was written.")
    if dry_run:
        return _("{count} changes would be written; this was a look only.").format(
            count=len(applied.change_set.changes)
        )
    return _("Written as change set {number}; undo takes it back.").format(number=applied.number)


@click.command("undo", help=mark("Take back one change set, whatever came after it."))
@store_argument
@click.argument("change_set", type=click.IntRange(1, 2**63 - 1))
@json_option
def undo_verb(store: Path, change_set: int, as_json: bool) -> None:
    """Take back a change set; fields that changed since are told and nothing is written."""
    with open_store(store) as opened:
        number, refused = _undone(opened, change_set)
    if as_json:
        conflicts = [_conflict_json(each) for each in refused.conflicts] if refused else []
        put_json({"change_set": number, "undone": change_set, "conflicts": conflicts})
    if refused:
        head, *lines = str(refused).splitlines()
        say(head)
        say_each(lines)
        could_not()
    say(_("Taken back by change set {number}.").format(number=number))


def _undone(store: Store, number: int) -> tuple[int | None, Conflicting | None]:
    try:
        applied = store.undo(number)
    except Conflicting as refused:
        return None, refused
    return (applied.number if applied else None), None


def _conflict_json(conflict: FieldConflict) -> dict[str, object]:
    said = {"kind": conflict.kind, "id": id_text(conflict.record), "label": conflict.label, "field": conflict.field}
    return {**said, "expected": conflict.expected, "here": conflict.here}

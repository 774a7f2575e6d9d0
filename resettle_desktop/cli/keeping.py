"""Verbs that keep a store safe: backup, restore, check."""

from __future__ import annotations

from collections import Counter
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import click

from resettle_desktop.cli.common import end, json_option, open_store, secret, store_argument
from resettle_desktop.cli.finding import check_records
from resettle_desktop.cli.output import put, put_json, put_table, say
from resettle_desktop.cli.progress import watched
from resettle_desktop.records.dates import show_moment
from resettle_desktop.records.errors import KnownError
from resettle_desktop.records.texts import _, mark
from resettle_desktop.store.backups import BACKUP_SUFFIX, Backup, look_at
from resettle_desktop.store.checking import check_folder_of_store, compute_anew
from resettle_desktop.store.folder import check_folder
from resettle_desktop.store.opening import Secret
from resettle_desktop.store.pages import DamagedStore
from resettle_desktop.store.problems import MENDABLE, PARTS, Report
from resettle_desktop.store.restoring import restore_backup
from resettle_desktop.store.room import size_text

_file_argument = click.argument("file", type=click.Path(path_type=Path))


@click.command("backup", help=mark("Write a backup to a file, or into a folder, and check it."))
@store_argument
@_file_argument
@json_option
def backup_verb(store: Path, file: Path, as_json: bool) -> None:
    """Write a backup; a folder gets one that is named after the store and the time."""
    with open_store(store) as opened, watched(_("Backup")) as bar:
        made = opened.back_up(_target(file, opened.name), bar)
    if as_json:
        put_json({"file": str(made.path), **_backup_json(made)})
    text = _("{file} holds the store up to change set {number}, {size}. It was opened and checked.")
    say(text.format(file=made.path, number=made.change_set, size=size_text(made.size)))


def _target(file: Path, name: str) -> Path:
    if not file.is_dir():
        return file
    return file / f"{name}-{datetime.now():%Y-%m-%d-%H%M}{BACKUP_SUFFIX}"


def _backup_json(backup: Backup) -> dict[str, object]:
    made = backup.made.astimezone(UTC).isoformat(timespec="seconds")
    return {"change_set": backup.change_set, "made": made, "bytes": backup.size}


@click.command("restore", help=mark("Make a new store of a backup; nothing that exists is touched."))
@_file_argument
@store_argument
@click.option("--recovery", is_flag=True, help=mark("Open it with the recovery code in place of a passphrase."))
@json_option
def restore_verb(file: Path, store: Path, recovery: bool, as_json: bool) -> None:
    """Make a new store of a backup, which is read, opened and checked before it takes its name."""
    backup = look_at(file)
    mine = secret(recovery)
    with watched(_("Restore")) as bar:
        restored = restore_backup(file, store, mine, bar)
    restored.close()
    if as_json:
        put_json({"store": str(restored.folder), **_backup_json(backup)})
    text = _("{store} holds what was saved up to change set {number}, {when}. The backup stays as it is.")
    when = show_moment(backup.made.astimezone())
    say(text.format(store=restored.folder, number=backup.change_set, when=when))


@click.command("check", help=mark("Check all of a store, and say what to do."))
@store_argument
@click.option(
    "--mend", is_flag=True, help=mark("Compute stages, sizes and the search index anew where they are wrong.")
)
@click.option(
    "--findings",
    "of_records",
    is_flag=True,
    help=mark("Check the records: what is odd or missing."),
)
@json_option
def check_verb(store: Path, mend: bool, of_records: bool, as_json: bool) -> None:
    """Print what was looked at and what is wrong; nothing is written without --mend."""
    if of_records and mend:
        raise KnownError(_("Only a person can mend what --findings tells. Nothing was done. Leave --mend out."))
    if of_records:
        check_records(store, as_json)
        return
    with suppress(DamagedStore):  # that is what the check is for
        check_folder(store)
    mine = secret()
    with watched(_("Check")) as bar:
        report = check_folder_of_store(store, mine, bar)
    if mend and any(each.part in MENDABLE for each in report.problems):
        report = _mended(store, mine)
    if as_json:
        put_json(report.as_json())
    else:
        _put_report(report)
    _say_outcome(report)
    end(bool(report.problems))


def _mended(store: Path, mine: Secret) -> Report:
    with mine.open(store) as opened:
        compute_anew(opened)
    say(_("Stages, sizes and the search index were computed anew from the records."))
    with watched(_("Check")) as bar:
        return check_folder_of_store(store, mine, bar)


def _put_report(report: Report) -> None:
    found = Counter(each.part for each in report.problems)
    rows = [(_(PARTS[part]), count, found[part] or _("sound")) for part, count in report.looked_at.items()]
    put_table((_("Part"), _("Looked at"), _("Found")), rows)
    for number, each in enumerate(report.problems, start=1):
        put(f"{number}. {each.text} {each.remedy}")


def _say_outcome(report: Report) -> None:
    if not report.problems:
        say(_("The store is sound."))
    elif report.change_set is None:
        say(_("The records were not compared: what damaged pages say cannot be relied on. Nothing was changed."))

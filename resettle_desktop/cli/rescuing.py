"""The verb that reads what is left of a damaged store."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from resettle_desktop.cli.common import end, json_option, secret, store_argument
from resettle_desktop.cli.output import put_json, put_table, say
from resettle_desktop.cli.progress import watched
from resettle_desktop.records.texts import _, mark, n_

if TYPE_CHECKING:
    from resettle_desktop.exchange.rescue import Rescued


@click.command("rescue", help=mark("Write what can be read of a damaged store, not encrypted."))
@store_argument
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--recovery", is_flag=True, help=mark("Open it with the recovery code in place of a passphrase."))
@json_option
def rescue_verb(store: Path, folder: Path, recovery: bool, as_json: bool) -> None:
    """Write everything that can still be read into a new folder; the store is never touched."""
    from resettle_desktop.exchange.rescue import rescue_store

    mine = secret(recovery)
    with watched(_("Rescue")) as bar:
        done = rescue_store(store, folder, mine, bar)
    if as_json:
        put_json({"folder": str(folder), **done.as_json()})
    else:
        put_table((_("Kind"), _("Records"), _("From the history alone")), map(done.counts, done.records))
    _say_outcome(folder, done)
    end(not done.complete)


def _say_outcome(folder: Path, done: Rescued) -> None:
    if done.damaged_pages:
        say(n_("{n} page is damaged.", "{n} pages are damaged.", len(done.damaged_pages)))
    if done.broken_entries:
        text = n_(
            "{n} entry of the history breaks off.", "{n} entries of the history break off.", len(done.broken_entries)
        )
        say(text)
    if done.left_out:
        say(done.left_out)
    say(_("Everything could be read.") if done.complete else _("This is what could be read."))
    say(_("The files in {folder} are NOT encrypted. The store was not touched.").format(folder=folder))

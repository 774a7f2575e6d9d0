"""Verbs that make stores: new and demo."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import click

from resettle_desktop.cli.common import DONE, FOUND, credentials, this_call
from resettle_desktop.cli.output import put, say
from resettle_desktop.records.errors import KnownError, NoWindow
from resettle_desktop.records.texts import _, mark
from resettle_desktop.store.folder import write_atomically
from resettle_desktop.store.store import Store


@click.command("new", help=mark("Make an empty store, and print its recovery code once."))
@click.argument("store", type=click.Path(path_type=Path))
def new_verb(store: Path) -> None:
    """Make an empty store for its first user."""
    user, passphrase = credentials(confirm=True)
    made, code = Store.create(store, user, passphrase)
    made.close()
    text = _("{folder} is made. Write down the recovery code: it alone opens the store when the passphrase is lost.")
    say(text.format(folder=made.folder))
    put(code)


@click.command("demo", help=mark("Make and open a store of invented people, with its papers."))
@click.argument("folder", default="demo", type=click.Path(path_type=Path))
@click.option("--no-window", is_flag=True, help=mark("Make the files, and open no window."))
def demo_verb(folder: Path, no_window: bool) -> None:
    """Make what is missing of the demo, say where everything is, and open the window where there is a screen."""
    from resettle_desktop.exchange.demo import USER, make_demo

    with make_demo(folder) as store:
        place = store.folder
        missing = [what for what in (_manifest, _workbook) if not _written(what, store, folder)]
    say(_("The store is {folder}: user {user}, passphrase {user}.").format(folder=place, user=USER))
    status = DONE if no_window else _show(place)
    click.get_current_context().exit(status or (FOUND if missing else DONE))


def _written(what: Callable[[Store, Path], str], store: Store, folder: Path) -> bool:
    """A demo from which somebody took the departure still opens."""
    try:
        say(what(store, folder))
    except KnownError as error:
        say(str(error))
        return False
    return True


def _manifest(store: Store, folder: Path) -> str:
    from resettle_desktop.documents.printing import print_document
    from resettle_desktop.exchange.demo import DEPARTURE

    file = folder / f"departure-manifest-{DEPARTURE}.pdf"
    if not file.exists():
        write_atomically(file, print_document(store, "departure-manifest", departure=DEPARTURE).pdf)
    return _("The manifest is {file}.").format(file=file)


def _workbook(store: Store, folder: Path) -> str:
    from resettle_desktop.exchange.demo import DEPARTURE
    from resettle_desktop.exchange.exporting import export_workbook

    file = folder / f"fedasil-arrivals-{DEPARTURE}.xlsx"
    if not file.exists():
        export_workbook(store, "fedasil-arrivals", file, departure=DEPARTURE)
    return _("Fedasil's workbook is {file}.").format(file=file)


def _show(store: Path) -> int:
    try:
        return this_call().open_window(store)
    except NoWindow as reason:
        say(str(reason))
        return DONE

"""Verbs that make stores: new and demo."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from resettle_desktop.cli.common import credentials, say
from resettle_desktop.records.texts import _
from resettle_desktop.store.folder import write_atomically
from resettle_desktop.store.store import Store

DEMO_DEPARTURE = "BEY-2020-01"


@click.command("new", help="Make an empty store and print its recovery code, once.")
@click.argument("store", type=click.Path(path_type=Path))
def new_verb(store: Path) -> None:
    """Make an empty store for its first user."""
    user, passphrase = credentials(confirm=True)
    made, code = Store.create(store, user, passphrase)
    made.close()
    say(_("Made {folder}. The recovery code opens it when the passphrase is lost; it is shown this once:").format(
        folder=made.folder))  # fmt: skip
    click.echo(code)


@click.command("demo", help="Make a store of invented people with a manifest and a workbook, and open it.")
@click.argument("folder", default="demo", type=click.Path(path_type=Path, file_okay=False))
@click.option("--no-window", is_flag=True, help="Make the files only.")
def demo_verb(folder: Path, no_window: bool) -> None:
    """Make the demo, say where everything is, and open the window where there is a screen."""
    from resettle_desktop.exchange.demo import USER, make_demo

    with make_demo(folder) as store:
        place = store.folder
        _write_papers(store, folder)
    say(_("The store is {folder} (user {user}, passphrase {user}).").format(folder=place, user=USER))
    if no_window or not has_screen():
        if not no_window:
            say(
                _("There is no screen here. Where there is one, see it with: resettle-desktop {folder}").format(
                    folder=place
                )
            )
        return
    from resettle_desktop.desktop.main import open_window

    click.get_current_context().exit(open_window(place))


def _write_papers(store: Store, folder: Path) -> None:
    from resettle_desktop.documents.printing import print_document
    from resettle_desktop.exchange.exporting import export_workbook

    manifest = folder / f"departure-manifest-{DEMO_DEPARTURE}.pdf"
    workbook = folder / f"fedasil-arrivals-{DEMO_DEPARTURE}.xlsx"
    write_atomically(manifest, print_document(store, "departure-manifest", departure=DEMO_DEPARTURE).pdf)
    export_workbook(store, "fedasil-arrivals", workbook, departure=DEMO_DEPARTURE)
    say(_("The manifest is {file}.").format(file=manifest))
    say(_("Fedasil's workbook is {file}.").format(file=workbook))


def has_screen() -> bool:
    """Return whether a window can be shown here."""
    if os.environ.get("QT_QPA_PLATFORM") in ("offscreen", "minimal"):
        return False
    return sys.platform != "linux" or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))

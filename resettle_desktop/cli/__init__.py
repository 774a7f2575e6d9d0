"""The same work from a terminal: one verb a function, all of them on the parts that the window uses."""

from __future__ import annotations

import click

from resettle_desktop.cli.benching import bench_verb
from resettle_desktop.cli.clearing import clearance_verb
from resettle_desktop.cli.counting import figures_verb
from resettle_desktop.cli.duplicates import duplicates_verb
from resettle_desktop.cli.exchanging import export_verb, layouts_verb
from resettle_desktop.cli.importing import import_verb
from resettle_desktop.cli.keeping import backup_verb, check_verb, restore_verb
from resettle_desktop.cli.making import demo_verb, new_verb
from resettle_desktop.cli.printing import print_verb
from resettle_desktop.cli.reading import codes_verb, find_verb, history_verb, show_verb
from resettle_desktop.cli.recording import apply_verb, undo_verb
from resettle_desktop.cli.rescuing import rescue_verb
from resettle_desktop.cli.users import users_verb
from resettle_desktop.cli.verbs import Verbs
from resettle_desktop.records.texts import mark

HELP = mark("Keeps cases, people and departures of resettlement, offline. Without a verb the window opens.")
VERBS: tuple[click.Command, ...] = (
    demo_verb, new_verb, import_verb, export_verb, print_verb, apply_verb, find_verb, show_verb, undo_verb,
    clearance_verb, figures_verb, history_verb, layouts_verb, codes_verb, duplicates_verb, check_verb, backup_verb,
    restore_verb, users_verb, rescue_verb, bench_verb,
)  # fmt: skip


@click.group(name="resettle-desktop", help=HELP, cls=Verbs)
@click.version_option(package_name="resettle-desktop", help=mark("Show the version and exit."))
def commands() -> None:
    """Hold the verbs of the command line (DESIGN section 6)."""


for _verb in VERBS:
    commands.add_command(_verb)

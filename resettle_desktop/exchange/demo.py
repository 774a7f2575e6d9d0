"""Makes the demo: a store of invented people, from the workbooks and the change set that the program carries."""

from __future__ import annotations

import json
import shutil
from importlib.resources import as_file, files
from pathlib import Path

from resettle_desktop.exchange.importing import carry_out, prepare_import
from resettle_desktop.records.errors import KnownError
from resettle_desktop.records.texts import _
from resettle_desktop.store.folder import SUFFIX, sync_folder
from resettle_desktop.store.lock import StoreLock
from resettle_desktop.store.slots import QUICK_KEY_SETTINGS
from resettle_desktop.store.store import Store

USER = PASSPHRASE = "demo"
DEPARTURE = "BEY-2020-01"
WORKBOOKS: tuple[tuple[str, dict[str, str]], ...] = (
    ("unhcr-submissions-lebanon.xlsx", {"asylum_country": "LBN"}),
    ("unhcr-submissions-turkey.xlsx", {"asylum_country": "TUR"}),
    ("cgrs-decisions.xlsx", {}),
    ("fedasil-places.xlsx", {}),
    ("bookings.xlsx", {}),
    ("travel-documents.xlsx", {}),
    ("clinic-results.xlsx", {}),
    ("belco-attendance.xlsx", {}),
)
CHANGES = "departures.json"
_UNFINISHED = f"demo-unfinished{SUFFIX}"


def make_demo(folder: Path) -> Store:
    """Return the open demo store of a folder, made and filled where it is missing, as it was left otherwise.

    It stands under its name only when it is complete; one that was being made when the program ended is made anew.
    Raises KnownError where the folder cannot be written, something else stands there, or it is being made already.
    """
    place = folder / f"demo{SUFFIX}"
    if not place.exists():
        _make_folder(folder)
        _make(folder / _UNFINISHED, place)
    return Store.open(place, USER, PASSPHRASE)


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        text = _("The folder {folder} could not be made: {reason}. Nothing was made. Choose another place.")
        raise KnownError(text.format(folder=folder, reason=error.strerror)) from error


def _make(unfinished: Path, place: Path) -> None:
    _clear_away(unfinished)
    try:
        _fill(unfinished)
        _finish(unfinished, place)
    except BaseException:
        shutil.rmtree(unfinished, ignore_errors=True)
        raise


def _clear_away(unfinished: Path) -> None:
    if unfinished.exists():
        # held by whoever is making it now
        StoreLock.take(unfinished, USER).release()
        shutil.rmtree(unfinished)


def _fill(place: Path) -> None:
    # everybody knows this passphrase, so that making it slow to guess would only cost time
    store, _code = Store.create(place, USER, PASSPHRASE, QUICK_KEY_SETTINGS)
    carried = files("resettle_desktop.resources") / "demo"
    with store:
        for name, values in WORKBOOKS:
            with as_file(carried / name) as workbook:
                carry_out(store, prepare_import(store, workbook, set_values=values))
        statement = store.read_statement(json.loads((carried / CHANGES).read_text("utf-8")), CHANGES)
        if statement.findings:
            raise RuntimeError(f"{CHANGES} does not fit the workbooks")
        store.apply(statement.change_set)


def _finish(unfinished: Path, place: Path) -> None:
    try:
        unfinished.rename(place)
    except OSError as error:
        text = _("The demo could not be put in its place, {place}: {reason}. Run the call again.")
        raise KnownError(text.format(place=place, reason=error.strerror)) from error
    sync_folder(place.parent)

"""Makes the demo: a store of invented people, from the workbooks and the change set that the program carries."""

from __future__ import annotations

import json
from importlib.resources import as_file, files
from pathlib import Path

from resettle_desktop.exchange.importing import carry_out, prepare_import
from resettle_desktop.store.store import Store

USER = PASSPHRASE = "demo"
WORKBOOKS: tuple[tuple[str, dict[str, str]], ...] = (
    ("unhcr-submissions-lebanon.xlsx", {"asylum_country": "LBN"}),
    ("unhcr-submissions-turkey.xlsx", {"asylum_country": "TUR"}),
    ("cgrs-decisions.xlsx", {}),
    ("fedasil-places.xlsx", {}),
)


def make_demo(folder: Path) -> Store:
    """Return the open demo store of a folder, made and filled where it is missing, as it was left otherwise.

    Raises KnownError where the folder cannot be written or something else stands there.
    """
    place = folder / "demo.resettle"
    if place.exists():
        return Store.open(place, USER, PASSPHRASE)
    folder.mkdir(parents=True, exist_ok=True)
    store, _code = Store.create(place, USER, PASSPHRASE)
    try:
        _fill(store)
    except BaseException:
        store.close()
        raise
    return store


def _fill(store: Store) -> None:
    carried = files("resettle_desktop.resources") / "demo"
    for name, values in WORKBOOKS:
        with as_file(carried / name) as workbook:
            carry_out(store, prepare_import(store, workbook, set_values=values))
    departures = json.loads((carried / "departures.json").read_text("utf-8"))
    store.apply(store.read_statement(departures, "departures.json").change_set)

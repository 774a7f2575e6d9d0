"""Rows of the benchmark: the papers of a departure of 300 people, beside what Typst alone takes for such pages."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources import as_file, files
from itertools import chain
from typing import Any

from resettle_desktop.bench.boarding import big_departure
from resettle_desktop.bench.measuring import Taken
from resettle_desktop.bench.workplace import Workplace
from resettle_desktop.documents.catalogue import DEPARTURE_PAPERS, MANIFEST
from resettle_desktop.documents.manifest_data import manifest_data
from resettle_desktop.documents.manifest_facts import manifest_facts
from resettle_desktop.documents.pages import Pages
from resettle_desktop.documents.printing import preview_document
from resettle_desktop.documents.typesetting import Typesetter
from resettle_desktop.records.kinds import Departure
from resettle_desktop.store.changes import Change, ChangeSet

_BARE = "bare-pages"
_MANIFESTS, _ALL = 5, 2


def manifest_typeset(place: Workplace) -> Taken:
    """Typeset the manifest after a change, and the same texts by Typst alone on as many pages, in a plain table."""
    taken, departure = Taken(), big_departure(place)
    with as_file(files("resettle_desktop.resources") / "bench") as folder:
        typesetter = Typesetter(folder)
        for turn in range(_MANIFESTS):
            pages = _typeset(place, departure, MANIFEST, turn, taken)
            manifest = manifest_data(manifest_facts(place.store, place.store.views.movement(departure)))
            bare = bare_pages(manifest, pages, turn)
            with taken.timed(floor=True):
                typesetter.typeset(_BARE, bare)
    return taken


def papers_typeset(place: Workplace) -> Taken:
    """Typeset all papers of the departure after a change."""
    taken, departure = Taken(), big_departure(place)
    for turn in range(_ALL):
        _typeset(place, departure, DEPARTURE_PAPERS, turn, taken)
    return taken


def bare_pages(manifest: Mapping[str, Any], pages: int, turn: int) -> dict[str, object]:
    """Return the texts of a manifest's rows for the template ``bare-pages``, spread over so many pages.

    Each row begins with ``turn``, so that nothing stands there that Typst kept from the time before.
    """
    people = chain.from_iterable(family["passengers"] for family in manifest["families"])
    rows = [[f"{turn}", *(text for text in person.values() if isinstance(text, str))] for person in people]
    size = -(-len(rows) // pages)
    return {
        "pages": [rows[start : start + size] for start in range(0, len(rows), size)],
        "columns": max(map(len, rows)),
    }


def _typeset(place: Workplace, departure: Departure, document: str, turn: int, taken: Taken) -> int:
    """Change what the papers say, take the time of one, and return how many pages it has."""
    now = place.store.rows.get(Departure, departure.id)
    assert now is not None
    change = Change("Departure", departure.id, {"remarks": now.remarks}, {"remarks": f"{document} {turn}"})
    place.store.apply(ChangeSet((change,), source="bench"))
    with taken.timed():
        printed = preview_document(place.store, document, departure=departure.label())
    with Pages(printed.pdf) as pages:
        return len(pages)

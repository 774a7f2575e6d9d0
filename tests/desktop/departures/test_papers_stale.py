"""What a change of a departure makes stale: every printed version with the one that supersedes it."""

from __future__ import annotations

from resettle_desktop.desktop.departures.papers_stale import stale_papers
from resettle_desktop.documents.printing import print_document
from resettle_desktop.records.kinds import Departure
from resettle_desktop.store.store import Store
from tests.documents.departures import REFERENCE, say, shahin
from tests.store.conftest import store

__all__ = ["store"]


def printed(store: Store, document: str, times: int) -> None:
    """Print a paper of the departure so often, each time saying something else."""
    for time in range(times):
        values = {"remarks": f"Coach {time}, {document}"}
        say(store, {"set": "Departure", "where": {"reference": REFERENCE}, "values": values})
        print_document(store, document, departure=REFERENCE)


def lines(store: Store) -> list[str]:
    (departure,) = store.rows.equal(Departure)
    return [words for _icon, _tone, words in stale_papers(store, departure)]


def test_each_version_is_named_with_the_one_that_supersedes_it(store: Store) -> None:
    shahin(store)
    printed(store, "departure-manifest", 3)
    assert lines(store) == [
        "Departure manifest, version 3; version 4 will supersede it",
        "Departure manifest, version 1, version 2: superseded by version 3 already",
    ]


def test_a_notice_is_named_by_its_revisions(store: Store) -> None:
    shahin(store)
    printed(store, "booking-notice", 2)
    assert lines(store) == [
        "Booking notice, revision 1; revision 2 will supersede it",
        "Booking notice, revision 0: superseded by revision 1 already",
    ]


def test_nothing_printed_is_said(store: Store) -> None:
    shahin(store)
    assert lines(store) == ["None was printed or sent yet"]

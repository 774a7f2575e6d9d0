"""Which print a paper is, as people call it: a version from 1, of a booking notice a revision from 0."""

from __future__ import annotations

from resettle_desktop.documents.printing import preview_document, print_document
from resettle_desktop.records.kinds import Paper
from resettle_desktop.store.store import Store
from tests.documents.departures import REFERENCE, say, shahin
from tests.documents.test_printing import words

NOTICE = "booking-notice"


def test_a_notice_is_called_by_its_revision_in_its_file_and_everywhere_else(store: Store) -> None:
    shahin(store)
    first = print_document(store, NOTICE, departure=REFERENCE)
    say(store, {"set": "Departure", "where": {"reference": REFERENCE}, "values": {"remarks": "Two coaches."}})
    second = print_document(store, NOTICE, departure=REFERENCE)
    assert [first.edition, second.edition] == ["revision 0", "revision 1"]
    assert [first.file_name, second.file_name] == [
        "booking-notice-BEY-2020-01-r0.pdf",
        "booking-notice-BEY-2020-01-r1.pdf",
    ]
    reasons = [store.history.entries(paper.id)[0].reason for paper in store.rows.equal(Paper)]
    assert reasons == ["Booking notice BEY-2020-01, revision 0", "Booking notice BEY-2020-01, revision 1"]


def test_every_other_paper_is_called_by_its_version(store: Store) -> None:
    shahin(store)
    printed = preview_document(store, "exit-list", departure=REFERENCE)
    assert (printed.edition, printed.file_name) == ("version 1", "exit-list-BEY-2020-01-v1.pdf")


def test_the_cover_of_all_papers_names_the_revision_of_the_notice(store: Store) -> None:
    shahin(store)
    said = words(preview_document(store, "departure-papers", departure=REFERENCE))
    assert "Booking notice revision 0" in said and "Departure manifest version 1" in said

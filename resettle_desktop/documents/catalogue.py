"""Which documents can be printed, of what, and where what they say comes from."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from resettle_desktop.documents.arrival_list import arrival_list_facts
from resettle_desktop.documents.arrival_list_data import arrival_list_data
from resettle_desktop.documents.attendance_list import attendance_list_facts
from resettle_desktop.documents.attendance_list_data import attendance_list_data
from resettle_desktop.documents.board_data import board_data
from resettle_desktop.documents.board_facts import board_facts
from resettle_desktop.documents.booking_notice import booking_notice_facts
from resettle_desktop.documents.booking_notice_data import booking_notice_data
from resettle_desktop.documents.consent import consent_facts
from resettle_desktop.documents.consent_data import consent_data
from resettle_desktop.documents.day_checklist import day_checklist_facts
from resettle_desktop.documents.day_checklist_data import day_checklist_data
from resettle_desktop.documents.departure_papers import DeparturePapers, departure_papers_data
from resettle_desktop.documents.exit_list import exit_list_facts
from resettle_desktop.documents.exit_list_data import exit_list_data
from resettle_desktop.documents.family_sheet_data import family_sheet_data
from resettle_desktop.documents.family_sheet_facts import family_sheet_facts
from resettle_desktop.documents.labels import labels_facts
from resettle_desktop.documents.labels_data import labels_data
from resettle_desktop.documents.manifest_data import manifest_data
from resettle_desktop.documents.manifest_facts import manifest_facts
from resettle_desktop.documents.photo_sheet import photo_sheet_facts
from resettle_desktop.documents.photo_sheet_data import photo_sheet_data
from resettle_desktop.documents.travel_letter import travel_letter_facts
from resettle_desktop.documents.travel_letter_data import travel_letter_data
from resettle_desktop.records.errors import KnownError
from resettle_desktop.records.texts import _, mark
from resettle_desktop.store.store import Store
from resettle_desktop.store.views import Movement

Subject = Literal["departure", "case", "session"]


@dataclass(frozen=True)
class Document:
    """A document: the name of its template, and of what it is printed.

    ``also`` are further kinds of record of which it may be printed. ``facts`` returns what a store has to say in it of
    a movement, a case or a session: a frozen data class with ``version``, ``prepared_by`` and ``printed_at`` among its
    fields. ``data`` turns those facts into what the template reads.
    """

    name: str
    title: str
    needs: Subject
    facts: Callable[[Store, Any], Any]
    data: Callable[[Any], Mapping[str, object]]
    also: tuple[Subject, ...] = ()

    @property
    def label(self) -> str:
        """Return the name that a person reads."""
        return _(self.title)

    @property
    def subjects(self) -> tuple[Subject, ...]:
        """Return all kinds of record of which the document may be printed, the usual one first."""
        return (self.needs, *self.also)


MANIFEST, BOARD, FAMILY_SHEET = "departure-manifest", "clearance-board", "family-sheet"
DEPARTURE_PAPERS = "departure-papers"


def _departure_papers(store: Store, movement: Movement) -> DeparturePapers:
    """Return what all other papers of a departure say, in the order in which they stand here."""
    others = [each for each in _DOCUMENTS if "departure" in each.subjects and each.name != DEPARTURE_PAPERS]
    return DeparturePapers(
        office=store.office,
        reference=movement.departure.label(),
        cancelled=bool(movement.departure.cancelled),
        papers=tuple((each.name, each.facts(store, movement)) for each in others),
    )


_DOCUMENTS = (
    Document("booking-notice", mark("Booking notice"), "departure", booking_notice_facts, booking_notice_data),
    Document(MANIFEST, mark("Departure manifest"), "departure", manifest_facts, manifest_data),
    Document("exit-list", mark("Exit list"), "departure", exit_list_facts, exit_list_data),
    Document("arrival-list", mark("Arrival list"), "departure", arrival_list_facts, arrival_list_data),
    Document(BOARD, mark("Who may board"), "departure", board_facts, board_data),
    Document("day-checklist", mark("Airport-day checklist"), "departure", day_checklist_facts, day_checklist_data),
    Document("labels", mark("Bag and name labels"), "departure", labels_facts, labels_data),
    Document(
        "travel-letter", mark("Travel letter"), "departure", travel_letter_facts, travel_letter_data, also=("case",)
    ),
    Document(
        "attendance-list", mark("Attendance list"), "session", attendance_list_facts, attendance_list_data,
        also=("departure",),
    ),
    Document("consent", mark("Statement of consent"), "case", consent_facts, consent_data, also=("departure",)),
    Document("photo-sheet", mark("Photo sheet"), "departure", photo_sheet_facts, photo_sheet_data, also=("case",)),
    Document(
        DEPARTURE_PAPERS, mark("All papers of the departure"), "departure", _departure_papers, departure_papers_data
    ),
    Document(FAMILY_SHEET, mark("Family sheet"), "case", family_sheet_facts, family_sheet_data),
)  # fmt: skip


def documents() -> tuple[Document, ...]:
    """Return all documents, in the order in which menus and ``print --list`` name them."""
    return _DOCUMENTS


def document_named(name: str) -> Document:
    """Return the document of this name; raises KnownError with the names that there are."""
    for document in _DOCUMENTS:
        if document.name == name:
            return document
    said = _("There is no document {name}. Nothing was printed. The documents are: {names}.")
    raise KnownError(said.format(name=name, names=", ".join(document.name for document in _DOCUMENTS)))


def label_of(name: str) -> str:
    """Return the name that a person reads of a document; a name that no document has any more, as it is."""
    return next((document.label for document in _DOCUMENTS if document.name == name), name)

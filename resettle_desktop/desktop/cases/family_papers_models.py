"""The papers of a whole family as a table: a row for each member, and in each column what is there or lacks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from resettle_desktop.desktop.cases.models import first_name
from resettle_desktop.desktop.parts.rows import Cell, Column, Row
from resettle_desktop.records.dates import show_day
from resettle_desktop.records.kinds import Attachment, Consent, Permit, Person, TravelDocument
from resettle_desktop.records.texts import _

VISA, EXIT_PERMIT = "visa", "exit_permit"


@dataclass(frozen=True)
class Papers:
    """What one member has of each kind."""

    person: Person
    documents: Sequence[TravelDocument] = ()
    permits: Sequence[Permit] = ()
    consents: Sequence[Consent] = ()
    files: Sequence[Attachment] = field(default=())


# the column of each kind; visa and exit permit stand in the same list
COLUMN_KINDS: Mapping[str, str] = {
    "name": "TravelDocument", "document": "TravelDocument", VISA: "Permit", EXIT_PERMIT: "Permit",
    "consent": "Consent", "files": "Attachment",
}  # fmt: skip


def columns() -> tuple[Column, ...]:
    """Return the columns of the table."""
    return (
        Column("name", _("Name"), 112, sortable=False),
        Column("document", _("Travel document"), 238, sortable=False),
        Column(VISA, _("Visa"), 178, sortable=False),
        Column(EXIT_PERMIT, _("Exit permit"), 178, sortable=False),
        Column("consent", _("Consent"), 140, sortable=False),
        Column("files", _("Files"), 60, "right", sortable=False),
    )


def papers_row(papers: Papers, day: date) -> Row:
    """Return the row of a member; what is valid is judged for a day."""
    count = len(papers.files)
    cells = (
        Cell(first_name(papers.person), bold=True),
        document_cell(papers.documents, day),
        permit_cell(papers.permits, VISA, day),
        permit_cell(papers.permits, EXIT_PERMIT, day),
        consent_cell(papers.consents),
        Cell(str(count) if count else "–", tabular=True, align="right", text_tone="" if count else "text2"),
    )
    return Row(papers.person.id, cells)


def document_cell(documents: Sequence[TravelDocument], day: date) -> Cell:
    """Return the document that is valid longest, or that there is none."""
    if not documents:
        return _lacking()
    best = max(documents, key=lambda each: each.expires or date.min)
    name = best.number or best.shown("type") or _("no number yet")
    return Cell(name, number=True) if best.expires is None else _until(name, best.expires, day)


def permit_cell(permits: Sequence[Permit], type: str, day: date) -> Cell:
    """Return how far a permit of this type is, or that there is none; a granted one before all others."""
    mine = sorted((each for each in permits if each.type == type), key=lambda each: each.status == "granted")
    if not mine:
        return _lacking()
    last = mine[-1]
    if last.status == "granted" and last.valid_until is not None:
        return _until(last.shown("status"), last.valid_until, day)
    if last.status in ("refused", "expired"):
        return Cell(last.shown("status"), icon="bad", tone="bad")
    waits = last.status not in ("granted", "not_required")
    return Cell(last.shown("status") or _("no status yet"), icon="todo" if waits else "", tone="note" if waits else "")


def consent_cell(consents: Sequence[Consent]) -> Cell:
    """Return whether a consent holds: given and signed, not signed yet, withdrawn, or none."""
    held = [each for each in consents if each.withdrawn is None]
    if not held:
        return Cell(_("withdrawn"), icon="bad", tone="bad") if consents else _lacking()
    signed = [each for each in held if each.form_signed]
    if not signed:
        return Cell(_("form not signed"), icon="todo", tone="note")
    given = signed[-1].given
    return Cell(_("signed {day}").format(day=show_day(given)) if given else _("signed"))


def lacking_words(rows: Sequence[Row]) -> str:
    """Return how many have none of each paper, ``Travel document: 2 without``, or that nobody lacks any."""
    told = []
    for place, column in enumerate(columns()[1:-1], 1):
        count = sum(row.cells[place].text == _lacking().text for row in rows)
        if count:
            told.append(_("{paper}: {count} without").format(paper=column.title, count=count))
    return " · ".join(told) or _("Everybody has every paper")


def _lacking() -> Cell:
    return Cell(_("none yet"), icon="todo", tone="note", text_tone="text2")


def _until(name: str, until: date, day: date) -> Cell:
    words = _("until {day}").format(day=show_day(until))
    if until < day:
        return Cell(name, icon="bad", tone="bad", detail=_("expired {day}").format(day=show_day(until)), number=True)
    return Cell(name, detail=words, number=True)

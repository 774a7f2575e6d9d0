"""Prints the documents of a store: a preview that writes nothing, and the print that freezes a version."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from typing import Any, cast

from resettle_desktop.documents.catalogue import Document, document_named
from resettle_desktop.documents.typesetting import typeset
from resettle_desktop.records.errors import KnownError
from resettle_desktop.records.findings import Refused
from resettle_desktop.records.kinds import Case, Departure, Paper
from resettle_desktop.records.numbers import id_text, new_id
from resettle_desktop.records.texts import _, mark
from resettle_desktop.store.changes import ChangeSet, Draft
from resettle_desktop.store.store import Store

_LONGEST_REFERENCE = 60
_NOT_OF = {
    "departure": mark(
        "{document} is printed of a whole departure, not of a case. Nothing was printed. Leave the case out."
    ),
    "case": mark("{document} is printed of a case, not of a departure. Nothing was printed. Leave the departure out."),
}
_NONE_NAMED = {
    "departure": mark(
        "{document} is printed of one departure, and none was named. Nothing was printed. "
        "Name the departure, for example BEY-2020-01."
    ),
    "case": mark(
        "{document} is printed of one case, and none was named. Nothing was printed. "
        "Name the case, for example LEB-15C01234."
    ),
}


@dataclass(frozen=True)
class Printed:
    """A typeset document. ``file_name`` is what a dialog proposes, without personal data.

    ``frozen`` is the local time at which this version was first printed, None while it never was.
    """

    document: str
    version: int
    pdf: bytes
    file_name: str
    frozen: datetime | None = None


def preview_document(store: Store, document: str, *, departure: str | None = None, case: str | None = None) -> Printed:
    """Return a document as printing it now would give it, and write nothing.

    ``departure`` is a reference and ``case`` a number as typed, with any dashes, or an id. Raises KnownError for what
    is not there, for a case where the document is of a departure and the other way round, and TemplateError.
    """
    return _typeset(store, _prepare(store, document, departure, case))


def print_document(store: Store, document: str, *, departure: str | None = None, case: str | None = None) -> Printed:
    """Return a document, its version frozen as a Paper record; raises what ``preview_document`` raises.

    What it says, but for the time and who prints, decides the version: the newest one again where nothing changed
    since, else the next. Where it cannot be typeset nothing is frozen.
    """
    content = _prepare(store, document, departure, case)
    printed = _typeset(store, content)
    if content.frozen is None:
        store.apply(_freezing(content))
    return replace(printed, frozen=content.frozen or content.now)


@dataclass(frozen=True)
class _Content:
    """What a document says now, its version, and when that version was frozen, None while it is not."""

    document: Document
    subject: Departure | Case
    numbers: str | None
    facts: Any
    digest: str
    version: int
    frozen: datetime | None
    now: datetime


def _prepare(store: Store, name: str, departure: str | None, case: str | None) -> _Content:
    document = document_named(name)
    subject = _subject(store, document, departure, case)
    movement = store.views.movement(subject) if isinstance(subject, Departure) else None
    facts = document.facts(store, movement or subject)
    digest = _digest(facts)
    newest = _newest(store, name, subject)
    known = newest is not None and newest.content_hash == digest
    version = (newest.version or 0 if newest else 0) + (not known)
    frozen = newest.printed if newest and known else None
    numbers, now = movement.numbers.text() if movement else None, datetime.now().replace(second=0, microsecond=0)
    return _Content(document, subject, numbers, facts, digest, version, frozen, now)


def _typeset(store: Store, content: _Content) -> Printed:
    facts = replace(content.facts, version=content.version, prepared_by=store.user, printed_at=content.now)
    document, reference = content.document, _reference(content.subject)
    pdf = typeset(document.name, document.data(facts))
    return Printed(
        document.name, content.version, pdf, _file_name(document.name, reference, content.version), content.frozen
    )


def _subject(store: Store, document: Document, departure: str | None, case: str | None) -> Departure | Case:
    """Return the departure or the case of which a document is printed; raises KnownError."""
    named, other = (departure, case) if document.needs == "departure" else (case, departure)
    if other is not None:
        raise KnownError(_(_NOT_OF[document.needs]).format(document=document.label))
    if not named:
        raise KnownError(_(_NONE_NAMED[document.needs]).format(document=document.label))
    try:
        return cast(Departure | Case, store.search.record(document.needs.capitalize(), named))
    except Refused as refused:
        said = _("{text} Nothing was printed. {remedy}")
        raise KnownError(said.format(text=refused.finding.text, remedy=refused.finding.remedy)) from refused


def _reference(subject: Departure | Case) -> str:
    """Return what a paper is called after: never a name."""
    return subject.label() if isinstance(subject, Departure) else subject.unhcr_number or id_text(subject.id)


def _newest(store: Store, document: str, subject: Departure | Case) -> Paper | None:
    whose = {"departure" if isinstance(subject, Departure) else "case": subject.id}
    papers = store.rows.equal(Paper, document=document, **whose)
    return max(papers, key=lambda paper: (paper.version or 0, paper.id), default=None)


def _digest(facts: Any) -> str:
    """Return what two prints share that say the same; the facts are without version, author and time here."""
    text = json.dumps(asdict(facts), default=str, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


def _freezing(content: _Content) -> ChangeSet:
    paper = Paper(
        id=new_id(),
        **{content.document.needs: content.subject.id},
        document=content.document.name,
        version=content.version,
        content_hash=content.digest,
        printed=content.now,
        numbers=content.numbers,
    )
    draft = Draft()
    draft.add(paper.kind_name(), paper.id, paper.values())
    reason = _("{document} {reference}, version {version}")
    reference = _reference(content.subject)
    return draft.change_set(
        reason.format(document=content.document.label, reference=reference, version=content.version), _("printing")
    )


def _file_name(document: str, reference: str, version: int) -> str:
    """Return a name that every system takes; of the reference its letters, digits and dashes."""
    plain = re.sub(r"[^\w]+", "-", reference).strip("-_")[:_LONGEST_REFERENCE]
    return f"{document}-{plain}-v{version}.pdf"

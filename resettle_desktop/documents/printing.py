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
from resettle_desktop.records.kinds import Departure, Paper
from resettle_desktop.records.numbers import new_id
from resettle_desktop.records.texts import _
from resettle_desktop.store.changes import ChangeSet, Draft
from resettle_desktop.store.store import Store
from resettle_desktop.store.views import Movement

_LONGEST_REFERENCE = 60


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

    ``departure`` is a reference as typed, with any dashes, or an id. Raises KnownError for a document or departure
    that is not there, for a case where the document is of a departure, and TemplateError.
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
    movement: Movement
    facts: Any
    digest: str
    version: int
    frozen: datetime | None
    now: datetime


def _prepare(store: Store, name: str, departure: str | None, case: str | None) -> _Content:
    document = document_named(name)
    movement = store.views.movement(_departure(store, document, departure, case))
    facts = document.facts(store, movement)
    digest = _digest(facts)
    newest = _newest(store, name, movement.departure)
    known = newest is not None and newest.content_hash == digest
    version = (newest.version or 0 if newest else 0) + (not known)
    frozen = newest.printed if newest and known else None
    return _Content(document, movement, facts, digest, version, frozen, datetime.now().replace(second=0, microsecond=0))


def _typeset(store: Store, content: _Content) -> Printed:
    facts = replace(content.facts, version=content.version, prepared_by=store.user, printed_at=content.now)
    document, reference = content.document, content.movement.departure.label()
    pdf = typeset(document.name, document.data(facts))
    return Printed(
        document.name, content.version, pdf, _file_name(document.name, reference, content.version), content.frozen
    )


def _departure(store: Store, document: Document, departure: str | None, case: str | None) -> Departure:
    if case is not None:
        said = _("{document} is printed of a whole departure, not of a case. Nothing was printed. Leave the case out.")
        raise KnownError(said.format(document=document.label))
    if not departure:
        said = _(
            "{document} is printed of one departure, and none was named. Nothing was printed. "
            "Name the departure, for example BEY-2020-01."
        )
        raise KnownError(said.format(document=document.label))
    try:
        return cast(Departure, store.search.record("Departure", departure))
    except Refused as refused:
        said = _("{text} Nothing was printed. {remedy}")
        raise KnownError(said.format(text=refused.finding.text, remedy=refused.finding.remedy)) from refused


def _newest(store: Store, document: str, departure: Departure) -> Paper | None:
    papers = store.rows.equal(Paper, departure=departure.id, document=document)
    return max(papers, key=lambda paper: (paper.version or 0, paper.id), default=None)


def _digest(facts: Any) -> str:
    """Return what two prints share that say the same; the facts are without version, author and time here."""
    text = json.dumps(asdict(facts), default=str, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


def _freezing(content: _Content) -> ChangeSet:
    paper = Paper(
        id=new_id(),
        departure=content.movement.departure.id,
        document=content.document.name,
        version=content.version,
        content_hash=content.digest,
        printed=content.now,
        numbers=content.movement.numbers.text(),
    )
    draft = Draft()
    draft.add(paper.kind_name(), paper.id, paper.values())
    reason = _("{document} {reference}, version {version}")
    reference = content.movement.departure.label()
    return draft.change_set(
        reason.format(document=content.document.label, reference=reference, version=content.version), _("printing")
    )


def _file_name(document: str, reference: str, version: int) -> str:
    """Return a name that every system takes; of the reference its letters, digits and dashes."""
    plain = re.sub(r"[^\w]+", "-", reference).strip("-_")[:_LONGEST_REFERENCE]
    return f"{document}-{plain}-v{version}.pdf"

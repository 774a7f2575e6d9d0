"""Prints the documents of a store: a preview that writes nothing, and the print that freezes a version."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any, cast

from resettle_desktop.documents.came_and_went import whence, why_gone
from resettle_desktop.documents.catalogue import Document, Subject, document_named
from resettle_desktop.documents.departure_papers import Contained, DeparturePapers
from resettle_desktop.documents.editions import edition, edition_mark
from resettle_desktop.documents.manifest import Manifest
from resettle_desktop.documents.manifest_actual import ActualManifest
from resettle_desktop.documents.manifest_versions import since_version, what_it_says
from resettle_desktop.documents.pages import Pages, one_after_another
from resettle_desktop.documents.since_data import since_data
from resettle_desktop.documents.typesetting import TemplateError, typeset
from resettle_desktop.records.errors import KnownError
from resettle_desktop.records.findings import Refused
from resettle_desktop.records.kinds import Case, Departure, Paper, Session
from resettle_desktop.records.numbers import id_text, new_id
from resettle_desktop.records.record import Record
from resettle_desktop.records.texts import _, language, mark, speaking
from resettle_desktop.rules.numbering import Numbers
from resettle_desktop.store.changes import ChangeSet, Draft
from resettle_desktop.store.printed import printed_versions
from resettle_desktop.store.store import Store

_LONGEST_REFERENCE = 60
_KINDS: Mapping[Subject, type[Record]] = {"departure": Departure, "case": Case, "session": Session}
_OF: Mapping[Subject, str] = {"departure": mark("a departure"), "case": mark("a case"), "session": mark("a session")}
_EXAMPLES: Mapping[Subject, str] = {"departure": "BEY-2020-01", "case": "LEB-15C01234", "session": "0C1KZ…"}
Whose = Departure | Case | Session


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

    @property
    def edition(self) -> str:
        """Return which print this is, in words."""
        return edition(self.document, self.version)


def preview_document(
    store: Store, document: str, *, departure: str | None = None, case: str | None = None, session: str | None = None,
    language: str | None = None,
) -> Printed:  # fmt: skip
    """Return a document as printing it now would give it, and write nothing.

    ``departure`` is a reference and ``case`` a number as typed, with any dashes, or an id; ``session`` is an id.
    ``language`` is one of LANGUAGES, None for that of the program. Raises KnownError for what is not there, for a case
    where the document is of a departure and the other way round, and TemplateError.
    """
    with speaking(language):
        return _typeset(store, _prepare(store, document, {"departure": departure, "case": case, "session": session}))


def print_document(
    store: Store, document: str, *, departure: str | None = None, case: str | None = None, session: str | None = None,
    language: str | None = None,
) -> Printed:  # fmt: skip
    """Return a document, its version frozen as a Paper record; raises what ``preview_document`` raises.

    What it says, but for its language, the time and who prints, decides the version: the newest one again where nothing
    changed since, else the next. Where it cannot be typeset nothing is frozen.
    """
    with speaking(language):
        content = _prepare(store, document, {"departure": departure, "case": case, "session": session})
        printed = _typeset(store, content)
        if content.frozen is None:
            store.apply(_freezing(content))
    return replace(printed, frozen=content.frozen or content.now)


@dataclass(frozen=True)
class _Content:
    """What a document says now, its version, and when that version was frozen, None while it is not.

    ``plain`` are the facts in English, by which versions are told apart; ``before`` is the version printed before this.
    """

    document: Document
    whose: Subject
    subject: Whose
    numbers: str | None
    facts: Any
    plain: Any
    digest: str
    version: int
    frozen: datetime | None
    now: datetime
    before: Paper | None = None
    parts: tuple[_Content, ...] = ()


def _prepare(store: Store, name: str, named: Mapping[Subject, str | None]) -> _Content:
    document = document_named(name)
    whose, subject = _subject(store, document, named)
    movement = store.views.movement(subject) if isinstance(subject, Departure) else None
    facts = document.facts(store, movement or subject)
    plain = _plainly(store, document, movement or subject, facts)
    numbers, now = movement.numbers.text() if movement else None, datetime.now().replace(second=0, microsecond=0)
    content = _content(store, _Content(document, whose, subject, numbers, facts, plain, _digest(plain), 0, None, now))
    if not isinstance(facts, DeparturePapers):
        return content
    each_paper = zip(facts.papers, plain.papers, strict=True)
    parts = [
        replace(content, document=document_named(n), facts=f, plain=p, digest=_digest(p))
        for (n, f), (_n, p) in each_paper
    ]
    return replace(content, parts=tuple(_content(store, part) for part in parts))


def _content(store: Store, content: _Content) -> _Content:
    """Return it with its version: that of the newest print which says the same, else the next."""
    newest, last = _two_newest(store, content.document.name, content.whose, content.subject)
    known = newest is not None and newest.content_hash == content.digest
    version = (newest.version or 0 if newest else 0) + (not known)
    before = last if known else newest
    return replace(content, version=version, before=before, frozen=newest.printed if newest and known else None)


def _plainly(store: Store, document: Document, subject: Any, facts: Any) -> Any:
    """Return the facts as English tells them, so that the language of a print makes no other version of it."""
    if language() == "en":
        return facts
    with speaking("en"):
        return document.facts(store, subject)


def _typeset(store: Store, content: _Content) -> Printed:
    document, reference = content.document, _reference(content.subject)
    pdf = _all_papers(store, content) if content.parts else _pages_of(store, content)
    return Printed(
        document.name, content.version, pdf, _file_name(document.name, reference, content.version), content.frozen
    )


def _pages_of(store: Store, content: _Content, **more: object) -> bytes:
    facts = replace(content.facts, version=content.version, prepared_by=store.user, printed_at=content.now, **more)
    name = content.document.name
    return typeset(name, {**content.document.data(facts), **_since(store, content)}, own_template(store, name))


def _since(store: Store, content: _Content) -> dict[str, object]:
    """Return what a manifest says of the version before it; it comes after the digest, which must not depend on it."""
    before, departure = content.before, content.subject
    if not _is_plan(content.plain) or before is None or not before.said or not isinstance(departure, Departure):
        return {}
    numbers = Numbers.read(content.numbers)
    gone, came = partial(why_gone, store, departure), partial(whence, store, departure)
    return {"since": since_data(since_version(before.version or 0, before.said, content.plain, numbers, gone, came))}


def _all_papers(store: Store, content: _Content) -> bytes:
    """Return a page that names all papers, then each; one whose template is wrong is named with what is wrong."""
    contents, pdfs = [], []
    for part in content.parts:
        try:
            pdf = _pages_of(store, part)
        except TemplateError as wrong:
            contents.append(Contained(part.document.label, edition(part.document.name, part.version), 0, str(wrong)))
            continue
        pdfs.append(pdf)
        with Pages(pdf) as pages:
            contents.append(Contained(part.document.label, edition(part.document.name, part.version), len(pages)))
    return one_after_another([_pages_of(store, content, contents=tuple(contents)), *pdfs])


def _is_plan(facts: Any) -> bool:
    """Return whether this is a manifest of who is to travel; that of who travelled tells its own differences."""
    return isinstance(facts, Manifest) and not isinstance(facts, ActualManifest)


def _subject(store: Store, document: Document, named: Mapping[Subject, str | None]) -> tuple[Subject, Whose]:
    """Return the departure, case or session of which a document is printed; raises KnownError."""
    given = [each for each in named if named[each] is not None]
    wrong = next((each for each in given if each not in document.subjects), None)
    of = _(" or ").join(_(_OF[each]) for each in document.subjects)
    if wrong is not None:
        said = _("{document} is printed of {of}, not of {other}. Nothing was printed. Leave the other out.")
        raise KnownError(said.format(document=document.label, of=of, other=_(_OF[wrong])))
    if len(given) != 1 or not named[given[0]]:
        said = _(
            "{document} is printed of {of}, and none was named. Nothing was printed. Name one, for example {example}."
        )
        raise KnownError(said.format(document=document.label, of=of, example=_EXAMPLES[document.needs]))
    whose = given[0]
    try:
        return whose, cast(Whose, store.search.record(_KINDS[whose].kind_name(), named[whose] or ""))
    except Refused as refused:
        said = _("{text} Nothing was printed. {remedy}")
        raise KnownError(said.format(text=refused.finding.text, remedy=refused.finding.remedy)) from refused


def _reference(subject: Whose) -> str:
    """Return what a paper is called after: never a name."""
    if isinstance(subject, Departure):
        return subject.label()
    if isinstance(subject, Session):
        return f"{subject.kind or 'session'}-{subject.date or id_text(subject.id)}"
    return subject.unhcr_number or id_text(subject.id)


def _two_newest(store: Store, document: str, whose: Subject, subject: Whose) -> tuple[Paper | None, Paper | None]:
    """Return the newest version that was printed and the one before it."""
    newest, last, *_older = *printed_versions(store.rows, document=document, **{whose: subject.id}), None, None
    return newest, last


def own_template(store: Store, document: str) -> Path:
    """Return where the office's own template of a document stands, or would stand."""
    return store.folder / "documents" / f"{document}.typ"


def _digest(facts: Any) -> str:
    """Return what two prints share that say the same; the facts are without version, author and time here."""
    text = json.dumps(asdict(facts), default=str, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


def _freezing(content: _Content) -> ChangeSet:
    draft = Draft()
    for each in (content, *content.parts):
        if each.frozen is None:
            _freeze(draft, each)
    document, said = content.document, _("{document} {reference}, {edition}")
    reference, which = _reference(content.subject), edition(document.name, content.version)
    return draft.change_set(said.format(document=document.label, reference=reference, edition=which), _("printing"))


def _freeze(draft: Draft, content: _Content) -> None:
    plain = content.plain
    said = what_it_says(plain, Numbers.read(content.numbers), content.now) if _is_plan(plain) else None
    paper = Paper(
        id=new_id(),
        **{content.whose: content.subject.id},
        document=content.document.name,
        version=content.version,
        content_hash=content.digest,
        printed=content.now,
        numbers=content.numbers,
        said=said,
    )
    draft.add(paper.kind_name(), paper.id, paper.values())


def _file_name(document: str, reference: str, version: int) -> str:
    """Return a name that every system takes; of the reference its letters, digits and dashes."""
    plain = re.sub(r"[^\w]+", "-", reference).strip("-_")[:_LONGEST_REFERENCE]
    return f"{document}-{plain}-{edition_mark(document, version)}.pdf"

"""Imports a workbook: finds what each row is about and makes one change set, which a person may look at first."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from resettle_desktop.exchange.columns import ColumnUse
from resettle_desktop.exchange.differences import CellDifference, GoneRow
from resettle_desktop.exchange.disputes import dispute, unsettled
from resettle_desktop.exchange.drafting import Drafting
from resettle_desktop.exchange.family_checks import family_findings
from resettle_desktop.exchange.further import further_fields, keep_further
from resettle_desktop.exchange.layout import ID, Layout
from resettle_desktop.exchange.left_out import left_out
from resettle_desktop.exchange.listing import list_rows
from resettle_desktop.exchange.matching import Matcher
from resettle_desktop.exchange.near_numbers import Candidate
from resettle_desktop.exchange.reading import Workbook, read_workbook
from resettle_desktop.exchange.reading_texts import refusal
from resettle_desktop.exchange.recognition import Recognised, recognise
from resettle_desktop.exchange.slots import MatchedRow
from resettle_desktop.exchange.waiting import Source, park
from resettle_desktop.records.errors import KnownError
from resettle_desktop.records.fields import Kept
from resettle_desktop.records.findings import Finding, Refused
from resettle_desktop.records.texts import _
from resettle_desktop.store.changes import Applied, ChangeSet
from resettle_desktop.store.progress import UNWATCHED
from resettle_desktop.store.progress import Progress as Watched
from resettle_desktop.store.store import Store

Progress = Callable[[int, int], None]
STEPS = 4


class NotBackedUp(KnownError):
    """The backup before an import could not be written; nothing was imported."""


class Outcome(StrEnum):
    """What became of a row."""

    CREATED = "created"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    PARKED = "parked"
    SKIPPED = "skipped"


@dataclass(frozen=True)
class RowResult:
    """What becomes of a row: ``values`` are the fields (``Kind.field``) that it changes, as shown before and after."""

    sheet: str
    number: int
    outcome: Outcome
    label: str
    values: Mapping[str, tuple[str, str]]
    reason: str = ""
    candidates: tuple[str, ...] = ()
    may_be: tuple[Candidate, ...] = ()


@dataclass(frozen=True)
class Prepared:
    """An import that is ready to be looked at and carried out; nothing is written yet.

    ``why`` says how the layout was recognised; ``proposals`` are values for every row (``Kind.field``: code) that
    the workbook's numbers suggest and that are not applied; ``notes`` is what else a person should know.

    Of a workbook that was sent from here, ``conflicts`` are the cells that were changed on both sides and wait for a
    person, ``not_theirs`` those that the partner changed in columns of ours, ``emptied`` those that came back empty,
    and ``gone`` the rows that did not come back; nothing of these is taken over.
    """

    file: str
    layout: Layout
    why: str
    sheet: str
    columns: tuple[ColumnUse, ...]
    rows: tuple[RowResult, ...]
    findings: tuple[Finding, ...]
    unmapped: tuple[str, ...]
    proposals: Mapping[str, str]
    change_set: ChangeSet
    notes: tuple[str, ...]
    conflicts: tuple[CellDifference, ...] = ()
    not_theirs: tuple[CellDifference, ...] = ()
    emptied: tuple[CellDifference, ...] = ()
    gone: tuple[GoneRow, ...] = ()

    def fields(self) -> dict[str, Kept]:
        """Return every field that rows may change, also what is kept under the headings of columns that fill none."""
        return {**self.layout.fields(), **further_fields(self.unmapped)}

    def count(self, outcome: Outcome) -> int:
        """Return how many rows have this outcome."""
        return sum(row.outcome is outcome for row in self.rows)


def prepare_import(
    store: Store,
    path: Path,
    *,
    layout: str | None = None,
    set_values: Mapping[str, str] | None = None,
    mapping: Mapping[str, str] | None = None,
    password: str | None = None,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Prepared:
    """Return what importing a workbook would do, without writing anything.

    ``set_values`` gives fields (``asylum_country`` or ``Case.asylum_country``) a value, as typed, for every row where
    the workbook has none; ``mapping`` says by hand which field a heading fills. ``progress`` is told steps done and
    steps in all. Raises KnownError for a file that cannot be read or recognised, for a layout or field that is not
    there, and ReadingCancelled.
    """
    step = _Steps(path.name, progress, cancelled)
    workbook = read_workbook(path, password=password, cancelled=cancelled)
    step.done()
    recognised = recognise(workbook, layout=layout, mapping=mapping)
    constants = fixed_values(recognised.layout, set_values or {})
    listings = [list_rows(sheet, constants) for sheet in recognised.sheets]
    step.done()
    matcher = Matcher(store, recognised.layout, constants)
    for listing in listings:
        matcher.add(listing)
    matcher.complete()
    step.done()
    prepared = _prepared(workbook, recognised, matcher, constants)
    step.done()
    return prepared


def carry_out(store: Store, prepared: Prepared, progress: Watched = UNWATCHED) -> Applied | None:
    """Write what was prepared, as one change set, after a backup of what was there; None where nothing would change.

    ``progress`` is told how far the backup is. Raises NotBackedUp where it cannot be written, CancelledError where
    the person stopped it, Conflicting where the store was changed since; then nothing is written.
    """
    if not prepared.change_set.changes:
        return None
    try:
        store.back_up_if_changed(progress=progress)
    except KnownError as reason:
        text = _("Nothing was imported, because the backup before it could not be written. {reason}")
        raise NotBackedUp(text.format(reason=reason)) from reason
    return store.apply(prepared.change_set)


class _Steps:
    def __init__(self, name: str, progress: Progress | None, cancelled: Callable[[], bool] | None) -> None:
        self._name, self._progress, self._cancelled, self._done = name, progress, cancelled, 0

    def done(self) -> None:
        self._done += 1
        if self._progress:
            self._progress(self._done, STEPS)
        if self._cancelled and self._cancelled():
            raise refusal("cancelled", self._name, {})


def fixed_values(layout: Layout, typed: Mapping[str, str]) -> dict[str, Any]:
    """Return the values for every row by ``Kind.field``.

    Raises KnownError for a field that no kind of the layout has, one that several have, or a value that is none.
    """
    named = [name for kind in layout.kinds if not kind.named_only for name in kind.fields()]
    fields = {name: layout.fields()[name] for name in named if name.split(".")[1] != ID}
    values: dict[str, Any] = {}
    for name, text in typed.items():
        full = _full_name(name, fields, layout)
        try:
            values[full] = fields[full].read(text)
        except Refused as refused:
            raise KnownError(f"{name}: {refused.finding.text} {refused.finding.remedy}") from refused
    return values


def _full_name(name: str, fields: Mapping[str, object], layout: Layout) -> str:
    found = [each for each in fields if name in (each, each.split(".")[1])]
    if not found:
        said = _("{name} is no field of {layout}. Nothing was imported. The fields are: {choices}.")
        raise KnownError(said.format(name=name, layout=layout.title, choices=", ".join(fields)))
    if len(found) > 1:
        said = _("Several kinds have the field {name}. Nothing was imported. Name one of: {choices}.")
        raise KnownError(said.format(name=name, choices=", ".join(found)))
    return found[0]


def _prepared(workbook: Workbook, recognised: Recognised, matcher: Matcher, constants: Mapping[str, Any]) -> Prepared:
    drafting = drafted(recognised.layout, matcher, workbook.name)
    conflicts = tuple(unsettled(matcher.store, drafting.conflicts))
    dispute(matcher.store, drafting.draft, workbook.name, conflicts)
    park(matcher.store, drafting.draft, _source(workbook, recognised, matcher, constants), matcher.rows)
    reason = _("{layout}: {file}").format(layout=recognised.layout.title, file=workbook.name)
    columns = tuple(column for listing in matcher.listings for column in listing.columns)
    return Prepared(
        file=workbook.name,
        layout=recognised.layout,
        why=recognised.why,
        sheet=", ".join(sheet.sheet.name for sheet in recognised.sheets),
        columns=columns,
        rows=tuple(_result(row, drafting.changed.get(row.place, {})) for row in matcher.rows),
        findings=_all_findings(matcher, drafting.findings, family_findings(matcher)),
        unmapped=tuple(dict.fromkeys(column.name for column in columns if column.unmapped)),
        proposals=_proposals(recognised.layout, matcher, constants),
        change_set=drafting.draft.change_set(reason, workbook.name),
        notes=(*workbook.notes, *recognised.notes, *left_out(recognised.layout, matcher)),
        conflicts=conflicts,
        not_theirs=tuple(drafting.not_theirs),
        emptied=tuple(drafting.emptied),
    )


def drafted(layout: Layout, matcher: Matcher, workbook: str) -> Drafting:
    """Return what the matched rows change, before anything waits."""
    drafting = Drafting(layout, matcher)
    for slot in matcher.slots:
        if slot.used:
            drafting.add(slot)
    keep_further(matcher.store, drafting, matcher.rows, workbook)
    return drafting


def _source(workbook: Workbook, recognised: Recognised, matcher: Matcher, constants: Mapping[str, Any]) -> Source:
    cells = {(each.sheet.name, row.number): row for each in recognised.sheets for row in each.rows}
    return Source(workbook.name, recognised.layout, matcher.listings, cells, constants, matcher.store.user)


def _result(row: MatchedRow, values: Mapping[str, tuple[str, str]]) -> RowResult:
    said = row.parked or row.skipped
    created = any(slot.record is None and slot.rows[0] == row.place for slot in row.slots.values())
    if said:
        outcome = Outcome.PARKED if row.parked else Outcome.SKIPPED
    else:
        outcome = Outcome.CREATED if created else Outcome.UPDATED if values else Outcome.UNCHANGED
    reason = f"{said.text} {said.remedy}" if said else ""
    label = row.label()
    labels = tuple(each.label for each in row.candidates)
    place = row.row.sheet, row.row.number
    return RowResult(*place, outcome, label, {} if said else values, reason, labels, row.candidates)


def _all_findings(matcher: Matcher, *others: Sequence[Finding]) -> tuple[Finding, ...]:
    found = list(matcher.findings)
    for row in matcher.rows:
        found += row.row.findings
        found += [said for said in (row.parked, row.skipped) if said]
    found += [said for each in others for said in each]
    return tuple(sorted(found, key=lambda said: (said.sheet, said.row or 0)))


def _proposals(layout: Layout, matcher: Matcher, constants: Mapping[str, Any]) -> dict[str, str]:
    proposed: dict[str, str] = {}
    for proposal in layout.proposals:
        kind, name = proposal.field.split(".")
        source = proposal.source.split(".")[1]
        slots = [slot for slot in matcher.slots if slot.used and slot.kind.name == kind]
        without = [slot for slot in slots if slot.value(name) is None]
        found = {proposal.propose(str(slot.value(source) or "")) for slot in without}
        if proposal.field not in constants and len(found) == 1 and None not in found:
            proposed[proposal.field] = str(found.pop())
    return proposed

"""Prepares an import off the window's thread, by what a person chose, what is remembered, and what is proposed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from resettle_desktop.desktop.parts.remembered import Remembered
from resettle_desktop.desktop.parts.working import Progress
from resettle_desktop.exchange.importing import Prepared, carry_out, prepare_import
from resettle_desktop.records.codes import compared
from resettle_desktop.store.changes import Applied
from resettle_desktop.store.store import Store

Kept = Callable[[str], str]


@dataclass(frozen=True)
class Choices:
    """What a person chose for a workbook.

    ``mapping`` is by heading, ``values`` are for every row by ``Kind.field``; without values the proposed ones are
    taken. The password is kept only as long as the workbook is looked at.
    """

    path: Path
    layout: str = ""
    mapping: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[str, str] | None = None
    password: str | None = None


@dataclass(frozen=True)
class Opened:
    """A workbook that was prepared: by which choices, what its numbers proposed, whether its headings were known."""

    prepared: Prepared
    choices: Choices
    proposed: Mapping[str, str]
    from_memory: bool = False


def open_workbook(store: Store, choices: Choices, kept: Kept, progress: Progress) -> Opened:
    """Return the workbook as prepared for this store; ``kept`` gives what is remembered under a name.

    For any thread. Raises KnownError as ``prepare_import`` does.
    """
    with store.reading():
        opened = _prepare(store, choices, progress)
        better = _remembered(opened, kept) if _untouched(choices) else choices
        if better.values is None:
            better = replace(better, values=dict(opened.prepared.proposals))
        if better == choices or (better == replace(choices, values={}) and not opened.prepared.proposals):
            return replace(opened, choices=better)
        again = _prepare(store, better, progress)
        proposed = {**opened.prepared.proposals, **again.prepared.proposals}
        return replace(again, proposed=proposed, from_memory=better.mapping != choices.mapping)


def write_import(store: Store, prepared: Prepared, progress: Progress) -> Applied | None:
    """Write what was prepared, after a backup; for any thread. Raises what ``carry_out`` raises."""
    with store.reading():
        return carry_out(store, prepared, progress)


def keep_mapping(remembered: Remembered, opened: Opened) -> None:
    """Remember what a person chose for these headings, for the next workbook with the same ones.

    Kept are headings and names of fields, under a digest of all headings: nothing of what stands below them.
    """
    chosen = {"layout": opened.choices.layout, "mapping": dict(opened.choices.mapping)}
    if any(chosen.values()):
        remembered.keep_choice(_signature(opened.prepared), json.dumps(chosen, ensure_ascii=False))


def _prepare(store: Store, choices: Choices, progress: Progress) -> Opened:
    prepared = prepare_import(
        store,
        choices.path,
        layout=choices.layout or None,
        set_values=choices.values,
        mapping=choices.mapping,
        password=choices.password,
        progress=progress.report,
        cancelled=progress.cancelled,
    )
    return Opened(prepared, choices, prepared.proposals)


def _untouched(choices: Choices) -> bool:
    return not (choices.layout or choices.mapping) and choices.values is None


def _remembered(opened: Opened, kept: Kept) -> Choices:
    text = kept(_signature(opened.prepared))
    if not text:
        return opened.choices
    said = json.loads(text)
    known = opened.prepared.layout.fields()
    mapping = {
        heading: name for heading, name in said["mapping"].items() if said["layout"] or not name or name in known
    }
    return replace(opened.choices, layout=said["layout"], mapping=mapping)


def _signature(prepared: Prepared) -> str:
    words = sorted(compared(column.heading) for column in prepared.columns if column.heading)
    return "headings " + hashlib.sha256("\n".join(words).encode()).hexdigest()[:24]

"""What the list of drafts shows: whose they are, when they were kept, and each field, mine beside what is kept now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from resettle_desktop.desktop.forms.drafts import Drafts, Typing
from resettle_desktop.desktop.forms.history_models import when
from resettle_desktop.desktop.parts.rows import Cell, Column, Row
from resettle_desktop.records.fields import Kept, Sealed
from resettle_desktop.records.record import Record, kind_label, kind_of
from resettle_desktop.records.texts import _, n_
from resettle_desktop.store.store import Store


@dataclass(frozen=True)
class DraftLine:
    """One field of a draft: what was typed, what is kept now, and what was kept when it was typed over.

    It is ``in_conflict`` where the record was given another value meanwhile, which a save would replace.
    """

    label: str
    typed: str
    here: str
    before: str = ""
    in_conflict: bool = False


@dataclass(frozen=True)
class KeptDraft:
    """What was typed of one record by field, and the record with which a new one will live, else 0.

    ``record`` is None for one that is not in the store yet; ``at`` is None for what was typed since the start.
    """

    id: int
    kind: type[Record]
    label: str
    typed: Mapping[str, Typing]
    record: Record | None
    owner: int
    at: datetime | None

    def lines(self) -> list[DraftLine]:
        """Return what was typed beside what is kept now, by field; what is sealed is said to be there."""
        return [self._line(self.kind.field(name), typing) for name, typing in self.typed.items()]

    @property
    def conflicts(self) -> int:
        """Return in how many fields the record was changed while this was typed."""
        return sum(self._in_conflict(self.kind.field(name), typing) for name, typing in self.typed.items())

    def _line(self, kept: Kept, typing: Typing) -> DraftLine:
        sealed, here = isinstance(kept, Sealed), self.record.shown(kept.name) if self.record is not None else ""
        before = "" if sealed else kept.show(kept.from_json(typing.before))
        words = _("Sealed") if sealed else typing.text
        return DraftLine(kept.label, words, here, before, self._in_conflict(kept, typing))

    def _in_conflict(self, kept: Kept, typing: Typing) -> bool:
        if self.record is None:
            return False
        here = kept.to_json(self.record.of(kept.name))
        return here != typing.before and kept.show(kept.from_json(here)) != typing.text


def kept_drafts(store: Store, drafts: Drafts) -> list[KeptDraft]:
    """Return all drafts, the latest first."""
    times = {each.record: each.at for each in store.typed.all()}
    found = [_kept(store, drafts, id, times.get(id)) for id in drafts.records()]
    return sorted(found, key=lambda each: (each.at is None, each.at.timestamp() if each.at else 0.0), reverse=True)


def recovered_words(drafts: list[KeptDraft]) -> str:
    """Return what is said at the start where something was typed and not saved; empty for nothing."""
    latest = max((each.at for each in drafts if each.at), default=None)
    if latest is None:
        return ""
    said = n_("typing in {n} record", "typing in {n} records", len(drafts))
    text = _("Recovered from {time}: {typing}. It waits under Drafts.")
    return text.format(time=f"{latest.astimezone():%H:%M}", typing=said)


def columns() -> list[Column]:
    """Return the columns of the list."""
    return [
        Column("what", _("Whose"), 230, sortable=False),
        Column("kind", _("What"), 130, sortable=False),
        Column("fields", _("Fields"), 60, "right", sortable=False),
        Column("at", _("Kept"), 110, sortable=False),
        Column("state", _("State"), 160, sortable=False),
    ]


def draft_row(draft: KeptDraft, today: date) -> Row:
    """Return the row of a draft."""
    kept = when(draft.at, today) if draft.at else _("Now")
    return Row(draft.id, (
        Cell(draft.label, icon="changed"), Cell(kind_label(draft.kind), text_tone="text2"),
        Cell(str(len(draft.typed)), tabular=True), Cell(kept, tabular=True), _state(draft.conflicts),
    ))  # fmt: skip


def _kept(store: Store, drafts: Drafts, id: int, at: datetime | None) -> KeptDraft:
    kind, owner = kind_of(drafts.kind(id)), drafts.owner(id)
    record = store.rows.get(kind, id)
    return KeptDraft(id, kind, _label(store, kind, record, owner), drafts.of(id), record, owner, at)


def _state(conflicts: int) -> Cell:
    if not conflicts:
        return Cell("")
    return Cell(n_("{n} field changed since", "{n} fields changed since", conflicts), "conflict", "warn", pill=True)


def _label(store: Store, kind: type[Record], record: Record | None, owner: int) -> str:
    if record is not None:
        return store.search.labels([record])[record.id] or kind_label(kind)
    links = [name for link in kind.links() if link.part_of for name in link.linked_kinds]
    found = next((each for name in links if (each := store.rows.get(kind_of(name), owner)) is not None), None)
    whose = store.search.labels([found])[found.id] if found is not None else ""
    return _("New, of {name}").format(name=whose) if whose else _("New")

"""What the list of drafts shows: whose they are, when they were kept, and each field beside what is kept now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from resettle_desktop.desktop.forms.drafts import Drafts
from resettle_desktop.desktop.forms.history_models import when
from resettle_desktop.desktop.parts.rows import Cell, Column, Row
from resettle_desktop.records.fields import Sealed
from resettle_desktop.records.record import Record, kind_label, kind_of
from resettle_desktop.records.texts import _, n_
from resettle_desktop.store.store import Store


@dataclass(frozen=True)
class KeptDraft:
    """What was typed of one record: its texts by field, and the record with which a new one will live, else 0.

    ``record`` is None for one that is not in the store yet; ``at`` is None for what was typed since the start.
    """

    id: int
    kind: type[Record]
    label: str
    texts: dict[str, str]
    record: Record | None
    owner: int
    at: datetime | None

    def lines(self) -> list[tuple[str, str, str]]:
        """Return each field's label, what was typed, and what is kept now; what is sealed is said to be there."""
        return [
            (kept.label, _("Sealed") if isinstance(kept, Sealed) else text, self._here(name))
            for name, text in self.texts.items()
            if (kept := self.kind.field(name)) is not None
        ]

    def _here(self, name: str) -> str:
        return self.record.shown(name) if self.record is not None else ""


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
        Column("kind", _("What"), 150, sortable=False),
        Column("fields", _("Fields"), 60, "right", sortable=False),
        Column("at", _("Kept"), 120, sortable=False),
    ]


def draft_row(draft: KeptDraft, today: date) -> Row:
    """Return the row of a draft."""
    kept = when(draft.at, today) if draft.at else _("Now")
    return Row(draft.id, (
        Cell(draft.label, icon="changed"), Cell(kind_label(draft.kind), text_tone="text2"),
        Cell(str(len(draft.texts)), tabular=True), Cell(kept, tabular=True),
    ))  # fmt: skip


def _kept(store: Store, drafts: Drafts, id: int, at: datetime | None) -> KeptDraft:
    kind, owner = kind_of(drafts.kind(id)), drafts.owner(id)
    record = store.rows.get(kind, id)
    texts = {name: each.text for name, each in drafts.of(id).items()}
    return KeptDraft(id, kind, _label(store, kind, record, owner), texts, record, owner, at)


def _label(store: Store, kind: type[Record], record: Record | None, owner: int) -> str:
    if record is not None:
        return store.search.labels([record])[record.id] or kind_label(kind)
    links = [name for link in kind.links() if link.part_of for name in link.linked_kinds]
    found = next((each for name in links if (each := store.rows.get(kind_of(name), owner)) is not None), None)
    whose = store.search.labels([found])[found.id] if found is not None else ""
    return _("New, of {name}").format(name=whose) if whose else _("New")

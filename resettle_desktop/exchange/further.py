"""What columns that fill no field say of a row's person or case: kept with the record, under the column's heading."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import cast

from resettle_desktop.exchange.drafting import Drafting
from resettle_desktop.exchange.slots import MatchedRow, Slot
from resettle_desktop.records.codes import compared
from resettle_desktop.records.fields import Kept, Text
from resettle_desktop.records.findings import Refused
from resettle_desktop.records.kept import clean
from resettle_desktop.records.kinds import FurtherValue
from resettle_desktop.records.numbers import new_id
from resettle_desktop.store.store import Store

_KIND = FurtherValue.kind_name()
_LINKS = {"Person": "person", "Case": "case"}  # whose it is: the person's if the row names one


@dataclass
class _Said:
    """What all rows say of one record under one heading, each text once."""

    owner: Slot
    heading: str
    place: int
    texts: dict[str, None] = field(default_factory=dict)

    @property
    def link(self) -> str:
        return _LINKS[self.owner.kind.kind]


def keep_further(store: Store, drafting: Drafting, rows: Iterable[MatchedRow], workbook: str) -> None:
    """Add to the draft what good rows say besides their fields; what is kept so already is set, not added again."""
    said = _said_of_each(rows)
    known = _known(store, said)
    for each in said:
        record = known.get((each.link, each.owner.id, compared(each.heading)))
        _keep(drafting, each, record, workbook)


def further_fields(headings: Iterable[str]) -> dict[str, Kept]:
    """Return a field for each heading, as it is named where the rows of an import tell what they change."""
    return {_name(heading): Text(heading) for heading in headings}


def _name(heading: str) -> str:
    return f"{_KIND}.{_kept_heading(heading)}"


def _kept_heading(text: str) -> str:
    """Return a heading as it is kept: a sentence or two of it, if it is longer."""
    return clean(text)[: FurtherValue.field("heading").limit].strip()


def _said_of_each(rows: Iterable[MatchedRow]) -> list[_Said]:
    found: dict[tuple[int, str], _Said] = {}
    for row in rows:
        owner = next((row.slots[kind] for kind in _LINKS if kind in row.slots), None)
        if owner is None or not row.good:
            continue
        for heading, text in ((_kept_heading(heading), text) for heading, text in row.row.further.items()):
            said = found.setdefault((owner.id, compared(heading)), _Said(owner, heading, row.place))
            said.texts[text] = None
    return list(found.values())


def _known(store: Store, said: Sequence[_Said]) -> dict[tuple[str, int, str], FurtherValue]:
    found: dict[tuple[str, int, str], FurtherValue] = {}
    for link in _LINKS.values():
        owners = {each.owner.id for each in said if each.link == link}
        for owner, records in store.rows.grouped(FurtherValue, link, owners).items():
            found |= {(link, owner, compared(record.heading or "")): record for record in records}
    return found


def _keep(drafting: Drafting, said: _Said, record: FurtherValue | None, workbook: str) -> None:
    try:
        text = str(FurtherValue.field("value").read("; ".join(said.texts)))
    except Refused as refused:
        drafting.tell_row(said.place, refused.finding, said.heading)
        return
    if record is None:
        link = FurtherValue.field(said.link)
        values = {said.link: link.to_json(said.owner.id), "heading": said.heading, "value": text, "workbook": workbook}
        drafting.draft.add(_KIND, new_id(), values)
    elif record.value != text:
        drafting.draft.set(_KIND, record.id, record.values(), {"value": text, "workbook": workbook})
    if record is None or record.value != text:
        here = cast(str, record.value) if record else ""
        drafting.changed.setdefault(said.place, {})[_name(said.heading)] = (here, text)

"""What the list of findings shows, as words and cells: pure functions of what a check found."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from resettle_desktop.desktop.parts.levels import ICONS
from resettle_desktop.desktop.parts.rows import Band, Cell, Column, Row
from resettle_desktop.records.findings import SENTENCES
from resettle_desktop.records.record import kind_label, kind_of
from resettle_desktop.records.texts import _, n_
from resettle_desktop.store.checked import Listed

BY_FINDING, BY_CASE = "finding", "case"


class _Dots(dict[str, str]):
    """Stands in for the words of a sentence that are others in every finding."""

    def __missing__(self, _name: str) -> str:
        return "…"


def columns() -> tuple[Column, ...]:
    """Return the columns of the list of findings."""
    return (
        Column("number", _("Finding"), 88, sortable=False),
        Column("who", _("Who"), 168, sortable=False),
        Column("case", _("Case number"), 128, sortable=False),
        Column("field", _("Field"), 124, sortable=False),
        Column("text", _("What is so"), 330, sortable=False),
    )


def finding_row(each: Listed) -> Row:
    """Return the row of one finding; an accepted one is calm, and says why."""
    found = each.found
    said = _("Accepted: {reason}").format(reason=found.acceptance.reason) if found.acceptance else found.text
    tone = "" if found.open else "text2"
    cells = (
        Cell(found.number, icon=ICONS[found.level] if found.open else "ok", tabular=True),
        Cell(each.who, text_tone=tone),
        Cell(each.case_number, number=True, text_tone="text2"),
        Cell(field_label(each), text_tone=tone),
        Cell(said, text_tone="text2", tooltip=f"{found.text} {found.remedy}"),
    )
    return Row(each.key, cells)


def banded(listed: Sequence[Listed], by: str) -> list[Listed | Row]:
    """Return the findings below a band for each finding's number, or each case, with how many stand below it."""
    key = _number if by == BY_FINDING else _case
    ordered = sorted(listed, key=key) if by == BY_CASE else listed
    return [each for _key, group in groupby(ordered, key=key) for each in _below_a_band(list(group), by)]


def field_label(each: Listed) -> str:
    """Return what people call the field of a finding, the kind of record where it has none."""
    found = each.found
    if not found.kind:
        return ""
    kind = kind_of(found.kind)
    return kind.field(found.field).label if found.field else kind_label(kind)


def sentence(number: str) -> str:
    """Return what a finding of this number says, with dots for what differs."""
    return _(SENTENCES[number][0]).format_map(_Dots())


def _below_a_band(group: list[Listed], by: str) -> Iterator[Listed | Row]:
    first, open = group[0], sum(each.found.open for each in group)
    left = n_("{n} open", "{n} open", open) if open else n_("{n} accepted", "{n} accepted", len(group))
    if by == BY_FINDING:
        band = Band(first.found.number, sentence(first.found.number), left)
    else:
        band = Band(first.case_number or _("No case"), first.office, left)
    yield Row(f"band/{by}/{first.found.number if by == BY_FINDING else first.case}", (), band)
    yield from group


def _number(each: Listed) -> tuple[str, str]:
    return each.found.level, each.found.number


def _case(each: Listed) -> tuple[str, int]:
    return each.case_number, each.case

"""Which families can be put on a departure, best first, and what is shown of each."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from resettle_desktop.desktop.cases.models import first_name, head_name, out_word
from resettle_desktop.desktop.parts.rows import Cell, Column, Row
from resettle_desktop.records.kinds import Case
from resettle_desktop.records.stages import Stage
from resettle_desktop.records.texts import _
from resettle_desktop.rules.holds import Hold, boarding_holds
from resettle_desktop.store.store import Store
from resettle_desktop.store.views import Family, Movement

SHOWN_AT_MOST = 100
_READY = (Stage.PREPARING, Stage.DECIDED)


@dataclass(frozen=True)
class Candidate:
    """A family that might be added: how many of it are missing on the departure, and what would hold whom."""

    family: Family
    missing: int
    holds: tuple[tuple[str, Hold], ...]
    elsewhere: str = ""

    @property
    def addable(self) -> bool:
        """Return whether anybody of the family is still to be added."""
        return self.missing > 0


def candidates(store: Store, movement: Movement, text: str) -> list[Candidate]:
    """Return the families that the text finds, without one those with a positive decision that are not booked.

    Those who could be added at once come first, then those on another departure, last those who are out or here.
    """
    cases = _found(store, text) if text.strip() else _ready(store, movement)
    found = [_candidate(family, movement) for family in store.views.families(cases)]
    return sorted(found, key=lambda each: _rank(each, movement))


def _found(store: Store, text: str) -> list[Case]:
    return [r for r in store.search.find(text, "Case", SHOWN_AT_MOST).records if isinstance(r, Case)]


def _ready(store: Store, movement: Movement) -> list[Case]:
    """Those who wait in the country from which one departs come before those of other countries."""
    country = movement.departure.from_country
    wanted: list[dict[str, Any]] = [{"asylum_country": country}] if country else []
    pages = [
        store.rows.page(Case, [("unhcr_number", False)], limit=SHOWN_AT_MOST, stage=stage.value, **equal)
        for equal in [*wanted, {}]
        for stage in _READY
    ]
    return list({case.id: case for page in pages for case in page}.values())[:SHOWN_AT_MOST]


def _candidate(family: Family, movement: Movement) -> Candidate:
    aboard = {seat.passenger.person for seat in movement.seats}
    missing = [member for member in family.members if member.person.id not in aboard]
    holds = [
        (first_name(member.person), hold)
        for member in missing
        for hold in boarding_holds(member.person, family.case, member.documents, movement.departs, movement.arrives)
    ]
    other = family.departure
    elsewhere = other.label() if other is not None and other.id != movement.departure.id else ""
    return Candidate(family, len(missing), tuple(holds), elsewhere)


def _rank(each: Candidate, movement: Movement) -> tuple[bool, bool, bool, bool, bool, str]:
    case = each.family.case
    here = movement.departure.from_country
    return (
        not each.addable, case.stage == Stage.OUT, bool(each.elsewhere), case.decision != "positive",
        bool(here and case.asylum_country != here), case.unhcr_number or "",
    )  # fmt: skip


def columns() -> tuple[Column, ...]:
    """Return the columns of the list of families."""
    return (
        Column("name", _("Family"), 160, sortable=False),
        Column("number", _("Case"), 114, sortable=False),
        Column("size", _("Size"), 40, "right", sortable=False),
        Column("stage", _("Stage"), 72, sortable=False),
        Column("why", _("Would be held by"), 116, sortable=False),
    )


def candidate_row(each: Candidate, chosen: Collection[int]) -> Row:
    """Return one family, with a check mark where it is chosen."""
    family = each.family
    picked = family.case.id in chosen
    icon = "check-square-fill" if picked else "square" if each.addable else "passed"
    tone, words = "accent" if picked else "edge", "text" if each.addable else "text2"
    name = Cell(head_name(family), icon=icon, tone=tone, text_tone=words, bold=True)
    number = Cell(family.case.unhcr_number or "", number=True, tone="text2")
    size = Cell(str(each.missing) if each.addable else "–", tabular=True, align="right")
    return Row(family.case.id, (name, number, size, _stage(family), _why(each)))


def _stage(family: Family) -> Cell:
    stage = Stage(family.case.stage or Stage.SUBMITTED)
    return Cell(out_word(family.case) if stage is Stage.OUT else stage.label, text_tone="text2")


def _why(each: Candidate) -> Cell:
    if not each.addable:
        return Cell(_("here already"), text_tone="text2")
    if each.elsewhere:
        told = _("On {reference} already, and stays there until taken off").format(reference=each.elsewhere)
        return Cell(each.elsewhere, icon="warn", tooltip=told)
    if not each.holds:
        return Cell(_("nothing"), icon="satisfied", text_tone="text2")
    told = "\n".join(_("{who}: {why}").format(who=who, why=hold.text) for who, hold in each.holds)
    return Cell(_short(each.holds), icon="bad", tooltip=told)


def _short(holds: Sequence[tuple[str, Hold]]) -> str:
    """What holds everybody once, else the first with how many more."""
    words = list(dict.fromkeys(hold.short for _who, hold in holds))
    if len(words) == 1:
        return words[0]
    return f"{words[0]} +{len(words) - 1}"


def chosen_persons(chosen: Iterable[Candidate]) -> int:
    """Return how many persons these families would add."""
    return sum(each.missing for each in chosen)

"""Who goes along with a departure and who meets its people, as a side of its page."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import cast

from resettle_desktop.desktop.forms.drafts import Drafts
from resettle_desktop.desktop.forms.editors import LinkChoice
from resettle_desktop.desktop.forms.form import Form
from resettle_desktop.desktop.forms.records_group import RecordsGroup, RecordsList
from resettle_desktop.desktop.forms.records_tab import RecordsTab
from resettle_desktop.desktop.parts.rows import Cell
from resettle_desktop.desktop.parts.widgets import EmptyState, PrimaryButton
from resettle_desktop.records.fields import Kept
from resettle_desktop.records.findings import Finding
from resettle_desktop.records.kinds import Assistance, Escort, Leg
from resettle_desktop.records.record import Record
from resettle_desktop.records.texts import _
from resettle_desktop.rules.escorts import assistance_findings, escort_findings, points
from resettle_desktop.rules.itineraries import in_order
from resettle_desktop.store.boards import Board
from resettle_desktop.store.store import Store

_LINK = "departure"
_WIDTHS = {
    "type": 190, "name": 170, "organisation": 130, "agency": 130, "phone": 140, "case": 170, "person": 170,
    "from_leg": 76, "to_leg": 70, "point": 130, "place": 90,
}  # fmt: skip


class _OnTheWay(RecordsTab):
    """A list of records that stand on the itinerary of a departure."""

    def _legs(self) -> list[Leg]:
        return in_order(self._store.rows.equal(Leg, departure=self._owner))

    def _width(self, field: Kept) -> int:
        return _WIDTHS.get(field.name, super()._width(field))


class EscortsTab(_OnTheWay):
    """Adds, changes and removes escorts."""

    in_list = ("type", "name", "organisation", "phone", "case", "person", "from_leg", "to_leg")

    def __init__(self, store: Store, drafts: Drafts) -> None:
        super().__init__(store, Escort, _LINK, Form(Escort, across=self._odd), drafts)

    def nothing(self, add: PrimaryButton) -> EmptyState:
        """Say what an escort is."""
        text = _("Doctors, nurses, social and operational escorts: with the whole group, a family or a person.")
        return EmptyState(_("Nobody goes along yet"), text, "user-focus", (add,))

    def empty_link(self, name: str) -> str:
        """Return whom an escort goes along with who names no family."""
        return _("The whole group") if name == "case" else ""

    def _cell(self, record: Record, name: str) -> Cell:
        """One who goes along with a person is not there for the whole group."""
        alone = name == "case" and record.of("case") is None and record.of("person") is not None
        return Cell("") if alone else super()._cell(record, name)

    def _odd(self, typed: Record) -> Sequence[Finding]:
        return escort_findings(cast(Escort, typed), self._legs())


class AssistanceTab(_OnTheWay):
    """Adds, changes and removes who meets the people of a departure, and where."""

    in_list = ("point", "place", "agency", "name", "phone", "case")

    def __init__(self, store: Store, drafts: Drafts) -> None:
        super().__init__(store, Assistance, _LINK, Form(Assistance, across=self._odd), drafts)

    def nothing(self, add: PrimaryButton) -> EmptyState:
        """Say what assistance is."""
        text = _("Who helps where the group changes, so that it takes the right flight, and who receives it.")
        return EmptyState(_("Nobody meets them yet"), text, "handshake", (add,))

    def empty_link(self, name: str) -> str:
        """Return who is met where no family is named."""
        return _("The whole group")

    def first_texts(self) -> dict[str, str]:
        """Propose the next place where people change or arrive and nobody meets them yet."""
        met = {(each.of("point"), (each.of("place") or "").upper()) for each in self._records}
        legs = self._legs()
        for point in ("transit", "arrival"):
            for place in points(legs, point):
                if place and (point, place.upper()) not in met:
                    return {"point": Assistance.field("point").show(point), "place": place}
        return {}

    def _odd(self, typed: Record) -> Sequence[Finding]:
        return assistance_findings(cast(Assistance, typed), self._legs())


def escorts_side(store: Store, drafts: Drafts) -> RecordsGroup:
    """Return the side with both lists."""
    lists = (RecordsList(Escort, _LINK, partial(EscortsTab, store, drafts)),
             RecordsList(Assistance, _LINK, partial(AssistanceTab, store, drafts)))  # fmt: skip
    return RecordsGroup(store, lists)


def who_is_there(board: Board) -> dict[str, Sequence[LinkChoice]]:
    """Return the families and people of a departure, as what its records may name."""
    families = board.movement.families
    people = [member.person.id for family in families for member in family.family.members]
    names = {member.person.id: member.label for family in families for member in family.family.members}
    return {
        "case": [(family.family.case.id, family.family.label) for family in families],
        "person": [(id, names[id]) for id in people],
    }

"""The legs of a departure as a side of its page, in their order, with what is odd between them under the fields."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from resettle_desktop.desktop.forms.drafts import Drafts
from resettle_desktop.desktop.forms.form import Form
from resettle_desktop.desktop.forms.records_tab import RecordsTab
from resettle_desktop.desktop.parts.widgets import EmptyState, PrimaryButton
from resettle_desktop.records.findings import Finding
from resettle_desktop.records.kinds import Leg
from resettle_desktop.records.record import Record
from resettle_desktop.records.texts import _
from resettle_desktop.rules.itineraries import in_order, leg_findings
from resettle_desktop.store.store import Store


class LegsTab(RecordsTab):
    """Adds, changes and removes legs."""

    def __init__(self, store: Store, drafts: Drafts) -> None:
        super().__init__(store, Leg, "departure", Form(Leg, across=self._odd), drafts)

    def nothing(self, add: PrimaryButton) -> EmptyState:
        """Say what a leg is."""
        text = _("The itinerary is made of legs: a flight or a road stretch each, with the local times of its places.")
        return EmptyState(_("No flight yet"), text, "airplane-takeoff", (add,))

    def read_records(self, owner: int) -> list[Record]:
        """Return the legs as they are travelled."""
        return [*in_order(self._store.rows.equal(Leg, departure=owner))]

    def first_texts(self) -> dict[str, str]:
        """Propose the next number, and the place where the last leg arrives."""
        legs = self._legs()
        last = legs[-1].destination if legs else None
        return {"order": str(len(legs) + 1)} | ({"origin": last} if last else {})

    def _legs(self) -> list[Leg]:
        return in_order(cast(list[Leg], self._records))

    def _odd(self, typed: Record) -> Sequence[Finding]:
        """Judge the legs with this one as it is typed, and tell what stands at it."""
        others = [leg for leg in self._legs() if leg.id != typed.id]
        return [found for found in leg_findings([*others, cast(Leg, typed)]) if found.record == typed.id]

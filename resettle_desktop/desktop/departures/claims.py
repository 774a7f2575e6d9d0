"""Bags that did not arrive, as they were claimed from the airline: which, and what became of each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from resettle_desktop.desktop.forms.drafts import Drafts
from resettle_desktop.desktop.forms.form import Form
from resettle_desktop.desktop.forms.records_tab import RecordsTab
from resettle_desktop.desktop.parts.widgets import EmptyState, PrimaryButton
from resettle_desktop.records.fields import Kept
from resettle_desktop.records.findings import Finding
from resettle_desktop.records.kinds import BaggageClaim
from resettle_desktop.records.record import Record
from resettle_desktop.records.texts import _
from resettle_desktop.rules.arrivals import claim_findings
from resettle_desktop.store.store import Store

_WIDTHS = {"person": 180, "tag": 120, "number": 140, "reported": 110, "status": 170, "settled": 110}


class ClaimsTab(RecordsTab):
    """Adds, changes and removes baggage claims."""

    in_list = ("person", "tag", "number", "reported", "status", "settled")

    def __init__(self, store: Store, drafts: Drafts) -> None:
        super().__init__(store, BaggageClaim, "departure", Form(BaggageClaim, across=self._odd), drafts)

    def nothing(self, add: PrimaryButton) -> EmptyState:
        """Say what a claim is."""
        text = _("A bag that is missing or damaged: whose it is, its tag, the airline's number and what became of it.")
        return EmptyState(_("No bag is claimed"), text, "suitcase", (add,))

    def _width(self, field: Kept) -> int:
        return _WIDTHS[field.name]

    def _odd(self, typed: Record) -> Sequence[Finding]:
        claims = [each for each in self._records if each.id != typed.id]
        found = claim_findings([cast(BaggageClaim, each) for each in (*claims, typed)])
        return [each for each in found if each.record == typed.id]

"""A new departure by hand: its form and that of its first leg, written together as one change set."""

from __future__ import annotations

from collections.abc import Sequence

from resettle_desktop.desktop.forms.drafts import Drafts
from resettle_desktop.desktop.forms.form import Form
from resettle_desktop.desktop.forms.layout import label_width
from resettle_desktop.desktop.forms.new_pair import NewPair
from resettle_desktop.records.findings import Finding
from resettle_desktop.records.kinds import Departure, Leg
from resettle_desktop.records.record import Record
from resettle_desktop.records.texts import _
from resettle_desktop.rules.itineraries import leg_findings
from resettle_desktop.store.changes import Draft
from resettle_desktop.store.store import Store

_FIRST = "1"


class NewDeparture(NewPair):
    """Asks for what is known of a new departure and of its first leg; one without a flight yet has no leg."""

    def __init__(self, store: Store, drafts: Drafts | None = None) -> None:
        wide = max(label_width(Departure), label_width(Leg))
        departure, leg = Form(Departure, labels=wide), Form(Leg, across=_odd, labels=wide)
        forms = ((_("The departure"), departure), (_("Its first leg"), leg))
        super().__init__(store, _("New departure"), _("Save departure"), forms, "departure", drafts)
        self.departure_form, self.leg_form = departure, leg

    def propose(self) -> None:
        """The first leg is number 1."""
        self.leg_form.fields["order"].editor.set_text(_FIRST)

    def _draft(self, first: Record, second: Record) -> Draft:
        if self.leg_form.changes()[1].keys() - {"order"}:
            return super()._draft(first, second)
        draft = Draft()
        draft.add(first.kind_name(), first.id, self.first_form.changes()[1])
        return draft


def _odd(record: Record) -> Sequence[Finding]:
    return leg_findings([record] if isinstance(record, Leg) else [])

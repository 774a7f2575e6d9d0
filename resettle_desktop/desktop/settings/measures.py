"""Outbreak measures in the settings: what is asked in which period and place, or of one departure."""

from __future__ import annotations

from datetime import date

from resettle_desktop.desktop.forms.drafts import Drafts
from resettle_desktop.desktop.forms.form import Form
from resettle_desktop.desktop.forms.records_side import OFFICE, RecordsSide
from resettle_desktop.desktop.forms.records_tab import RecordsTab
from resettle_desktop.desktop.parts.basics import PrimaryButton
from resettle_desktop.desktop.parts.side_pane import rows_of_words
from resettle_desktop.desktop.parts.theme import NARROW, scaled
from resettle_desktop.desktop.parts.widgets import EmptyState, Icon, Label
from resettle_desktop.records.fields import Kept
from resettle_desktop.records.kinds import Departure, OutbreakMeasures
from resettle_desktop.records.record import Record
from resettle_desktop.records.texts import _
from resettle_desktop.rules.clearance.measure_words import measures_words
from resettle_desktop.rules.clearance.measures import in_force, read_measures
from resettle_desktop.store.store import Store

_MOST_CHOICES = 200
_LABELS = 168  # pixels: there is room beside the form, and "Sièges occupés par véhicule" takes it


class MeasuresList(RecordsTab):
    """All measures, the latest begun first."""

    lines_shown = 6
    in_list = ("name", "from_day", "until", "country", "departure", "place")

    def __init__(self, store: Store, drafts: Drafts) -> None:
        form = Form(OutbreakMeasures, 9, labels=_LABELS, sealer=store.seals)
        super().__init__(store, OutbreakMeasures, "", form, drafts)

    def _width(self, field: Kept) -> int:
        """Return how wide a column is: there is room for a name, and for what it means that no departure is named."""
        return 210 if field.name in ("name", "departure") else super()._width(field)

    def nothing(self, add: PrimaryButton) -> EmptyState:
        """Say what stands here."""
        text = _("A test with its hours, a symptom check, quarantine, masks, seats: asked of all who depart meanwhile.")
        return EmptyState(_("No outbreak measures"), text, "shield-warning", (add,))

    def empty_link(self, name: str) -> str:
        """Return what it means that no departure is named."""
        return _("Every departure of the period")

    def read_records(self, owner: int) -> list[Record]:
        """Return the measures."""
        found = self._store.rows.equal(OutbreakMeasures)
        return [*sorted(found, key=lambda each: (each.from_day or date.min, each.id), reverse=True)]


class MeasuresSide(RecordsSide):
    """Lists, adds, changes and removes outbreak measures, and says which are in force today."""

    def __init__(self, store: Store, drafts: Drafts) -> None:
        self.today = Label("", "table", "text2", wraps=True)
        above = rows_of_words([[Icon("shield-warning", "text2", 14), self.today]])
        above.layout().setContentsMargins(scaled(16), 0, scaled(16), scaled(NARROW))  # type: ignore[union-attr]
        super().__init__(store, _("Outbreak measures"), MeasuresList(store, drafts), above=above)
        self.refresh()

    def refresh(self) -> None:
        """Read the measures anew, the departures that one may be for, and what is in force."""
        latest = self._store.rows.page(Departure, [("reference", True)], 0, _MOST_CHOICES)
        self.list.show_owner(OFFICE, {"departure": [(each.id, each.label()) for each in latest]})
        current = in_force(self._store.rows.equal(OutbreakMeasures), date.today())
        said = "; ".join(measures_words(read_measures(each)) for each in current)
        self.today.setText(
            _("Today in force: {measures}").format(measures=said) if said else _("None is in force today.")
        )

"""On which departures a family is booked, read only: the legs, and each member's place."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from resettle_desktop.desktop.cases.models import first_name
from resettle_desktop.desktop.lists.table import Table
from resettle_desktop.desktop.parts.basics import Icon, Label, LinkButton, ground, roomy
from resettle_desktop.desktop.parts.rows import Cell, Column, Row, RowsModel
from resettle_desktop.desktop.parts.side_pane import inset, rows_of_words
from resettle_desktop.desktop.parts.theme import MIDDLE, TIGHT, height, scaled
from resettle_desktop.desktop.parts.widgets import EmptyState
from resettle_desktop.records.dates import show_moment
from resettle_desktop.records.kinds import Departure, Leg, Passenger
from resettle_desktop.records.texts import _
from resettle_desktop.rules.itineraries import in_order
from resettle_desktop.store.store import Store
from resettle_desktop.store.views import Family


class TravelTab(QWidget):
    """Shows bookings; asks to open a departure."""

    departure_asked = Signal(object)

    def __init__(self, store: Store) -> None:
        super().__init__()
        ground(self, "surface")
        self._store = store
        self._sheet = QVBoxLayout(self)
        self._sheet.setContentsMargins(0, 0, 0, 0)
        self._body: QWidget | None = None

    def show_family(self, family: Family) -> None:
        """Show the bookings of this family's members."""
        if self._body is not None:
            self._sheet.removeWidget(self._body)
            self._body.hide()
            self._body.deleteLater()
        passengers = self._store.rows.where_in(Passenger, "person", [member.person.id for member in family.members])
        departures = self._store.rows.many(Departure, [each.departure for each in passengers])
        if departures:
            self._body = roomy(self._bookings(family, passengers, departures))
        else:
            text = _("Add the family on the page of a departure.")
            self._body = EmptyState(_("Not booked on a departure"), text, "airplane-takeoff")
        self._sheet.addWidget(self._body)

    def _bookings(self, family: Family, passengers: list[Passenger], departures: dict[int, Departure]) -> QWidget:
        body = ground(QWidget(), "surface")
        down = QVBoxLayout(body)
        down.setContentsMargins(0, scaled(MIDDLE), 0, scaled(MIDDLE))
        down.setSpacing(scaled(TIGHT))
        for departure in departures.values():
            mine = [each for each in passengers if each.departure == departure.id]
            link = inset(QHBoxLayout())
            link.addWidget(self._link(departure))
            link.addStretch(1)
            down.addLayout(link)
            down.addWidget(self._legs(departure))
            down.addWidget(_seats(family, mine))
            down.addSpacing(scaled(MIDDLE))
        down.addStretch(1)
        return body

    def _link(self, departure: Departure) -> LinkButton:
        return LinkButton(
            departure.reference or "", "airplane-takeoff", lambda: self.departure_asked.emit(departure.id)
        )

    def _legs(self, departure: Departure) -> QWidget:
        rows: list[list[QWidget]] = []
        for leg in in_order(self._store.rows.equal(Leg, departure=departure.id)):
            flight = " ".join(filter(None, (leg.carrier, leg.number)))
            way = _("{origin} to {destination}").format(origin=leg.origin or "?", destination=leg.destination or "?")
            words = [Label(word, "table", "text2", tabular=True) for word in (flight, way, _times(leg))]
            rows.append([Icon("airplane-tilt", "text2", 14), *words])
        return rows_of_words(rows)


def _times(leg: Leg) -> str:
    """Return when a leg departs and arrives; the day is said once where both are on it."""
    same_day = leg.departs and leg.arrives and leg.departs.date() == leg.arrives.date()
    arrives = f"{leg.arrives:%H:%M}" if same_day else show_moment(leg.arrives) if leg.arrives else ""
    return " – ".join(filter(None, (show_moment(leg.departs) if leg.departs else "", arrives)))


def _seats(family: Family, passengers: list[Passenger]) -> Table:
    names = {member.person.id: first_name(member.person) for member in family.members}
    columns = [
        Column("name", _("Name"), 170, sortable=False),
        *(
            Column(name, Passenger.field(name).label, 120, sortable=False)
            for name in ("status", "seat", "pnr", "ticket")
        ),
    ]
    rows = [
        Row(
            each.id, (Cell(names.get(each.person or 0, ""), bold=True), *(Cell(each.shown(c.key)) for c in columns[1:]))
        )
        for each in passengers
    ]
    table = Table(_("Places on the departure"), "row_board")
    table.show_rows(RowsModel(columns, lambda: len(rows), lambda start, count: rows[start : start + count]))
    table.setFixedHeight(height("head") + height("row_board") * len(rows) + 2)
    return table

"""Services to be booked, proposed from travel needs: who gets which code is seen and ticked before it is written."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout

from resettle_desktop.desktop.departures.models import persons_word
from resettle_desktop.desktop.parts.basics import Label, PrimaryButton, emptied
from resettle_desktop.desktop.parts.panel import Panel
from resettle_desktop.desktop.parts.theme import NARROW, PAGE_MARGIN, scaled
from resettle_desktop.records.codes import code_list
from resettle_desktop.records.texts import _
from resettle_desktop.rules.clearance.services import proposed_services
from resettle_desktop.store.boards import Board
from resettle_desktop.store.views import Seat

_WIDTH = 340
Proposals = list[tuple[Seat, tuple[str, ...]]]


class ProposeServices(Panel):
    """Lists who needs what of the airline; ``agreed`` with the passengers that are ticked and their codes."""

    agreed = Signal(object)

    def __init__(self) -> None:
        super().__init__(_("Services to be booked"), _WIDTH)
        self._found: Proposals = []
        self.ticks: dict[int, QCheckBox] = {}
        self.said = Label("", "table", "text2", wraps=True)
        self.button = PrimaryButton("", "plus", self._agree)
        self._list = QVBoxLayout()
        self._list.setSpacing(scaled(NARROW))
        inner = QVBoxLayout()
        inner.setContentsMargins(scaled(PAGE_MARGIN), 0, scaled(PAGE_MARGIN), scaled(NARROW))
        inner.setSpacing(scaled(NARROW))
        inner.addWidget(self.said)
        inner.addLayout(self._list)
        self.fill(inner, self.button)

    def show_board(self, board: Board) -> None:
        """Propose for everybody on this departure what is not booked; what was unticked stays so."""
        left = {id for id, tick in self.ticks.items() if not tick.isChecked()}
        self._found = proposals(board)
        emptied(self._list)
        self.ticks = {}
        services = code_list("services")
        for seat, codes in self._found:
            words = ", ".join(f"{code} {services.label(code)}" for code in codes)
            tick = QCheckBox(f"{seat.member.label}\n{words}")
            tick.setChecked(seat.passenger.id not in left)
            tick.toggled.connect(lambda _checked: self._name_button())
            self.ticks[seat.passenger.id] = tick
            self._list.addWidget(tick)
            tick.show()
        said = _("What travel needs and infants ask of the airline, and no booking has yet.")
        self.said.setText(said if self._found else _("Every need is booked."))
        self._name_button()
        (next(iter(self.ticks.values())) if self.ticks else self).setFocus(Qt.FocusReason.OtherFocusReason)

    def chosen(self) -> Proposals:
        """Return who is ticked, with the codes."""
        return [(seat, codes) for seat, codes in self._found if self.ticks[seat.passenger.id].isChecked()]

    def _name_button(self) -> None:
        count = len(self.chosen())
        self.button.setText(_("Add to the bookings of {who}").format(who=persons_word(count)))
        self.button.setAccessibleName(self.button.text())
        self.button.setEnabled(bool(count))
        self.foot.setVisible(bool(self._found))

    def _agree(self) -> None:
        self.agreed.emit(self.chosen())


def proposals(board: Board) -> Proposals:
    """Return who on a departure lacks which codes, in the order of the board."""
    found: Proposals = []
    for seat in board.movement.seats:
        clearance = board.of(seat)
        codes = proposed_services(clearance, board.journey, board.limits) if clearance is not None else ()
        if codes:
            found.append((seat, codes))
    return found

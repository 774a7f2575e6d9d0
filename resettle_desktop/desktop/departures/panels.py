"""The panels beside a departure: to add families, to export, to move it, to part a family, to propose services."""

from __future__ import annotations

from functools import cached_property

from PySide6.QtCore import Signal

from resettle_desktop.desktop.departures.add_families import AddFamilies
from resettle_desktop.desktop.departures.export import ExportPanel
from resettle_desktop.desktop.departures.move_date import MoveDate
from resettle_desktop.desktop.departures.parting import PartingPanel
from resettle_desktop.desktop.departures.proposing import ProposeServices
from resettle_desktop.desktop.parts.panel_stack import PanelStack
from resettle_desktop.store.boards import Board
from resettle_desktop.store.store import Store


class DeparturePanels(PanelStack):
    """Shows one panel or none, each made when it is first asked for; ``begun`` and ``left`` tell of it.

    What a person agreed to in one is announced, and done by whoever listens.
    """

    message = Signal(str, object)
    add_asked = Signal(object)
    move_agreed = Signal(object)
    parting_agreed = Signal(object)
    services_agreed = Signal(object)

    def __init__(self, store: Store) -> None:
        super().__init__()
        self._store = store

    @cached_property
    def add(self) -> AddFamilies:
        """Return the panel that adds families."""
        made = AddFamilies(self._store)
        made.add_asked.connect(self.add_asked)
        return self.put(made)

    @cached_property
    def export(self) -> ExportPanel:
        """Return the panel that writes Fedasil's workbook."""
        made = ExportPanel(self._store)
        made.message.connect(self.message)
        return self.put(made)

    @cached_property
    def move_date(self) -> MoveDate:
        """Return the panel that moves the departure to another time."""
        made = MoveDate(self._store)
        made.agreed.connect(self.move_agreed)
        return self.put(made)

    @cached_property
    def parting(self) -> PartingPanel:
        """Return the panel that takes a family off, or some of it."""
        made = PartingPanel(self._store)
        made.agreed.connect(self.parting_agreed)
        return self.put(made)

    @cached_property
    def services(self) -> ProposeServices:
        """Return the panel that proposes services from travel needs."""
        made = ProposeServices()
        made.agreed.connect(self.services_agreed)
        return self.put(made)

    def is_moving(self) -> bool:
        """Return whether a person looks at what a move breaks."""
        return isinstance(self.seen(), MoveDate)

    def show_board(self, board: Board) -> None:
        """Show in the panel that is seen how the departure stands now."""
        panel = self.seen()
        if isinstance(panel, AddFamilies | ExportPanel):
            panel.show_movement(board.movement)
        elif isinstance(panel, PartingPanel | ProposeServices):
            panel.show_board(board)

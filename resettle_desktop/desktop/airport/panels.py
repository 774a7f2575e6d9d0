"""The panels beside the cards: paper ticks typed back, the other computer's ticks, and the closing of the counter."""

from __future__ import annotations

from functools import cached_property

from PySide6.QtCore import Signal

from resettle_desktop.desktop.airport.closing_panel import ClosingPanel
from resettle_desktop.desktop.airport.desk import CounterDesk
from resettle_desktop.desktop.airport.laptop_panel import LaptopPanel
from resettle_desktop.desktop.airport.paper_panel import PaperPanel
from resettle_desktop.desktop.parts.panel_stack import PanelStack
from resettle_desktop.store.store import Store


class CounterPanels(PanelStack):
    """Shows one panel or none, each made when it is first asked for; ``said`` tells what was done in one."""

    said = Signal(str)

    def __init__(self, store: Store, desk: CounterDesk) -> None:
        super().__init__()
        self._store, self._desk = store, desk

    @cached_property
    def paper(self) -> PaperPanel:
        """Return the panel in which paper ticks are typed back."""
        return self.put(PaperPanel(self._desk))

    @cached_property
    def laptop(self) -> LaptopPanel:
        """Return the panel of the other computer's ticks."""
        made = self.put(LaptopPanel(self._desk, self._store.tick_files))
        made.said.connect(self.said)
        return made

    @cached_property
    def closing(self) -> ClosingPanel:
        """Return the panel that closes the counter."""
        made = self.put(ClosingPanel(self._desk))
        made.said.connect(self.said)
        return made

    def begin_paper(self) -> None:
        """Let paper ticks be typed back."""
        self.begin(self.paper)
        self.paper.begin()

    def begin_laptop(self) -> None:
        """Let ticks go to the other computer, and come from it."""
        self.begin(self.laptop)
        self.laptop.begin()

    def begin_closing(self) -> None:
        """Show what keeps the counter open, and let it be closed."""
        self.begin(self.closing)
        self.closing.begin()

    def refresh(self) -> None:
        """Show in the panel that is seen how the counter stands now."""
        panel = self.seen()
        if isinstance(panel, ClosingPanel | PaperPanel):
            panel.refresh()

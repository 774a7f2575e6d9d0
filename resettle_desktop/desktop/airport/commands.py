"""What can be done at the counter beside its keys: every command with its shortcut, in the menu of its head."""

from __future__ import annotations

from functools import partial
from typing import Protocol

from PySide6.QtWidgets import QMenu, QWidget

from resettle_desktop.desktop.airport.panels import CounterPanels
from resettle_desktop.desktop.airport.scan_box import ScanBox
from resettle_desktop.desktop.parts.commands import add_command
from resettle_desktop.records.texts import _


class CounterDoing(Protocol):
    """What the counter does for its commands."""

    panels: CounterPanels
    box: ScanBox

    def take_back(self) -> None:
        """Take back the last tick."""


class CounterCommands:
    """Fills the menu of the counter."""

    def __init__(self, widget: QWidget, menu: QMenu, page: CounterDoing) -> None:
        add = partial(add_command, widget, menu)
        add(_("Scan, or type a name or number"), ["Ctrl+K"], page.box.begin)
        add(_("Take back the last tick"), ["Ctrl+Z"], page.take_back)
        menu.addSeparator()
        add(_("Type paper ticks back…"), ["Ctrl+T"], page.panels.begin_paper)
        add(_("Ticks of the other computer…"), ["Ctrl+E"], page.panels.begin_laptop)
        menu.addSeparator()
        add(_("Close the counter, departure message…"), ["Ctrl+Shift+C"], page.panels.begin_closing)

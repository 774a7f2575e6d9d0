"""The head of a departure's page: which it is and when, its itinerary and its figures, and what is done with it."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget

from resettle_desktop.desktop.departures.figures import Figures, figures
from resettle_desktop.desktop.departures.itinerary import Itinerary
from resettle_desktop.desktop.departures.models import day_words, from_today
from resettle_desktop.desktop.departures.writing import without_masks
from resettle_desktop.desktop.parts.basics import Icon, Label, LinkButton, ShortLabel, ground
from resettle_desktop.desktop.parts.theme import NARROW, PAGE_MARGIN, scaled
from resettle_desktop.desktop.parts.widgets import Banner, Button, PrimaryButton
from resettle_desktop.records.texts import _
from resettle_desktop.rules.clearance.measure_words import measures_lines
from resettle_desktop.store.boards import Board
from resettle_desktop.store.views import Movement

_ROOM_FOR_DAY = 60
# while the counter stands beside the other buttons; its command is there always
_DAYS_BEFORE, _DAYS_AFTER = 1, 7


def lacks_masks(board: Board) -> bool:
    """Return whether an outbreak asks for masks on the day, and somebody on board has fewer."""
    asked = board.journey.measures if board.movement.departs else None
    return asked is not None and bool(without_masks(board.movement, asked.masks))


class DepartureHeader(QWidget):
    """Shows a departure; announces what is to be done with it."""

    add_asked = Signal()
    print_asked = Signal()
    export_asked = Signal()
    leg_asked = Signal()
    date_asked = Signal()
    masks_asked = Signal()
    airport_asked = Signal()

    def __init__(self, more: QMenu) -> None:
        super().__init__()
        ground(self, "surface")
        self.itinerary, self.figures = Itinerary(), Figures()
        self.banner: Banner | None = None
        self.measures, self._measures_line = ShortLabel("", "table", "text"), QWidget()
        self.masks_button = LinkButton(_("Masks handed out to all"), "check", self.masks_asked.emit)
        self._more, self._is_near = more, False
        self._reference = Label("", "title", "text", 600)
        self._day = ShortLabel("", "text", "text", 500, tabular=True)
        self._ahead = ShortLabel("", "text", "text2", tabular=True)
        self.first_leg = LinkButton(_("Add its first flight"), "plus", self.leg_asked.emit)
        self.add_button = PrimaryButton(_("Add families"), "plus", self.add_asked.emit)
        self.airport_button = Button(_("Airport day"), "barcode", self.airport_asked.emit)
        self.date_button = Button(_("Move date…"), "calendar-blank", self.date_asked.emit)
        self.print_button = Button(_("Print manifest"), "printer", self.print_asked.emit)
        self.export_button = Button(_("Export…"), "export", self.export_asked.emit)
        self.more_button = Button(_("More"), called=self._open_more, trailing="caret-down")
        self._lower = QHBoxLayout()
        self._down = QVBoxLayout(self)
        self._assemble()

    def _assemble(self) -> None:
        self._down.setContentsMargins(scaled(PAGE_MARGIN), scaled(NARROW), scaled(14), scaled(NARROW))
        self._down.setSpacing(scaled(6))
        self.add_button.setToolTip(_("Ins"))
        self.airport_button.setToolTip(_("Ctrl+Shift+A"))
        self.print_button.setToolTip(_("Ctrl+P"))
        self.export_button.setToolTip(_("Ctrl+E"))
        upper = QHBoxLayout()
        upper.setSpacing(scaled(NARROW))
        for label in (self._reference, self._day, self._ahead):
            upper.addWidget(label)
        upper.addStretch(1)
        buttons = (self.date_button, self.export_button, self.airport_button, self.print_button, self.add_button)
        for button in (*buttons, self.more_button):
            upper.addWidget(button)
        for widget in (self.itinerary, self.first_leg):
            self._lower.addWidget(widget)
        self._lower.addStretch(1)
        self._lower.addWidget(self.figures)
        self._down.addLayout(upper)
        self._down.addLayout(self._lower)
        across = QHBoxLayout(self._measures_line)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(scaled(NARROW))
        across.addWidget(Icon("shield-warning", "warn", 16))
        across.addWidget(self.measures)
        across.addWidget(self.masks_button)
        across.addStretch(1)
        self._down.addWidget(self._measures_line)
        # Large text must not make the page wider than the window: the figures go below instead
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_departure(self, board: Board, today: date) -> None:
        """Show this departure; ``today`` is the day from which days are counted."""
        movement = board.movement
        self._reference.setText(movement.departure.label())
        self._day.setText(day_words(movement.departs))
        ahead = from_today(movement.departs.date(), today) if movement.departs else _("judged as if it left now")
        self._ahead.setText(ahead if movement.departs or movement.seats else "")
        self.itinerary.show_legs(movement.legs)
        self.itinerary.setVisible(bool(movement.legs))
        self.first_leg.setVisible(not movement.legs)
        self.figures.show_figures(figures(board))
        days = (movement.departs.date() - today).days if movement.departs and movement.seats else None
        self._is_near = days is not None and -_DAYS_AFTER <= days <= _DAYS_BEFORE
        self.airport_button.setVisible(self._is_near)
        self._show_measures(board)
        self._show_banner(movement)
        self._arrange()

    def show_primary(self, shown: bool) -> None:
        """Show the button that adds families where no other one is what the shown side is for."""
        self.add_button.setVisible(shown)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the figures below the itinerary where both have no room side by side."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """In large text buttons that the menu has too give way, the export before the date."""
        last = [self.airport_button] if self._is_near else []
        shown = (self._reference, *last, self.print_button, self.add_button, self.more_button)
        room = self.width() - sum(each.sizeHint().width() + scaled(NARROW) for each in shown) - scaled(3 * PAGE_MARGIN)
        for button in (self.date_button, self.export_button):
            room -= button.sizeHint().width() + scaled(NARROW)
            button.setVisible(room >= scaled(_ROOM_FOR_DAY))
        wanted = self.itinerary.sizeHint().width() + self.figures.sizeHint().width() + scaled(3 * PAGE_MARGIN)
        beside = QBoxLayout.Direction.LeftToRight
        self._lower.setDirection(beside if wanted <= self.width() else QBoxLayout.Direction.TopToBottom)

    def _show_measures(self, board: Board) -> None:
        """Say what an outbreak asks for on the day of the departure; without one the line is not there."""
        asked = board.journey.measures if board.movement.departs else None
        lines = measures_lines(asked, len(board.movement.seats)) if asked else []
        self.measures.setText(" · ".join(lines))
        self.measures.setToolTip("\n".join(lines))
        self._measures_line.setVisible(bool(lines))
        self.masks_button.setVisible(lacks_masks(board))

    def _show_banner(self, movement: Movement) -> None:
        if self.banner is not None:
            self._down.removeWidget(self.banner)
            self.banner.hide()
            self.banner.deleteLater()
            self.banner = None
        if movement.departure.cancelled:
            text = _("Nobody is booked by it; its people can be put on another departure.")
            self.banner = Banner(_("This departure is cancelled"), text, "warn")
            self._down.addWidget(self.banner)

    def _open_more(self) -> None:
        self._more.popup(self.more_button.mapToGlobal(self.more_button.rect().bottomLeft()))

"""The head of the counter: which departure and when it leaves, the clock, and the counts that must add up."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from resettle_desktop.desktop.airport.models import to_departure
from resettle_desktop.desktop.parts.basics import Button, Icon, Label, ShortLabel, ground
from resettle_desktop.desktop.parts.theme import MIDDLE, NARROW, TIGHT, WIDE, scaled
from resettle_desktop.records.airports import airport_name
from resettle_desktop.records.dates import show_day, weekday
from resettle_desktop.records.kinds import Leg
from resettle_desktop.records.texts import _
from resettle_desktop.rules.counter import Counts
from resettle_desktop.store.views import Movement

_EDGE, _HEIGHT = 20, 60


class CounterHead(QWidget):
    """Shows the departure and the clock; ``left`` when a person closes the mode."""

    left = Signal()

    def __init__(self, more: QMenu) -> None:
        super().__init__()
        ground(self, "surface")
        self.setFixedHeight(scaled(_HEIGHT))
        self._departs: datetime | None = None
        self._reference = Label("", "display", "text", 600)
        self._about = ShortLabel("", "large", "text2", tabular=True)
        self.clock = Label("", "display", "text", 600, tabular=True)
        self.left_time = Label("", "large", "text2", tabular=True)
        self._more = more
        self.more_button = Button(_("More"), called=self._open_more, trailing="caret-down")
        self.close_button = Button(_("Close"), called=self.left.emit)
        for button in (self.more_button, self.close_button):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.close_button.setToolTip(_("Esc"))
        across = QHBoxLayout(self)
        across.setContentsMargins(scaled(_EDGE), 0, scaled(_EDGE), 0)
        across.setSpacing(scaled(MIDDLE))
        for widget in (self._reference, self._about):
            across.addWidget(widget)
        across.addStretch(1)
        for part in (Icon("clock", "text2", 18), self.clock, self.left_time, self.more_button, self.close_button):
            across.addWidget(part)

    def show_departure(self, movement: Movement) -> None:
        """Show which departure it is."""
        self._departs = movement.departs
        self._reference.setText(movement.departure.label())
        day = movement.departs.date() if movement.departs else None
        when = f"{weekday(day)} {show_day(day)}" if day else _("no date yet")
        self._about.setText(", ".join(filter(None, (when, _flight(movement.legs[0]) if movement.legs else ""))))

    def _open_more(self) -> None:
        self._more.popup(self.more_button.mapToGlobal(self.more_button.rect().bottomLeft()))

    def show_time(self, now: datetime) -> None:
        """Show what time it is, and how long it still is."""
        self.clock.setText(f"{now:%H:%M}")
        self.left_time.setText(to_departure(self._departs, now))


class CountsLine(QWidget):
    """The manifest as a sum: present and awaited and not travelling, and whether that adds up."""

    def __init__(self) -> None:
        super().__init__()
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(scaled(WIDE))
        self.manifest, self.here = _Count(_("on the manifest")), _Count(_("present"), "ok", "ok")
        self.awaited = _Count(_("awaited"), "todo", "text")
        self.staying = _Count(_("not travelling"), "bad", "bad")
        parts = (self.manifest, Label("=", "display", "text2"), self.here, Label("+", "display", "text2"), self.awaited)
        for part in (*parts, Label("+", "display", "text2"), self.staying):
            across.addWidget(part)
        self.sum_icon, self.sum_words = Icon("ok", "ok", 14), Label("", "text", "ok", 600)
        across.addSpacing(scaled(NARROW))
        end = QHBoxLayout()
        end.setSpacing(scaled(6))
        end.addWidget(self.sum_icon)
        end.addWidget(self.sum_words)
        across.addLayout(end)

    def show_counts(self, counts: Counts) -> None:
        """Show these counts."""
        self.manifest.show_count(counts.manifest)
        boarded = _("present, {n} boarded").format(n=counts.boarded) if counts.boarded else _("present")
        self.here.show_count(counts.here, boarded)
        self.awaited.show_count(counts.awaited)
        self.staying.show_count(counts.staying)
        tone = "ok" if counts.adds_up else "bad"
        self.sum_icon.set_icon(tone)
        self.sum_words.set_tone(tone)
        self.sum_words.setText(_("adds up") if counts.adds_up else _("does not add up"))
        said = _("{manifest} on the manifest = {here} present + {awaited} awaited + {staying} not travelling")
        self.setAccessibleName(
            said.format(manifest=counts.manifest, here=counts.here, awaited=counts.awaited, staying=counts.staying)
        )


class _Count(QWidget):
    """One number in large type over its word."""

    def __init__(self, word: str, icon: str = "", tone: str = "text") -> None:
        super().__init__()
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(0)
        upper = QHBoxLayout()
        upper.setSpacing(scaled(NARROW))
        if icon:
            upper.addWidget(Icon(icon, tone, 22))
        self.number, self.word = Label("0", "count", tone, 500, tabular=True), Label(word, "text", "text2")
        upper.addWidget(self.number)
        upper.addStretch(1)
        down.addLayout(upper)
        down.addSpacing(-scaled(TIGHT))
        down.addWidget(self.word)

    def show_count(self, count: int, word: str = "") -> None:
        self.number.setText(str(count))
        if word:
            self.word.setText(word)


def _flight(leg: Leg) -> str:
    flight = " ".join(filter(None, (leg.carrier, leg.number)))
    where = airport_name(leg.destination)
    return _("{flight} to {place}").format(flight=flight, place=where) if flight and where else flight or where

"""Closes the counter once everybody boarded or does not travel for a reason, and gives the departure message."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QVBoxLayout

from resettle_desktop.desktop.airport.desk import CounterDesk
from resettle_desktop.desktop.airport.models import outcome_of
from resettle_desktop.desktop.parts.basics import Button, Icon, Label, PrimaryButton, emptied
from resettle_desktop.desktop.parts.panel import Panel
from resettle_desktop.desktop.parts.side_pane import rows_of_words
from resettle_desktop.desktop.parts.theme import NARROW, PAGE_MARGIN, scaled
from resettle_desktop.records.texts import _, n_
from resettle_desktop.rules.counter import DID_NOT_COME, NO_SHOW, still_open
from resettle_desktop.rules.departure_message import departure_message
from resettle_desktop.rules.kinship import short_name
from resettle_desktop.store.counter import NewTick

_WIDTH = 390
_MOST_NAMED = 12


class ClosingPanel(Panel):
    """Shows what keeps the counter open, closes it, and has the message; ``said`` tells what was done."""

    said = Signal(str)

    def __init__(self, desk: CounterDesk) -> None:
        super().__init__(_("Close the counter"), _WIDTH)
        self._desk = desk
        self.absent_button = Button(_("Those awaited did not come"), "user-minus", self.absent)
        self.button = PrimaryButton(_("Close the counter"), "lock-simple", self.close_counter)
        self.copy_button = Button(_("Copy the message"), "copy", self.copy)
        self.save_button = Button(_("Save it as a file…"), "floppy-disk", self._ask_where)
        self.message = Label("", "table", "text", wraps=True, tabular=True)
        self._body, self._rows = QVBoxLayout(), QVBoxLayout()
        self._assemble()

    def _assemble(self) -> None:
        margin = scaled(PAGE_MARGIN)
        self._body.setContentsMargins(margin, 0, margin, 0)
        self._body.setSpacing(scaled(NARROW))
        self._body.addLayout(self._rows)
        self._body.addWidget(self.absent_button)
        self._body.addWidget(Label(_("Departure message"), "small", "text2", 600))
        for widget in (self.message, self.copy_button, self.save_button):
            self._body.addWidget(widget)
        self.message.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.fill(self._body, self.button)

    # what others call

    def begin(self) -> None:
        """Show how the counter stands, and take the keyboard."""
        self.refresh()
        target = self.button if self.button.isEnabled() else self.close_button
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Show how the counter stands now."""
        found, counts, closed = still_open(self._desk.standings), self._desk.counts, self._desk.closed is not None
        emptied(self._rows)
        version = self._desk.at.version
        planned = _("Planned manifest, version {n}").format(n=version) if version else _("Planned manifest")
        lines = [
            ("ok", f"{planned}: {counts.manifest}"),
            ("ok", _("Actual manifest: {n} boarded").format(n=counts.boarded)),
            *self._open("todo", _("Awaited"), found.awaited), *self._open("todo", _("Not on board"), found.present),
            *self._open("bad", _("Without a reason"), found.without_reason),
            *self._open("warn", _("Not counted"), found.unknown),
        ]  # fmt: skip
        if closed:
            lines.append(("ok", _("The counter is closed. Ctrl+Z opens it again.")))
        self._rows.addWidget(
            rows_of_words([(Icon(icon, "", 14), Label(text, "table", "text", wraps=True)) for icon, text in lines])
        )
        self.absent_button.setVisible(bool(found.awaited) and not closed)
        self.button.setEnabled(found.may_close and counts.adds_up and not closed and not self._desk.is_busy)
        self.message.setText(self.text())

    def text(self) -> str:
        """Return the departure message as it would be sent now."""
        return departure_message(outcome_of(self._desk.at, self._desk.standings, self._desk.closed))

    def absent(self) -> None:
        """Say of all who are awaited that they did not come."""
        awaited = set(still_open(self._desk.standings).awaited)
        seats = [seat for seat in self._desk.at.seats if seat.member.person.id in awaited]
        said = n_("{n} person did not come", "{n} persons did not come", len(seats))
        self._desk.tick([NewTick(seat, NO_SHOW, DID_NOT_COME) for seat in seats], said)
        self.refresh()

    def close_counter(self) -> None:
        """Close the counter; it can be taken back."""
        if still_open(self._desk.standings).may_close:
            self._desk.close()

    def copy(self) -> None:
        """Put the message on the clipboard."""
        QGuiApplication.clipboard().setText(self.text())
        self.said.emit(_("The departure message is on the clipboard"))

    def save(self, path: Path) -> None:
        """Write the message to a file."""
        try:
            path.write_text(self.text(), encoding="utf-8")
        except OSError as error:
            text = _("{path} could not be written: {reason}. Choose another place.")
            self.said.emit(text.format(path=path, reason=error.strerror))
            return
        self.said.emit(_("The departure message is saved as {name}").format(name=path.name))

    # internals

    def _ask_where(self) -> None:
        proposed = f"{self._desk.at.departure.label()}.txt"
        chosen, _kind = QFileDialog.getSaveFileName(self, _("Save the departure message"), proposed)
        if chosen:
            self.save(Path(chosen))

    def _open(self, icon: str, title: str, people: Sequence[int]) -> list[tuple[str, str]]:
        if not people:
            return []
        names = {seat.member.person.id: short_name(seat.member.person) for seat in self._desk.at.seats}
        called = [names[id] for id in people[:_MOST_NAMED]]
        more = ["…"] if len(people) > _MOST_NAMED else []
        return [(icon, f"{title} · {len(people)}: {', '.join([*called, *more])}")]

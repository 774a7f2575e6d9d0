"""The name on a ticket beside that on the document: both in full, and the words in which they differ."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QWidget

from resettle_desktop.desktop.parts.basics import Label, ShortLabel
from resettle_desktop.desktop.parts.theme import NARROW, PAGE_MARGIN, TIGHT, scaled
from resettle_desktop.records.texts import _
from resettle_desktop.rules.clearance.booking import document_name
from resettle_desktop.rules.clearance.ticket_names import Agreement, compare_ticket, differing_words
from resettle_desktop.store.boards import Board
from resettle_desktop.store.views import Seat


class TicketBeside(QWidget):
    """Shows both names of a passenger; nothing while there is no ticket."""

    def __init__(self) -> None:
        super().__init__()
        self.ticket, self.document = (ShortLabel("", "table", "text", tabular=True) for _name in range(2))
        self.difference = Label("", "table", "warn", wraps=True)
        lines = ((_("Ticket"), self.ticket), (_("Document"), self.document))
        grid = QGridLayout(self)
        grid.setContentsMargins(scaled(PAGE_MARGIN), 0, scaled(PAGE_MARGIN), scaled(NARROW))
        grid.setHorizontalSpacing(scaled(NARROW))
        grid.setVerticalSpacing(scaled(TIGHT))
        grid.setColumnStretch(1, 1)
        for row, (word, line) in enumerate(lines):
            grid.addWidget(Label(word, "table", "text2"), row, 0)
            grid.addWidget(line, row, 1)
        grid.addWidget(self.difference, len(lines), 0, 1, 2)
        self.hide()

    def show_seat(self, board: Board, seat: Seat) -> None:
        """Compare the names of this passenger as the clearance does."""
        found = board.clearances.get(seat.member.person.id)
        ticket = seat.passenger.ticket_name or ""
        self.setVisible(bool(ticket) and found is not None)
        if not ticket or found is None:
            return
        document = document_name(found.traveller)
        self.ticket.setText(ticket)
        self.document.setText(document or _("nothing"))
        other = compare_ticket(ticket, document, board.limits.tickets) is Agreement.OTHER
        self.difference.setVisible(other)
        if other:
            mine, theirs = differing_words(ticket, document, board.limits.tickets)
            text = _("On the ticket alone: {ticket} · on the document alone: {document}")
            self.difference.setText(text.format(ticket=" ".join(mine) or "–", document=" ".join(theirs) or "–"))

"""The counter on the day of a departure: a scan finds the family, one key says what became of it, no dialog."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout

from resettle_desktop.desktop.airport.asking import QuestionStrip
from resettle_desktop.desktop.airport.cards import FamilyCards
from resettle_desktop.desktop.airport.commands import CounterCommands
from resettle_desktop.desktop.airport.desk import CounterDesk
from resettle_desktop.desktop.airport.foot import CounterFoot
from resettle_desktop.desktop.airport.head import CounterHead, CountsLine
from resettle_desktop.desktop.airport.models import standing_words
from resettle_desktop.desktop.airport.note import CounterNote
from resettle_desktop.desktop.airport.panels import CounterPanels
from resettle_desktop.desktop.airport.questions import ask_how, ask_to_board, ask_who, names
from resettle_desktop.desktop.airport.scan_box import ScanBox
from resettle_desktop.desktop.parts.basics import Line, ground
from resettle_desktop.desktop.parts.leavable import Leavable
from resettle_desktop.desktop.parts.remembered import Remembered
from resettle_desktop.desktop.parts.theme import MIDDLE, WIDE, scaled
from resettle_desktop.records.kinds import Person
from resettle_desktop.records.numbers import id_text, new_id
from resettle_desktop.records.texts import _
from resettle_desktop.rules.counter import BOARDED, LEFT, PRESENT, STAYING, Where
from resettle_desktop.rules.counter_finding import Meant
from resettle_desktop.rules.door_notes import hold_words
from resettle_desktop.rules.kinship import short_name
from resettle_desktop.store.counter import NewTick, Party
from resettle_desktop.store.store import Store
from resettle_desktop.store.views import Seat

_EDGE = 20
_CLOCK = 1_000
_DEVICE = "counter_device"


class AirportPage(Leavable):
    """The counter of one departure, over the whole window; ``now`` gives the local time there.

    ``back`` when a person leaves it. Raises KnownError where the departure is gone.
    """

    back = Signal()

    def __init__(
        self, store: Store, departure: int, now: Callable[[], datetime] = datetime.now,
        remembered: Remembered | None = None,
    ) -> None:  # fmt: skip
        super().__init__()
        self._store, self.departure_id, self._now = store, departure, now
        self.desk = CounterDesk(store, departure, device_of(remembered), now, self)
        self.more = QMenu(self)
        self.head, self.counts, self.box = CounterHead(self.more), CountsLine(), ScanBox()
        self.note, self.cards = CounterNote(), FamilyCards(self.desk, "123456789BNL")
        self.strip, self.foot, self.panels = QuestionStrip(), CounterFoot(), CounterPanels(store, self.desk)
        self._clock = QTimer(self, interval=_CLOCK)
        self._assemble()
        self._commands = CounterCommands(self, self.more, self)
        self._connect()
        self._show_all()

    def _assemble(self) -> None:
        ground(self, "win")
        down, top, across = QVBoxLayout(self), QHBoxLayout(), QHBoxLayout()
        for layout in (down, across):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(0)
        top.setContentsMargins(scaled(_EDGE), scaled(14), scaled(_EDGE), scaled(MIDDLE))
        top.setSpacing(scaled(WIDE))
        top.addWidget(self.box, 100)
        top.addStretch(1)
        top.addWidget(self.counts)
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addLayout(top)
        left.addWidget(self.note)
        left.addWidget(self.cards, 1)
        across.addLayout(left, 1)
        across.addWidget(self.panels)
        for part in (self.head, Line()):
            down.addWidget(part)
        down.addLayout(across, 1)
        down.addWidget(self.strip)
        down.addWidget(self.foot)
        self.setFocusProxy(self.box)

    def _connect(self) -> None:
        self.head.left.connect(self.back)
        self.left.connect(self._leave)
        self.box.asked.connect(self._scan)
        self.box.left_below.connect(self._to_cards)
        self.cards.left_above.connect(self.box.begin)
        self.cards.typed.connect(self.box.begin)
        self.cards.entered.connect(self.family_present)
        self.cards.pointed.connect(self._meant_present)
        self.cards.key_pressed.connect(self._press)
        self.strip.left.connect(self._leave_question)
        self.strip.answered.connect(self.box.begin)
        self.panels.left.connect(self.box.begin)
        self.panels.said.connect(lambda text: self.foot.say(text, saved=True))
        self.note.reopen_asked.connect(self.desk.reopen)
        self.note.message_asked.connect(self.panels.begin_closing)
        self.desk.ticked.connect(self._repaint)
        self.desk.reread.connect(self._show_all)
        self.desk.saved.connect(lambda said: self.foot.say(f"{said}, {self._now():%H:%M}", saved=True))
        self.desk.failed.connect(self.foot.say_wrong)
        self._clock.timeout.connect(self._show_time)

    # what others call

    def family_present(self) -> None:
        """Say that all of the family came who are not there yet; those who do not travel stay so."""
        party = self._party()
        if party is None:
            return
        seats = self.desk.seats_in(party, Where.AWAITED, Where.UNKNOWN)
        if not self._tick(seats, PRESENT, _("{who} present")):
            self.foot.say(_("{family}: nothing new").format(family=_called(party)), saved=not self.desk.is_busy)
        self.box.begin()

    def board_family(self) -> None:
        """Say that the present ones of the family boarded; who is not cleared is told first."""
        self.desk.when_quiet(self._board)

    def begin_staying(self) -> None:
        """Ask who of the family does not travel, how and why."""
        party = self._party()
        seats = self.desk.seats_in(party, *(set(Where) - {Where.STAYS})) if party else []
        if seats:
            title = _("Not travelling: who?")
            ask_who(self.strip.ask, title, seats, lambda chosen: ask_how(self.strip.ask, chosen, self._stay))

    def begin_left(self) -> None:
        """Ask who of the family came and went away again."""
        party = self._party()
        seats = self.desk.seats_in(party, Where.PRESENT, Where.BOARDED) if party else []
        if seats:
            ask_who(self.strip.ask, _("Left again: who?"), seats, self._leave_again)

    def take_back(self) -> None:
        """Take back what was last ticked here."""
        self.desk.take_back()

    # events

    def showEvent(self, event: QShowEvent) -> None:
        """Let the clock run while it is seen."""
        super().showEvent(event)
        self._show_time()
        self._clock.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys that nobody took go no further than here."""
        super().keyPressEvent(event)
        event.accept()

    # internals

    def _scan(self, text: str) -> None:
        """Answer what was scanned or typed; Enter alone is meant for the family that is shown."""
        if not text:
            self.family_present()
            return
        found = self.desk.finder.find(text)
        if found.families:
            self._show_found(found)
        else:
            self.note.say(self._nobody(text, found))
            self.cards.show_only(())

    def _show_found(self, found: Meant) -> None:
        several = len(found.families) > 1
        self.cards.show_only(found.families if several else ())
        self.cards.choose(found.families[0], found.person)
        said = _("{n} families are meant: arrows choose one, Esc shows all").format(n=len(found.families))
        self.note.say(said if several else self._about(found), tone="note")
        self._to_cards()

    def _about(self, found: Meant) -> str:
        """Say how the one stands who was scanned; nothing of a family."""
        seat = self._seat(found.person)
        if seat is None or self.desk.where(seat) is Where.AWAITED:
            return ""
        who = short_name(seat.member.person)
        return _("{who}: {how}").format(who=who, how=standing_words(self.desk.standing(seat)))

    def _nobody(self, text: str, found: Meant) -> str:
        """Say why nobody was found: of another departure, taken off this one, or not known."""
        person = self._store.rows.get(Person, found.label) if found.label else self._known(text)
        if person is None:
            return _("Nobody on this departure is meant by “{text}”.").format(text=text[:40])
        who, others = short_name(person), self.desk.elsewhere(person.id)
        here = self.desk.at.departure.label()
        if here in others:
            return _("{who} was taken off this departure and is not on its manifest.").format(who=who)
        if others:
            return _("{who} is not on this departure but on {others}.").format(who=who, others=", ".join(others))
        return _("{who} is on no departure.").format(who=who)

    def _known(self, text: str) -> Person | None:
        """Return who has exactly this number or id in the whole store."""
        found = self._store.search.named(Person, text)
        return found[0] if len(found) == 1 and isinstance(found[0], Person) else None

    def _seat(self, person: int | None) -> Seat | None:
        return next((seat for seat in self.desk.at.seats if seat.member.person.id == person), None)

    def _party(self) -> Party | None:
        return self.desk.at.party_of(self.cards.current) if self.cards.current is not None else None

    def _press(self, key: str) -> None:
        called = {"B": self.board_family, "N": self.begin_staying, "L": self.begin_left}.get(key)
        party = self._party()
        if called is not None:
            called()
        elif party is not None and int(key) <= len(party.seats):
            self._present(party.seats[int(key) - 1])

    def _present(self, seat: Seat) -> None:
        if not self._tick([seat], PRESENT, _("{who} present")):
            self.foot.say(f"{short_name(seat.member.person)}: {standing_words(self.desk.standing(seat))}", saved=True)

    def _meant_present(self) -> None:
        seat = self._seat(self.cards.meant)
        if seat is not None:
            self._present(seat)

    def _board(self) -> None:
        party = self._party()
        seats = self.desk.seats_in(party, Where.PRESENT) if party else []
        if not seats:
            self.foot.say_wrong(_("Nobody of this family is present and not on board yet."))
            return
        held = [(seat, why) for seat in seats if (why := self._held(seat))]
        free = [seat for seat in seats if not self._held(seat)]
        if held:
            ask_to_board(self.strip.ask, held, free, self._board_these)
        else:
            self._board_these(free, "")
            self.box.begin()

    def _held(self, seat: Seat) -> str:
        board = self.desk.at.board
        clearance = board.of(seat)
        return hold_words(board.held_by(seat), clearance, board.journey) if clearance else ""

    def _board_these(self, seats: Sequence[Seat], note: str) -> None:
        self._tick(seats, BOARDED, _("{who} boarded"), note=note)

    def _stay(self, seats: Sequence[Seat], what: str, reason: str) -> None:
        assert what in STAYING
        self._tick(seats, what, _("{who} not travelling"), reason)

    def _leave_again(self, seats: Sequence[Seat]) -> None:
        self._tick(seats, LEFT, _("{who} left again"))
        self.strip.end()

    def _tick(self, seats: Sequence[Seat], what: str, words: str, reason: str = "", note: str = "") -> bool:
        said = words.format(who=names(seats))
        done = self.desk.tick([NewTick(seat, what, reason, note) for seat in seats], said)
        if done:
            self.note.say("")
            self.foot.say(said, saved=False)
        return done

    def _to_cards(self) -> None:
        self.cards.setFocus(Qt.FocusReason.OtherFocusReason)

    def _leave(self) -> None:
        """Esc takes away what was typed or looked for, and else leaves the mode."""
        if self.box.line.text():
            self.box.begin()
        elif self.note.is_about_search():
            self.note.say("")
            self.cards.show_only(())
            self.box.begin()
        else:
            self.back.emit()

    def _leave_question(self) -> None:
        self.strip.end()
        self._to_cards()

    def _repaint(self, persons: frozenset[int]) -> None:
        self.cards.repaint_families(persons)
        self.counts.show_counts(self.desk.counts)

    def _show_all(self) -> None:
        self.head.show_departure(self.desk.at.board.movement)
        self.cards.show_all()
        self.counts.show_counts(self.desk.counts)
        self.note.show_closed(self.desk.closed, self.desk.counts)
        self.panels.refresh()

    def _show_time(self) -> None:
        self.head.show_time(self._now())


def device_of(remembered: Remembered | None) -> str:
    """Return by what this computer is told apart from others at the counter; it says nothing of who works on it."""
    known = remembered.choice(_DEVICE, "") if remembered else ""
    if known:
        return known
    made = id_text(new_id())[-6:]
    if remembered is not None:
        remembered.keep_choice(_DEVICE, made)
    return made


def _called(party: Party) -> str:
    return party.family.label

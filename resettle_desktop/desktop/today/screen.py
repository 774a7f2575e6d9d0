"""Today: what leaves, what lapses, who holds a family, what others owe, and what was begun; every line leads there."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from resettle_desktop.desktop.departures.models import day_words
from resettle_desktop.desktop.forms.drafts import Drafts
from resettle_desktop.desktop.parts.basics import Button, Label, LinkButton, PrimaryButton, emptied, ground, roomy
from resettle_desktop.desktop.parts.rows import Cell
from resettle_desktop.desktop.parts.theme import PAGE_MARGIN, TIGHT, WIDE, height, scaled
from resettle_desktop.desktop.parts.widgets import EmptyState
from resettle_desktop.desktop.recovered.models import kept_drafts
from resettle_desktop.desktop.settings.backups import last_words
from resettle_desktop.desktop.today.card import LeavingCard
from resettle_desktop.desktop.today.doubles import DoublesLook
from resettle_desktop.desktop.today.lines import DaySection, LeadingButton, Told
from resettle_desktop.desktop.today.models import (
    awaited_cells,
    double_cells,
    draft_cells,
    followed_cells,
    held_cells,
    lapsing_cells,
    later_words,
    parked_cells,
    result_cells,
    unclosed_cells,
)
from resettle_desktop.records.kinds import Case
from resettle_desktop.records.texts import _, n_
from resettle_desktop.store.agenda import DAYS_AHEAD, SOON, Agenda, Day, Followed, HeldFamily, Lapsing
from resettle_desktop.store.store import Store

_PAUSE, _MINUTE = 100, 60_000  # milliseconds
_LAPSING_SHOWN, _SHOWN = 11, 6
_HOURS = int(SOON.total_seconds() // 3600)


class TodayScreen(QWidget):
    """Shows what waits; it reads only while it is seen, and ``now`` gives the local time.

    ``cell_opened`` with a departure, a person and the requirement to be looked at on its board; ``screen_asked`` with
    the name of another screen, ``settings_asked`` with that of a side of the settings.
    """

    departure_opened = Signal(object)
    cell_opened = Signal(object, object, str)
    case_opened = Signal(object)
    person_opened = Signal(object)
    screen_asked = Signal(str)
    settings_asked = Signal(str)
    workbook_asked = Signal()
    new_case_asked = Signal()
    demo_asked = Signal()
    message = Signal(str, object)
    _applied = Signal(object)

    def __init__(self, store: Store, drafts: Drafts, now: Callable[[], datetime] = datetime.now) -> None:
        super().__init__()
        ground(self, "surface")
        self._store, self._drafts, self._now, self._agenda = store, drafts, now, Agenda(store.rows)
        self.doubles_look = DoublesLook(store, _SHOWN, self)
        self._stale = True
        self.cards: list[LeavingCard] = []
        self.moment = Label("", "text", "text2", tabular=True)
        self.new_button = PrimaryButton(_("New case"), "plus", self.new_case_asked.emit)
        self.none_leaves = Label("", "table", "text2", wraps=True)
        self.quiet = Label(_("Nothing else waits today."), "table", "text2", wraps=True)
        self._cards = QVBoxLayout()
        self._make_sections()
        self._resting = QTimer(self, singleShot=True, interval=_PAUSE)
        self._minute = QTimer(self, interval=_MINUTE)
        self._stack = QStackedWidget()
        self._assemble()
        self._connect()

    def _make_sections(self) -> None:
        self.leaving = DaySection(
            n_("Departures, next {n} day", "Departures, next {n} days", DAYS_AHEAD), (),
            more=LinkButton(_("All departures"), "", partial(self.screen_asked.emit, "departures")),
        )  # fmt: skip
        headings = (
            _("Person"), _("Family"), _("What"), _("Ends"), _("Before departure"), _("Departure"),
        )  # fmt: skip
        self.lapsing = DaySection(_("Lapse before their departure"), (136, 124, 72, 182, 0, 98), headings)
        self.drafts = DaySection(
            _("Drafts to finish"), (250, 0, 150),
            more=LinkButton(_("All drafts"), "", partial(self.screen_asked.emit, "drafts")),
        )  # fmt: skip
        self.unclosed = DaySection(_("Left, and not closed"), (150, 130, 0))
        self.held = DaySection(_("Families held by one member"), (170, 0))
        self.awaited = DaySection(_("Answers awaited"), (110, 0, 96))
        self.results = DaySection(
            _("Results due"), (150, 0, 110),
            more=LinkButton(_("Worklist"), "", partial(self.screen_asked.emit, "health")),
        )  # fmt: skip
        self.follow_ups = DaySection(_("Follow-ups due"), (104, 130, 0))
        self.parked = DaySection(
            _("Parked rows"), (86, 150, 0),
            more=LinkButton(_("Workbooks"), "", partial(self.screen_asked.emit, "workbooks")),
        )  # fmt: skip
        self.doubles = DaySection(
            _("Perhaps entered twice"), (170, 0, 60),
            more=LinkButton(_("All duplicates"), "", partial(self.screen_asked.emit, "duplicates")),
        )  # fmt: skip
        self.backup = DaySection(_("Backup"), (0,))

    def _assemble(self) -> None:
        self._cards.setContentsMargins(0, 0, 0, 0)
        self._cards.setSpacing(scaled(8))
        self.leaving.body.addLayout(self._cards)
        self.leaving.body.addWidget(self.none_leaves)
        self.new_button.setToolTip(_("Ctrl+N"))
        sheet = ground(QWidget(), "surface")
        down = QVBoxLayout(sheet)
        down.setContentsMargins(scaled(PAGE_MARGIN), scaled(TIGHT), scaled(PAGE_MARGIN), scaled(WIDE))
        down.setSpacing(0)
        across = QHBoxLayout()
        across.setSpacing(scaled(32))
        across.addLayout(_column(self.leaving, self.unclosed, self.lapsing, self.drafts), 9)
        right = (
            self.held,
            self.awaited,
            self.results,
            self.follow_ups,
            self.parked,
            self.doubles,
            self.backup,
            self.quiet,
        )
        across.addLayout(_column(*right), 5)
        down.addLayout(across)
        down.addStretch(1)
        for widget in (roomy(sheet), self._first_steps()):
            self._stack.addWidget(widget)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addLayout(self._head())
        outer.addWidget(self._stack, 1)

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setContentsMargins(scaled(PAGE_MARGIN), 0, scaled(14), 0)
        head.setSpacing(scaled(10))
        title = Label(_("Today"), "title", "text", 600)
        title.setMinimumHeight(height("title"))
        head.addWidget(title)
        head.addWidget(self.moment)
        head.addStretch(1)
        head.addWidget(self.new_button)
        return head

    def _first_steps(self) -> EmptyState:
        self.first_button = PrimaryButton(_("Open a workbook from UNHCR"), "table", self.workbook_asked.emit)
        steps = (
            self.first_button,
            Button(_("Make a case by hand"), "plus", self.new_case_asked.emit),
            Button(_("Look around in the demo"), "compass", self.demo_asked.emit),
        )
        return EmptyState(_("This store is new"), _("Three ways to begin:"), "sun", steps)

    def _connect(self) -> None:
        self._resting.timeout.connect(self._refresh_if_seen)
        self._minute.timeout.connect(self._take_changes)
        self._applied.connect(self._take_changes, Qt.ConnectionType.QueuedConnection)
        self._drafts.changed.connect(self._take_changes)
        self._applied.connect(self.doubles_look.notice, Qt.ConnectionType.QueuedConnection)
        self.doubles_look.found.connect(self._take_changes)
        self.doubles_look.failed.connect(lambda why: self.message.emit(why, None))
        self.destroyed.connect(self._store.listen(self._applied.emit))
        self._minute.start()

    # what others call

    def refresh(self) -> None:
        """Read the day anew; the keyboard stays on the line on which it was."""
        self._stale = False
        now = self._now()
        self.moment.setText(f"{day_words(now)}, {now:%H:%M}")
        is_new = not self._store.rows.page(Case, limit=1)
        self._stack.setCurrentIndex(1 if is_new else 0)
        self.new_button.setVisible(not is_new)
        place = self._place()
        self._show_day(self._agenda.of(now, _SHOWN))
        if place is not None:
            self._take_place(place)
        self.doubles_look.ask()

    # events

    def showEvent(self, event: QShowEvent) -> None:
        """Read what changed while nobody looked."""
        super().showEvent(event)
        self._refresh_if_seen()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the keyboard to the first line."""
        if self._stack.currentIndex():
            self.first_button.setFocus(event.reason())
        else:
            self._take_place(0)

    # internals

    def _show_day(self, day: Day) -> None:
        self._show_leaving(day)
        self.unclosed.show_lines(
            [
                Told(unclosed_cells(each), partial(self.departure_opened.emit, each.departure.id))
                for each in day.unclosed
            ],
            day.all_unclosed,
        )
        soon = _("{count} within {hours} hours").format(count=day.lapsing_soon, hours=_HOURS)
        lapsing = [Told(lapsing_cells(each, day.now), partial(self._open_lapsing, each)) for each in day.lapsing]
        self.lapsing.show_lines(lapsing[:_LAPSING_SHOWN], len(lapsing), soon if day.lapsing_soon else "")
        held = [Told(held_cells(each), partial(self._open_held, each)) for each in day.held]
        self.held.show_lines(held[: 2 * _SHOWN], len(held))
        self.awaited.show_lines(
            [Told(awaited_cells(each), partial(self.departure_opened.emit, each.departure.id)) for each in day.awaited],
            len(day.awaited),
        )
        self._show_owed(day)
        self._show_drafts(day)
        self._show_backup()
        asking = (
            self.held,
            self.awaited,
            self.results,
            self.follow_ups,
            self.parked,
            self.lapsing,
            self.drafts,
            self.doubles,
        )
        self.quiet.setVisible(not any(each.lines for each in asking) and not day.unclosed)

    def _show_leaving(self, day: Day) -> None:
        emptied(self._cards)
        self.cards = [
            LeavingCard(each, day.now, partial(self.departure_opened.emit, each.departure.id)) for each in day.leaving
        ]
        for card in self.cards:
            self._cards.addWidget(card)
            card.show()
        self.leaving.count.setText(str(len(self.cards)) if self.cards else "")
        self.none_leaves.setText(later_words(day.later, DAYS_AHEAD))
        self.none_leaves.setVisible(not self.cards)

    def _show_owed(self, day: Day) -> None:
        results = [Told(result_cells(each), partial(self.person_opened.emit, each.line.person)) for each in day.results]
        due = n_("{n} due in the worklist", "{n} due in the worklist", day.health_due) if day.health_due else ""
        self.results.show_lines(results, day.results_due, due)
        followed = [Told(followed_cells(each, day.now.date()), partial(self._open_followed, each))
                    for each in day.follow_ups]  # fmt: skip
        self.follow_ups.show_lines(followed, len(followed))
        parked = [Told(parked_cells(each), partial(self.screen_asked.emit, "workbooks")) for each in day.parked]
        self.parked.show_lines(parked, day.rows_parked)
        doubles, asked = self.doubles_look.doubles, partial(self.screen_asked.emit, "duplicates")
        self.doubles.show_lines([Told(double_cells(each), asked) for each in doubles.pairs], doubles.count)

    def _show_drafts(self, day: Day) -> None:
        kept = kept_drafts(self._store, self._drafts)
        told = [Told(draft_cells(each, day.now), partial(self.screen_asked.emit, "drafts")) for each in kept]
        self.drafts.show_lines(told[:_SHOWN], len(kept))

    def _show_backup(self) -> None:
        words, old = last_words(next(iter(self._store.backups()), None), self._store.history.last_number())
        cell = Cell(words, icon="warn" if old else "archive", text_tone="" if old else "text2")
        self.backup.show_lines([Told((cell,), partial(self.settings_asked.emit, "backups"))], 0)

    def _open_lapsing(self, each: Lapsing) -> None:
        self.cell_opened.emit(each.journey.departure.id, each.person.id, each.judged.requirement)

    def _open_held(self, each: HeldFamily) -> None:
        self.cell_opened.emit(each.departure.id, each.person.id, each.held_by[0])

    def _open_followed(self, each: Followed) -> None:
        if each.record.person:
            self.person_opened.emit(each.record.person)
        elif each.case:
            self.case_opened.emit(each.case)

    def _steps(self) -> list[LeadingButton]:
        sections = (
            self.unclosed, self.lapsing, self.drafts, self.held, self.awaited, self.results, self.follow_ups,
            self.parked, self.doubles, self.backup,
        )  # fmt: skip
        return [*self.cards, *(line for section in sections for line in section.lines)]

    def _place(self) -> int | None:
        return next((place for place, each in enumerate(self._steps()) if each.hasFocus()), None)

    def _take_place(self, place: int) -> None:
        steps = self._steps()
        if steps:
            steps[min(place, len(steps) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_changes(self, *_told: object) -> None:
        self._stale = True
        self._resting.start()

    def _refresh_if_seen(self) -> None:
        if self._stale and self.isVisible():
            self.refresh()


def _column(*parts: QWidget) -> QVBoxLayout:
    down = QVBoxLayout()
    down.setContentsMargins(0, 0, 0, 0)
    down.setSpacing(scaled(24))
    for part in parts:
        down.addWidget(part)
    down.addStretch(1)
    return down

"""Who it may be that is being typed: persons of the store who are like that, said quietly while the typing goes on."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from resettle_desktop.desktop.parts.basics import Icon, Label, Line, LinkButton, ShortLabel, emptied, ground
from resettle_desktop.desktop.parts.theme import MIDDLE, NARROW, PAGE_MARGIN, TIGHT, scaled
from resettle_desktop.desktop.parts.working import Progress, Work, run
from resettle_desktop.records.fields import Json
from resettle_desktop.records.kinds import Case, Person
from resettle_desktop.records.texts import _
from resettle_desktop.store.duplicates import Suspected
from resettle_desktop.store.search import person_label
from resettle_desktop.store.store import Store

MOST = 5
_WAIT = 350  # milliseconds without a key stroke
_NAME_WIDTH = 220

Values = Mapping[str, Json]


@dataclass(frozen=True)
class Maybe:
    """Somebody of the store who may be the one: how lists call the person and the case, and why in sentences."""

    person: int
    name: str
    case: str
    why: str


class WhoItMayBe(QWidget):
    """Lists up to five persons of the store; takes no room while there are none, and never takes the keyboard.

    ``person_asked`` with the id of the one who is to be shown; ``use_asked`` where ``use_word`` names what can be done
    with somebody in place of the new person.
    """

    person_asked = Signal(object)
    use_asked = Signal(object)

    def __init__(self, store: Store, use_word: str = "") -> None:
        super().__init__()
        ground(self, "win")
        self._store, self._use_word = store, use_word
        self.found: list[Maybe] = []
        self.work: Work | None = None
        self._asked: tuple[dict[str, Json], int] | None = None
        self._answered: tuple[dict[str, Json], int] | None = None
        self._waiting = QTimer(self, singleShot=True, interval=_WAIT)
        self._waiting.timeout.connect(self._look)
        self._lines = QVBoxLayout()
        self._assemble()

    def _assemble(self) -> None:
        self.setAccessibleName(_("Who it may be"))
        body = QVBoxLayout()
        body.setContentsMargins(scaled(PAGE_MARGIN), scaled(NARROW), scaled(PAGE_MARGIN), scaled(NARROW))
        body.setSpacing(scaled(TIGHT))
        body.addWidget(Label(_("Perhaps in the store already"), "table", "text", 600))
        body.addLayout(self._lines)
        self._lines.setSpacing(0)
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(0)
        down.addWidget(Line())
        down.addLayout(body)
        self.hide()

    # what others call

    def ask(self, values: Values, apart_from: int = 0) -> None:
        """Look, once the typing rests, for who is like these values; ``apart_from`` is the person's own id."""
        self._asked = dict(values), apart_from
        if self._asked != self._answered:
            self._waiting.start()

    def forget(self) -> None:
        """Show nobody; whoever is being looked for is not shown either."""
        self._waiting.stop()
        self._asked = self._answered = None
        self._show([])

    # internals

    def _look(self) -> None:
        if self.work is not None and self.work.running:
            return
        if self._asked is not None:
            work = partial(_like, self._store, *self._asked)
            self.work = run(self, work, partial(self._take, self._asked), self._stay_quiet)

    def _take(self, asked: tuple[dict[str, Json], int], found: list[Maybe]) -> None:
        """Show the answer, unless something else is typed by now, which is then looked for."""
        if asked == self._asked:
            self._answered = asked
            self._show(found)
        elif self._asked is not None:
            self._waiting.start()

    def _stay_quiet(self, _error: Exception) -> None:
        """Whatever keeps the store from being read is told when something is saved; this only helps."""
        self._show([])

    def _show(self, found: Sequence[Maybe]) -> None:
        if list(found) != self.found:
            self.found = list(found)
            emptied(self._lines)
            for maybe in found:
                self._lines.addWidget(self._line(maybe))
        self.setVisible(bool(self.found))

    def _line(self, maybe: Maybe) -> QWidget:
        line = QWidget()
        across = QHBoxLayout(line)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(scaled(MIDDLE))
        across.addWidget(Icon("user", "text2", 14))
        name = ShortLabel(f"{maybe.name}  {maybe.case}".rstrip(), "table", "text", 500)
        name.setFixedWidth(scaled(_NAME_WIDTH))
        across.addWidget(name)
        across.addWidget(ShortLabel(maybe.why, "table", "text2"), 1)
        if self._use_word:
            across.addWidget(_step(self._use_word, maybe, lambda: self.use_asked.emit(maybe.person)))
        across.addWidget(_step(_("Open"), maybe, lambda: self.person_asked.emit(maybe.person)))
        return line


def _step(words: str, maybe: Maybe, called: Callable[[], object]) -> LinkButton:
    button = LinkButton(words, called=called)
    button.setAccessibleName(_("{step}: {name}").format(step=words, name=maybe.name))
    return button


def _like(store: Store, values: dict[str, Json], apart_from: int, _progress: Progress) -> list[Maybe]:
    with store.reading():
        suspected = store.duplicates.like(values, MOST, apart_from)
        people = store.rows.many(Person, [each.one for each in suspected])
        cases = store.rows.many(Case, [each.case for each in people.values() if each.case])
        return [_maybe(each, people[each.one], cases) for each in suspected if each.one in people]


def _maybe(suspected: Suspected, person: Person, cases: Mapping[int, Case]) -> Maybe:
    case = cases.get(person.case or 0)
    number = (case.unhcr_number if case else None) or person.unhcr_number or ""
    return Maybe(person.id, person_label(person), number, " ".join(suspected.likeness.why))

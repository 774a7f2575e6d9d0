"""The questions of the counter: who does not travel, how and why; who left again; who boards without being cleared."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from resettle_desktop.desktop.airport.asking import ENTER, SHIFT_ENTER, Choice, Question, chosen_by_order
from resettle_desktop.records.codes import code_list
from resettle_desktop.records.texts import _, n_
from resettle_desktop.rules.counter import DID_NOT_COME, NO_SHOW, STAYING
from resettle_desktop.rules.kinship import short_name
from resettle_desktop.store.views import Seat

Seats = Sequence[Seat]
Ask = Callable[[Question], object]


def ask_who(ask: Ask, title: str, seats: Seats, then: Callable[[Seats], object]) -> None:
    """Ask whether all of these or one of them; of one alone nothing is asked."""
    if len(seats) == 1:
        then(seats)
        return
    all = n_("all {n} of them", "all {n} of them", len(seats))
    whole = Choice(ENTER, all, lambda _note: then(seats))
    each = chosen_by_order([(short_name(seat.member.person), partial(_only, then, seat)) for seat in seats])
    ask(Question(title, [whole, *each], icon="user-minus"))


def ask_how(ask: Ask, seats: Seats, then: Callable[[Seats, str, str], object]) -> None:
    """Ask how these do not travel, and then why."""
    ticks = code_list("counter_ticks")
    choices = [(ticks.label(what), partial(_ask_why, ask, seats, what, then)) for what in STAYING]
    ask(Question(_("{who}: how?").format(who=names(seats)), chosen_by_order(choices)))


def _ask_why(ask: Ask, seats: Seats, what: str, then: Callable[[Seats, str, str], object], _note: str) -> None:
    reasons = code_list("reasons")
    codes = [code for code in reasons.codes if code != DID_NOT_COME]
    choices = chosen_by_order([(reasons.label(code), partial(_because, then, seats, what, code)) for code in codes])
    if what == NO_SHOW:
        first = Choice(ENTER, reasons.label(DID_NOT_COME), partial(_because, then, seats, what, DID_NOT_COME))
        choices = [first, *choices]
    how = code_list("counter_ticks").label(what).lower()
    ask(Question(_("{who}: {how}, why?").format(who=names(seats), how=how), choices))


def ask_to_board(
    ask: Ask, held: Sequence[tuple[Seat, str]], free: Seats, board: Callable[[Seats, str], object]
) -> None:
    """Say who is not cleared and why, and ask whether only the others board, or all the same all of them."""
    lines = [_("{who} is not cleared: {why}").format(who=short_name(seat.member.person), why=why) for seat, why in held]
    choices = []
    if free:
        only = n_("board the one who is cleared", "board the {n} who are cleared", len(free))
        choices.append(Choice(ENTER, only, lambda _note: board(free, "")))
    everybody = [*free, *(seat for seat, _why in held)]
    words = n_("board the person all the same", "board all {n} all the same", len(everybody))
    choices.append(Choice(SHIFT_ENTER, words, partial(board, everybody), needs_note=True))
    title = n_("{n} person is not cleared", "{n} persons are not cleared", len(held))
    ask(Question(title, choices, lines=lines, note=_("Why somebody boards all the same; never a diagnosis")))


def names(seats: Seats) -> str:
    """Return who these are: up to three names, else how many."""
    called = [short_name(seat.member.person) for seat in seats]
    return ", ".join(called) if len(called) <= 3 else n_("{n} person", "{n} persons", len(called))


def _only(then: Callable[[Seats], object], seat: Seat, _note: str) -> None:
    then([seat])


def _because(then: Callable[[Seats, str, str], object], seats: Seats, what: str, reason: str, _note: str) -> None:
    then(seats, what, reason)

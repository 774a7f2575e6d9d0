"""The counts of a departure as large figures: who may board, who is held, whole families, and ages on the day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from resettle_desktop.desktop.parts.basics import Icon, Label, Line
from resettle_desktop.desktop.parts.theme import NARROW, TIGHT, WIDE, scaled
from resettle_desktop.records.texts import _
from resettle_desktop.rules.ages import age_class
from resettle_desktop.rules.stages import TRAVELLED
from resettle_desktop.store.boards import Board
from resettle_desktop.store.views import Movement

_WHEELCHAIR = "WCH"  # IATA's codes for a wheelchair begin so


@dataclass(frozen=True)
class Figure:
    """A number with what it is one of, and what it counts; a state's icon and colour where it has one."""

    number: str
    of: str
    caption: str
    icon: str = ""


def figures(board: Board) -> list[Figure]:
    """Return the figures of a departure, none where nobody is on it."""
    movement = board.movement
    persons, held = len(movement.seats), len(board.held_seats)
    if not persons:
        return []
    of = _("of {all}")
    together = sum(len(family.seats) for family in board.whole)
    found = [
        Figure(str(persons - held), of.format(all=persons), _("persons cleared"), "ok"),
        Figure(str(held), "", _("persons held"), "bad" if held else ""),
        Figure(str(len(board.whole)), of.format(all=len(movement.families)), _("families cleared whole")),
        Figure(str(together), "", _("would board whole")) if held else _ages(movement),
    ]
    travelled = sum(seat.passenger.status in TRAVELLED for seat in movement.seats)
    wheelchairs = sum(any(code.startswith(_WHEELCHAIR) for code in s.passenger.services or ()) for s in movement.seats)
    more = [(travelled, _("have left")), (wheelchairs, _("wheelchair asked"))]
    return found + [Figure(str(count), "", caption) for count, caption in more if count]


def _ages(movement: Movement) -> Figure:
    """Ages are those of the day of travel, as airlines count; the numbers add up to all persons."""
    if movement.departs is None:
        return Figure("—", "", _("ages need a date"))
    day = movement.departs.date()
    counts = Counter(age_class(seat.member.person.birth_date, day) for seat in movement.seats)
    number = f"{counts['adult']} + {counts['child']} + {counts['infant']}"
    if counts["unknown"]:
        return Figure(f"{number} + {counts['unknown']}", "", _("adults, children, infants, unknown"))
    return Figure(number, "", _("adults, children, infants"))


class Figures(QWidget):
    """Shows figures side by side, parted by hairlines."""

    def __init__(self) -> None:
        super().__init__()
        self._across = QHBoxLayout(self)
        self._across.setContentsMargins(0, 0, 0, 0)
        self._across.setSpacing(scaled(WIDE))
        self._body: QWidget | None = None
        self._shown: tuple[Figure, ...] = ()

    def show_figures(self, shown: Sequence[Figure]) -> None:
        """Show these in place of those before; where they say the same nothing is made anew."""
        if self._body is not None and self._shown == tuple(shown):
            return
        self._shown = tuple(shown)
        if self._body is not None:
            self._across.removeWidget(self._body)
            self._body.hide()
            self._body.deleteLater()
        self._body = QWidget()
        across = QHBoxLayout(self._body)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(scaled(WIDE))
        for place, figure in enumerate(shown):
            if place:
                across.addWidget(Line(upright=True))
            across.addLayout(_block(figure))
        self._across.addWidget(self._body)


def _block(figure: Figure) -> QVBoxLayout:
    upper = QHBoxLayout()
    upper.setSpacing(scaled(TIGHT + 2))
    if figure.icon:
        upper.addWidget(Icon(figure.icon, figure.icon, 16))
    upper.addWidget(Label(figure.number, "title", figure.icon or "text", 500, tabular=True))
    if figure.of:
        upper.addWidget(Label(figure.of, "text", "text2", tabular=True))
    upper.addSpacing(scaled(NARROW))
    upper.addStretch(1)
    down = QVBoxLayout()
    down.setSpacing(0)
    down.addLayout(upper)
    down.addWidget(Label(figure.caption, "table", "text2"))
    return down

"""What a change of a family asks for: which members, and which other case."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QRadioButton, QVBoxLayout, QWidget

from resettle_desktop.desktop.cases.models import first_name
from resettle_desktop.desktop.parts.choice_line import ChoiceLine
from resettle_desktop.desktop.parts.theme import TIGHT, scaled
from resettle_desktop.records.codes import fold
from resettle_desktop.records.kinds import Case, Person
from resettle_desktop.records.record import Record
from resettle_desktop.records.texts import _
from resettle_desktop.rules.kinship import YOUNGEST_PARENT
from resettle_desktop.store.store import Store

_OFFERED = 8


class MembersChoice(QWidget):
    """The members of a family, of whom several can be ticked, or with ``one`` a single one chosen."""

    changed = Signal()

    def __init__(self, one: bool = False) -> None:
        super().__init__()
        self._one = one
        self._group = QButtonGroup(self)
        self._group.setExclusive(one)
        self.boxes: dict[int, QCheckBox | QRadioButton] = {}
        self._down = QVBoxLayout(self)
        self._down.setContentsMargins(0, 0, 0, 0)
        self._down.setSpacing(scaled(TIGHT))

    def show_members(self, members: Sequence[tuple[Person, str]], chosen: Collection[int]) -> None:
        """Show members, each with the words for it; these are chosen at first."""
        for box in self.boxes.values():
            self._group.removeButton(box)
            self._down.removeWidget(box)
            box.deleteLater()
        self.boxes = {}
        for person, words in members:
            box = QRadioButton(words) if self._one else QCheckBox(words)
            box.setAccessibleName(words)
            box.setChecked(person.id in chosen)
            box.toggled.connect(lambda _checked: self.changed.emit())
            self._group.addButton(box)
            self._down.addWidget(box)
            self.boxes[person.id] = box

    def chosen(self) -> list[int]:
        """Return the ids of who is chosen, in the family's order."""
        return [id for id, box in self.boxes.items() if box.isChecked()]


class ParentLine(ChoiceLine):
    """A line in which a parent of a newborn is chosen among the members of one sex; ``found`` when it is another.

    ``person`` is the chosen member's id, 0 for somebody who is not of the family.
    """

    found = Signal()

    def __init__(self, word: str, sex: str) -> None:
        super().__init__(self._offers)
        self._sex = sex
        self._names: dict[str, int] = {}
        self.person = 0
        self.setAccessibleName(word)
        self.chosen.connect(self._choose)
        self.left.connect(lambda: self._choose(self.text()))

    def begin(self, people: Sequence[Person], chosen: int) -> None:
        """Offer those of these people who may be it, this one first chosen."""
        grown = [each for each in people if each.sex in (self._sex, None, "U", "X") and not _is_young(each)]
        self._names = {**told_apart(grown), _("Not of the family"): 0}
        self.person = chosen
        self.setText(next((name for name, id in self._names.items() if id == chosen), ""))

    def _offers(self, text: str) -> list[str]:
        return [name for name in self._names if fold(text) in fold(name)]

    def _choose(self, text: str) -> None:
        offers = [text] if text in self._names else self._offers(text) if text.strip() else []
        if len(offers) == 1 and self._names[offers[0]] != self.person:
            self.person = self._names[offers[0]]
            self.found.emit()
        self.setText(next(name for name, id in self._names.items() if id == self.person))


class CaseLine(ChoiceLine):
    """A line in which another case is found by name, number or telephone; ``found`` when it is another one."""

    found = Signal()

    def __init__(self, store: Store) -> None:
        super().__init__(self._cases)
        self._store = store
        self._own = 0
        self._known: dict[str, int] = {}
        self.case = 0
        self.setAccessibleName(_("The other case"))
        self.setPlaceholderText(_("Name, number or telephone of a family"))
        self.chosen.connect(self._choose)
        self.textEdited.connect(lambda _text: self._choose(""))

    def begin(self, own: int) -> None:
        """Empty the line; the case from which one looks is not offered."""
        self._own, self.case = own, 0
        self.clear()

    def _cases(self, text: str) -> list[str]:
        records = [each for each in self._looked_for(text) if each.id != self._own]
        labels = self._store.search.labels(records)
        self._known = {_words(each, labels[each.id]): each.id for each in records}
        return list(self._known)

    def _looked_for(self, text: str) -> Sequence[Record]:
        return self._store.search.find(text, Case.kind_name(), _OFFERED).records if text.strip() else ()

    def _choose(self, text: str) -> None:
        case = self._known.get(text, 0)
        if case != self.case:
            self.case = case
            self.found.emit()


def told_apart(people: Sequence[Person]) -> dict[str, int]:
    """Return the ids by the names under which they are offered; the second of one name has its place behind it."""
    names: dict[str, int] = {}
    for person in people:
        name = first_name(person)
        names[_("{name} ({number})").format(name=name, number=len(names) + 1) if name in names else name] = person.id
    return names


def _is_young(person: Person) -> bool:
    return person.birth_date is not None and person.birth_date.age_on(date.today()) < YOUNGEST_PARENT


def _words(case: Record, label: str) -> str:
    number = case.of("unhcr_number")
    return f"{number} · {label}" if number else label

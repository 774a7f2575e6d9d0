"""The chips that always stand above a list: each a field and the value asked for, a departure, holds, and findings."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QMenu

from resettle_desktop.desktop.parts.basics import Chip
from resettle_desktop.desktop.parts.remembered import Remembered
from resettle_desktop.records.codes import code_list
from resettle_desktop.records.fields import Code
from resettle_desktop.records.kinds import Departure, Passenger, Person
from resettle_desktop.records.record import Record
from resettle_desktop.records.stages import Stage
from resettle_desktop.records.texts import _, mark
from resettle_desktop.store.filters import CLEARED, FINDINGS, HELD, NO_FINDING, Filter, boarding, with_findings
from resettle_desktop.store.open_findings import ASKED, TO_DO
from resettle_desktop.store.store import Store

DEPARTURE, HOLDS = "departure", "holds"
_DERIVED = {HOLDS: boarding, FINDINGS: with_findings}
LOOKED_AT = 500
_LONG = 20  # codes in a list of which only those are offered that there are
_KEPT = "{list}.{field}"
_SHORTER = {
    "asylum_country": mark("Host"), DEPARTURE: mark("Departure"), HOLDS: mark("Held by"), FINDINGS: mark("Findings"),
}  # fmt: skip


class ValueFilters(QObject):
    """Holds what is asked for and the ``chips`` that say it; ``changed`` when it is something else.

    The list is of cases or of persons; ``remembered`` keeps the values of the fields for the next start under its name.
    """

    changed = Signal()

    def __init__(
        self, store: Store, kind: type[Record], name: str, fields: Sequence[str], remembered: Remembered | None = None
    ) -> None:
        super().__init__()
        self._store, self._kind, self._name, self._remembered = store, kind, name, remembered
        self.fields = tuple(fields)
        self.kept = (*self.fields, *_DERIVED)
        self._wanted: dict[str, str] = {}
        self.chips: dict[str, Chip] = {}
        for field in self.kept:
            last = remembered.choice(self._kept(field), "") if remembered else ""
            if last in dict(self.choices(field)):
                self._wanted[field] = last
        for field in (*self.kept, DEPARTURE):
            self._add(field)

    def equal(self) -> dict[str, str]:
        """Return the fields of the kind and the values that they must have."""
        return {name: value for name, value in self._wanted.items() if name in self.fields}

    def derived(self) -> list[Filter]:
        """Return what is asked of how people stand for their departures, and of what checks find."""
        return [made(self._wanted[name]) for name, made in _DERIVED.items() if name in self._wanted]

    def leave_findings(self) -> None:
        """Ask for no findings, where nobody waits until all is checked."""
        self.choose(FINDINGS, "")

    def wanted(self, name: str) -> str:
        """Return the value that is asked for of a field, empty for all."""
        return self._wanted.get(name, "")

    def among(self) -> set[int] | None:
        """Return the cases or persons on the departure that is asked for, None for all."""
        if DEPARTURE not in self._wanted:
            return None
        passengers = self._store.rows.equal(Passenger, departure=int(self._wanted[DEPARTURE]))
        people = self._store.rows.many(Person, [each.person for each in passengers])
        return set(people) if self._kind is Person else {each.case for each in people.values() if each.case}

    def choose(self, name: str, value: str) -> None:
        """Ask for a value of a field; an empty one asks for all."""
        self._wanted.pop(name, None)
        if value:
            self._wanted[name] = value
        if self._remembered is not None and name != DEPARTURE:
            self._remembered.keep_choice(self._kept(name), value)
        self._show(name)
        self.changed.emit()

    def choices(self, name: str) -> list[tuple[str, str]]:
        """Return the values that may be asked for, each with its label; of a long list those that there are."""
        if name == "stage":
            return [(stage.value, stage.label) for stage in Stage]
        if name == DEPARTURE:
            newest_first = self._store.rows.page(Departure, [("id", True)], limit=LOOKED_AT)
            return [(str(each.id), each.label()) for each in newest_first]
        if name == HOLDS:
            requirements = code_list("requirements")
            of_all = [(HELD, _("anything")), (CLEARED, _("nothing, cleared"))]
            return of_all + [(code, requirements.label(code)) for code in requirements.codes]
        if name == FINDINGS:
            return [(ASKED, _("to look at")), (TO_DO, _("to do")), (NO_FINDING, _("none"))]
        field = self._kind.field(name)
        assert isinstance(field, Code)
        if len(field.codes) <= _LONG:
            return [(code, field.codes.label(code)) for code in field.codes.codes]
        newest = self._store.rows.page(self._kind, [("id", True)], limit=LOOKED_AT)
        there = {value for record in newest if (value := record.of(name))}
        return sorted(((code, field.codes.label(code)) for code in there), key=lambda pair: pair[1])

    def menu(self, name: str) -> QMenu:
        """Return the menu of a chip, with the value that is asked for now checked."""
        menu = QMenu(self.chips[name])
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for value, label in [("", _("All")), *self.choices(name)]:
            action = menu.addAction(label)
            action.setCheckable(True)
            action.setChecked(self._wanted.get(name, "") == value)
            action.triggered.connect(partial(self._chosen, name, value))
        return menu

    # internals

    def _kept(self, field: str) -> str:
        return _KEPT.format(list=self._name, field=field)

    def _add(self, name: str) -> None:
        chip = Chip("", called=partial(self._open, name), trailing="caret-down")
        self.chips[name] = chip
        self._show(name)

    def _open(self, name: str) -> None:
        chip = self.chips[name]
        self._show(name)
        self.menu(name).popup(chip.mapToGlobal(chip.rect().bottomLeft()))

    def _chosen(self, name: str, value: str, _checked: bool = False) -> None:
        self.choose(name, value)

    def _show(self, name: str) -> None:
        value = self._wanted.get(name, "")
        label = dict(self.choices(name)).get(value, value) if value else _("all")
        word = _(_SHORTER[name]) if name in _SHORTER else self._kind.field(name).label
        text = _("{field}: {value}").format(field=word, value=label)
        chip = self.chips[name]
        chip.setText(text if value else word)
        chip.setAccessibleName(text)
        chip.setChecked(bool(value))

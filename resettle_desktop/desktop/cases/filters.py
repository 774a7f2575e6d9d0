"""The chips above the list of cases: each a field of Case with the value that is asked for."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QMenu

from resettle_desktop.desktop.parts.remembered import Remembered
from resettle_desktop.desktop.parts.widgets import Chip
from resettle_desktop.records.codes import code_list
from resettle_desktop.records.kinds import Case, Departure, Passenger, Person
from resettle_desktop.records.stages import Stage
from resettle_desktop.records.texts import _
from resettle_desktop.store.store import Store

FIELDS = ("stage", "asylum_country", "priority")
DEPARTURE = "departure"
LOOKED_AT = 500
_KEPT = "cases.{name}"


class CaseFilters(QObject):
    """Holds what is asked for and the ``chips`` that say it; ``changed`` when it is something else.

    ``remembered`` keeps the values of the fields for the next start.
    """

    changed = Signal()

    def __init__(self, store: Store, remembered: Remembered | None = None) -> None:
        super().__init__()
        self._store, self._remembered = store, remembered
        self._wanted: dict[str, str] = {}
        self.chips: dict[str, Chip] = {}
        for name in FIELDS:
            last = remembered.choice(_KEPT.format(name=name), "") if remembered else ""
            if last in dict(self.choices(name)):
                self._wanted[name] = last
        for name in (*FIELDS, DEPARTURE):
            self._add(name)

    def equal(self) -> dict[str, str]:
        """Return the fields of Case and the values that they must have."""
        return {name: value for name, value in self._wanted.items() if name != DEPARTURE}

    def wanted(self, name: str) -> str:
        """Return the value that is asked for of a field, empty for all."""
        return self._wanted.get(name, "")

    def among(self) -> set[int] | None:
        """Return the cases on the departure that is asked for, None for all."""
        if DEPARTURE not in self._wanted:
            return None
        passengers = self._store.rows.equal(Passenger, departure=int(self._wanted[DEPARTURE]))
        people = self._store.rows.many(Person, [each.person for each in passengers])
        return {person.case for person in people.values() if person.case}

    def choose(self, name: str, value: str) -> None:
        """Ask for a value of a field; an empty one asks for all."""
        self._wanted.pop(name, None)
        if value:
            self._wanted[name] = value
        if self._remembered is not None and name != DEPARTURE:
            self._remembered.keep_choice(_KEPT.format(name=name), value)
        self._show(name)
        self.changed.emit()

    def choices(self, name: str) -> list[tuple[str, str]]:
        """Return the values that may be asked for, each with its label."""
        if name == "stage":
            return [(stage.value, stage.label) for stage in Stage]
        if name == "asylum_country":
            newest = self._store.rows.page(Case, [("id", True)], limit=LOOKED_AT)
            codes = {case.asylum_country for case in newest if case.asylum_country}
            return sorted(((code, code_list("countries").label(code)) for code in codes), key=lambda pair: pair[1])
        if name == DEPARTURE:
            newest_first = self._store.rows.page(Departure, [("id", True)], limit=LOOKED_AT)
            return [(str(each.id), each.label()) for each in newest_first]
        priorities = code_list("priorities")
        return [(code, priorities.label(code)) for code in priorities.codes]

    def _add(self, name: str) -> None:
        chip = Chip("", called=partial(self._open, name), trailing="caret-down")
        self.chips[name] = chip
        self._show(name)

    def _open(self, name: str) -> None:
        chip = self.chips[name]
        self._show(name)
        self.menu(name).popup(chip.mapToGlobal(chip.rect().bottomLeft()))

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

    def _chosen(self, name: str, value: str, _checked: bool = False) -> None:
        self.choose(name, value)

    def _show(self, name: str) -> None:
        value = self._wanted.get(name, "")
        label = dict(self.choices(name)).get(value, value) if value else _("all")
        text = _titles()[name].format(value=label)
        chip = self.chips[name]
        chip.setText(text)
        chip.setAccessibleName(text)
        chip.setChecked(bool(value))


def _titles() -> dict[str, str]:
    return {
        "stage": _("Stage: {value}"),
        "asylum_country": _("Host: {value}"),
        "priority": _("Priority: {value}"),
        DEPARTURE: _("Departure: {value}"),
    }

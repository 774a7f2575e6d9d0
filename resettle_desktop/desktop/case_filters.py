"""The chips above the list of cases: each a field of Case with the value that is asked for."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from resettle_desktop.desktop.theme import NARROW, scaled
from resettle_desktop.desktop.widgets import Chip
from resettle_desktop.records.codes import code_list
from resettle_desktop.records.kinds import Case
from resettle_desktop.records.stages import Stage
from resettle_desktop.records.texts import _
from resettle_desktop.store.store import Store

FIELDS = ("stage", "asylum_country", "priority")
LOOKED_AT = 500


class CaseFilters(QWidget):
    """Holds what is asked for; ``changed`` when it is something else."""

    changed = Signal()

    def __init__(self, store: Store) -> None:
        super().__init__()
        self._store = store
        self._wanted: dict[str, str] = {}
        self.chips: dict[str, Chip] = {}
        self._across = QHBoxLayout(self)
        self._across.setContentsMargins(0, 0, 0, 0)
        self._across.setSpacing(scaled(NARROW))
        for name in FIELDS:
            self._add(name)

    def equal(self) -> dict[str, str]:
        """Return the fields of Case and the values that they must have."""
        return dict(self._wanted)

    def choose(self, name: str, value: str) -> None:
        """Ask for a value of a field; an empty one asks for all."""
        self._wanted.pop(name, None)
        if value:
            self._wanted[name] = value
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
        priorities = code_list("priorities")
        return [(code, priorities.label(code)) for code in priorities.codes]

    def _add(self, name: str) -> None:
        chip = Chip("", called=partial(self._open, name), trailing="caret-down")
        self.chips[name] = chip
        self._across.addWidget(chip)
        self._show(name)

    def _open(self, name: str) -> None:
        chip = self.chips[name]
        self._show(name)
        self.menu(name).popup(chip.mapToGlobal(chip.rect().bottomLeft()))

    def menu(self, name: str) -> QMenu:
        """Return the menu of a chip, with the value that is asked for now checked."""
        menu = QMenu(self)
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
    return {"stage": _("Stage: {value}"), "asylum_country": _("Host: {value}"), "priority": _("Priority: {value}")}

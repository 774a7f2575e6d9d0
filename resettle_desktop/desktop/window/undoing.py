"""Undo and redo over all screens: the change sets of this session, the last one first, whoever wrote them."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from resettle_desktop.desktop.parts.working import run
from resettle_desktop.records.kinds import Paper
from resettle_desktop.records.texts import _
from resettle_desktop.store.changes import Applied
from resettle_desktop.store.store import Store


class Undoing(QObject):
    """Knows what can be taken back and made again. ``told`` says what was done, or why it could not be."""

    changed = Signal()
    told = Signal(str)
    _applied = Signal(object)

    def __init__(self, store: Store, parent: QObject) -> None:
        super().__init__(parent)
        self._store = store
        self.done: list[int] = []
        self.undone: list[int] = []
        self._applied.connect(self._note)
        self.destroyed.connect(store.listen(self._applied.emit))

    def undo(self) -> None:
        """Take back the last change set that still stands."""
        if self.done:
            self._take_back(self.done[-1], _("Change set {number} is taken back."))

    def redo(self) -> None:
        """Make again what was taken back last."""
        if self.undone:
            self._take_back(self.undone[-1], _("Change set {number} is made again."))

    def _take_back(self, number: int, said: str) -> None:
        store = self._store
        shown = said.format(number=self._store.history.entry(number).undoes or number)
        run(
            self, lambda _progress: store.undo(number), lambda _applied: self.told.emit(shown),
            lambda error: self.told.emit(str(error)), within=store.reading,
        )  # fmt: skip

    def _note(self, applied: Applied) -> None:
        """A change set that takes one back moves it to the other side, however it was asked for.

        A printed version is passed over: the paper is out, and its number must not be given again.
        """
        if all(change.kind == Paper.kind_name() for change in applied.change_set.changes):
            return
        taken = applied.change_set.undoes
        if taken in self.done:
            self.done.remove(taken)
            self.undone.append(applied.number)
        elif taken in self.undone:
            self.undone.remove(taken)
            self.done.append(applied.number)
        else:
            self.done.append(applied.number)
            self.undone.clear()
        self.changed.emit()

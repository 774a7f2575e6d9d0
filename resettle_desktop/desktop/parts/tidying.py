"""Has Python look for what nothing uses any more while the window rests: a whole search takes longer than a frame."""

from __future__ import annotations

import gc
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

_LOOKED = 2_000  # milliseconds between two looks whether the window rests
_RESTS = 1.0  # seconds without a key or the mouse after which it does
_DUE = 5  # searches of the younger part after which the whole is searched
# searches of the younger part after which the whole is searched even while somebody types, so that memory stays bounded
_AT_THE_LATEST = 2_000


class Tidying(QObject):
    """Searches the whole at rest alone; ``idle`` says for how many seconds nobody has touched keyboard or mouse."""

    def __init__(self, idle: Callable[[], float], parent: QObject) -> None:
        super().__init__(parent)
        self._idle = idle
        self._looking = QTimer(self, interval=_LOOKED)
        self._looking.timeout.connect(self.look)
        self._looking.start()

    def look(self) -> None:
        """Search the whole if that is due and nobody waits for the window."""
        if gc.get_count()[2] >= _DUE and self._idle() >= _RESTS:
            gc.collect()


def tidy_at_rest() -> None:
    """Leave the whole search to moments of rest from now on; the younger part is searched as always."""
    young, middle, _whole = gc.get_threshold()
    gc.set_threshold(young, middle, _AT_THE_LATEST)


def keep_for_good() -> None:
    """Take all that is there by now, modules above all, out of every later search."""
    gc.collect()
    gc.freeze()

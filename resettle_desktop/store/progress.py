"""How long work in the store says how far it is, and learns that a person asked it to stop."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol


class Progress(Protocol):
    """Whom long work tells how far it is; the window and the terminal each have their own."""

    def report(self, done: int, total: int) -> None:
        """Say how much is done of how much."""

    def cancelled(self) -> bool:
        """Tell whether the person asked to stop."""

    def stop_if_cancelled(self) -> None:
        """Raise CancelledError when the person asked to stop."""


class Unwatched:
    """The progress of work that nobody looks at and nobody stops."""

    def report(self, done: int, total: int) -> None:
        """Tell nobody."""

    def cancelled(self) -> bool:
        """Go on."""
        return False

    def stop_if_cancelled(self) -> None:
        """Go on."""


UNWATCHED: Progress = Unwatched()
_STEPS = 1000


@dataclass(frozen=True)
class Part:
    """The progress of a part of longer work: what it reports counts from one share of the whole to another (0 to 1)."""

    whole: Progress
    start: float
    end: float

    def report(self, done: int, total: int) -> None:
        """Tell the whole how far this part brings it."""
        share = min(1.0, done / total) if total else 1.0
        self.whole.report(round(_STEPS * (self.start + (self.end - self.start) * share)), _STEPS)

    def cancelled(self) -> bool:
        """Tell whether the person asked to stop."""
        return self.whole.cancelled()

    def stop_if_cancelled(self) -> None:
        """Raise CancelledError when the person asked to stop."""
        self.whole.stop_if_cancelled()

"""Who looks at long work: one that notes what it is told, one that stops it."""

from __future__ import annotations

from concurrent.futures import CancelledError
from dataclasses import dataclass, field


@dataclass
class Watching:
    """Notes the shares that are told."""

    shares: list[float] = field(default_factory=list)

    def report(self, done: int, total: int) -> None:
        """Note how much is done."""
        self.shares.append(done / total)

    def cancelled(self) -> bool:
        """Go on."""
        return False

    def stop_if_cancelled(self) -> None:
        """Go on."""
        if self.cancelled():
            raise CancelledError


@dataclass
class Stopped(Watching):
    """Asks to stop once it was asked so many times."""

    looks: int = field(default=0, kw_only=True)

    def cancelled(self) -> bool:
        """Count the looks."""
        self.looks -= 1
        return self.looks < 0

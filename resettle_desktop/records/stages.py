"""How far a person or a case is, and how far a field's value must reach (DESIGN section 3)."""

from __future__ import annotations

from enum import StrEnum

from resettle_desktop.records.texts import _, mark


class Stage(StrEnum):
    """The stages in their order; ``out`` stands beside the order, for those who no longer travel."""

    SUBMITTED = "submitted"
    DECIDED = "decided"
    PREPARING = "preparing"
    BOOKED = "booked"
    CLEARED = "cleared"
    DEPARTED = "departed"
    ARRIVED = "arrived"
    SETTLED = "settled"
    OUT = "out"

    @property
    def rank(self) -> int:
        """Return the stage's place in the order, 0 for submitted; ``out`` comes last."""
        return _RANKS[self]

    @property
    def label(self) -> str:
        """Return the stage's word in the language in use."""
        return _(_LABELS[self])


_RANKS = {stage: rank for rank, stage in enumerate(Stage)}
_LABELS = {
    Stage.SUBMITTED: mark("Submitted"),
    Stage.DECIDED: mark("Decided"),
    Stage.PREPARING: mark("Preparing"),
    Stage.BOOKED: mark("Booked"),
    Stage.CLEARED: mark("Cleared"),
    Stage.DEPARTED: mark("Departed"),
    Stage.ARRIVED: mark("Arrived"),
    Stage.SETTLED: mark("Settled"),
    Stage.OUT: mark("Out"),
}


def next_stage(stage: str | None) -> Stage:
    """Return the stage after one, up to settled; the first for a record that has none yet."""
    return list(Stage)[min(Stage(stage).rank + 1, Stage.SETTLED.rank)] if stage else Stage.SUBMITTED

"""What the benchmark measures: each row one declaration, in the order in which it is told."""

from __future__ import annotations

import statistics
from collections.abc import Callable
from dataclasses import dataclass

from resettle_desktop.bench.boarding import departure_cleared, worklist_shown
from resettle_desktop.bench.boards import cell_repainted, scan_answered, today_opened
from resettle_desktop.bench.figuring import figure_filtered
from resettle_desktop.bench.measuring import Limit, Taken, exponent, p99, ratio
from resettle_desktop.bench.printing import manifest_typeset, papers_typeset
from resettle_desktop.bench.saving import form_saved
from resettle_desktop.bench.searching import key_strokes, mistyped_names
from resettle_desktop.bench.starting import unlock_shown
from resettle_desktop.bench.windows import (
    case_opened,
    cases_opened,
    cases_paged,
    cases_sorted,
    member_changed,
    persons_opened,
    persons_paged,
    persons_sorted,
)
from resettle_desktop.bench.workplace import Workplace
from resettle_desktop.records.texts import _, mark


@dataclass(frozen=True)
class Row:
    """One thing that is measured, and what it has to reach; ``grows`` has it measured in a smaller store too."""

    what: str
    measure: Callable[[Workplace], Taken]
    limit: Limit
    unit: str = "ms"
    grows: bool = True

    def as_json(self, taken: Taken) -> dict[str, object]:
        """Return what was measured as ``--json`` prints it."""
        times = ratio(taken)
        return {
            "what": _(self.what), "median": round(statistics.median(taken.values), 3),
            "p99": round(p99(taken.values), 3), "unit": self.unit, "ratio": None if times is None else round(times, 2),
            "to_reach": self.limit.said(self.unit), "holds": self.limit.holds(taken),
        }  # fmt: skip

    def growth(self, small: tuple[int, Taken], large: tuple[int, Taken]) -> dict[str, object]:
        """Return how the median grows with the number of persons, given with what was measured for two of them."""
        sizes = [(persons, statistics.median(taken.values)) for persons, taken in (small, large)]
        return {"what": _(self.what), "exponent": round(exponent(*sizes), 2)}


def store_made(place: Workplace) -> Taken:
    """Return how long the store took to make, in seconds."""
    return Taken([place.seconds])


ROWS = (
    Row(mark("Store made, of 1,000,000 persons at most"), store_made, Limit("p99", 180), "s"),
    Row(mark("Start to the unlock window"), unlock_shown, Limit("ratio", 2), grows=False),
    Row(mark("Results per key stroke"), key_strokes, Limit("p99", 16)),
    Row(mark("Mistyped names found among the first ten"), mistyped_names, Limit("least", 95), "%", grows=False),
    Row(mark("List of cases opened"), cases_opened, Limit("p99", 50)),
    Row(mark("List of cases paged"), cases_paged, Limit("p99", 16)),
    Row(mark("List of cases sorted"), cases_sorted, Limit("p99", 50)),
    Row(mark("List of persons opened"), persons_opened, Limit("p99", 50)),
    Row(mark("List of persons paged"), persons_paged, Limit("p99", 16)),
    Row(mark("List of persons sorted"), persons_sorted, Limit("p99", 50)),
    Row(mark("Case opened"), case_opened, Limit("p99", 16)),
    Row(mark("Member changed"), member_changed, Limit("p99", 16)),
    Row(mark("Figure counted after a change of its filter"), figure_filtered, Limit("p99", 100)),
    Row(mark("Today opened on the eve of a departure of 300"), today_opened, Limit("p99", 100)),
    Row(mark("Result of a check repainted on the board of 300"), cell_repainted, Limit("p99", 16)),
    Row(mark("Scan answered at the counter of 300"), scan_answered, Limit("p99", 16)),
    Row(mark("Form saved with checks, stages, history and fsync"), form_saved, Limit("ratio", 2)),
    Row(mark("Departure of 300 people cleared"), departure_cleared, Limit("p99", 50)),
    Row(mark("Worklist of health shown"), worklist_shown, Limit("p99", 100)),
    Row(mark("Manifest of 300 persons typeset"), manifest_typeset, Limit("ratio", 2), grows=False),
    Row(mark("All papers of a departure of 300"), papers_typeset, Limit("p99", 2000), grows=False),
)

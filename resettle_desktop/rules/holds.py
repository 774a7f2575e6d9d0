"""What keeps a person from boarding."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from resettle_desktop.records.kinds import Case, Person, TravelDocument


@dataclass(frozen=True)
class Hold:
    """One reason."""

    code: str
    short: str
    text: str


def boarding_holds(
    person: Person, case: Case, documents: Sequence[TravelDocument], departs: datetime | None, arrives: datetime | None
) -> list[Hold]:
    """Return what holds a person."""
    holds = []
    if case.decision != "positive":
        holds.append(Hold("decision", "decision", "No positive decision"))
    last = max((d.expires for d in documents if d.expires), default=None)
    if last and arrives and last < arrives.date():
        holds.append(Hold("document", "document", "Document lapses before arrival"))
    return holds

"""Which warnings of the record in a form were accepted, and why."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from resettle_desktop.records.findings import Finding
from resettle_desktop.records.kinds import Accepted
from resettle_desktop.records.record import Record
from resettle_desktop.rules.accepting import settled

Reasons = Callable[[int], Sequence[Accepted]]


class AcceptedHere:
    """Knows what was accepted of one record; ``reasons`` is asked for it by the record's id."""

    def __init__(self) -> None:
        self.reasons: Reasons = lambda _record: ()
        self._accepted: Sequence[Accepted] = ()

    def about(self, record: Record | None) -> None:
        """Turn to a record, or ask anew of the same one; one that is not stored has nothing accepted."""
        self._accepted = self.reasons(record.id) if record is not None and record.revision else ()

    def settled(self, said: Sequence[Finding], typed: Callable[[], Record | None]) -> list[Finding]:
        """Return the open ones first; an accepted one says why, while what is typed is what it was accepted for."""
        if not self._accepted or not said:
            return list(said)
        here = typed()
        placed = [each.at(kind=here.kind_name(), record=here.id) for each in said] if here else list(said)
        return sorted((settled(each, here, self._accepted) for each in placed), key=lambda each: not each.open)

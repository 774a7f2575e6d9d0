"""What a returned workbook says otherwise than it was sent, where that is not simply taken over."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from resettle_desktop.records.fields import Kept, Sensitivity
from resettle_desktop.records.record import kind_of


@dataclass(frozen=True)
class CellDifference:
    """One cell of a record's field: its value as it was sent, as it came back, and as it is here now.

    ``field`` is the field's own name, ``part`` the name by which the layout's columns call its kind (``visa``, else
    the kind itself); values are in the field's own type, None where the cell or the field is empty.
    """

    sheet: str
    row: int
    heading: str
    kind: str
    part: str
    record: int
    label: str
    field: str
    sent: Any
    returned: Any
    here: Any

    @property
    def kept(self) -> Kept:
        """Return the declaration of the field."""
        return kind_of(self.kind).field(self.field)

    @property
    def medical(self) -> bool:
        """Return whether only medical users may read the values."""
        return self.kept.sensitivity is Sensitivity.MEDICAL

    def shown(self) -> tuple[str, str, str]:
        """Return the values as people read them: sent, returned, here."""
        return self.kept.show(self.sent), self.kept.show(self.returned), self.kept.show(self.here)


@dataclass(frozen=True)
class GoneRow:
    """A row that was sent and did not come back; its records stay as they are.

    ``records`` are their ids by the names by which the layout calls their kinds.
    """

    sheet: str
    label: str
    records: tuple[tuple[str, int], ...]

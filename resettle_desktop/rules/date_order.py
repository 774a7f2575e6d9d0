"""Dates that cannot have come as they stand: of one record, or of a person's papers and the birth."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime

from resettle_desktop.records.dates import KnownDate, show_partial
from resettle_desktop.records.findings import Finding, finding
from resettle_desktop.records.kinds import Person
from resettle_desktop.records.record import Record

# of each kind: what comes first, and what cannot come before it
_ORDERS: Mapping[str, tuple[tuple[str, str], ...]] = {
    "Case": (
        ("asylum_arrival", "submitted"), ("rrf_date", "submitted"), ("submitted", "interviewed"),
        ("interviewed", "opinion_date"), ("opinion_date", "decided"), ("submitted", "decided"),
        ("submitted", "withdrawn"), ("submitted", "closed"), ("decided", "closed"), ("submitted", "hold_since"),
    ),
    "Person": (
        ("birth_date", "married"), ("birth_date", "registered"), ("birth_date", "asylum_arrival"),
        ("birth_date", "died"), ("birth_date", "withdrawn"), ("asylum_arrival", "registered"),
        ("registered", "died"),
    ),
    "TravelDocument": (("issued", "expires"),),
    "Permit": (
        ("requested", "issued"), ("issued", "valid_until"), ("requested", "valid_until"), ("valid_from", "valid_until"),
    ),
    "Consent": (("given", "withdrawn"),),
    "HealthActivity": (("done", "valid_until"), ("done", "result_time"), ("done", "recheck"), ("done", "ended")),
    "Placement": (("available_from", "until"),),
    "FollowUp": (("date", "next_date"),),
}  # fmt: skip
# what cannot have been before the person was born
_IN_LIFE: Mapping[str, str] = {
    "TravelDocument": "issued", "Permit": "requested", "Consent": "given", "HealthActivity": "done",
}  # fmt: skip


def order_findings(record: Record) -> Iterator[Finding]:
    """Yield W250 at the later of two dates that is certainly before the earlier one."""
    for earlier, later in _ORDERS.get(record.kind_name(), ()):
        if _is_before(getattr(record, later), getattr(record, earlier)):
            kind = type(record)
            words = {"value": record.shown(later), "label": kind.field(earlier).label, "other": record.shown(earlier)}
            yield finding("W250", **words).at(field=later, facts=f"{getattr(record, earlier)}")


def birth_findings(person: Person, part: Record) -> Iterator[Finding]:
    """Yield W251 at the date of a person's record that is certainly before the birth."""
    field = _IN_LIFE.get(part.kind_name())
    if field is None or person.birth_date is None or not _is_before(part.of(field), person.birth_date):
        return
    said = finding("W251", value=part.shown(field), birth=show_partial(person.birth_date))
    yield said.at(field=field, facts=f"{person.birth_date}")


def _is_before(one: object, other: object) -> bool:
    """Return whether the one lies before the other, whatever is not known of the two; not where one is empty."""
    if not one or not other:
        return False
    if isinstance(one, datetime) and isinstance(other, datetime):
        return one < other
    return _last_day(one) < _first_day(other)


def _first_day(value: object) -> date:
    return value.earliest if isinstance(value, KnownDate) else _day(value)


def _last_day(value: object) -> date:
    return value.latest if isinstance(value, KnownDate) else _day(value)


def _day(value: object) -> date:
    return value.date() if isinstance(value, datetime) else value  # type: ignore[return-value]

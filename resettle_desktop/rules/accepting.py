"""Which warnings somebody accepted with a reason, and whether that still holds for what they are said of now."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable

from resettle_desktop.records.dates import show_moment
from resettle_desktop.records.fields import Sensitivity
from resettle_desktop.records.findings import Acceptance, Finding, Level
from resettle_desktop.records.kinds import Accepted
from resettle_desktop.records.numbers import id_text
from resettle_desktop.records.record import Record


def may_be_accepted(found: Finding) -> bool:
    """Return whether a reason can be given: of a warning about a record that is stored and not accepted yet."""
    return found.level is Level.WARNING and found.record is not None and found.acceptance is None


def given_for(found: Finding, record: Record | None) -> str:
    """Return what a warning is said of, in no language: the field's value, and the facts beside it.

    Of a medical value only a digest, which tells that it is another one and not which.
    """
    return " · ".join(filter(None, (_value(found, record), found.facts)))


def settled(found: Finding, record: Record | None, accepted: Iterable[Accepted]) -> Finding:
    """Return a warning with who accepted it and why, where somebody did for what it is said of now."""
    if not may_be_accepted(found):
        return found
    place = id_text(found.record or 0), found.number, found.field
    mine = [each for each in accepted if (each.about, each.number, each.field_name or "") == place]
    held = [each for each in mine if (each.given_for or "") == given_for(found, record)]
    if not held:
        return found
    last = max(held, key=lambda each: each.id)
    when = show_moment(last.when) if last.when else ""
    return found.at(acceptance=Acceptance(last.reason or "", last.by or "", when, last.id))


def _value(found: Finding, record: Record | None) -> str:
    if record is None or not found.field:
        return ""
    field = type(record).field(found.field)
    value = json.dumps(field.to_json(record.of(found.field)), ensure_ascii=False)
    if field.sensitivity is Sensitivity.MEDICAL:
        return hashlib.sha256(f"{record.id} {value}".encode()).hexdigest()[:16]
    return value

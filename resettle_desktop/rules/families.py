"""Checks across a family, and its order."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from resettle_desktop.records.kinds import Person

_FIRST = {"principal_applicant": 0, "spouse": 1, "partner": 1, "co_wife": 1}


def in_family_order(members: Sequence[Person]) -> list[Person]:
    """Return the principal applicant, the spouse, then the others, the oldest first."""
    return sorted(
        members,
        key=lambda p: (_FIRST.get(p.relationship or "", 2), p.birth_date.earliest if p.birth_date else date.max),
    )


def head_of(members: Sequence[Person]) -> Person | None:
    """Return the principal applicant, or who comes first."""
    return next(iter(in_family_order(members)), None)

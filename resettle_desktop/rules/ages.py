"""Ages on a stated day, and the classes that airlines make of them (DOMAIN 3.3); never stored."""

from __future__ import annotations

from datetime import date
from typing import Literal

from resettle_desktop.records.dates import KnownDate

AgeClass = Literal["adult", "child", "infant", "unknown"]
ADULT_FROM, CHILD_FROM = 12, 2  # completed years on the day of travel


def age_class(born: KnownDate | None, on: date) -> AgeClass:
    """Return the airline's class on a day; what is not known of the date counts as the later, so the younger."""
    if born is None:
        return "unknown"
    age = born.age_on(on)
    if age >= ADULT_FROM:
        return "adult"
    return "child" if age >= CHILD_FROM else "infant"


def age_text(born: KnownDate | None, on: date) -> str:
    """Return completed years on a day, ``~38`` where the day of birth is estimated or only partly known."""
    if born is None:
        return ""
    return f"{born.age_on(on)}" if born.exact else f"~{born.age_on(on)}"

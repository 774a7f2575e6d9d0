"""Who of a family is kept from boarding by what, in one sentence."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from resettle_desktop.records.texts import _
from resettle_desktop.rules.ages import age_text
from resettle_desktop.rules.clearance.judging import Clearance
from resettle_desktop.rules.kinship import short_name


def held_words(clearances: Sequence[Clearance], on: date) -> str:
    """Return who is held by what: ``Rania (32): the exit permit is not granted``; empty where all are cleared.

    Those who are held by the same stand together; ages are those of a day.
    """
    whose: dict[str, list[str]] = {}
    for clearance in clearances:
        why = ", ".join(each.verdict.why for each in clearance.held_by)
        if why:
            whose.setdefault(why, []).append(_who(clearance, on))
    return " · ".join(_("{who}: {why}").format(who=", ".join(who), why=why) for why, who in whose.items())


def _who(clearance: Clearance, on: date) -> str:
    person = clearance.traveller.person
    age = age_text(person.birth_date, on)
    return f"{short_name(person)} ({age})" if age else short_name(person)

"""Who of a family is kept from boarding by what, in one sentence."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from resettle_desktop.records.codes import code_list
from resettle_desktop.records.texts import _
from resettle_desktop.rules.ages import age_text
from resettle_desktop.rules.clearance.judging import Clearance
from resettle_desktop.rules.kinship import short_name

_EXPLAINED = 2


def held_words(clearances: Sequence[Clearance], on: date) -> str:
    """Return who is held by what: ``Rania (32): the exit permit is not granted``; empty where all are cleared.

    Those who are held by the same stand together; ages are those of a day.
    """
    whose: dict[str, list[str]] = {}
    for clearance in clearances:
        why = _why(clearance)
        if why:
            whose.setdefault(why, []).append(_who(clearance, on))
    return " · ".join(_("{who}: {why}").format(who=", ".join(who), why=why) for why, who in whose.items())


def _why(clearance: Clearance) -> str:
    """Few requirements are explained; of many the names say enough."""
    held = clearance.held_by
    if len(held) <= _EXPLAINED:
        return ", ".join(each.verdict.why for each in held)
    return ", ".join(requirement_word(each.name) for each in held)


def requirement_word(name: str) -> str:
    """Return a requirement as it is called in the middle of a sentence; ``PCR test`` keeps its capitals."""
    label = code_list("requirements").label(name)
    return label if label[:2].isupper() else label[:1].lower() + label[1:]


def _who(clearance: Clearance, on: date) -> str:
    person = clearance.traveller.person
    age = age_text(person.birth_date, on)
    return f"{short_name(person)} ({age})" if age else short_name(person)

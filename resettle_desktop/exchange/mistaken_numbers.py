"""Numbers that belong to somebody else: the person or the family that has one shares nothing with that of the rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from rapidfuzz import fuzz, process

from resettle_desktop.exchange.slots import MatchedRow, Slot
from resettle_desktop.records.findings import Finding, finding
from resettle_desktop.rules.names import name_key

_LEAST_ALIKE = 70  # of 100; two spellings of one name are more alike
_APPLICANT = "principal_applicant"


def another_person(here: Mapping[str, Any], given: Mapping[str, Any]) -> bool:
    """Return whether two sets of values are surely two persons': no part of the names is alike, and the births differ.

    What either lacks is no difference, and so are names in two scripts.
    """
    born = (here.get("birth_date"), given.get("birth_date"))
    if not all(born) or born[0] == born[1]:
        return False
    one, other = _names(here), _names(given)
    comparable = bool(one and other) and one[0].isascii() == other[0].isascii()
    return comparable and not any(
        process.extractOne(w, other, scorer=fuzz.ratio, score_cutoff=_LEAST_ALIKE) for w in one
    )


def _names(values: Mapping[str, Any]) -> list[str]:
    latin = " ".join(filter(None, (values.get("family_name"), values.get("given_names"))))
    return name_key(latin or values.get("original_name") or "").split()


def another_family(members: Sequence[Slot], rows: Sequence[MatchedRow]) -> Finding | None:
    """Return E123 where rows with one case number bring a whole family that is not the one that has the number.

    ``members`` are those of the case in the store. One member that is known again makes it the same family.
    """
    persons = [row.slots["Person"] for row in rows if "Person" in row.slots]
    if not members or not persons or any(person.record for person in persons):
        return None
    heads = [head for head in members if head.value("relationship") == _APPLICANT]
    others = [head for head in persons if head.value("relationship") == _APPLICANT]
    if heads and others and all(another_person(_values(one), _values(two)) for one in heads for two in others):
        return finding("E123", value=rows[0].slots["Case"].label(), label=", ".join(head.label() for head in heads))
    return None


def _values(slot: Slot) -> dict[str, Any]:
    names = ("family_name", "given_names", "original_name", "birth_date")
    return {name: slot.value(name) for name in names}

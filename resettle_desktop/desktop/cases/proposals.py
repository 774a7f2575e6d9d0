"""What is proposed of a member who is being added: what a family has in common, and what a relation says."""

from __future__ import annotations

from resettle_desktop.records.kinds import Person

IN_COMMON = ("family_name", "birth_country", "nationality", "languages")
_MEN = frozenset({"son", "stepson", "father", "uncle", "nephew"})
_WOMEN = frozenset({"daughter", "stepdaughter", "mother", "aunt", "niece", "co_wife"})
_CHILDREN = frozenset({"son", "daughter"})
_PARENT = {"M": "father_name", "F": "mother_name"}


def in_common(head: Person) -> dict[str, str]:
    """Return what a new member probably has as the principal applicant has it, by field, as it is typed."""
    values = {name: Person.field(name).show(head.of(name)) for name in IN_COMMON}
    return {name: text for name, text in values.items() if text}


def of_relation(relationship: str | None, head: Person) -> dict[str, str]:
    """Return what a relation to the principal applicant says of a person: the sex, and of a child one parent's name."""
    found: dict[str, str] = {}
    if relationship in _MEN | _WOMEN:
        found["sex"] = Person.field("sex").show("M" if relationship in _MEN else "F")
    parent = _PARENT.get(head.sex or "")
    if relationship in _CHILDREN and parent and head.given_names:
        found[parent] = head.given_names
    return found

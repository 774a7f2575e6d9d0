"""What is proposed of a child that was just born, from the parents and the case."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from resettle_desktop.records.fields import Json
from resettle_desktop.records.kinds import Case, Person
from resettle_desktop.rules.kinship import PRINCIPAL, SPOUSES

_CHILD_OF = {
    "daughter": "grandchild", "son": "grandchild", "child_in_law": "grandchild", "sibling": "nephew/niece",
    "sibling_in_law": "nephew/niece", "mother": "sibling", "father": "sibling", "stepdaughter": "grandchild",
    "stepson": "grandchild",
}  # fmt: skip


def mother_of(members: Sequence[Person]) -> Person | None:
    """Return who is the mother unless somebody says otherwise: the woman of the couple, where there is one alone."""
    women = [member for member in members if _of_the_couple(member) and member.sex == "F"]
    return women[0] if len(women) == 1 else None


def father_of(members: Sequence[Person], mother: Person | None) -> Person | None:
    """Return who is the father unless somebody says otherwise: the man of the couple, where the mother is of it."""
    if mother is None or not _of_the_couple(mother):
        return None
    return next((member for member in members if _of_the_couple(member) and member.sex == "M"), None)


def parents_of(members: Sequence[Person]) -> tuple[int, int]:
    """Return the ids of mother and father as they are proposed, 0 for who is not of the family."""
    mother = mother_of(members)
    father = father_of(members, mother)
    return mother.id if mother else 0, father.id if father else 0


def newborn_values(
    case: Case, mother: Person | None, father: Person | None, sex: str | None, today: date
) -> dict[str, Json]:
    """Return the values of a child born today to these members of the family: the parents' names, what it is to whom.

    The nationality is the father's, where he is of the family and his is known, else the mother's. What cannot be
    told is left out.
    """
    parents = [parent for parent in (father, mother) if parent]
    given = {
        "birth_date": today.isoformat(),
        "sex": sex,
        "relationship": _relationship(mother or father, sex),
        "family_name": next((parent.family_name for parent in parents if parent.family_name), None),
        "father_name": father.given_names if father else None,
        "mother_name": " ".join(filter(None, (mother.given_names, mother.family_name))) if mother else None,
        "nationality": next((parent.nationality for parent in parents if parent.nationality), None),
        "birth_country": case.asylum_country,
        "birth_place": case.place,
        "marital_status": "single",
    }
    return {name: value for name, value in given.items() if value}


def _of_the_couple(member: Person) -> bool:
    return member.relationship == PRINCIPAL or member.relationship in SPOUSES


def _relationship(parent: Person | None, sex: str | None) -> str | None:
    if parent is None:
        return None
    words = "son/daughter" if _of_the_couple(parent) else _CHILD_OF.get(parent.relationship or "", "")
    if "/" not in words:
        return words or None
    man, woman = words.split("/")
    return {"M": man, "F": woman}.get(sex or "")

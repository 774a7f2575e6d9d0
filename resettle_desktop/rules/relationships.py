"""What the members of a family are to each other, told from what each is to the principal applicant."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from importlib.resources import files

from resettle_desktop.records.kinds import Person
from resettle_desktop.rules.families import in_family_order
from resettle_desktop.rules.kinship import ADULT, PRINCIPAL, SPOUSES

_OF_ONE_WIFE = frozenset({"son", "daughter", "stepson", "stepdaughter"})
_MAN, _WOMAN = "M", "F"
_LATEST = date.max


def seen_from(applicant: Person, members: Sequence[Person]) -> dict[int, str | None]:
    """Return what each member becomes when this one applies for the family, by id; None where it cannot be told.

    The rules stand in resources/families/relationships.csv. What depends on a sex that is not known cannot be told,
    nor, where the former applicant has several wives, whose child a child is. Without a former applicant, or where
    it is this one already, all stay what they are.
    """
    stays = {member.id: member.relationship for member in members}
    former = [member for member in members if member.relationship == PRINCIPAL]
    if not former or applicant in former:
        return stays | {applicant.id: PRINCIPAL}
    several = sum(member.relationship in SPOUSES for member in members) > 1
    become = {member.id: _becomes(applicant, member, several) for member in members}
    return become | {applicant.id: PRINCIPAL}


def successor(members: Sequence[Person], today: date | None = None) -> Person | None:
    """Return who applies for a family whose applicant left: a spouse, else the eldest adult, else the eldest; or None.

    Someone of the family goes before someone who is unrelated or cares for it.
    """
    day = today or date.today()
    ordered = [member for member in in_family_order(members) if member.relationship != PRINCIPAL]
    return min(ordered, key=lambda member: _rank(member, day), default=None)


def _rank(member: Person, day: date) -> tuple[bool, bool, bool, date]:
    born = member.birth_date
    child = born is not None and born.age_on(day) < ADULT
    stranger = member.relationship in ("unrelated", "caregiver")
    return child, stranger, member.relationship not in SPOUSES, born.earliest if born else _LATEST


def _becomes(applicant: Person, member: Person, several_wives: bool) -> str | None:
    relation, mine = applicant.relationship or "", member.relationship or ""
    if several_wives and _depends_on_the_wife(relation, mine):
        return None
    return _of_sex(_table().get((relation, mine)), member)


def _depends_on_the_wife(applicant: str, member: str) -> bool:
    wife_and_child = applicant in SPOUSES and member in _OF_ONE_WIFE | {"grandchild", "child_in_law", "parent_in_law"}
    return wife_and_child or (applicant in _OF_ONE_WIFE and member in SPOUSES | {"parent_in_law"})


def _of_sex(words: str | None, member: Person) -> str | None:
    if words is None or "/" not in words:
        return words
    man, woman = words.split("/")
    return {_MAN: man, _WOMAN: woman}.get(member.sex or "")


@cache
def _table() -> Mapping[tuple[str, str], str]:
    text = files("resettle_desktop.resources").joinpath("families", "relationships.csv").read_text("utf-8")
    return {(row["new_applicant"], row["member"]): row["becomes"] for row in csv.DictReader(text.splitlines())}

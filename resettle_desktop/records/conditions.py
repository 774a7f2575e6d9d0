"""Of which records a field is asked: each condition looks at one record as it is, or as it is being typed."""

from __future__ import annotations

from datetime import date
from typing import Any

_SPONSORED = frozenset({"community_sponsorship", "humanitarian_corridor"})
_ADULT, _CHILDBEARING_FROM = 18, 12  # years
# what a child is to the principal applicant who is the parent
_OF_PARENTS = frozenset({"son", "daughter", "stepson", "stepdaughter", "foster_child"})
_ALONE = frozenset({"SC", "SC-CH", "SC-IC", "SC-FC", "SC-UC", "SC-SC", "SC-NC"})  # DOMAIN 1.7
_ESCORTS = frozenset({"escort", "medical_escort", "social_escort"})
_TESTS = frozenset({"pcr", "laboratory", "xray"})
_WITH_AN_END = frozenset({"treatment", "quarantine"})
_WATCHED = frozenset({"treatment", "health_assessment", "xray", "laboratory"})
_WAS_MARRIED = frozenset({"married", "common_law", "separated", "divorced", "widowed"})


def is_sponsored(case: Any) -> bool:
    """Return whether citizens or communities, and not the State, house the case."""
    return case.programme in _SPONSORED


def is_child(person: Any) -> bool:
    """Return whether a person is under 18 today, by either date of birth; of an unknown age nobody is."""
    return _age(person) < _ADULT


def is_child_on(person: Any, day: date) -> bool:
    """Return whether a person is under 18 on a day, by either date of birth; of an unknown age nobody is."""
    return _age(person, day) < _ADULT


def is_without_parents(person: Any, day: date | None = None) -> bool:
    """Return whether a person is a child, on a day or today, without parents here, as far as the record itself says."""
    if set(person.needs or ()) & _ALONE or person.relationship == "ward":
        return True
    return (
        is_child_on(person, day or date.today())
        and person.relationship is not None
        and person.relationship not in _OF_PARENTS
    )


def may_expect_a_child(person: Any) -> bool:
    """Return whether a person may be pregnant: not a man, and not a girl under 12."""
    return person.sex != "M" and _age(person) >= _CHILDBEARING_FROM


def was_ever_married(person: Any) -> bool:
    """Return whether there was a marriage, whatever became of it."""
    return person.marital_status in _WAS_MARRIED


def has_left_the_case(person: Any) -> bool:
    """Return whether a person withdrew."""
    return person.withdrawn is not None


def is_test(activity: Any) -> bool:
    """Return whether a health activity has a result some time after it was done."""
    return activity.activity in _TESTS


def is_vaccination(activity: Any) -> bool:
    """Return whether a health activity gives a vaccine."""
    return bool(activity.activity == "vaccination")


def is_treatment(activity: Any) -> bool:
    """Return whether somebody may have to look again after a health activity."""
    return activity.activity in _WATCHED


def has_an_end(activity: Any) -> bool:
    """Return whether a health activity goes on for days."""
    return activity.activity in _WITH_AN_END


def is_escort(need: Any) -> bool:
    """Return whether a travel need is somebody who goes along."""
    return need.code in _ESCORTS


def is_by_road(leg: Any) -> bool:
    """Return whether a leg is travelled in vehicles."""
    return bool(leg.by_road)


def _age(person: Any, day: date | None = None) -> int:
    """Return completed years on a day, today for None, 99 where no date of birth is known."""
    born = person.birth_date or person.claimed_birth_date
    return born.age_on(day or date.today()) if born else 99

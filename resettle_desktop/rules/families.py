"""What must hold across a family, and the order in which its members stand."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from resettle_desktop.records.findings import Finding, finding
from resettle_desktop.records.kinds import Case, Person
from resettle_desktop.records.numbers import id_text
from resettle_desktop.rules.kinship import ADULT, PRINCIPAL, kinship_findings, short_name

_FIRST = {PRINCIPAL: 0, "spouse": 1, "partner": 1, "co_wife": 1}


def in_family_order(members: Sequence[Person]) -> list[Person]:
    """Return the principal applicant first, then spouse or partner, then the others, the oldest first."""
    return sorted(members, key=_place)


def head_of(members: Sequence[Person]) -> Person | None:
    """Return the principal applicant, else whoever stands first; None for a case without members."""
    return min(members, key=_place, default=None)


def family_findings(case: Case, members: Sequence[Person], today: date | None = None) -> list[Finding]:
    """Return what is odd across a family, each where a person would mend it.

    W211 two applicants, W240 none, W212 another size than stated, W241 no members though the case is open, W213 a
    member without any name, W214 a child applies; and what is odd between members (``kinship_findings``).
    """
    day = today or date.today()
    found = [*_applicants(members), *_size(case, members), *_empty(case, members), *_nameless(members)]
    found += [*_children(members, day), *kinship_findings(members, day)]
    return [each.at(kind=each.kind or "Case", record=each.record or case.id) for each in found]


def _place(person: Person) -> tuple[int, date, int]:
    born = person.birth_date.earliest if person.birth_date else date.max
    return _FIRST.get(person.relationship or "", 2), born, person.id


def _applicants(members: Sequence[Person]) -> list[Finding]:
    applicants = [person for person in members if person.relationship == PRINCIPAL]
    if members and not applicants:
        return [finding("W240").at(kind="Person", record=in_family_order(members)[0].id, field="relationship")]
    if len(applicants) < 2:
        return []
    said = finding("W211", value=", ".join(short_name(person) for person in applicants))
    ids = sorted(person.id for person in applicants)
    facts = " ".join(map(id_text, ids))
    return [said.at(kind="Person", record=ids[-1], field="relationship", facts=facts)]


def _size(case: Case, members: Sequence[Person]) -> list[Finding]:
    if case.stated_size is None or case.stated_size == len(members):
        return []
    return [
        finding("W212", value=case.stated_size, count=len(members)).at(field="stated_size", facts=f"{len(members)}")
    ]


def _empty(case: Case, members: Sequence[Person]) -> list[Finding]:
    open = case.closed is None and case.withdrawn is None and case.id
    return [finding("W241").at(field="closed")] if open and not members else []


def _nameless(members: Sequence[Person]) -> list[Finding]:
    unnamed = [p for p in members if not (p.family_name or p.given_names or p.original_name)]
    return [finding("W213").at(kind="Person", record=person.id, field="family_name") for person in unnamed]


def _children(members: Sequence[Person], today: date) -> list[Finding]:
    applicants = [person for person in members if person.relationship == PRINCIPAL and person.birth_date]
    ages = [(person, person.birth_date.age_on(today)) for person in applicants if person.birth_date]
    young = [(person, age) for person, age in ages if age < ADULT]
    return [finding("W214", value=age).at(kind="Person", record=p.id, field="birth_date") for p, age in young]

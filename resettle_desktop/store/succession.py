"""Leaves no case without an applicant, nor one open without members, when somebody goes out of it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date

from resettle_desktop.records.findings import finding
from resettle_desktop.records.kinds import Case, Person
from resettle_desktop.rules.kinship import PRINCIPAL, short_name
from resettle_desktop.rules.relationships import seen_from, successor
from resettle_desktop.store.sketches import Sketch

Relationships = Mapping[int, str]


def give_an_applicant(
    sketch: Sketch,
    case: int,
    left: Collection[Person],
    chosen: int | None = None,
    said: Relationships | None = None,
) -> None:
    """Let another member apply for a case out of which these persons go, if the applicant is one of them.

    ``left`` are they as they were in the case; ``chosen`` is who applies now, else the successor. ``said`` are
    relationships to the new applicant that somebody knows. T322 names the new applicant where nobody chose, T320
    each member whose relationship cannot be told.
    """
    away = {person.id for person in left}
    members = [member for member in sketch.naming(Person, "case", case) if member.id not in away]
    if not members or any(member.relationship == PRINCIPAL for member in members):
        return
    applicant = next((member for member in members if member.id == chosen), None) or successor(members)
    if applicant is None:
        return
    tell_anew(sketch, applicant, members, [*members, *left], said or {})
    if chosen is None:
        told = finding("T322", value=short_name(applicant))
        sketch.findings.append(told.at(kind="Person", record=applicant.id, field="relationship"))


def tell_anew(
    sketch: Sketch, applicant: Person, members: Collection[Person], family: Collection[Person], said: Relationships
) -> None:
    """Set what each of these members is to a new applicant, seen from whom the whole family was before."""
    become = seen_from(applicant, list(family))
    for member in members:
        relationship = PRINCIPAL if member.id == applicant.id else said.get(member.id, become.get(member.id))
        sketch.set(member, {"relationship": relationship})
        if relationship is None:
            asked = finding("T320", label=short_name(member), value=short_name(applicant))
            sketch.findings.append(asked.at(kind="Person", record=member.id, field="relationship"))


def close_if_empty(sketch: Sketch, case: int, today: date, reason: str = "merged") -> None:
    """Close a case that has no members any more and was open, and say so (T323)."""
    now = sketch.get(Case, case)
    if now is None or now.closed or now.withdrawn or sketch.naming(Person, "case", case):
        return
    sketch.set(now, {"closed": today.isoformat(), "close_reason": reason})
    sketch.findings.append(finding("T323", label=now.label()).at(kind="Case", record=case, field="closed"))

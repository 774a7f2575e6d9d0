"""What a family and each of its members wait for, in words: what keeps them from the next stage."""

from __future__ import annotations

from resettle_desktop.records.kinds import Case, Person
from resettle_desktop.records.stages import Stage
from resettle_desktop.records.texts import _
from resettle_desktop.rules.progress import held_back, waits_for, why_case_is_out
from resettle_desktop.store.views import Family, Member


def family_waits(family: Family) -> str:
    """Return what keeps a case from its next stage, with who holds it back; why it is out; empty for who is settled."""
    people = [member.person for member in family.members]
    if _stage(family.case) is Stage.OUT:
        return why_case_is_out(family.case)
    travelling = [person for person in people if _stage(person) is not Stage.OUT]
    return held_back(family.case, people) or (waits_for(travelling[0], family.case) if travelling else "")


def stage_and_waits(family: Family, held: str = "") -> str:
    """Return a case's stage with what it waits for; empty for one that waits for nothing or is out.

    ``held`` says who is kept from boarding by what, where the case is booked.
    """
    why = (held or family_waits(family)) if _stage(family.case) is not Stage.OUT else ""
    return _("{stage} · {why}").format(stage=_stage(family.case).label, why=why) if why else ""


def member_waits(member: Member, case: Case) -> str:
    """Return a member's stage with what it waits for: ``Preparing · not booked on a departure``."""
    stage, why = _stage(member.person), waits_for(member.person, case)
    return _("{stage} · {why}").format(stage=stage.label, why=why) if why else stage.label


def _stage(record: Case | Person) -> Stage:
    return Stage(record.stage or Stage.SUBMITTED)

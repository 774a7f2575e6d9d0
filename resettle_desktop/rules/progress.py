"""What a person or a case waits for, in words, and who of a family is not as far as the others."""

from __future__ import annotations

from collections.abc import Sequence

from resettle_desktop.records.dates import show_day, show_partial
from resettle_desktop.records.kinds import Case, Person
from resettle_desktop.records.stages import Stage
from resettle_desktop.records.texts import _, mark
from resettle_desktop.rules.kinship import short_name

_WAITS = {
    Stage.SUBMITTED: mark("waits for a positive decision"),
    Stage.DECIDED: mark("no document, permit, health activity or orientation yet"),
    Stage.PREPARING: mark("not booked on a departure"),
    Stage.BOOKED: mark("not cleared to board"),
    Stage.CLEARED: mark("has not boarded"),
    Stage.DEPARTED: mark("not reported as arrived"),
    Stage.ARRIVED: mark("no place outside a centre yet"),
}


def waits_for(person: Person, case: Case) -> str:
    """Return what keeps a person from the next stage, or why the person is out; empty for who is settled."""
    stage = Stage(person.stage or Stage.SUBMITTED)
    return why_out(person, case) if stage is Stage.OUT else _(_WAITS[stage]) if stage in _WAITS else ""


def why_out(person: Person, case: Case) -> str:
    """Return why a person who is out no longer travels, the person's own reason before the case's."""
    if person.died is not None:
        return _("died: {day}").format(day=show_partial(person.died))
    if person.withdrawn is not None:
        said = _("withdrawn on {day}").format(day=show_day(person.withdrawn))
        return _with(said, person.shown("withdrawal_reason"))
    return why_case_is_out(case)


def why_case_is_out(case: Case) -> str:
    """Return why a case is out, empty for one that is not."""
    if case.decision == "negative":
        return _("refused")
    if case.withdrawn is not None:
        return _("withdrawn on {day}").format(day=show_day(case.withdrawn))
    if case.closed is not None:
        return _with(_("closed on {day}").format(day=show_day(case.closed)), case.shown("close_reason"))
    return _("withdrawn") if case.decision == "withdrawn" else ""


def holding_back(case: Case, members: Sequence[Person]) -> list[Person]:
    """Return the members at the case's stage while others are further; nobody where all are equally far."""
    stages = {person.id: Stage(person.stage or Stage.SUBMITTED) for person in members}
    travelling = [person for person in members if stages[person.id] is not Stage.OUT]
    last = [person for person in travelling if stages[person.id].value == case.stage]
    return last if len(last) < len(travelling) else []


def held_back(case: Case, members: Sequence[Person]) -> str:
    """Return who holds a case back by what: ``Rania, Noor: not booked on a departure``; empty where nobody does."""
    last = holding_back(case, members)
    if not last:
        return ""
    who = ", ".join(short_name(person) for person in last)
    return _("{who}: {why}").format(who=who, why=waits_for(last[0], case))


def _with(said: str, reason: str) -> str:
    return f"{said} · {reason}" if reason else said

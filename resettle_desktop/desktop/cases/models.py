"""What the Cases screens show of a family, as words and cells: pure functions of what the store's views give."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType

from resettle_desktop.desktop.cases.waiting import family_waits
from resettle_desktop.desktop.parts.basics import short
from resettle_desktop.desktop.parts.rows import Cell, Column, Row
from resettle_desktop.desktop.parts.stages_strip import StageMark, Standing
from resettle_desktop.records.dates import show_day
from resettle_desktop.records.kinds import Case, Person, Placement
from resettle_desktop.records.stages import Stage
from resettle_desktop.records.texts import _, n_
from resettle_desktop.rules.ages import age_text
from resettle_desktop.rules.clearance.words import requirement_word
from resettle_desktop.rules.names import reading_name
from resettle_desktop.store.views import Family, Member

FIGURE_SPACE = "\u2007"
TOGETHER = "family_together"
Awaited = Mapping[int, Sequence[str]]
_REQUIRED = {"hold": "hold", "decision": "decision", "document": "travel_document"}
_STAGE_ICONS = {Stage.SUBMITTED: "ahead", Stage.DECIDED: "preparing", Stage.PREPARING: "preparing", Stage.OUT: "out"}
_PRIORITY_ICONS = {"urgent": "urgent", "emergency": "emergency"}
_PRIORITY_TONES = {"urgent": "warn", "emergency": "bad"}


def columns() -> tuple[Column, ...]:
    """Return the columns of the list of cases; those that are fields of Case can be sorted by."""
    return (
        Column("unhcr_number", _("Case"), 117),
        Column("name", _("Name"), 132, sortable=False),
        Column("original_name", _("Original script"), 103, "right", sortable=False),
        Column("size", _("Size"), 50, "right"),
        Column("priority", _("Priority"), 102),
        Column("stage", _("Stage"), 90),
        Column("departure", _("Departure"), 102, sortable=False),
        Column("held", _("Held by"), 135, sortable=False),
    )


def case_cells(family: Family, drafted: bool = False, awaited: Awaited = MappingProxyType({})) -> dict[str, Cell]:
    """Return what the list of cases shows of one, by column; ``drafted``: something is typed in it and not saved.

    ``awaited`` are the requirements that hold members who are booked, by their ids.
    """
    case = family.case
    return {
        "unhcr_number": Cell(case.unhcr_number or "", number=True, tone="text2"),
        "name": Cell(head_name(family), icon="changed" if drafted else "", bold=True),
        "original_name": Cell(
            (family.head.original_name if family.head else "") or "", original_script=True, align="right"
        ),
        "size": Cell(str(case.size or 0), tabular=True, align="right"),
        "priority": priority_cell(case),
        "stage": stage_cell(case),
        "departure": departure_cell(family),
        "held": held_cell(family, awaited),
    }


def case_row(family: Family, drafted: bool = False) -> Row:
    """Return one row of a list of cases as they are listed."""
    return Row(family.case.id, tuple(case_cells(family, drafted).values()))


def head_name(family: Family) -> str:
    """Return the principal applicant's name, the case's label where there is none."""
    head = family.head
    return (reading_name(head.family_name or "", head.given_names or "") if head else "") or family.label


def departure_cell(family: Family) -> Cell:
    """Return the reference of the departure on which a family is booked."""
    if family.departure is None:
        return Cell("—", tone="text3")
    return Cell(family.departure.reference or "", number=True, tone="text2")


def priority_cell(case: Case) -> Cell:
    """Return the priority, with an icon where the case cannot wait."""
    priority = case.priority or ""
    tone, icon = _PRIORITY_TONES.get(priority, "text2"), _PRIORITY_ICONS.get(priority, "")
    return Cell(case.shown("priority"), icon=icon, tone=tone)


def priority_tone(case: Case) -> tuple[str, str]:
    """Return the tone and the icon of a case's priority, both empty for a normal one."""
    priority = case.priority or ""
    return _PRIORITY_TONES.get(priority, ""), _PRIORITY_ICONS.get(priority, "")


def stage_cell(case: Case) -> Cell:
    """Return the stage, or why the case is out."""
    stage = Stage(case.stage or Stage.SUBMITTED)
    out = stage is Stage.OUT
    return Cell(out_word(case) if out else stage.label, icon=stage_icon(stage), text_tone="text2" * out)


def stage_icon(stage: Stage) -> str:
    """Return the state of icons.py that stands before a stage."""
    return _STAGE_ICONS.get(stage, "passed")


def out_word(case: Case) -> str:
    """Return why a case is out, in a word."""
    if case.decision == "negative":
        return _("Refused")
    return _("Withdrawn") if case.withdrawn or case.decision == "withdrawn" else _("Closed")


def held_members(family: Family) -> tuple[Member, ...]:
    """Return the members whom something keeps from boarding; nobody once the family is on its way, or out."""
    stage = Stage(family.case.stage or Stage.SUBMITTED)
    return family.held if stage.rank < Stage.DEPARTED.rank else ()


def held_cell(family: Family, awaited: Awaited) -> Cell:
    """Return who is held by what; what holds all is said once, and quietly where the case only waits for a decision.

    ``awaited`` are the requirements that hold members who are booked, by their ids.
    """
    told = held_whys(family, awaited)
    if not told:
        return Cell("")
    lines = "\n".join(_("{who}: {why}").format(who=first_name(person), why=", ".join(whys)) for person, whys in told)
    first = told[0][1][0]
    if len(told) == len(family.members) > 1 and len({tuple(each) for _person, each in told}) == 1:
        booked = any(awaited.get(member.person.id) for member in family.members)
        quiet = not booked and {hold.code for member in family.members for hold in member.holds} == {"decision"}
        text, icon = _("All: {why}").format(why=_and_more(first, len(told[0][1]))), "" if quiet else "bad"
        return Cell(text, icon=icon, text_tone="text2" * quiet, tooltip=lines)
    text = _("{who}: {why}").format(who=first_name(told[0][0]), why=_and_more(first, len(told)))
    return Cell(text, icon="bad", tooltip=lines)


def _and_more(words: str, count: int) -> str:
    return f"{words} +{count - 1}" if count > 1 else words


def held_whys(family: Family, awaited: Awaited) -> list[tuple[Person, list[str]]]:
    """Return who of a family is held, with what holds each in short; who only waits for the others comes in last."""
    stage = Stage(family.case.stage or Stage.SUBMITTED)
    if stage.rank >= Stage.DEPARTED.rank and not any(awaited.get(m.person.id) for m in family.members):
        return []
    found = [(member.person, member_whys(member, awaited)) for member in family.members]
    told = [(person, whys) for person, whys in found if whys]
    together = [requirement_word(TOGETHER)]
    return sorted(told, key=lambda each: each[1] == together)


def member_whys(member: Member, awaited: Awaited) -> list[str]:
    """Return what holds one member in short words: holds in their own, then what else the departure requires."""
    names = awaited.get(member.person.id, ())
    said = {_REQUIRED[hold.code] for hold in member.holds}
    others = [requirement_word(name) for name in names if name not in said and name != TOGETHER]
    words = [*(hold.short for hold in member.holds), *others]
    return words or [requirement_word(TOGETHER)] * (TOGETHER in names)


def shared_hold(family: Family) -> str:
    """Return the one hold of every member in words, empty where they differ or somebody is free."""
    holds = [member.holds for member in family.members]
    codes = {tuple(hold.code for hold in each) for each in holds}
    alone = len(family.members) < 2 or len(codes) != 1 or len(holds[0]) != 1
    return "" if alone else holds[0][0].text


def member_state(member: Member) -> str:
    """Return the state of a member as icons show it: held, ready to board or further, or still on the way there."""
    if member.holds:
        return "bad"
    stage = Stage(member.person.stage or Stage.SUBMITTED)
    return "ok" if Stage.CLEARED.rank <= stage.rank <= Stage.SETTLED.rank else "ahead"


def hold_words(member: Member) -> str:
    """Return all that holds a member, in short."""
    return ", ".join(hold.short for hold in member.holds)


def first_name(person: Person) -> str:
    """Return the given names, else whatever name there is."""
    given, family = (reading_name("", person.given_names or ""), reading_name(person.family_name or "", ""))
    return given or family or person.original_name or person.unhcr_number or _("No name yet")


def age_of(person: Person, day: date) -> str:
    """Return the completed years on a day, with a sign where the birth date is not exact; empty without one."""
    return age_text(person.birth_date, day)


def sex_and_age(person: Person, day: date) -> str:
    """Return sex and age in one column, padded so that the ages stand under one another."""
    return f"{person.sex or '–'} {age_of(person, day).rjust(2, FIGURE_SPACE)}"


def name_and_age(person: Person, day: date) -> str:
    """Return the given names with the age: Rania, 32."""
    return ", ".join(filter(None, (short(first_name(person)), age_of(person, day))))


def relation_word(person: Person) -> str:
    """Return the relationship in small letters: applicant, spouse, son."""
    if person.relationship == "principal_applicant":
        return _("applicant")
    return person.shown("relationship").lower()


def member_line(person: Person, day: date) -> str:
    """Return sex, age and relationship on one line."""
    return " · ".join(filter(None, (person.sex or "", age_of(person, day), relation_word(person))))


def family_columns() -> tuple[Column, ...]:
    """Return the columns of the small table of a family."""
    return (
        Column("name", _("Name"), 102, sortable=False),
        Column("original_name", _("Original"), 82, "right", sortable=False),
        Column("age", _("Age"), 54, "right", sortable=False),
        Column("relationship", _("Relation"), 80, sortable=False),
    )


def member_row(member: Member, day: date) -> Row:
    """Return one row of the small table of a family."""
    person = member.person
    cells = (
        Cell(first_name(person), icon=member_state(member), bold=True, tooltip=hold_words(member)),
        Cell(person.original_name or "", original_script=True, align="right"),
        Cell(sex_and_age(person, day), tabular=True, align="right"),
        Cell(relation_word(person), tone="text2"),
    )
    return Row(person.id, cells)


def place_words(place: Placement, family: Family) -> tuple[str, str]:
    """Return where a family, or one of its members, is received, and for how many from when."""
    where = place.centre or place.municipality or place.shown("type") or _("Reception place")
    who = next((first_name(member.person) for member in family.members if member.person.id == place.person), "")
    room = _("for {name}").format(name=short(who, 20)) if who else ""
    room = room or n_("for {n} person", "for {n} persons", len(family.members))
    if place.available_from is None:
        return where, room
    return where, _("{room} from {date}").format(room=room, date=show_day(place.available_from))


def family_records(family: Family) -> tuple[frozenset[int], dict[int, str]]:
    """Return the ids of all records of a family, and the labels of the case and its members."""
    names = {member.person.id: member.label for member in family.members}
    names[family.case.id] = family.label
    parts = [document.id for member in family.members for document in member.documents]
    return frozenset({*names, *parts, *(place.id for place in family.placements)}), names


def stage_marks(family: Family) -> list[StageMark]:
    """Return the strip of stages of a case: what is passed with its day, where it stands, what lies ahead."""
    reached = Stage(family.case.stage or Stage.SUBMITTED)
    if reached is Stage.OUT:
        marks = [StageMark(Stage.SUBMITTED.label, _day(family.case.submitted), "passed")]
        return [*marks, StageMark(out_word(family.case), _day(_out_day(family.case)), "out", family_waits(family))]
    return [_mark(family, stage, reached) for stage in Stage if stage is not Stage.OUT]


def _mark(family: Family, stage: Stage, reached: Stage) -> StageMark:
    waits = family_waits(family) if stage is reached else ""
    return StageMark(stage.label, _detail(family, stage, reached), _standing(stage, reached), waits)


def _standing(stage: Stage, reached: Stage) -> Standing:
    if stage.rank == reached.rank:
        return "current"
    return "passed" if stage.rank < reached.rank else "ahead"


def _detail(family: Family, stage: Stage, reached: Stage) -> str:
    if stage.rank <= reached.rank:
        return _day({Stage.SUBMITTED: family.case.submitted, Stage.DECIDED: family.case.decided}.get(stage))
    there = sum(Stage(member.person.stage or Stage.SUBMITTED).rank >= stage.rank for member in family.members)
    if not there:
        return ""
    return _("{count} of {all} persons").format(count=there, all=len(family.members))


def _out_day(case: Case) -> date | None:
    return case.decided if case.decision == "negative" else case.withdrawn or case.closed


def _day(day: date | None) -> str:
    return show_day(day) if day else ""

"""What the list of persons shows of each, as cells: pure functions of a person and of what holds the family."""

from __future__ import annotations

from datetime import date
from types import MappingProxyType

from resettle_desktop.desktop.cases.models import Awaited, member_whys, relation_word, sex_and_age, stage_icon
from resettle_desktop.desktop.lists.table import Cell, Column
from resettle_desktop.records.kinds import Person
from resettle_desktop.records.stages import Stage
from resettle_desktop.records.texts import _
from resettle_desktop.rules.names import reading_name
from resettle_desktop.store.views import Family, Member


def columns() -> tuple[Column, ...]:
    """Return the columns of the list of persons; by those that are fields with an index it can be sorted."""
    return (
        Column("family_name", _("Name"), 134),
        Column("original_name", _("Original script"), 98, "right", sortable=False),
        Column("age", _("Age"), 48, "right", sortable=False),
        Column("birth_date", _("Born"), 98),
        Column("relationship", _("Relation"), 84, sortable=False),
        Column("nationality", _("Nationality"), 82),
        Column("case", _("Case"), 117),
        Column("stage", _("Stage"), 90),
        Column("held", _("Held by"), 106, sortable=False),
    )


def person_cells(
    person: Person, family: Family | None, day: date, awaited: Awaited = MappingProxyType({})
) -> dict[str, Cell]:
    """Return what the list shows of one person, by column; without a case nothing is known of the family.

    ``awaited`` are the requirements that hold who is booked, by the persons' ids.
    """
    name = reading_name(person.family_name or "", person.given_names or "")
    return {
        "family_name": Cell(name or _("No name yet"), bold=True, text_tone="" if name else "text2"),
        "original_name": Cell(person.original_name or "", original_script=True, align="right"),
        "age": Cell(sex_and_age(person, day), tabular=True, align="right"),
        "birth_date": Cell(person.shown("birth_date"), tabular=True, tone="text2"),
        "relationship": Cell(relation_word(person), tone="text2"),
        "nationality": Cell(person.nationality or "", tone="text2", tooltip=person.shown("nationality")),
        "case": Cell((family.case.unhcr_number if family else "") or "", number=True, tone="text2"),
        "stage": person_stage_cell(person, family),
        "held": person_held_cell(person, family, awaited),
    }


def person_stage_cell(person: Person, family: Family | None) -> Cell:
    """Return a person's stage, and why somebody is out whose case is not."""
    if person.stage is None:
        return Cell("")
    stage = Stage(person.stage)
    if stage is Stage.OUT and person.died is not None:
        return Cell(_("Died"), icon="out", text_tone="text2")
    if stage is Stage.OUT and person.withdrawn is not None:
        return Cell(_("Withdrawn"), icon="out", text_tone="text2")
    return Cell(stage.label, icon=stage_icon(stage), text_tone="text2" * (stage is Stage.OUT))


def person_held_cell(person: Person, family: Family | None, awaited: Awaited) -> Cell:
    """Return what keeps a person from boarding; nothing does once the person is on the way, or out."""
    member = _member(person, family)
    whys = member_whys(member, awaited) if member is not None else []
    on_the_way = Stage(person.stage or Stage.SUBMITTED).rank >= Stage.DEPARTED.rank
    if member is None or not whys or (on_the_way and not awaited.get(person.id)):
        return Cell("")
    waits = not awaited.get(person.id) and all(hold.code == "decision" for hold in member.holds)
    text = ", ".join(whys)
    told = "\n".join([*(hold.text for hold in member.holds), *whys[len(member.holds) :]])
    return Cell(text, icon="" if waits else "bad", text_tone="text2" * waits, tooltip=told)


def _member(person: Person, family: Family | None) -> Member | None:
    members = family.members if family else ()
    return next((each for each in members if each.person.id == person.id), None)

"""The family sheet as a store has it today: the case, its members and their papers, and what is open for boarding."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from resettle_desktop.documents.family_sheet import DatedPaper, FamilySheet, SheetMember
from resettle_desktop.documents.manifest_facts import leg_facts, ticket_number
from resettle_desktop.records.codes import code_list
from resettle_desktop.records.kinds import Case, Permit, Person, Placement, TravelDocument, TravelNeed
from resettle_desktop.records.texts import _, mark
from resettle_desktop.rules.holds import last_to_lapse
from resettle_desktop.rules.names import reading_name
from resettle_desktop.store.store import Store
from resettle_desktop.store.views import Family, FamilyOnBoard, Member, Movement, Seat

# What is open of health is told in one word, and never what it is
_OF_HEALTH = frozenset({"health_assessment", "fit_to_travel", "pcr", "pregnancy"})
_HEALTH = mark("clearance")
_GRANTED = ("granted", "requested", "to_request", None)


def family_sheet_facts(store: Store, case: Case) -> FamilySheet:
    """Return the sheet of a case as its next version would be; without version, author and time of print."""
    (family,) = store.views.families([case])
    movement = store.views.movement(family.departure) if family.departure is not None else None
    aboard = _aboard(family, movement)
    head = family.head
    return FamilySheet(
        office=store.office,
        programme=_programme(case),
        name=reading_name(head.family_name or head.given_names or head.original_name or "", "") if head else "",
        case_number=case.unhcr_number or "",
        applicant=_whole_name(head) if head else "",
        submitted=case.submitted,
        priority=case.shown("priority"),
        decision=case.shown("decision"),
        lives_in=", ".join(filter(None, (case.place, case.shown("asylum_country")))),
        phone=case.shown("phone"),
        reference=movement.departure.label() if movement else "",
        family_number=aboard.number if aboard else 0,
        families=len(movement.families) if movement else 0,
        legs=tuple(leg_facts(leg) for leg in movement.legs) if movement else (),
        reception=tuple(_place(place) for place in family.placements if place.person is None),
        contact=next((place.contact for place in family.placements if place.contact), "") or "",
        members=_members(store, family, aboard),
    )


def _programme(case: Case) -> str:
    named = case.shown("programme")
    return _("{programme} to Belgium").format(programme=named) if named else ""


def _aboard(family: Family, movement: Movement | None) -> FamilyOnBoard | None:
    families = movement.families if movement else ()
    return next((each for each in families if each.family.case.id == family.case.id), None)


def _whole_name(person: Person) -> str:
    return " ".join(filter(None, (person.given_names, person.family_name))) or person.original_name or ""


def _place(place: Placement) -> str:
    access = _("step-free") if place.wheelchair_access else ""
    where = place.centre or place.municipality or place.shown("type")
    town = " ".join(filter(None, (place.postcode, place.municipality if place.centre else "")))
    return ", ".join(filter(None, (where, town, access)))


def _members(store: Store, family: Family, aboard: FamilyOnBoard | None) -> tuple[SheetMember, ...]:
    people = [member.person.id for member in family.members]
    permits = store.rows.grouped(Permit, "person", people)
    needs = store.rows.grouped(TravelNeed, "person", people)
    seats = {seat.member.person.id: seat for seat in (aboard.seats if aboard else ())}
    opened = _open(store, family, seats)
    return tuple(
        _member(
            place, member, seats.get(member.person.id), permits.get(member.person.id, []),
            needs.get(member.person.id, []), opened.get(member.person.id, ()),
        )
        for place, member in enumerate(family.members, start=1)
    )  # fmt: skip


def _open(store: Store, family: Family, seats: Mapping[int, Seat]) -> dict[int, tuple[str, ...]]:
    """Return by person what has to be done before boarding; without a departure only what is known already."""
    if family.departure is None or not seats:
        return {m.person.id: tuple(dict.fromkeys(hold.short for hold in m.holds)) for m in family.members}
    clearances = store.clearances.of_case(family.departure, family.case.id)
    return {
        each.traveller.person.id: tuple(dict.fromkeys(_requirement(held.name) for held in each.held_by))
        for each in clearances
    }


def _requirement(name: str) -> str:
    return _(_HEALTH) if name in _OF_HEALTH else code_list("requirements").label(name).lower()


def _member(
    place: int, member: Member, seat: Seat | None, permits: Sequence[Permit], needs: Sequence[TravelNeed],
    opened: tuple[str, ...],
) -> SheetMember:  # fmt: skip
    person, passenger = member.person, seat.passenger if seat else None
    return SheetMember(
        number=seat.number if seat else place,
        family_name=person.family_name or "",
        given_names=person.given_names or "",
        original_name=person.original_name or "",
        relationship=person.shown("relationship"),
        marital_status=person.shown("marital_status").lower(),
        sex=person.sex or "",
        birth_date=person.birth_date,
        birth_place=", ".join(filter(None, (person.birth_place, person.shown("birth_country")))),
        parents=tuple(filter(None, (person.father_name, person.mother_name))),
        languages=person.shown("languages"),
        unhcr_number=person.unhcr_number or "",
        document=lasting_document(member.documents),
        visa=lasting_permit(permits, "visa"),
        exit_permit=lasting_permit(permits, "exit_permit"),
        ticket=ticket_number(passenger.ticket or "") if passenger else "",
        bags=passenger.bags if passenger else None,
        services=(passenger.services or ()) if passenger else (),
        needs=tuple(need.shown("code").lower() for need in needs if need.code),
        open=opened,
    )


def lasting_document(documents: Sequence[TravelDocument]) -> DatedPaper:
    """Return the travel document that lapses last, empty where there is none."""
    last = last_to_lapse(documents)
    return DatedPaper(last.number or "", last.expires) if last else DatedPaper()


def lasting_permit(permits: Sequence[Permit], type: str) -> DatedPaper:
    """Return the permit of a type that lasts longest, of those that were not refused; with its state where it waits."""
    mine = [permit for permit in permits if permit.type == type and permit.status in _GRANTED]
    lasting = max(mine, key=lambda permit: (permit.status == "granted", str(permit.valid_until or "")), default=None)
    if lasting is None:
        return DatedPaper()
    waits = lasting.shown("status").lower() if lasting.status not in ("granted", None) else ""
    return DatedPaper(lasting.number or waits, lasting.valid_until)

"""Who goes along with a departure and who meets it, as papers tell it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from resettle_desktop.documents.manifest import ManifestLeg
from resettle_desktop.records.kinds import Assistance, Departure, Escort, Leg
from resettle_desktop.records.texts import _
from resettle_desktop.store.store import Store
from resettle_desktop.store.views import Movement

_NOBODY = "none"
_ORDER = ("departure", "transit", "arrival")


@dataclass(frozen=True)
class EscortLine:
    """One who goes along: in which kind, from where to where, and ``whom``, empty for the whole group."""

    kind: str
    name: str
    phone: str
    origin: str
    destination: str
    whom: str


@dataclass(frozen=True)
class MetLine:
    """Who meets people at one place; ``arrives`` where the journey ends, ``whom`` is empty for the whole group."""

    arrives: bool
    point: str
    place: str
    agency: str
    name: str
    phone: str
    whom: str
    remarks: str


def escorts_line(store: Store, departure: Departure) -> str:
    """Return who goes along, in one line: those recorded, and only while there is none the departure's own line."""
    recorded = store.rows.equal(Escort, departure=departure.id)
    if not recorded:
        return departure.escort or ""
    named = (each.name or each.organisation or each.shown("type") for each in recorded if each.type != _NOBODY)
    return ", ".join(dict.fromkeys(filter(None, named)))


def escort_lines(store: Store, movement: Movement, told: Sequence[ManifestLeg]) -> tuple[EscortLine, ...]:
    """Return the escorts that are recorded of a departure; ``told`` are its legs as papers tell them."""
    escorts = store.rows.equal(Escort, departure=movement.departure.id)
    numbers = _numbers(movement)
    return tuple(
        _escort(each, list(zip(movement.legs, told, strict=True)), numbers) for each in escorts if each.type != _NOBODY
    )


def met_lines(store: Store, movement: Movement) -> tuple[MetLine, ...]:
    """Return who meets people of a departure, in the order of the places at which they come by."""
    met = store.rows.equal(Assistance, departure=movement.departure.id)
    numbers = _numbers(movement)
    ordered = sorted(met, key=lambda each: _ORDER.index(each.point) if each.point in _ORDER else len(_ORDER))
    return tuple(_met(each, numbers) for each in ordered)


def _numbers(movement: Movement) -> Mapping[int, str]:
    """Return what papers call the families and people of a departure, by their ids."""
    families = {each.family.case.id: _("family {number}").format(number=each.number) for each in movement.families}
    people = {seat.member.person.id: _("No. {number}").format(number=seat.number) for seat in movement.seats}
    return families | people


def _escort(escort: Escort, legs: Sequence[tuple[Leg, ManifestLeg]], numbers: Mapping[int, str]) -> EscortLine:
    first = [told for leg, told in legs if leg.order == escort.from_leg] or [told for _leg, told in legs[:1]]
    last = [told for leg, told in legs if leg.order == escort.to_leg] or [told for _leg, told in legs[-1:]]
    return EscortLine(
        kind=escort.shown("type"),
        name=", ".join(filter(None, (escort.name, escort.organisation))),
        phone=escort.shown("phone"),
        origin=first[0].origin if first else "",
        destination=last[-1].destination if last else "",
        whom=_whom((escort.person, escort.case), numbers),
    )


def _met(met: Assistance, numbers: Mapping[int, str]) -> MetLine:
    return MetLine(
        arrives=met.point == _ORDER[-1],
        point=met.shown("point"),
        place=met.place or "",
        agency=met.agency or "",
        name=met.name or "",
        phone=met.shown("phone"),
        whom=_whom((met.case,), numbers),
        remarks=met.remarks or "",
    )


def _whom(named: Sequence[int | None], numbers: Mapping[int, str]) -> str:
    """Return the number of who is meant; somebody who is not on board any more is said to be so."""
    meant = next((each for each in named if each is not None), None)
    return "" if meant is None else numbers.get(meant, _("not on this departure"))

"""The manifest of a departure whose counter is closed: who was planned, who travelled, and why somebody did not."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace

from resettle_desktop.documents.came_and_went import told_reason
from resettle_desktop.documents.manifest import Manifest, ManifestFamily, ManifestPassenger, Totals, totals
from resettle_desktop.records.dates import read_partial
from resettle_desktop.records.kinds import Passenger
from resettle_desktop.records.numbers import id_number
from resettle_desktop.records.texts import _
from resettle_desktop.rules.stages import OFF_BOARD, TRAVELLED
from resettle_desktop.store.printed import MANIFEST, printed_versions
from resettle_desktop.store.store import Store
from resettle_desktop.store.views import FamilyOnBoard, Movement, Seat


@dataclass(frozen=True)
class Outcome:
    """What became of a passenger, by the number on the papers, in words that an airline may read."""

    number: int
    travelled: bool
    said: str


@dataclass(frozen=True)
class Planned:
    """Who was on the last version before the counter was closed."""

    version: int
    persons: frozenset[int]
    families: tuple[ManifestFamily, ...]


@dataclass(frozen=True)
class ActualManifest(Manifest):
    """A manifest after the counter was closed, with those who were planned and stayed.

    ``planned`` is None where no version was printed before, or only one that did not keep what it said.
    """

    outcomes: tuple[Outcome, ...] = ()
    planned_version: int = 0
    planned: Totals | None = None


def planned_people(store: Store, movement: Movement) -> Planned | None:
    """Return who was on the last version that says who is to travel; only such versions keep what they say."""
    versions = printed_versions(store.rows, departure=movement.departure.id, document=MANIFEST)
    last = next((paper for paper in versions if paper.said), None)
    if last is None:
        return None
    people = json.loads(last.said or "")["people"]
    families: dict[int, list[ManifestPassenger]] = {}
    for row in people.values():
        born = read_partial(row["birth"]) if row["birth"] else None
        person = ManifestPassenger(row["number"], "", "", sex=row["sex"], birth_date=born, bags=row["bags"])
        families.setdefault(row["family"], []).append(person)
    then = tuple(ManifestFamily(number, "", "", tuple(each)) for number, each in families.items())
    return Planned(last.version or 0, frozenset(map(id_number, people)), then)


def with_who_stayed(movement: Movement, planned: frozenset[int] | None) -> Movement:
    """Return a departure with those, too, who were planned and stayed; all who stayed where the plan is not known."""
    families = {each.family.case.id: each for each in movement.families}
    aboard = {seat.member.person.id for seat in movement.seats}
    for seat in movement.spare:
        person = seat.member.person.id
        if seat.passenger.status in OFF_BOARD and person not in aboard and (planned is None or person in planned):
            aboard.add(person)
            family = _family_of(movement, seat)
            families[family.family.case.id] = _joined(families.get(family.family.case.id, family), seat)
    return replace(movement, families=tuple(sorted(families.values(), key=lambda family: family.number)))


def actual_manifest(manifest: Manifest, movement: Movement, planned: Planned | None) -> ActualManifest:
    """Return the manifest with what became of everybody on this movement; nothing is on hold any more."""
    families = tuple(
        replace(family, passengers=tuple(replace(passenger, holds=()) for passenger in family.passengers))
        for family in manifest.families
    )
    return ActualManifest(
        **{**vars(manifest), "families": families},
        outcomes=tuple(_outcome(seat.number, seat.passenger) for seat in movement.seats),
        planned_version=planned.version if planned else 0,
        planned=totals(replace(manifest, families=planned.families)) if planned else None,
    )


def actual_totals(manifest: ActualManifest) -> Totals:
    """Return the totals of those who travelled."""
    travelled = {outcome.number for outcome in manifest.outcomes if outcome.travelled}
    families = (
        replace(family, passengers=tuple(each for each in family.passengers if each.number in travelled))
        for family in manifest.families
    )
    return totals(replace(manifest, families=tuple(family for family in families if family.passengers)))


def _family_of(movement: Movement, seat: Seat) -> FamilyOnBoard:
    """Return the family of who is off board, without anybody of it where nobody of it is on board."""
    person = seat.member.person.id
    known = (*(each.family for each in movement.families), *movement.off_board.values())
    family = next(each for each in known if any(member.person.id == person for member in each.members))
    return FamilyOnBoard(movement.numbers.families[family.case.id], family, ())


def _joined(family: FamilyOnBoard, seat: Seat) -> FamilyOnBoard:
    return replace(family, seats=tuple(sorted((*family.seats, seat), key=lambda each: each.number)))


def _outcome(number: int, passenger: Passenger) -> Outcome:
    travelled = passenger.status in TRAVELLED
    if travelled:
        return Outcome(number, travelled, passenger.shown("status"))
    known = passenger.reason or passenger.status in OFF_BOARD
    return Outcome(number, travelled, told_reason(passenger) if known else _("Not boarded"))

"""What a version of the manifest said, and what differs since: who was taken off, who came, what of whom changed."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from resettle_desktop.documents.manifest import Manifest, ManifestFamily, ManifestPassenger
from resettle_desktop.records.numbers import id_number, id_text
from resettle_desktop.rules.numbering import Numbers

_Row = Mapping[str, Any]
Telling = Callable[[Collection[int]], Mapping[int, str]]
_TOLD: Mapping[str, Callable[[ManifestPassenger], Any]] = {
    "name": lambda passenger: [passenger.family_name, passenger.given_names, passenger.original_name],
    "unhcr_number": lambda passenger: passenger.unhcr_number,
    "sex": lambda passenger: passenger.sex,
    "birth": lambda passenger: str(passenger.birth_date) if passenger.birth_date else "",
    "document": lambda passenger: passenger.document,
    "document_until": lambda passenger: _iso(passenger.document_expires),
    "visa": lambda passenger: passenger.visa,
    "visa_until": lambda passenger: _iso(passenger.visa_until),
    "ticket": lambda passenger: passenger.ticket,
    "pnr": lambda passenger: passenger.pnr,
    "seat": lambda passenger: passenger.seat,
    "bags": lambda passenger: passenger.bags,
    "services": lambda passenger: list(passenger.services),
    "holds": lambda passenger: [hold.short for hold in passenger.holds],
}


def _untold(_persons: Collection[int]) -> Mapping[int, str]:
    return {}


@dataclass(frozen=True)
class FamilyMoved:
    """A family of whom so many people were taken off or added; ``number`` is the family's on every paper.

    ``why`` is the reason, or where they come from, empty where neither is known.
    """

    number: int
    name: str
    people: int
    why: str = ""


@dataclass(frozen=True)
class PassengerChanged:
    """A passenger of whom something changed: ``before`` are the old values by the names of what changed."""

    number: int
    name: str
    before: Mapping[str, Any]


@dataclass(frozen=True)
class Since:
    """What differs since a version: ``before`` and ``after`` count people, ``elsewhere`` names what of the head."""

    version: int
    printed: datetime
    before: int
    taken_off: tuple[FamilyMoved, ...]
    added: tuple[FamilyMoved, ...]
    after: int
    changes: tuple[PassengerChanged, ...]
    elsewhere: tuple[str, ...]


def what_it_says(manifest: Manifest, numbers: Numbers, printed: datetime) -> str:
    """Return as JSON what the next version compares itself with; ``numbers`` are those of the departure's papers."""
    said = {"printed": printed.isoformat(), "head": _head(manifest), "people": _people(manifest, numbers)}
    return json.dumps(said, ensure_ascii=False)


def since_version(
    version: int, said: str, manifest: Manifest, numbers: Numbers,
    why_gone: Telling = _untold, whence: Telling = _untold,
) -> Since:  # fmt: skip
    """Return what is different now from what that version said, a text of ``what_it_says``.

    The two functions tell of persons, by their ids, why they are gone and where they come from.
    """
    old = json.loads(said)
    before, after = old["people"], _people(manifest, numbers)
    head = _head(manifest)
    return Since(
        version=version,
        printed=datetime.fromisoformat(old["printed"]),
        before=len(before),
        taken_off=_moved({id: row for id, row in before.items() if id not in after}, why_gone),
        added=_moved({id: row for id, row in after.items() if id not in before}, whence),
        after=len(after),
        changes=tuple(_changes(before, after)),
        elsewhere=tuple(part for part in head if head[part] != old["head"].get(part)),
    )


def _changes(before: Mapping[str, _Row], after: Mapping[str, _Row]) -> Iterable[PassengerChanged]:
    for id, row in after.items():
        old = before.get(id, row)
        changed = {part: old[part] for part in _TOLD if part in old and old[part] != row[part]}
        if changed:
            yield PassengerChanged(row["number"], row["called"], changed)


def _moved(rows: Mapping[str, _Row], why: Telling) -> tuple[FamilyMoved, ...]:
    """Return the families of these people in the order of their numbers, with each reason once."""
    families: dict[int, list[tuple[int, str]]] = {}
    for id, row in rows.items():
        families.setdefault(row["family"], []).append((id_number(id), row["family_name"]))
    told = why([id_number(id) for id in rows])
    moved = []
    for number, people in sorted(families.items()):
        said = dict.fromkeys(filter(None, (told.get(id) for id, _name in people)))
        moved.append(FamilyMoved(number, people[0][1], len(people), "; ".join(said)))
    return tuple(moved)


def _people(manifest: Manifest, numbers: Numbers) -> dict[str, _Row]:
    """Return what is told of each passenger, by the id of the person."""
    persons = {number: id_text(id) for id, number in numbers.persons.items()}
    return {
        persons[passenger.number]: _row(family, passenger)
        for family in manifest.families
        for passenger in family.passengers
    }


def _row(family: ManifestFamily, passenger: ManifestPassenger) -> _Row:
    return {
        "number": passenger.number,
        "family": family.number,
        "family_name": family.name,
        "called": passenger.family_name or passenger.given_names or passenger.original_name,
        **{part: told(passenger) for part, told in _TOLD.items()},
    }


def _head(manifest: Manifest) -> dict[str, Any]:
    """Return what stands around the list of people."""
    legs = manifest.legs
    flights = [
        [leg.carrier, leg.number, leg.origin, leg.destination, _iso(leg.departs), _iso(leg.arrives)] for leg in legs
    ]
    return {
        "flights": flights,
        "meeting": manifest.meeting,
        "escort": manifest.escort,
        "remarks": manifest.remarks,
        "cancelled": manifest.cancelled,
    }


def _iso(moment: Any) -> str:
    """Return a day or a moment as JSON has it, empty where there is none."""
    return moment.isoformat() if moment else ""

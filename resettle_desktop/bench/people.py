"""Made-up families: who is in them, their papers and how far they are, as values of change sets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import IntEnum
from random import Random
from typing import Any

from resettle_desktop.bench.called import Called, Origin, origins, spelled
from resettle_desktop.records.numbers import id_text

Values = Mapping[str, Any]
TODAY = date(2025, 12, 31)
FIRST_YEAR = 2005
_CATEGORIES = ("LPN", "SVT", "WGR", "MED", "CYR", "LFDS", "FR")
_NEEDS = ("SM-CI", "SM-MI", "DS-PM", "WR-SW", "SP-PT", "SV-VO")
_PLACES = {
    "LBN": ("Zahle", "Tripoli", "Beirut"), "TUR": ("Gaziantep", "Mersin"), "JOR": ("Amman", "Irbid"),
    "EGY": ("Cairo", "Alexandria"), "RWA": ("Kigali", "Kiziba"), "UGA": ("Kampala", "Nakivale"),
}  # fmt: skip
_OCCUPATIONS = ("farmer", "tailor", "teacher", "driver", "baker", "carpenter", "nurse", "trader", "mason")
_PREFIXES = {"LBN": "+961 3", "TUR": "+90 53", "JOR": "+962 79", "EGY": "+20 10", "RWA": "+250 78", "UGA": "+256 77"}
# numbers are given in blocks to families, far from one another, none twice below 5 million families
_BLOCK, _BLOCKS, _STEP = 16, 5_600_011, 48_271
_LONGEST_BETWEEN = 1 << 25  # of ids between two families: eight milliseconds
_ADULT, _PARENT, _WITHOUT_PAPER = 18, 20, 4  # years
_SEEN_BY_CLINIC = 0.5  # of families who prepare to travel
_SITES = ("Beirut", "Istanbul", "Amman", "Kampala")


class Reached(IntEnum):
    """How far a made-up family is."""

    OUT = 0
    SUBMITTED = 1
    DECIDED = 2
    PREPARING = 3
    BOOKED = 4
    ARRIVED = 5


@dataclass(frozen=True)
class Record:
    """A record to be: its kind, its id and the values with which it is made."""

    kind: str
    id: int
    values: Values


@dataclass(frozen=True)
class Member:
    """Who a member of a family is."""

    relation: str
    sex: str
    own: Called
    family: Called
    age: int
    father: str = ""
    mother: str = ""


@dataclass
class Family:
    """A made-up family: its case, members and papers, the year it was submitted and how far it is."""

    case: Record
    year: int
    reached: Reached
    members: list[Record] = field(default_factory=list)
    documents: list[Record] = field(default_factory=list)
    checks: list[Record] = field(default_factory=list)


class Families:
    """Makes families, always the same ones after so many others.

    No two have a number or an id in common while ``after`` is what others have made, or more.
    """

    def __init__(self, after: int = 0) -> None:
        self.chance = Random(1 + after)
        self._made, self._last = after, (1 << 40) + after * _LONGEST_BETWEEN

    def new_id(self) -> int:
        """Return the next id; a few milliseconds lie between families, as where they were made one by one."""
        self._last += 1
        return self._last

    def family(self, year: int) -> Family:
        """Return the next family, submitted in this year."""
        self._made += 1
        self._last += self.chance.choice((1 << 22, 1 << 23, _LONGEST_BETWEEN))
        every, shares = origins()
        origin = self.chance.choices(every, cum_weights=shares)[0]
        place = self.chance.randrange(len(origin.facts["asylum"]))
        made = Family(self._case(origin, place, year), year, self._reached(year))
        self._fill(made, origin, origin.facts["numbers"][place])
        return made

    def _case(self, origin: Origin, place: int, year: int) -> Record:
        chance = self.chance
        prefix, country = origin.facts["numbers"][place], origin.facts["asylum"][place]
        submitted = date(year, chance.randint(1, 12), chance.randint(1, 28))
        values: dict[str, Any] = {
            "unhcr_number": f"{prefix}-{year % 100:02d}C{self._made:06d}", "programme": "resettlement",
            "quota_year": year, "asylum_country": country, "submitted": submitted.isoformat(),
            "priority": chance.choices(("normal", "urgent", "emergency"), (90, 8, 2))[0],
            "category": chance.choice(_CATEGORIES), "place": chance.choice(_PLACES[country]),
        }  # fmt: skip
        if chance.random() < 0.7:
            values["phone"] = f"{_PREFIXES[country]} {chance.randrange(10**6, 10**7)}"
        return Record("Case", self.new_id(), values)

    def _reached(self, year: int) -> Reached:
        if self.chance.random() < 0.09:
            return Reached.OUT
        if year < TODAY.year - 1:
            return Reached.ARRIVED
        return Reached(self.chance.choices(range(1, 6), (30, 20, 20, 10, 20))[0])

    def _fill(self, made: Family, origin: Origin, prefix: str) -> None:
        number = 10_000_000 + _BLOCK * (self._made * _STEP % _BLOCKS)
        for place, member in enumerate(self._members(origin)):
            values = self._person(origin, member, made.year)
            values |= {"case": id_text(made.case.id), "unhcr_number": f"{prefix}-{number + place:08d}"}
            made.members.append(Record("Person", self.new_id(), values))
            if made.reached >= Reached.PREPARING and member.age > _WITHOUT_PAPER:
                made.documents.append(self._document(made.members[-1].id, made.year))

        if Reached.PREPARING <= made.reached < Reached.ARRIVED and self.chance.random() < _SEEN_BY_CLINIC:
            made.checks += [self._assessment(person.id) for person in made.members]

    def _members(self, origin: Origin) -> list[Member]:
        chance = self.chance
        age = chance.randint(19, 64)
        man = Member("principal_applicant", "M", origin.given("M", chance), origin.family(chance), age)
        woman = Member(
            "spouse", "F", origin.given("F", chance), origin.family(chance), max(18, age - chance.randint(-2, 9))
        )
        parents = chance.choices(([man, woman], [man], [replace(woman, relation=man.relation)]), (72, 16, 12))[0]
        children = min(9, int(chance.expovariate(1 / 2.6))) if age > _PARENT else 0
        return [*parents, *(self._child(origin, man, woman, age) for _child in range(children))]

    def _child(self, origin: Origin, man: Member, woman: Member, age: int) -> Member:
        sex = self.chance.choice("MF")
        relation = "son" if sex == "M" else "daughter"
        years = self.chance.randint(0, min(age - _PARENT + 2, 22))
        return Member(relation, sex, origin.given(sex, self.chance), man.family, years, man.own.latin, woman.own.latin)

    def _person(self, origin: Origin, member: Member, year: int) -> dict[str, Any]:
        chance = self.chance
        values: dict[str, Any] = {
            "family_name": spelled(member.family.latin, chance).upper(),
            "given_names": spelled(member.own.latin, chance), "sex": member.sex,
            "birth_date": self._born(year - member.age), "nationality": origin.facts["nationality"],
            "relationship": member.relation, "languages": list(origin.facts["languages"]),
        }  # fmt: skip
        if member.own.script and member.family.script:
            values["original_name"] = f"{member.own.script} {member.family.script}"
        for name, parent in (("father_name", member.father), ("mother_name", member.mother)):
            if parent:
                values[name] = spelled(parent, chance)
        if member.age >= _ADULT and chance.random() < 0.2:
            values["occupation"] = chance.choice(_OCCUPATIONS)
        if chance.random() < 0.08:
            values["needs"] = [chance.choice(_NEEDS)]
        return values

    def _born(self, year: int) -> str:
        drawn = self.chance.random()
        if drawn < 0.1:
            return f"{year}-01-01"
        return (
            str(year) if drawn < 0.13 else f"{year}-{self.chance.randint(1, 12):02d}-{self.chance.randint(1, 28):02d}"
        )

    def _assessment(self, person: int) -> Record:
        done = TODAY - timedelta(days=self.chance.randrange(5, 200))
        values = {
            "person": id_text(person), "activity": "health_assessment", "done": f"{done.isoformat()}T09:00",
            "result": "fit" if self.chance.random() < 0.9 else "pending", "site": self.chance.choice(_SITES),
        }  # fmt: skip
        return Record("HealthActivity", self.new_id(), values)

    def _document(self, person: int, year: int) -> Record:
        expires = date(year, 1, 1) + timedelta(days=self.chance.randint(200, 3000))
        values = {
            "person": id_text(person), "type": "laissez_passer", "number": f"N{self.chance.randrange(10**7):07d}",
            "country": "BEL", "expires": expires.isoformat(),
        }  # fmt: skip
        return Record("TravelDocument", self.new_id(), values)

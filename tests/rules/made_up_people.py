"""Makes up families, some of whose members are entered twice with the slips of the field, and says who is whom.

The families have what makes telling people apart hard: few names for many people, twins, brothers' families with the
grandfather's name in each, dates of 1 January, one telephone for all, fields that were left empty.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from resettle_desktop.records.kinds import Case, Person
from tests.rules.made_up_names import FAMILIES, MEN, TOWNS, WOMEN, Spellings

Pair = tuple[int, int]
YEAR = 2020


@dataclass
class People:
    """The cases and persons that were made up, and the pairs of ids that are one person."""

    cases: list[Case] = field(default_factory=list)
    persons: list[Person] = field(default_factory=list)
    pairs: set[Pair] = field(default_factory=set)


@dataclass(frozen=True)
class Name:
    """A name in one spelling, with all that are known of it."""

    latin: str
    arabic: str
    spellings: tuple[str, ...]


class Maker:
    """Makes up one office's people; the same seed gives the same people."""

    def __init__(self, seed: int, commonness: float = 0.9, new_year: float = 0.2, whole: float = 0.0) -> None:
        self.chance = random.Random(seed)
        self.people = People()
        self._commonness, self._new_year, self._whole = commonness, new_year, whole
        self._again: set[int] = set()
        self._last_id = 1_000
        self._phones: dict[int, str | None] = {}

    def families(self, persons: int) -> People:
        """Return so many persons, and one in ten of them once more, alone or with the family."""
        while len(self.people.persons) < persons:
            self._clan()
        first = list(self.people.persons)
        while len(self.people.pairs) < persons // 10:
            person = self.chance.choice(first)
            members = [each for each in first if each.case == person.case] if self._often(self._whole) else [person]
            if not any(each.id in self._again for each in members):
                self._enter_again(members)
        return self.people

    def _clan(self) -> None:
        """Add a family, sometimes with the family of the head's brother: one grandfather, whose name the boys bear."""
        surname, grandfather = self._name(FAMILIES), self._name(MEN)
        for _brother in range(self.chance.choice((1, 1, 1, 2))):
            self._family(surname, grandfather, self._name(MEN))

    def _family(self, surname: Name, grandfather: Name, father: Name) -> None:
        case = self._case()
        mother, maiden = self._name(WOMEN), self._name(FAMILIES)
        born = YEAR - self.chance.randint(24, 55)
        shared: dict[str, Any] = {"case": case.id, "nationality": self.chance.choice(("SYR",) * 9 + ("IRQ",))}
        shared |= {"birth_place": self.chance.choice(TOWNS).split()[0], "all_new_year": self.chance.random() < 0.1}
        self._add(shared, father, surname, "M", "principal_applicant", born, grandfather, self._name(WOMEN))
        if self.chance.random() < 0.85:
            self._add(shared, mother, maiden, "F", "spouse", born + self.chance.randint(0, 9), self._name(MEN),
                      self._name(WOMEN))  # fmt: skip
        self._children(shared, surname, grandfather, father, mother, born + 21)

    def _children(
        self, shared: dict[str, Any], surname: Name, grandfather: Name, father: Name, mother: Name, first: int
    ) -> None:
        taken: set[str] = set()
        for child in range(self.chance.randint(0, 6)):
            sex = self.chance.choice("MF")
            named_after = child == 0 and sex == "M" and self.chance.random() < 0.5
            name = grandfather if named_after else self._name(MEN if sex == "M" else WOMEN, taken)
            taken.add(name.arabic)
            year = first + child + self.chance.randint(0, 2)
            if year > YEAR - 1:
                return
            born = self._add(shared, name, surname, sex, "son" if sex == "M" else "daughter", year, father, mother)
            if self.chance.random() < 0.03:
                twin = self._name(MEN if sex == "M" else WOMEN, taken)
                relationship = "son" if sex == "M" else "daughter"
                self._add(shared, twin, surname, sex, relationship, year, father, mother, born)

    def _case(self) -> Case:
        number = f"LEB-{self.chance.randint(13, 19)}C{self.chance.randint(0, 99999):05d}"
        phone = f"+961 {self.chance.randint(3, 81):02d} {self.chance.randint(100000, 999999)}"
        values = {"unhcr_number": number, "asylum_country": "LBN", "phone": phone if self._often(0.9) else None}
        case = Case.from_values(values, self._new_id())
        self.people.cases.append(case)  # type: ignore[arg-type]
        self._phones[case.id] = case.phone  # type: ignore[attr-defined]
        return case  # type: ignore[return-value]

    def _add(
        self, shared: dict[str, Any], name: Name, surname: Name, sex: str, relationship: str, year: int,
        father: Name, mother: Name, born: str = "",
    ) -> str:  # fmt: skip
        rest = {key: value for key, value in shared.items() if key not in ("all_new_year", "case")}
        born = born or self._born(year, shared["all_new_year"])
        given = name.latin
        values = {
            "given_names": given, "family_name": surname.latin, "sex": sex, "relationship": relationship,
            "original_name": f"{name.arabic} {surname.arabic}" if self._often(0.6) else None, "birth_date": born,
            "father_name": father.latin if self._often(0.6) else None,
            "mother_name": mother.latin if self._often(0.6) else None, **rest,
            "unhcr_number": f"LEB-{self.chance.randint(0, 99999999):08d}",
        }  # fmt: skip
        person = Person.from_values(values, self._new_id())
        person.case = shared["case"]  # type: ignore[attr-defined]
        self.people.persons.append(person)  # type: ignore[arg-type]
        return born

    def _born(self, year: int, all_new_year: bool) -> str:
        if all_new_year or self._often(self._new_year):
            return f"{year}-01-01"
        if self._often(0.04):
            return f"{year}" if self._often(0.6) else f"{year}~"
        return f"{year}-{self.chance.randint(1, 12):02d}-{self.chance.randint(1, 28):02d}"

    def _enter_again(self, members: Sequence[Person]) -> None:
        case = self._case()
        case.phone = self._phones[members[0].case or 0] if self._often(0.45) else case.phone
        for first in members:
            values = dict(first.values())
            del values["case"]
            person = Person.from_values(Slips(self.chance, values).made(), self._new_id())
            person.case = case.id  # type: ignore[attr-defined]
            self.people.persons.append(person)  # type: ignore[arg-type]
            self.people.pairs.add((first.id, person.id))
            self._again.add(first.id)

    def _name(self, names: Sequence[Spellings], taken: set[str] | frozenset[str] = frozenset()) -> Name:
        weights = [1 / (place + 3) ** self._commonness for place in range(len(names))]
        while True:
            spellings, arabic = self.chance.choices(names, weights)[0]
            if arabic not in taken:
                return Name(_plain(self.chance.choice(spellings)), arabic, spellings)

    def _often(self, share: float) -> bool:
        return self.chance.random() < share

    def _new_id(self) -> int:
        self._last_id += 1
        return self._last_id


@dataclass
class Slips:
    """What happens to a person's values when another office enters them again."""

    chance: random.Random
    values: dict[str, Any]

    def made(self) -> dict[str, Any]:
        """Return the values as the other office has them."""
        self.values["unhcr_number"] = f"385-{self.chance.randint(0, 99999999):08d}"
        for name in ("given_names", "family_name", "father_name", "mother_name", "birth_place"):
            self._respell(name)
        self._order()
        self._scripts()
        self._date()
        self._gaps()
        return {name: value for name, value in self.values.items() if value}

    def _respell(self, name: str) -> None:
        text = self.values.get(name)
        if not text:
            return
        ways = spellings_of(text)
        if len(ways) > 1 and self._rolls(0.55):
            self.values[name] = _plain(self.chance.choice(ways))
        if self._rolls(0.07):
            self.values[name] = mistyped(self.chance, str(self.values[name]))

    def _order(self) -> None:
        if self._rolls(0.04):
            self.values["given_names"], self.values["family_name"] = (
                self.values["family_name"], self.values["given_names"],
            )  # fmt: skip
        elif self._rolls(0.15) and self.values.get("father_name"):
            self.values["given_names"] += " " + self.values["father_name"]
        elif self._rolls(0.04):
            self.values["given_names"] += " " + self.values.pop("family_name")
        elif self._rolls(0.03):
            del self.values["family_name"]

    def _scripts(self) -> None:
        if self.values.get("original_name") and self._rolls(0.12):
            self.values.pop("family_name", None)
            self.values.pop("given_names", None)
        elif self._rolls(0.5):
            self.values.pop("original_name", None)

    def _date(self) -> None:
        born = str(self.values["birth_date"])
        year, roll = int(born[:4]), self.chance.random()
        if roll < 0.14:
            born = f"{year}-01-01"
        elif roll < 0.18:
            born = f"{year}"
        elif roll < 0.24 and len(born) == 10 and int(born[8:]) <= 12:
            born = f"{year}-{born[8:]}-{born[5:7]}"
        elif roll < 0.31 and len(born) == 10:
            born = self._digit(born)
        elif roll < 0.33:
            born = f"{year + self.chance.choice((-1, 1))}-01-01"
        elif roll < 0.35:
            born = ""
        self.values["birth_date"] = born

    def _digit(self, born: str) -> str:
        year, month, day = int(born[:4]), int(born[5:7]), int(born[8:])
        which = self.chance.choice("ymd")
        year += self.chance.choice((-1, 1, 10, -10)) if which == "y" and year < 2009 else 0
        month = self.chance.randint(1, 9) if which == "m" and month < 10 else month
        day = day // 10 * 10 + self.chance.randint(1, 8) if which == "d" else day
        return f"{year}-{month:02d}-{min(day, 28):02d}"

    def _gaps(self) -> None:
        gaps = {"father_name": 0.3, "mother_name": 0.3, "nationality": 0.1, "birth_place": 0.4, "sex": 0.03}
        for name, share in gaps.items():
            if self._rolls(share):
                self.values.pop(name, None)
        if self._rolls(0.01):
            self.values["sex"] = "M" if self.values.get("sex") == "F" else "F"

    def _rolls(self, share: float) -> bool:
        return self.chance.random() < share


def spellings_of(text: str) -> tuple[str, ...]:
    """Return all spellings of a name or town that has this one."""
    for spellings, _arabic in (*MEN, *WOMEN, *FAMILIES):
        if text in map(_plain, spellings):
            return spellings
    return next((tuple(town.split()) for town in TOWNS if text in town.split()), (text,))


def mistyped(chance: random.Random, text: str) -> str:
    """Return the text with one slip of typing, not in its first letter."""
    if len(text) < 4:
        return text
    place = chance.randrange(1, len(text) - 1)
    letter = chance.choice("abdehiklmnorstuy")
    return chance.choice(
        (
            text[:place] + text[place + 1 :],
            text[:place] + letter + text[place:],
            text[:place] + letter + text[place + 1 :],
            text[:place] + text[place + 1] + text[place] + text[place + 2 :],
        )
    )


def families(persons: int, seed: int, **habits: float) -> People:
    """Return made-up people: ``commonness`` says how unevenly names are borne, ``new_year`` the share of 1 January.

    ``whole`` is the share of those entered twice who were so with all their family.
    """
    return Maker(seed, **habits).families(persons)


def in_both_orders(pairs: set[Pair]) -> Iterator[Pair]:
    """Yield each pair as it is and turned round."""
    for left, right in pairs:
        yield left, right
        yield right, left


def _plain(spelling: str) -> str:
    return spelling.replace("_", " ")

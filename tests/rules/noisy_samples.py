"""The people of the sample workbooks, some of them entered once more with the slips that offices make."""

from __future__ import annotations

import json
import random
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import openpyxl

from resettle_desktop.records.kinds import Case, Person
from tests.rules.made_up_people import People, Slips

_DATA = Path(__file__).parents[1] / "data"
_HOSTS = {"Jordan": "JOR", "Egypt": "EGY", "Turkey": "TUR", "Lebanon": "LBN"}
Family = Mapping[str, Any]
_FIRST_COPY = 100_000


class NoisyOffice:
    """Enters the people of families again; the same seed gives the same slips."""

    def __init__(self, families: Sequence[Family], seed: int) -> None:
        self._families = families
        self._chance = random.Random(seed)
        self.people = People()
        self._last = 0

    def made(self, share: float = 0.33, whole: float = 0.4) -> People:
        """Return all people, and of so many families once more all members, or one alone."""
        for family in self._families:
            self._enter(family, [_values(person) for person in family["persons"]])
        first = {each.unhcr_number: each for each in self.people.persons}
        self._last = _FIRST_COPY
        for family in self._families:
            if self._chance.random() < share:
                members = [first[person["number"]] for person in family["persons"]]
                again = members if self._chance.random() < whole else [self._chance.choice(members)]
                self._enter_again(family, again)
        return self.people

    def _enter_again(self, family: Family, members: Sequence[Person]) -> None:
        copies = [NoisySlips(self._chance, dict(each.values())) for each in members]
        for copy in copies:
            copy.values.pop("case", None)
        changed = {**family, "phone": family["phone"] if self._chance.random() < 0.45 else None}
        entered = self._enter(changed, [copy.made() for copy in copies])
        self.people.pairs |= {(one.id, other.id) for one, other in zip(members, entered, strict=True)}

    def _enter(self, family: Family, people: Sequence[dict[str, Any]]) -> list[Person]:
        case: Any = Case.from_values({"asylum_country": family["country"], "phone": family["phone"]}, self._new_id())
        self.people.cases.append(case)
        entered: list[Person] = []
        for values in people:
            person: Any = Person.from_values({name: value for name, value in values.items() if value}, self._new_id())
            person.case = case.id
            entered.append(person)
        self.people.persons += entered
        return entered

    def _new_id(self) -> int:
        self._last += 1
        return self._last


class NoisySlips(Slips):
    """Slips of another office, whose number is mostly missing or of its own, and sometimes mistyped."""

    def made(self) -> dict[str, Any]:
        """Return the values as the other office has them."""
        number, made = str(self.values["unhcr_number"]), super().made()
        roll = self.chance.random()
        if roll < 0.6:
            made.pop("unhcr_number")
        elif roll < 0.75:
            made["unhcr_number"] = self._mistyped_number(number)
        return made

    def _mistyped_number(self, number: str) -> str:
        place = self.chance.randrange(len(number) - 6, len(number))
        return number[:place] + str((int(number[place]) + self.chance.randint(1, 9)) % 10) + number[place + 1 :]


def noisy_samples(seed: int) -> People:
    """Return the people of the submissions with some of them entered twice."""
    families = json.loads((_DATA / "truth.json").read_text("utf-8"))["families"]
    return NoisyOffice(families, seed).made()


def noisy_arrivals(seed: int) -> People:
    """Return the 3,568 people of the past arrivals, of whom little is known, with some of them entered twice."""
    sheet = openpyxl.load_workbook(_DATA / "past-arrivals.xlsx").worksheets[0]
    families: dict[str, dict[str, Any]] = {}
    for _year, case, number, name, sex, born, _nation, host, *_rest in sheet.iter_rows(min_row=4, values_only=True):
        if number and name:
            family = families.setdefault(str(case), {"country": _HOSTS[str(host)], "phone": None, "persons": []})
            surname, given = str(name).split(", ")
            family["persons"].append({
                "number": number, "family": surname, "given": given, "arabic": None, "sex": sex,
                "born": born.date().isoformat(), "birthplace": None, "nationality": None,
            })  # fmt: skip
    return NoisyOffice(list(families.values()), seed).made(share=0.2)


def _values(person: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "unhcr_number": person["number"], "family_name": person["family"], "given_names": person["given"],
        "original_name": person["arabic"], "sex": person["sex"], "birth_date": person["born"],
        "birth_place": person["birthplace"], "nationality": person["nationality"],
    }  # fmt: skip

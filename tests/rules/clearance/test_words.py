"""Who of a family is kept from boarding by what is said in one sentence."""

from __future__ import annotations

from datetime import date

from resettle_desktop.records.kinds import Case, Person
from resettle_desktop.rules.clearance.facts import Traveller
from resettle_desktop.rules.clearance.judging import Clearance, Requirement
from resettle_desktop.rules.clearance.verdicts import Verdict, cleared, missing
from resettle_desktop.rules.clearance.words import held_words

TODAY = date(2020, 9, 22)


def clearance(name: str, born: str, *verdicts: Verdict) -> Clearance:
    person = Person.from_values({"given_names": name, "birth_date": born}, 7)
    required = tuple(Requirement(f"requirement {place}", verdict) for place, verdict in enumerate(verdicts))
    return Clearance(Traveller(person, Case(id=1), None), required)  # type: ignore[arg-type]


def test_who_is_held_is_named_with_age_and_reason() -> None:
    held = clearance("Rania", "1988-03-26", cleared(), missing("the exit permit is not granted"))
    assert held_words([held], TODAY) == "Rania (32): the exit permit is not granted"


def test_those_who_are_held_by_the_same_stand_together() -> None:
    some = [clearance(name, "1988", missing("there is no visa")) for name in ("Rania", "Noor")]
    assert held_words(some, TODAY) == "Rania (~31), Noor (~31): there is no visa"


def test_of_who_is_cleared_nothing_is_said() -> None:
    assert held_words([clearance("Rania", "1988-03-26", cleared("granted"))], TODAY) == ""

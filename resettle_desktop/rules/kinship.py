"""What is odd between the members of a family: parents and children, spouses, a sex, an education."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from importlib.resources import files

from resettle_desktop.records.dates import KnownDate
from resettle_desktop.records.findings import Finding, finding
from resettle_desktop.records.kinds import Person
from resettle_desktop.records.numbers import id_text
from resettle_desktop.rules.name_likeness import compare_words, ways_to_call, words_of
from resettle_desktop.rules.spelling import Level

ADULT = 18  # years, to marry or to be a principal applicant without a question (DOMAIN section 9)
YOUNGEST_PARENT = 12  # years between parent and child
YOUNGEST_GRANDPARENT = 2 * YOUNGEST_PARENT
PRINCIPAL = "principal_applicant"
SPOUSES = frozenset({"spouse", "partner", "co_wife"})
CHILDREN = frozenset({"son", "daughter"})
PARENTS = frozenset({"father", "mother"})
_MARRIED = frozenset({"married", "common_law", "separated", "divorced", "widowed"})
_SEXES = {
    "M": frozenset({"son", "stepson", "father", "uncle", "nephew"}),
    "F": frozenset({"daughter", "stepdaughter", "mother", "aunt", "niece", "co_wife"}),
}
_PARENT_NAMES = {"M": "father_name", "F": "mother_name"}


def kinship_findings(members: Sequence[Person], today: date) -> list[Finding]:
    """Return what is odd between members, each at the field that mends it.

    W242 a child older than the parent, W243 hardly younger, W277 a grandchild near the grandparent's age, W244 a
    married child, W245 two spouses, W246 a sex that does not go with the relationship, W247 an education that does
    not go with the age. What is not known of a date is taken as it fits, so that only what is certainly odd is
    asked about.
    """
    found = [each for child, parent in _parents(members) for each in _too_near(child, parent)]
    found += [each for child, elder in _grandparents(members) for each in _near_grandparent(child, elder)]
    found += _spouses(members)
    for member in members:
        found += [*_married(member, today), *_sex(member), *_education(member, today)]
    return found


def short_name(person: Person) -> str:
    """Return the name by which a family knows a member, else the number or the id."""
    return person.given_names or person.family_name or person.unhcr_number or id_text(person.id)


def _ids(people: Sequence[Person]) -> str:
    return " ".join(id_text(id) for id in sorted(person.id for person in people))


def _at(said: Finding, person: Person, field: str) -> Finding:
    return said.at(kind="Person", record=person.id, field=field)


def _parents(members: Sequence[Person]) -> Iterator[tuple[Person, Person]]:
    """Yield each child with a parent, as the relationships to the applicant say, or the name of a parent."""
    applicants = [member for member in members if member.relationship == PRINCIPAL]
    children = [member for member in members if member.relationship in CHILDREN]
    elders = [member for member in members if member.relationship in PARENTS]
    generation = [*applicants, *(member for member in members if member.relationship == "sibling")]
    spouses = [member for member in members if member.relationship in SPOUSES]
    yield from ((child, parent) for child in children for parent in applicants)
    yield from ((child, parent) for child in generation for parent in elders)
    yield from ((child, parent) for child in children for parent in spouses if _names(child, parent))


def _grandparents(members: Sequence[Person]) -> Iterator[tuple[Person, Person]]:
    """Yield each grandchild with a grandparent, as the relationships to the applicant say."""
    applicants = [member for member in members if member.relationship == PRINCIPAL]
    yield from ((each, head) for each in members if each.relationship == "grandchild" for head in applicants)
    yield from ((head, each) for each in members if each.relationship == "grandparent" for head in applicants)


def _near_grandparent(child: Person, elder: Person) -> Iterator[Finding]:
    born, elders = child.birth_date, elder.birth_date
    if born is not None and elders is not None and _years_between(elders, born) < YOUNGEST_GRANDPARENT:
        said = finding("W277", label=short_name(child), value=short_name(elder), years=YOUNGEST_GRANDPARENT)
        yield _at(said.at(facts=f"{elders}"), child, "birth_date")


def _names(child: Person, parent: Person) -> bool:
    """Return whether the child's mother or father has the own name of this parent; a stepmother may be younger."""
    field = _PARENT_NAMES.get(parent.sex or "")
    named = words_of(child.of(field)) if field else ()
    return any(compare_words(named, called.own) is Level.SAME for called in ways_to_call(parent))


def _too_near(child: Person, parent: Person) -> Iterator[Finding]:
    born, parents = child.birth_date, parent.birth_date
    if born is None or parents is None:
        return
    if born.latest < parents.earliest:
        said = finding("W242", label=short_name(child), value=short_name(parent))
        yield _at(said.at(facts=f"{parents}"), child, "birth_date")
    elif _years_between(parents, born) < YOUNGEST_PARENT:
        said = finding("W243", label=short_name(child), value=short_name(parent), years=YOUNGEST_PARENT)
        yield _at(said.at(facts=f"{parents}"), child, "birth_date")


def _years_between(earlier: KnownDate, later: KnownDate) -> int:
    """Return completed years between two births, as many as the dates allow."""
    first, last = earlier.earliest, later.latest
    return last.year - first.year - ((last.month, last.day) < (first.month, first.day))


def _spouses(members: Sequence[Person]) -> Iterator[Finding]:
    spouses = [member for member in members if member.relationship in ("spouse", "partner")]
    if len(spouses) > 1:
        said = finding("W245", value=", ".join(map(short_name, spouses)))
        yield _at(said.at(facts=_ids(spouses)), spouses[-1], "relationship")


def _married(person: Person, today: date) -> Iterator[Finding]:
    born = person.birth_date
    married = person.marital_status in _MARRIED or person.relationship in SPOUSES
    if married and born and born.age_on(today) < ADULT:
        field = "marital_status" if person.marital_status in _MARRIED else "relationship"
        yield _at(finding("W244", value=max(born.age_on(today), 0)).at(facts=f"{born}"), person, field)


def _sex(person: Person) -> Iterator[Finding]:
    other = {"M": "F", "F": "M"}.get(person.sex or "", "")
    if person.relationship in _SEXES.get(other, ()):
        said = finding("W246", value=person.shown("relationship").lower(), sex=person.shown("sex").lower())
        yield _at(said.at(facts=person.sex), person, "relationship")


def _education(person: Person, today: date) -> Iterator[Finding]:
    least = _least_ages().get(person.education or "")
    if least is None or person.birth_date is None:
        return
    age = today.year - person.birth_date.year
    if age < least:
        said = finding("W247", value=person.shown("education").lower(), age=max(age, 0))
        yield _at(said.at(facts=f"{person.birth_date}"), person, "education")


@cache
def _least_ages() -> Mapping[str, int]:
    """Return at how many years somebody may have an education at the earliest: resources/families/least_ages.csv."""
    text = files("resettle_desktop.resources").joinpath("families", "least_ages.csv").read_text("utf-8")
    return {row["education"]: int(row["age"]) for row in csv.DictReader(text.splitlines())}

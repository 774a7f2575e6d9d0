"""What is known of a person for telling whether two records are one person, read once and compared often."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from resettle_desktop.records.dates import KnownDate, show_partial
from resettle_desktop.records.findings import Finding, finding
from resettle_desktop.records.kinds import Case, OtherNumber, Person, TravelDocument
from resettle_desktop.records.numbers import id_text, number_key, phone_key
from resettle_desktop.rules.kinship import short_name
from resettle_desktop.rules.name_likeness import Called, Words, ways_to_call, words_of

# papers that name a whole family, so that two people may well have the same; and those that say nothing of themselves
_FAMILY_PAPERS = frozenset(
    {
        "family_booklet", "civil_register_extract", "marriage_certificate", "divorce_certificate", "custody_decision",
        "unrwa_card", "unhcr_certificate", "other",
    }
)  # fmt: skip
_FAMILY_SCHEMES = frozenset({"unhcr_case", "registration_group", "cgrs", "unrwa"})
_OWN_SCHEME = "unhcr_individual"
_SHORTEST_NUMBER = 5  # letters and digits; a shorter one is a slip or a word such as "none"


@dataclass(frozen=True)
class NumberHeld:
    """A number that one person alone should have; ``register`` is its scheme or the country that issued the paper.

    ``key`` is what it is compared by; an empty register fits any.
    """

    key: str
    register: str
    shown: str
    paper: bool = False

    def same(self, other: NumberHeld) -> bool:
        """Return whether two numbers are one: equal, of the same sort, and not of two registers."""
        fits = not (self.register and other.register) or self.register == other.register
        return self.key == other.key and self.paper == other.paper and fits


@dataclass(frozen=True)
class Known:
    """A person with what is compared: names as folded words, dates, numbers, telephones by their digits."""

    person: Person
    names: tuple[Called, ...]
    births: tuple[KnownDate, ...]
    father: Words
    mother: Words
    birth_place: Words
    phones: frozenset[str]
    numbers: tuple[NumberHeld, ...]

    @property
    def id(self) -> int:
        """Return the person's id, 0 for one who is not in the store yet."""
        return int(self.person.id or 0)

    @property
    def case(self) -> int | None:
        """Return the id of the person's case."""
        return self.person.case


def known(
    person: Person,
    case: Case | None = None,
    documents: Iterable[TravelDocument] = (),
    others: Iterable[OtherNumber] = (),
) -> Known:
    """Return what is known of a person with the case, the travel documents and the other numbers."""
    country = (case.asylum_country or "") if case else ""
    phones = [person.phone, case.phone if case else None]
    births = (person.birth_date, person.claimed_birth_date)
    return Known(
        person=person,
        names=ways_to_call(person),
        births=tuple(born for born in births if born),
        father=words_of(person.father_name),
        mother=words_of(person.mother_name),
        birth_place=words_of(person.birth_place),
        phones=frozenset(phone_key(phone, country) for phone in phones if phone),
        numbers=tuple(numbers_held(person, documents, others)),
    )


def numbers_held(
    person: Person, documents: Iterable[TravelDocument], others: Iterable[OtherNumber]
) -> Iterator[NumberHeld]:
    """Yield the numbers of a person that nobody else should have: agencies' and those of papers of one's own."""
    if person.unhcr_number:
        yield from _held(person.unhcr_number, _OWN_SCHEME)
    for other in others:
        if other.value and other.scheme not in _FAMILY_SCHEMES:
            yield from _held(other.value, "" if other.scheme == "other" else other.scheme or "")
    for document in documents:
        if document.number and document.type not in _FAMILY_PAPERS:
            yield from _held(document.number, document.country or "", paper=True)


def _held(number: str, register: str, paper: bool = False) -> Iterator[NumberHeld]:
    key = number_key(number)
    if len(key) >= _SHORTEST_NUMBER and any(char.isdigit() for char in key):
        yield NumberHeld(key, register, number, paper)


def shared_number(one: Known, other: Known) -> NumberHeld | None:
    """Return a number that two persons both have, None where they share none."""
    return next((mine for mine in one.numbers for theirs in other.numbers if mine.same(theirs)), None)


def number_findings(me: Known, others: Iterable[Known]) -> list[Finding]:
    """Return W248 for each other person who has a number that one person alone should have."""
    shared = [(other, number) for other in others if other.id != me.id and (number := shared_number(me, other))]
    return [
        finding("W248", label=short_name(other.person), value=number.shown).at(
            kind=Person.kind_name(), record=me.id, facts=f"{id_text(other.id)} {number.key}"
        )
        for other, number in shared
    ]


def shown_on_both(what: str, one: Known, other: Known) -> str:
    """Return a value as people read it, of both persons where they differ; ``what`` is the name of an evidence."""
    if what == "number":
        shared = shared_number(one, other)
        return shared.shown if shared else ""
    if what == "phone":
        return f"+{min(one.phones & other.phones, default='')}"
    left, right = (_shown(what, known) for known in (one, other))
    return left if left == right else f"{left} / {right}"


def _shown(what: str, known: Known) -> str:
    person = known.person
    if what.startswith("own"):
        return person.given_names or person.original_name or person.family_name or ""
    if what.startswith("family"):
        return person.family_name or person.original_name or person.given_names or ""
    if what == "near_number":
        return ", ".join(each.shown for each in known.numbers if not each.paper)
    field = next((name for begin, name in _FIELDS.items() if what.startswith(begin)), "")
    return person.shown(field) if field else ", ".join(map(show_partial, known.births))


_FIELDS = {
    "father": "father_name", "mother": "mother_name", "sex": "sex", "nationality": "nationality",
    "birth_place": "birth_place",
}  # fmt: skip

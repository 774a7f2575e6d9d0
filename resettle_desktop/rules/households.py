"""What does not agree between a person, the person's papers, the family and the bookings: what a form cannot know."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from resettle_desktop.records.conditions import is_child_on, is_without_parents
from resettle_desktop.records.dates import show_day
from resettle_desktop.records.findings import Finding, finding
from resettle_desktop.records.kinds import (
    Case,
    Consent,
    Departure,
    Passenger,
    Permit,
    Person,
    Placement,
    TravelDocument,
)
from resettle_desktop.records.record import Record
from resettle_desktop.records.stages import Stage
from resettle_desktop.rules.bookings import waiting_departures
from resettle_desktop.rules.date_order import birth_findings
from resettle_desktop.rules.kinship import PARENTS, PRINCIPAL, SPOUSES, short_name
from resettle_desktop.rules.name_likeness import words_of
from resettle_desktop.rules.progress import why_out

_NATIONAL_PAPERS = frozenset({"passport", "national_id"})
_UNDER_WAY = frozenset({Stage.DEPARTED, Stage.ARRIVED, Stage.SETTLED, Stage.OUT})
_NEEDS_CONSENT = frozenset({Stage.DECIDED, Stage.PREPARING, Stage.BOOKED, Stage.CLEARED})


def household_findings(case: Case, members: Sequence[Person], today: date) -> list[Finding]:
    """Return what is odd across a family beside kinship, each at the field that mends it.

    W270 a child without parents here and without a guardian, W271 two members alike, W272 an open case of whom
    everybody is out.
    """
    found = [*_unaccompanied(members, today), *_twice(members), *_all_out(case, members)]
    return [each.at(kind=each.kind or "Case", record=each.record or case.id) for each in found]


def part_findings(person: Person, parts: Sequence[Record], today: date) -> list[Finding]:
    """Return what of a person's papers does not go with the person or the day.

    W251 a date before the birth, W273 a national paper of another country, T330 a paper that has expired, T331 no
    consent of who was accepted.
    """
    found: list[Finding] = []
    for part in parts:
        said = [*birth_findings(person, part), *_of_another_country(person, part)]
        found += [each.at(kind=part.kind_name(), record=part.id) for each in said]
    return [*found, *_expired(person, parts, today), *_without_consent(person, parts)]


def place_findings(case: Case, members: Sequence[Person], places: Iterable[Placement]) -> list[Finding]:
    """Return W274 at a reception place of the case for somebody who is not of the case."""
    ids = {person.id for person in members}
    strange = [place for place in places if place.case == case.id and place.person and place.person not in ids]
    return [finding("W274").at(kind="Placement", record=place.id, field="person") for place in strange]


def gone_findings(
    person: Person, case: Case, passengers: Iterable[Passenger], departures: Mapping[int, Departure]
) -> list[Finding]:
    """Return W275 where somebody who is out, by the person's or the case's facts, still has a place to travel."""
    why = why_out(person, case)
    waiting = waiting_departures(passengers, departures) if why else []
    said = (finding("W275", label=short_name(person), value=each.label(), why=why) for each in waiting)
    return [each.at(kind="Person", record=person.id, field="withdrawn") for each in said]


def _unaccompanied(members: Sequence[Person], today: date) -> Iterator[Finding]:
    """A sister of the applicant has parents here where the applicant has; a wife of 17 is asked about by W244."""
    with_parents = any(member.relationship in PARENTS for member in members)
    for member in members:
        of_parents = with_parents and member.relationship in (PRINCIPAL, "sibling")
        if member.guardian or of_parents or member.relationship in SPOUSES or not is_child_on(member, today):
            continue
        if is_without_parents(member, today):
            yield _at(finding("W270", label=short_name(member)), member, "guardian")


def _twice(members: Sequence[Person]) -> Iterator[Finding]:
    seen: dict[object, Person] = {}
    for member in members:
        names = frozenset(words_of(member.given_names))
        if not names or member.birth_date is None:
            continue
        first = seen.setdefault((names, str(member.birth_date)), member)
        if first is not member:
            said = finding("W271", label=short_name(member)).at(facts=str(first.id))
            yield _at(said, member, "given_names")


def _all_out(case: Case, members: Sequence[Person]) -> Iterator[Finding]:
    open = case.closed is None and case.withdrawn is None and case.decision not in ("negative", "withdrawn")
    if open and members and all(member.withdrawn or member.died for member in members):
        yield finding("W272").at(field="closed")


def _of_another_country(person: Person, part: Record) -> Iterator[Finding]:
    if not isinstance(part, TravelDocument) or part.type not in _NATIONAL_PAPERS:
        return
    own = {person.nationality, person.second_nationality} - {None}
    if part.country and own and part.country not in own:
        words = {"value": part.shown("country"), "nationality": person.shown("nationality")}
        yield finding("W273", **words).at(field="country", facts=" ".join(sorted(map(str, own))))


def _expired(person: Person, parts: Sequence[Record], today: date) -> Iterator[Finding]:
    """A paper that another one of its type outlives was renewed."""
    if _stage(person) in _UNDER_WAY:
        return
    lasting: dict[object, tuple[date, Record, str]] = {}
    for part in parts:
        field = {TravelDocument: "expires", Permit: "valid_until"}.get(type(part))
        last = part.of(field) if field else None
        key = (part.kind_name(), part.of("type")) if field else None
        if field and last and (key not in lasting or last > lasting[key][0]):
            lasting[key] = last, part, field
    for last, part, field in lasting.values():
        if last < today:
            yield finding("T330", value=show_day(last)).at(kind=part.kind_name(), record=part.id, field=field)


def _without_consent(person: Person, parts: Sequence[Record]) -> Iterator[Finding]:
    given = any(isinstance(part, Consent) and part.given and not part.withdrawn for part in parts)
    if _stage(person) in _NEEDS_CONSENT and not given:
        yield finding("T331", label=short_name(person)).at(kind="Person", record=person.id)


def _stage(person: Person) -> Stage:
    return Stage(person.stage or Stage.SUBMITTED)


def _at(said: Finding, person: Person, field: str) -> Finding:
    return said.at(kind="Person", record=person.id, field=field)

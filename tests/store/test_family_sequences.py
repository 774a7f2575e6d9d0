"""Whatever is merged, split, moved, joined, born and taken back in a row, every family stays whole."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from resettle_desktop.records.errors import KnownError
from resettle_desktop.records.kinds import Case, Person
from resettle_desktop.records.record import kinds
from resettle_desktop.store.changes import ChangeSet
from resettle_desktop.store.slots import QUICK_KEY_SETTINGS
from resettle_desktop.store.store import Store
from tests.store.recount import held, recounted

CASES, PEOPLE = 3, 8
_OPENING = 2  # the first change set after the one that makes the office
RELATIONSHIPS = ["principal_applicant", "spouse", "son", "daughter", "principal_applicant", "sibling",
                 "principal_applicant", "mother"]  # fmt: skip
EXAMPLES = 15  # of each; more were run when the rules were made
Step = tuple[str, list[int]]
numbers = st.lists(st.integers(0, 60), min_size=4, max_size=4)
steps = st.lists(
    st.tuples(
        st.sampled_from(["merge", "merge cases", "split", "move", "join", "applicant", "newborn", "link"])
        | st.just("undo"),
        numbers,
    ),
    min_size=1,
    max_size=7,
)


def opening() -> list[dict[str, object]]:
    """Return the changes that make three cases of four, two and two, with papers, places and bookings."""
    cases = [{"add": "Case", "as": f"c{at}", "values": {"unhcr_number": f"LEB-15C0000{at}"}} for at in range(CASES)]
    people = [
        {"add": "Person", "as": f"p{at}", "values": {
            "case": f"@c{(at // 4) + (at > 5)}", "unhcr_number": f"LEB-0000000{at}", "given_names": f"Given{at}",
            "family_name": "Haddad", "sex": "MF"[at % 2], "relationship": RELATIONSHIPS[at]}}
        for at in range(PEOPLE)
    ]  # fmt: skip
    places = [{"add": "Placement", "values": {"case": "@c0", "centre": "Kapellen", "type": "lri"}},
              {"add": "Placement", "values": {"case": "@c1", "person": "@p4", "centre": "Pondrôme"}}]  # fmt: skip
    flights = [{"add": "Departure", "as": f"d{at}", "values": {"reference": f"BEY-2020-0{at}"}} for at in range(2)]
    seats = [{"add": "Passenger", "values": {"departure": f"@d{at % 2}", "person": f"@p{at}",
                                             "status": "arrived" if at < 3 else "listed"}}
             for at in range(6)]  # fmt: skip
    papers = [{"add": "TravelDocument", "values": {"person": f"@p{at}", "number": "N0123456"}} for at in range(3)]
    return [*cases, *people, *places, *flights, *seats, *papers]


@contextmanager
def office() -> Iterator[Store]:
    with TemporaryDirectory() as folder:
        made, _code = Store.create(Path(folder) / "office", "rania", "five plain words", QUICK_KEY_SETTINGS)
        with made:
            statement = made.read_statement({"changes": opening()})
            assert not statement.findings and made.apply(statement.change_set)
            yield made


def one_of(store: Store, kind: type[Case] | type[Person], number: int) -> int:
    ids = [record.id for record in store.rows.equal(kind)]
    return ids[number % len(ids)]


def drawn_up(store: Store, step: Step) -> ChangeSet:
    """Return the change set of a step; the numbers choose among the records that there are."""
    name, (a, b, c, d) = step
    if name in ("merge", "newborn", "applicant", "move"):
        return _of_persons(store, name, a, b, c)
    one, other = one_of(store, Case, a), one_of(store, Case, b)
    if name == "split":
        members = [member.id for member in store.rows.equal(Person, case=one)]
        going = [id for at, id in enumerate(members) if (c >> at) & 1]
        return store.families.split(one, going, f"LEB-20C{a:02}{b:02}{d:02}" if d % 2 else "").change_set
    if name == "link":
        return store.families.link(one, other).change_set
    return (store.families.join(one, other) if name == "join" else store.merging.cases(one, other)).change_set


def _of_persons(store: Store, name: str, a: int, b: int, c: int) -> ChangeSet:
    person, case = one_of(store, Person, a), one_of(store, Case, b)
    if name == "merge":
        return store.merging.persons(person, one_of(store, Person, b)).change_set
    if name == "newborn":
        return store.families.newborn(case, {"given_names": "Nour", "sex": "MF"[c % 2]}).change_set
    if name == "applicant":
        return store.families.change_applicant(case, person).change_set
    return store.families.move({person, one_of(store, Person, c)}, case).change_set


def take(store: Store, step: Step) -> bool:
    """Carry a step out; a refusal says why and leaves everything as it was."""
    before = held(store)
    try:
        if step[0] == "undo":
            store.undo(step[1][0] % store.history.last_number() + _OPENING)
        else:
            store.apply(drawn_up(store, step))
    except KnownError as refused:
        assert str(refused) and held(store) == before
        return False
    return True


def is_whole(store: Store) -> None:
    """Every person is of one case that is there, no open case is empty, every link leads somewhere."""
    cases = {case.id: case for case in store.rows.equal(Case)}
    people = store.rows.equal(Person)
    assert all(person.case in cases for person in people)
    peopled = {person.case for person in people}
    assert all(case.id in peopled or case.closed for case in cases.values()), [c.values() for c in cases.values()]
    ids = {record.id for kind in kinds() for record in store.rows.equal(kind)}
    for kind in kinds():
        for record in store.rows.equal(kind):
            assert all(record.of(link.name) in ids | {None} for link in kind.links())
    assert held(store) == recounted(store)


def applicants(store: Store, case: int | None) -> int:
    return sum(each.relationship == "principal_applicant" for each in store.rows.equal(Person, case=case))


@settings(max_examples=EXAMPLES, deadline=None)
@given(steps)
def test_families_stay_whole(sequence: list[Step]) -> None:
    with office() as store:
        for step in sequence:
            take(store, step)
            is_whole(store)


@settings(max_examples=EXAMPLES, deadline=None)
@given(steps)
def test_every_family_has_an_applicant_and_all_is_taken_back_step_by_step(sequence: list[Step]) -> None:
    with office() as store:
        states = [held(store)]
        done: list[int] = []
        for step in sequence:
            if step[0] != "undo" and take(store, step) and store.history.last_number() not in done:
                done.append(store.history.last_number())
                states.append(held(store))
                assert all(applicants(store, case.id) for case in store.rows.equal(Case) if case.size)
        for number in reversed(done):
            assert held(store) == states.pop()
            store.undo(number)
        assert held(store) == states.pop()

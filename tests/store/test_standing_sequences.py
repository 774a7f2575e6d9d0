"""Whatever facts of a family come and go, the index of clearance and the stages are those of a full recount."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from resettle_desktop.records.fields import Json
from resettle_desktop.records.record import Record, kind_of
from resettle_desktop.store.changes import ChangeSet, Conflicting, Draft, NotStored
from resettle_desktop.store.checking import check_store
from resettle_desktop.store.slots import QUICK_KEY_SETTINGS
from resettle_desktop.store.store import Store
from tests.store.cleared import CASE, FATIMA, KHALED, clear_family, departure, seats, tell
from tests.store.recount import held_derived, recounted_derived

MADE = 4  # change sets that make the office
EXAMPLES = 15  # more were run when the index was made
DAYS = (None, "2020-09-01", "2020-09-21", "2020-09-22", "2020-10-31")
Step = tuple[str, int, dict[str, Json]] | int
VALUES: dict[str, dict[str, tuple[Json, ...]]] = {
    "Case": {"decision": ("positive", "negative", None), "hold": (True, None), "programme": ("education", None)},
    "Person": {
        "expected_delivery": ("2020-10-01", "2021-05-01", None), "birth_date": ("2010-05-01", "1980", None),
        "died": ("2020", None), "hold": (True, None), "relationship": ("son", "spouse", None),
        "document_name": ("OTHER", None),
    },
    "Departure": {"outbreak_measures": (True, None), "cancelled": (True, None), "from_country": ("TUR", None)},
    "Leg": {"departs": (None, "2020-09-22T01:00", "2020-09-30T01:00"), "arrives": (None, "2020-09-23T01:00")},
    "Passenger": {"status": ("boarded", "offloaded", "listed", None), "ticket_name": ("OTHER", None)},
    "TravelDocument": {"expires": DAYS, "status": ("lost", None)},
    "Permit": {"valid_until": DAYS, "status": ("refused", "granted"), "type": ("visa", "exit_permit")},
    "HealthActivity": {"result": ("unfit", "fit", None), "done": ("2020-09-01T10:00", "2020-09-21T11:00", None)},
    "Consent": {"withdrawn": DAYS, "form_signed": (True, None)},
    "Session": {"date": DAYS, "kind": ("pre_embarkation", "orientation")},
    "Attendance": {"result": ("absent", "waived", "present")},
    "Placement": {"until": DAYS, "centre": (None, "Kapellen")},
    "Setting": {"value": ("1", "72", None)},
}  # fmt: skip


def changed() -> st.SearchStrategy[Step]:
    """Return other values for a record of a kind, counted among those that there are."""
    fields = [(kind, name, value) for kind, names in VALUES.items() for name in names for value in names[name]]
    drawn = st.tuples(st.sampled_from(fields), st.integers(0, 5))
    return drawn.map(lambda of: (of[0][0], of[1], {of[0][1]: of[0][2]}))


def removed() -> st.SearchStrategy[Step]:
    kinds = ["Leg", "TravelDocument", "Permit", "HealthActivity", "Consent", "Attendance", "Placement", "Setting"]
    return st.tuples(st.sampled_from(kinds), st.integers(0, 5)).map(lambda of: (f"-{of[0]}", of[1], {}))


def moved() -> st.SearchStrategy[Step]:
    return st.tuples(st.integers(0, 1), st.integers(0, 2)).map(lambda of: ("move", of[0], {"to": of[1]}))


@contextmanager
def office() -> Iterator[Store]:
    with TemporaryDirectory() as folder:
        store, _code = Store.create(Path(folder) / "office.resettle", "rania", "five plain words", QUICK_KEY_SETTINGS)
        with store:
            clear_family(store)
            tell(
                store, *departure("BEY-2020-02", "2020-10-06"),
                {"add": "Case", "values": {"unhcr_number": "LEB-16C01016"}},
                {"add": "Setting", "values": {"name": "limit.fit_to_travel_hours", "value": "72"}},
            )  # fmt: skip
            tell(store, *seats([KHALED, FATIMA], "BEY-2020-02"))
            yield store


def change_set(store: Store, step: tuple[str, int, dict[str, Json]]) -> ChangeSet:
    action, number, values = step
    draft = Draft()
    if action == "move":
        person = _one(store, "Person", number)
        cases = [None, *(each.values()["unhcr_number"] for each in store.rows.equal(kind_of("Case")))]
        to: Any = cases[int(values["to"] or 0) % len(cases)]  # type: ignore[arg-type]
        chosen = {"unhcr_number": to} if to else None
        where = {"unhcr_number": person.values()["unhcr_number"]}
        said = {"changes": [{"set": "Person", "where": where, "values": {"case": chosen}}]}
        return store.read_statement(said).change_set
    if action.startswith("-"):
        if store.rows.count(kind_of(action[1:])):
            record = _one(store, action[1:], number)
            draft.remove(action[1:], record.id, record.values())
    elif store.rows.count(kind_of(action)):
        record = _one(store, action, number)
        draft.set(action, record.id, record.values(), values)
    return draft.change_set("test")


def _one(store: Store, kind: str, number: int) -> Record:
    found = store.rows.equal(kind_of(kind))
    return found[number % len(found)]


def take(store: Store, step: Step) -> None:
    """Write a fact, or take one of the last change sets back; the last member of a case stays."""
    if isinstance(step, int):
        number = store.history.last_number() - step
        if number > MADE:
            with suppress(Conflicting, NotStored):
                store.undo(number)
        return
    one = change_set(store, step)
    if not (step[0] == "move" and store.rows.count(kind_of("Person"), case=_case(store)) < 2):
        store.apply(one)


def _case(store: Store) -> int:
    return next(each.id for each in store.rows.equal(kind_of("Case")) if each.values()["unhcr_number"] in CASE.values())


@settings(max_examples=EXAMPLES, deadline=None)
@given(st.lists(changed() | removed() | moved() | st.integers(0, 6), min_size=1, max_size=10))
def test_any_sequence_of_facts_gives_the_standings_of_a_full_recount(taken: list[Step]) -> None:
    with office() as store:
        for step in taken:
            take(store, step)
            assert held_derived(store) == recounted_derived(store)
        assert [each.text for each in check_store(store).problems] == []

"""No open case loses its last member unsaid, neither by a change nor by taking one back."""

from __future__ import annotations

import pytest

from resettle_desktop.records.kinds import Case
from resettle_desktop.store.changes import NotStored
from resettle_desktop.store.store import Store
from tests.store.conftest import Say, haddad, person

KHALED, FATIMA = "LEB-58409303", "LEB-59509497"


def to(number: str, case: str) -> dict[str, object]:
    return {"set": "Person", "where": {"unhcr_number": number}, "values": {"case": {"unhcr_number": case}}}


def closing(case: str) -> dict[str, object]:
    return {"set": "Case", "where": {"unhcr_number": case}, "values": {"closed": "2020-01-02"}}


@pytest.fixture
def two(store: Store, say: Say) -> Store:
    """A store with a family of two, and a case whose only member is Omar."""
    say(*haddad())
    say(
        {"add": "Case", "as": "o", "values": {"unhcr_number": "LEB-15C00002"}},
        {"add": "Person", "values": {"case": "@o", "given_names": "Omar", "unhcr_number": "LEB-00000007"}},
    )
    return store


def refused(two: Store, *changes: dict[str, object]) -> bool:
    statement = two.read_statement({"changes": list(changes)})
    with pytest.raises(NotStored) as told:
        two.apply(statement.change_set)
    return [said.number for said in told.value.findings] == ["E128"]


def test_the_last_member_does_not_move_out_of_an_open_case(two: Store) -> None:
    assert refused(two, to("LEB-00000007", "LEB-15C01056"))
    assert refused(two, to(KHALED, "LEB-15C00002"), to(FATIMA, "LEB-15C00002"))


def test_the_last_member_moves_out_of_a_case_that_is_closed_at_once(two: Store, say: Say) -> None:
    say(to("LEB-00000007", "LEB-15C01056"), closing("LEB-15C00002"))
    assert person(two, "LEB-00000007").case == person(two).case


def test_members_may_change_places(two: Store, say: Say) -> None:
    say(to("LEB-00000007", "LEB-15C01056"), to(FATIMA, "LEB-15C00002"))
    assert [case.size for case in two.rows.equal(Case)] == [2, 1]


def test_the_last_member_may_be_removed(two: Store, say: Say) -> None:
    say({"remove": "Person", "where": {"unhcr_number": "LEB-00000007"}})
    assert [case.size for case in two.rows.equal(Case)] == [2, 0]


def test_taking_back_leaves_a_case_as_empty_as_it_was(two: Store, say: Say) -> None:
    say({"add": "Case", "as": "e", "values": {"unhcr_number": "LEB-15C00003"}})
    moved = say(to(FATIMA, "LEB-15C00003"))
    two.undo(moved.number)
    assert person(two, FATIMA).case == person(two).case


def test_taking_back_does_not_empty_a_case_that_had_members_then(two: Store, say: Say) -> None:
    came = say(to(FATIMA, "LEB-15C00002"))
    say(to("LEB-00000007", "LEB-15C01056"))
    with pytest.raises(NotStored, match="would be left without a member"):
        two.undo(came.number)
    assert person(two, FATIMA).case != person(two).case


def test_taking_back_does_not_empty_it_however_much_happened_since(
    two: Store, say: Say, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("resettle_desktop.store.membership._PAGE", 1)
    came = say(to(FATIMA, "LEB-15C00002"))
    for place in ("Zahle", "Tyre", "Saida"):
        say({"set": "Case", "where": {"unhcr_number": "LEB-15C00002"}, "values": {"place": place}})
    say(to("LEB-00000007", "LEB-15C01056"))
    with pytest.raises(NotStored, match="E128"):
        two.undo(came.number)


def test_an_addition_can_be_taken_back_whatever_it_leaves_empty(two: Store, say: Say) -> None:
    say({"add": "Case", "as": "e", "values": {"unhcr_number": "LEB-15C00003"}})
    added = say({"add": "Person", "values": {"case": {"unhcr_number": "LEB-15C00003"}, "given_names": "Samer"}})
    two.undo(added.number)
    assert [case.size for case in two.rows.equal(Case)] == [2, 1, 0]

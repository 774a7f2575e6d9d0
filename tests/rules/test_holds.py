"""What keeps a person from boarding: a hold, the decision, the document."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from resettle_desktop.records.fields import Json
from resettle_desktop.records.kinds import Case, Person, TravelDocument
from resettle_desktop.rules.holds import Hold, boarding_holds

DEPARTS, ARRIVES = datetime(2020, 9, 22, 22, 5), datetime(2020, 9, 23, 0, 45)


def case(**values: Json) -> Case:
    return Case.from_values({"decision": "positive", **values})  # type: ignore[return-value]


def person(**values: Json) -> Person:
    return Person.from_values(values)  # type: ignore[return-value]


def document(expires: str | None = None) -> TravelDocument:
    return TravelDocument.from_values({"expires": expires} if expires else {})  # type: ignore[return-value]


def holds(
    someone: Person | None = None, of: Case | None = None, papers: tuple[TravelDocument, ...] = (), day: bool = True
) -> list[Hold]:
    times = (DEPARTS, ARRIVES) if day else (None, None)
    return boarding_holds(someone or person(), of or case(), papers, *times)


def test_with_a_positive_decision_and_no_hold_nothing_keeps_a_person() -> None:
    assert holds() == []


def test_a_hold_on_the_person_says_why() -> None:
    (hold,) = holds(person(hold=True, hold_reason="fever"))
    assert (hold.code, hold.short, hold.text) == ("hold", "on hold", "On hold: fever")


def test_a_hold_without_a_reason_says_so() -> None:
    assert holds(person(hold=True))[0].text == "On hold: no reason given"


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ({"hold_kind": "medical"}, "Medical"),
        ({"hold_kind": "custody", "hold_reason": "court on 3 May"}, "Custody of a child · court on 3 May"),
    ],
)
def test_a_hold_says_its_kind_and_its_words(values: dict[str, Json], reason: str) -> None:
    assert holds(person(hold=True, **values))[0].text == f"On hold: {reason}"


def test_a_hold_knows_whom_it_holds() -> None:
    assert [hold.scope for hold in holds(person(hold=True), case(decision="pending"))] == ["person", "case"]
    assert [hold.scope for hold in holds(of=case(hold=True))] == ["case"]


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"died": "2020-05"}, "Died: May 2020"),
        ({"withdrawn": "2020-05-03"}, "Withdrawn on 3 May 2020"),
        ({"withdrawn": "2020-05-03", "died": "2020-06-01"}, "Died: 1 Jun 2020"),
    ],
)
def test_who_died_or_withdrew_does_not_board(values: dict[str, Json], said: str) -> None:
    (hold,) = holds(person(**values))
    assert (hold.code, hold.text, hold.scope) == ("hold", said, "person")


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"withdrawn": "2020-05-03"}, "The case was withdrawn on 3 May 2020"),
        ({"closed": "2020-05-03"}, "The case was closed on 3 May 2020"),
    ],
)
def test_nobody_of_a_case_that_ended_boards(values: dict[str, Json], said: str) -> None:
    (hold,) = holds(of=case(**values))
    assert (hold.text, hold.scope) == (said, "case")


def test_a_hold_on_the_case_keeps_its_members() -> None:
    (hold,) = holds(of=case(hold=True, hold_reason="custody"))
    assert (hold.short, hold.text) == ("case on hold", "The case is on hold: custody")


def test_the_persons_own_hold_is_told_before_the_cases() -> None:
    assert [hold.short for hold in holds(person(hold=True), case(hold=True))] == ["on hold"]


def test_a_hold_that_was_lifted_keeps_nobody() -> None:
    assert holds(person(hold=False), case(hold=False)) == []


@pytest.mark.parametrize(("decision", "said"), [("pending", "pending"), ("negative", "negative"), (None, "none yet")])
def test_any_other_decision_than_a_positive_one_holds(decision: str | None, said: str) -> None:
    (hold,) = holds(of=case(decision=decision))
    assert (hold.code, hold.text) == ("decision", f"The decision is not positive: {said}")


@pytest.mark.parametrize(("expires", "held"), [("2020-09-22", True), ("2020-09-23", False), ("2021-01-01", False)])
def test_a_document_serves_to_the_end_of_its_last_day_at_the_place_of_arrival(expires: str, held: bool) -> None:
    assert [hold.code for hold in holds(papers=(document(expires),))] == ["document"] * held


def test_a_lapsing_document_says_until_when_it_serves() -> None:
    (hold,) = holds(papers=(document("2020-09-01"),))
    assert (hold.until, hold.text) == (
        date(2020, 9, 1),
        "The travel document expires on 1 Sep 2020, before arrival",
    )


def test_the_document_that_serves_longest_counts() -> None:
    assert holds(papers=(document("2019-01-01"), document("2025-01-01"), document())) == []


def test_without_an_itinerary_nothing_lapses() -> None:
    assert holds(papers=(document("2019-01-01"),), day=False) == []


def test_without_an_arrival_the_departure_is_what_a_document_must_outlast() -> None:
    found = boarding_holds(person(), case(), (document("2020-09-21"),), DEPARTS, None)
    assert [hold.code for hold in found] == ["document"]


def test_all_that_holds_is_told_at_once() -> None:
    found = holds(person(hold=True), case(decision="pending"), (document("2019-01-01"),))
    assert [hold.code for hold in found] == ["hold", "decision", "document"]

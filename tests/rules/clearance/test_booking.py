"""Travel needs answered by codes of the airline, and the name on the ticket."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resettle_desktop.rules.clearance.verdicts import State, Verdict
from tests.rules.clearance.travellers import journey, traveller, verdict


def needing(code: str, *services: str, escort: str | None = None, own: str | None = None) -> Verdict:
    need = {"code": code, "escort_name": own}
    someone = traveller(aboard={"services": list(services)}, parts={"needs": [need]})
    return verdict("travel_needs", someone, journey(escort=escort))


def ticketed(ticket: str | None, **values: str) -> Verdict:
    names = {"family_name": "Al-Hamwi", "given_names": "Rania Noor"}
    return verdict("ticket_name", traveller(aboard={"ticket_name": ticket}, **{**names, **values}))


@pytest.mark.parametrize(
    ("services", "state"),
    [((), State.MISSING), (("WCHR",), State.MISSING), (("WCHS",), State.CLEARED), (("MOML", "WCHC"), State.CLEARED)],
)
def test_a_need_is_answered_by_a_code_that_goes_as_far(services: tuple[str, ...], state: State) -> None:
    assert needing("wheelchair_steps", *services).state is state


def test_a_need_that_is_open_is_named() -> None:
    assert needing("oxygen").why == "Not booked: Oxygen on board"


def test_an_escort_is_answered_by_the_escort_of_the_departure() -> None:
    assert needing("escort").state is State.MISSING
    assert needing("escort", escort="Dr Saab").state is State.CLEARED


def test_an_escort_who_is_named_with_the_need_answers_it_and_no_other() -> None:
    assert needing("medical_escort", own="Dr Saab").state is State.CLEARED
    assert needing("oxygen", own="Dr Saab").state is State.MISSING


@pytest.mark.parametrize("code", ["ground_floor", "ambulance"])
def test_what_is_no_matter_of_the_booking_is_not_asked_of_it(code: str) -> None:
    assert needing(code).state is State.NOT_NEEDED


def test_without_a_ticket_its_name_is_missing() -> None:
    assert ticketed(None) == Verdict(State.MISSING, "There is no ticket with a name")


@pytest.mark.parametrize("ticket", ["ALHAMWI/RANIA NOOR MRS", "AL HAMWI/RANIANOOR", "Rania Noor Al-Hamwi"])
def test_order_titles_and_joined_words_of_a_ticket_make_no_difference(ticket: str) -> None:
    assert ticketed(ticket).state is State.CLEARED


@pytest.mark.parametrize("ticket", ["ALHAMWI/RANIA", "ALHAMWI/RAINA NOOR", "ALHAMWY/RANIA NOOR"])
def test_a_letter_that_differs_holds_and_both_names_are_told(ticket: str) -> None:
    found = ticketed(ticket)
    assert found.state is State.MISSING
    assert ticket in found.why


def test_the_name_on_the_document_goes_before_the_names_of_the_record() -> None:
    assert ticketed("HAMWI/RANIA", document_name="HAMWI RANIA").state is State.CLEARED


@pytest.mark.parametrize("name", [None, "حموي رانيا"])
def test_the_lines_of_the_document_go_before_the_names_of_the_register(name: str | None) -> None:
    lines = "P<SYRHAMWI<<RANYA".ljust(44, "<") + "\n" + "<" * 44
    paper = {"documents": [{"type": "passport", "mrz": lines}]}
    someone = traveller(
        aboard={"ticket_name": "HAMWI/RANYA"},
        parts=paper,
        family_name="Al-Hamwi",
        given_names="Rania",
        document_name=name,
    )
    assert verdict("ticket_name", someone) == Verdict(State.CLEARED, "HAMWI/RANYA")


def test_lines_that_cannot_be_read_say_no_name() -> None:
    paper = {"documents": [{"type": "passport", "mrz": "see the copy"}]}
    someone = traveller(aboard={"ticket_name": "HAMWI/RANIA"}, parts=paper, family_name="Hamwi", given_names="Rania")
    assert verdict("ticket_name", someone).state is State.CLEARED


def test_of_a_long_name_and_of_one_in_arabic_letters_it_is_told_how_they_agree() -> None:
    assert ticketed("HAMWI/RANIA NOOR ALHUDA", document_name="HAMWI RANIA NOOR ALHUDA AMAL").why == (
        "HAMWI/RANIA NOOR ALHUDA, cut by the airline"
    )
    arabic = ticketed("HAMWI/RANIA", family_name="الحموي", given_names="رانيا")
    assert arabic.why == "HAMWI/RANIA, as الحموي رانيا sounds"


@given(st.text(max_size=40), st.text(max_size=40))
def test_whatever_stands_on_a_ticket_is_judged(ticket: str, name: str) -> None:
    assert ticketed(ticket or None, document_name=name).state in (State.CLEARED, State.MISSING)

"""The decision, no hold, the travel document, visa and exit permit, and the consent."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from resettle_desktop.rules.clearance.verdicts import State, Verdict
from tests.rules.clearance.travellers import Values, journey, traveller, verdict

OVERNIGHT = journey(arrives=datetime(2020, 9, 23, 6, 0))
CONSENT = {"purpose": "voluntary_movement", "given": "2020-09-01", "form_signed": True}


def document(**values: str) -> Verdict:
    return verdict("travel_document", traveller(parts={"documents": [{"type": "passport", "number": "N1", **values}]}))


def permit(kind: str, *permits: Values) -> Verdict:
    return verdict(kind, traveller(parts={"permits": [{"type": kind, **each} for each in permits]}), OVERNIGHT)


def consented(*consents: Values) -> Verdict:
    return verdict("consent", traveller(parts={"consents": consents}))


@pytest.mark.parametrize(
    ("said", "state"),
    [
        ("positive", State.CLEARED),
        ("negative", State.REFUSED),
        ("withdrawn", State.REFUSED),
        ("pending", State.MISSING),
    ],
)
def test_the_decision_clears_only_where_it_is_positive(said: str, state: State) -> None:
    assert verdict("decision", traveller(case={"decision": said})).state is state


def test_without_a_decision_it_is_missing() -> None:
    assert verdict("decision", traveller(case={"decision": None})) == Verdict(State.MISSING, "There is no decision yet")


@pytest.mark.parametrize("whose", ["person", "case"])
def test_a_hold_on_person_or_case_holds_with_its_reason(whose: str) -> None:
    held = {"hold": True, "hold_reason": "custody"}
    someone = traveller(**held) if whose == "person" else traveller(case=held)
    found = verdict("hold", someone)
    assert found.state is State.MISSING
    assert "custody" in found.why


@pytest.mark.parametrize("values", [{"died": "2020-09"}, {"withdrawn": "2020-09-01"}])
def test_who_died_or_withdrew_does_not_travel(values: dict[str, str]) -> None:
    assert verdict("hold", traveller(**values)).state is State.REFUSED


def test_nobody_of_a_closed_case_travels() -> None:
    assert verdict("hold", traveller(case={"closed": "2020-09-01"})).state is State.REFUSED


def test_a_document_serves_to_the_end_of_the_day_of_arrival() -> None:
    assert document(expires="2020-09-22") == Verdict(State.CLEARED, "Passport N1, until 22 Sep 2020", date(2020, 9, 22))
    assert document(expires="2020-09-21").state is State.LAPSES


def test_a_document_that_lapses_says_when_and_by_how_much() -> None:
    found = document(expires="2020-09-20")
    assert found.until == date(2020, 9, 20)
    assert found.why == "Passport N1 expires on 20 Sep 2020, 2 days too early"


def test_a_night_flight_asks_for_the_day_of_arrival() -> None:
    someone = traveller(parts={"documents": [{"number": "N1", "expires": "2020-09-22"}]})
    assert verdict("travel_document", someone, OVERNIGHT).state is State.LAPSES


@pytest.mark.parametrize(
    ("values", "why"),
    [
        ({"status": "lost", "expires": "2022-01-01"}, "Passport N1: lost"),
        ({"status": "copy", "expires": "2022-01-01"}, "Passport N1: copy only"),
        ({}, "It is not known until when Passport N1 is valid"),
        ({"type": "national_id", "expires": "2025-01-01"}, "There is no travel document"),
    ],
)
def test_a_document_that_is_not_at_hand_or_not_dated_is_missing(values: dict[str, str], why: str) -> None:
    assert document(**values) == Verdict(State.MISSING, why)


def test_of_several_documents_the_longest_valid_counts() -> None:
    papers = [{"number": "N1", "expires": "2020-09-01"}, {"number": "N2", "expires": "2021-09-01"}]
    assert verdict("travel_document", traveller(parts={"documents": papers})).state is State.CLEARED


def test_a_visa_must_be_valid_on_arrival_and_an_exit_permit_on_departure() -> None:
    until = {"status": "granted", "valid_until": "2020-09-22"}
    assert permit("visa", until).state is State.LAPSES
    assert permit("exit_permit", until).state is State.CLEARED


def test_an_exit_permit_need_not_say_until_when_but_a_visa_must() -> None:
    assert permit("exit_permit", {"status": "granted"}) == Verdict(State.CLEARED, "granted")
    assert permit("visa", {"status": "granted"}).state is State.MISSING


@pytest.mark.parametrize(
    ("values", "state", "why"),
    [
        ({"status": "refused"}, State.REFUSED, "The visa was refused"),
        ({"status": "not_required"}, State.NOT_NEEDED, "The visa is not required"),
        ({"status": "to_request"}, State.MISSING, "The visa is not requested"),
        ({"status": "requested", "requested": "2020-09-01"}, State.MISSING,
         "The visa was requested on 1 Sep 2020 and is not granted"),
        ({"status": "granted", "valid_from": "2020-10-01", "valid_until": "2021-01-01"}, State.MISSING,
         "The visa begins on 1 Oct 2020"),
        ({"status": "expired", "valid_until": "2020-09-01"}, State.LAPSES,
         "The visa ends on 1 Sep 2020, 22 days too early"),
        ({"status": "expired", "valid_until": "2021-09-01"}, State.MISSING, "The visa has expired"),
    ],
)  # fmt: skip
def test_a_permit_says_how_far_it_is(values: Values, state: State, why: str) -> None:
    found = permit("visa", values)
    assert (found.state, found.why) == (state, why)


def test_without_a_permit_there_is_no_word_of_it() -> None:
    assert permit("visa") == Verdict(State.MISSING, "There is no word of the visa")


def test_a_permit_granted_after_a_refusal_counts() -> None:
    granted = {"status": "granted", "valid_until": "2020-12-01"}
    assert permit("visa", {"status": "refused"}, granted).until == date(2020, 12, 1)


def test_a_permit_of_another_type_counts_for_nothing() -> None:
    someone = traveller(parts={"permits": [{"type": "transit_visa", "status": "granted", "valid_until": "2021-01-01"}]})
    assert verdict("visa", someone).state is State.MISSING


def test_a_consent_clears_once_its_form_is_signed() -> None:
    assert consented(CONSENT) == Verdict(State.CLEARED, "signed 1 Sep 2020")
    assert consented({**CONSENT, "form_signed": False}).state is State.MISSING


@pytest.mark.parametrize(
    ("values", "state"),
    [
        ({"withdrawn": "2020-09-10"}, State.REFUSED),
        ({"withdrawn": "2020-09-30"}, State.CLEARED),
        ({"type": "refused"}, State.REFUSED),
        ({"given": "2020-09-25"}, State.MISSING),
        ({"purpose": "photo"}, State.MISSING),
    ],
)
def test_a_consent_counts_as_it_stands_on_the_day(values: Values, state: State) -> None:
    assert consented({**CONSENT, **values}).state is state


def test_of_two_visas_the_one_that_serves_on_the_day_counts_and_not_the_longer_one_that_begins_later() -> None:
    here = {"status": "granted", "valid_until": "2020-09-30"}
    later = {"status": "granted", "valid_from": "2020-10-01", "valid_until": "2020-12-31"}
    assert permit("visa", here, later).until == date(2020, 9, 30)


@pytest.mark.parametrize(("status", "state"), [("refused", State.REFUSED), ("not_required", State.NOT_NEEDED)])
def test_what_was_said_last_counts_once_a_permit_has_lapsed(status: str, state: State) -> None:
    lapsed = {"status": "granted", "valid_until": "2020-09-01"}
    assert permit("visa", lapsed, {"status": status}).state is state


@pytest.mark.parametrize(("signed", "state"), [("2020-08-31", State.REFUSED), ("2020-09-03", State.CLEARED)])
def test_of_a_refused_and_a_signed_consent_the_later_word_counts(signed: str, state: State) -> None:
    said_no = {"purpose": "voluntary_movement", "type": "refused", "given": "2020-09-02"}
    assert consented({**CONSENT, "given": signed}, said_no).state is state

"""The record from which a requirement was judged."""

from __future__ import annotations

from resettle_desktop.rules.clearance.facts import Traveller
from resettle_desktop.rules.clearance.sources import source_of
from tests.rules.clearance.travellers import journey, traveller

ON = journey(outbreak_measures=True)


def number(requirement: str, someone: Traveller) -> int | None:
    found = source_of(requirement, someone, ON)
    return found.id if found is not None else None


def test_the_document_at_hand_that_is_valid_longest_counts() -> None:
    papers = [
        {"type": "passport", "expires": "2021-01-01"},
        {"type": "laissez_passer", "expires": "2022-01-01"},
        {"type": "passport", "expires": "2030-01-01", "status": "lost"},
    ]
    assert number("travel_document", traveller(parts={"documents": papers})) == 2


def test_the_last_sample_before_departure_counts() -> None:
    samples = [{"activity": "pcr", "done": f"2020-09-{day}T10:00"} for day in (20, 21, 23)]
    assert number("pcr", traveller(parts={"activities": samples})) == 2


def test_of_permits_that_granted_goes_before_one_refused_later() -> None:
    permits = [
        {"type": "visa", "status": "granted", "valid_until": "2020-12-01"},
        {"type": "visa", "status": "refused"},
    ]
    assert number("visa", traveller(parts={"permits": permits})) == 1


def test_who_has_no_record_has_no_source() -> None:
    assert number("visa", traveller()) is None
    assert number("family_together", traveller()) is None


def test_the_decision_is_the_cases_and_the_ticket_the_passengers() -> None:
    assert (number("decision", traveller()), number("ticket_name", traveller())) == (2, 107)

"""A person goes with all that lives with the person, which is said before; who travelled stays, and so does a head."""

from __future__ import annotations

from resettle_desktop.desktop.cases.removing import removal_of
from resettle_desktop.records.kinds import NotSame, Placement
from resettle_desktop.records.record import kinds
from resettle_desktop.store.store import Store
from tests.desktop.families import BOOKING, FATIMA, fatima, khaled, say

CASE_NUMBER = {"unhcr_number": "LEB-15C01056"}
PAPERS: tuple[dict[str, object], ...] = (
    {"add": "TravelDocument", "as": "d", "values": {"person": FATIMA, "number": "N1"}},
    {"add": "TravelDocument", "values": {"person": FATIMA, "number": "N2"}},
    {"add": "Attachment", "values": {"record": "@d", "name": "scan.png"}},
    {"add": "Permit", "values": {"person": FATIMA, "type": "visa"}},
    {"add": "Consent", "values": {"person": FATIMA, "purpose": "sharing"}},
    {"add": "HealthActivity", "values": {"person": FATIMA, "activity": "pcr"}},
    {"add": "TravelNeed", "values": {"person": FATIMA, "code": "wheelchair"}},
    {"add": "OtherNumber", "values": {"person": FATIMA, "scheme": "iom", "value": "LB-12345"}},
    {"add": "Waiver", "values": {"person": FATIMA, "requirement": "visa"}},
    {"add": "FollowUp", "values": {"person": FATIMA, "remarks": "call"}},
    {"add": "Placement", "values": {"case": CASE_NUMBER, "person": FATIMA, "centre": "Florennes"}},
    {"add": "Placement", "values": {"case": CASE_NUMBER, "centre": "Kapellen"}},
)


def everything(store: Store) -> dict[str, int]:
    return {kind.kind_name(): store.rows.count(kind) for kind in kinds()}


def test_all_that_lives_with_a_person_goes_and_comes_back_together(store: Store) -> None:
    say(store, *PAPERS, *BOOKING)
    before = everything(store)
    applied = store.apply(removal_of(store.rows, fatima(store)).change_set())
    gone = dict.fromkeys(change["add"] for change in PAPERS)
    left = {**dict.fromkeys(map(str, gone), 0), "Person": 1, "Placement": 1, "Passenger": 1}
    assert applied and everything(store) == before | left
    store.undo(applied.number)
    assert everything(store) == before


def test_what_goes_along_is_counted_by_kind(store: Store) -> None:
    say(store, *PAPERS[:4], *BOOKING)
    words = removal_of(store.rows, fatima(store)).going_along().split(", ")
    assert set(words) == {"2 travel documents", "1 permit", "1 picture or paper", "1 place on a departure"}


def test_the_place_of_the_whole_case_stays(store: Store) -> None:
    say(store, *PAPERS)
    store.apply(removal_of(store.rows, fatima(store)).change_set())
    assert [place.centre for place in store.rows.equal(Placement)] == ["Kapellen"]


def test_a_judgement_goes_along_unsaid(store: Store) -> None:
    store.apply(store.duplicates.judged_different(khaled(store).id, fatima(store).id))
    removal = removal_of(store.rows, fatima(store))
    assert removal.going_along() == ""
    store.apply(removal.change_set())
    assert store.rows.count(NotSame) == 0


def test_who_travelled_stays(store: Store) -> None:
    say(store, *BOOKING)
    say(store, {"set": "Passenger", "where": {"person": FATIMA}, "values": {"status": "boarded"}})
    assert "Rashid, Fatima travelled on BEY-2020-01" in removal_of(store.rows, fatima(store)).kept_for


def test_the_principal_applicant_stays_while_there_are_others(store: Store) -> None:
    assert "Choose another one first" in removal_of(store.rows, khaled(store)).kept_for
    assert removal_of(store.rows, fatima(store)).kept_for == ""


def test_one_of_two_applicants_may_go(store: Store) -> None:
    say(store, {"set": "Person", "where": FATIMA, "values": {"relationship": "principal_applicant"}})
    assert removal_of(store.rows, khaled(store)).kept_for == ""


def test_the_last_member_of_an_open_case_stays_and_of_a_closed_one_may_go(store: Store) -> None:
    say(store, {"remove": "Person", "where": FATIMA})
    assert "does not stay without a member" in removal_of(store.rows, khaled(store)).kept_for
    say(store, {"set": "Case", "where": CASE_NUMBER, "values": {"closed": "2020-05-01"}})
    assert removal_of(store.rows, khaled(store)).kept_for == ""

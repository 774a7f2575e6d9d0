"""How passengers stand is kept as an index by the change set that touches what it follows from."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from resettle_desktop.records.errors import KnownError
from resettle_desktop.records.kinds import Case, Departure, Passenger, Person
from resettle_desktop.rules.clearance.verdicts import State
from resettle_desktop.store.checking import check_store, compute_anew
from resettle_desktop.store.judging import Standing
from resettle_desktop.store.store import Store
from tests.store.cleared import CASE, DEPARTURE, FATIMA, KHALED, clear_family, departure, seats, tell
from tests.store.conftest import Say, person
from tests.store.queries import queries

FIT = {"activity": "fit_to_travel", "done": "2020-09-21T10:00"}


@pytest.fixture
def cleared(store: Store) -> Store:
    clear_family(store)
    return store


def standing(store: Store, number: str = KHALED["unhcr_number"]) -> Standing:
    (found,) = store.standings.of_people([person(store, number).id])[person(store, number).id]
    return found


def stages(store: Store) -> list[str | None]:
    return [each.stage for each in (*store.rows.equal(Person), *store.rows.equal(Case))]


def test_who_satisfies_every_requirement_is_cleared_and_so_is_the_case(cleared: Store) -> None:
    assert stages(cleared) == ["cleared", "cleared", "cleared"]
    assert standing(cleared).held_by == ()


def test_how_long_a_clearance_holds_is_kept(cleared: Store) -> None:
    assert standing(cleared).until == datetime(2020, 9, 24, 10, 0)


@pytest.mark.parametrize(
    ("change", "held"),
    [
        ({"set": "Case", "where": CASE, "values": {"hold": True}}, "hold"),
        ({"set": "Person", "where": KHALED, "values": {"expected_delivery": "2020-10-01"}}, "pregnancy"),
        ({"set": "TravelDocument", "where": {"number": "N9303"}, "values": {"expires": "2020-09-01"}},
         "travel_document"),
        ({"set": "Session", "where": {"place": "Beirut"}, "values": {"kind": "pre_embarkation"}}, "orientation"),
        ({"set": "Leg", "where": {"origin": "BEY"}, "values": {"departs": "2020-09-25T10:35"}}, "fit_to_travel"),
        ({"set": "Departure", "where": DEPARTURE, "values": {"outbreak_measures": True}}, "pcr"),
        ({"set": "Passenger", "where": {"ticket_name": "HADDAD/KHALED"}, "values": {"ticket_name": "X"}},
         "ticket_name"),
        ({"remove": "Consent", "where": {"person": KHALED}}, "consent"),
        ({"add": "TravelNeed", "values": {"person": KHALED, "code": "oxygen"}}, "travel_needs"),
        ({"set": "Placement", "where": {"centre": "Florennes"}, "values": {"until": "2020-09-01"}}, "reception"),
    ],
)  # fmt: skip
def test_a_fact_that_holds_somebody_takes_the_stage_back_and_is_named(
    cleared: Store, say: Say, change: dict[str, Any], held: str
) -> None:
    applied = say(change)
    assert standing(cleared).held_by == (held,)
    assert person(cleared).stage == "booked"
    assert person(cleared).id in applied.records
    cleared.undo(applied.number)
    assert stages(cleared) == ["cleared", "cleared", "cleared"]


def test_an_escort_of_its_kind_answers_a_need_and_frees_who_has_it(cleared: Store, say: Say) -> None:
    say({"add": "TravelNeed", "values": {"person": KHALED, "code": "medical_escort"}})
    say({"add": "Escort", "as": "e", "values": {"departure": DEPARTURE, "type": "operational", "name": "Rami"}})
    assert standing(cleared).held_by == ("travel_needs",)
    say({"set": "Escort", "where": {"name": "Rami"}, "values": {"type": "medical_nurse"}})
    assert standing(cleared).held_by == ()
    say({"set": "Escort", "where": {"name": "Rami"}, "values": {"person": FATIMA}})
    assert standing(cleared).held_by == ("travel_needs",)


def test_who_is_taken_off_holds_the_family_that_stays(cleared: Store, say: Say) -> None:
    say({"set": "Passenger", "where": {"person": FATIMA}, "values": {"status": "postponed"}})
    assert standing(cleared).held_by == ("family_together",)
    assert cleared.standings.of_people([person(cleared, FATIMA["unhcr_number"]).id]) == {}
    assert stages(cleared) == ["booked", "preparing", "preparing"]


def test_an_agreed_split_frees_who_stays(cleared: Store, say: Say) -> None:
    say({"set": "Passenger", "where": {"person": FATIMA}, "values": {"status": "postponed"}})
    say({"add": "Waiver", "values": {"person": FATIMA, "requirement": "family_together", "reason": "treatment"}})
    assert person(cleared).stage == "cleared"


def test_hours_that_the_office_sets_judge_all_who_are_booked(cleared: Store) -> None:
    cleared.apply(cleared.settings.setting("limit.fit_to_travel_hours", "12"))
    lapsed = next(each for each in standing(cleared).judged if each.requirement == "fit_to_travel")
    assert (lapsed.state, lapsed.until) == (State.LAPSES, datetime(2020, 9, 21, 22, 0))
    assert stages(cleared) == ["booked", "booked", "booked"]


def test_a_setting_by_which_nobody_can_be_judged_is_refused(cleared: Store) -> None:
    with pytest.raises(KnownError, match="must be a whole number"):
        cleared.apply(cleared.settings.setting("limit.fit_to_travel_hours", "three days"))
    assert cleared.settings.text("limit.fit_to_travel_hours") == ""


@pytest.mark.parametrize("values", [{"cancelled": True}, None])
def test_of_a_departure_that_is_cancelled_or_has_no_time_nobody_stands(
    cleared: Store, say: Say, values: dict[str, Any] | None
) -> None:
    say({"set": "Departure", "where": DEPARTURE, "values": values} if values else {
        "set": "Leg", "where": {"origin": "BEY"}, "values": {"departs": None}
    })  # fmt: skip
    assert cleared.standings.passengers() == set()
    assert "cleared" not in stages(cleared)


def test_who_has_boarded_stands_nowhere_any_more(cleared: Store, say: Say) -> None:
    say({"set": "Passenger", "where": {"person": KHALED}, "values": {"status": "boarded"}})
    assert cleared.standings.of_people([person(cleared).id]) == {}
    assert person(cleared).stage == "departed"


def test_who_moves_to_another_case_stands_there(cleared: Store, say: Say) -> None:
    say({"add": "Case", "as": "c", "values": {"unhcr_number": "LEB-16C01016"}},
        {"set": "Person", "where": FATIMA, "values": {"case": "@c"}})  # fmt: skip
    other = cleared.rows.equal(Case)[1].id
    assert [each.held_by for each in cleared.standings.of_cases([other])[other]] == [("decision", "reception")]
    assert person(cleared).stage == "cleared"


def test_somebody_without_a_case_stands_on_the_departure_and_has_no_stage(cleared: Store, say: Say) -> None:
    say({"set": "Person", "where": FATIMA, "values": {"case": None}})
    assert (standing(cleared, FATIMA["unhcr_number"]).case, person(cleared, FATIMA["unhcr_number"]).stage) == (0, None)


def test_who_is_booked_twice_is_cleared_where_one_departure_lets_everybody_board(cleared: Store, say: Say) -> None:
    say(*departure("BEY-2020-02", "2020-12-01"))
    say(*seats([KHALED, FATIMA], "BEY-2020-02"))
    here, there = cleared.standings.of_people([person(cleared).id])[person(cleared).id]
    assert (here.cleared, there.cleared) == (True, False)
    assert person(cleared).stage == "cleared"


def test_a_departure_counts_its_cleared_people(cleared: Store, say: Say) -> None:
    say({"set": "Person", "where": KHALED, "values": {"hold": True}})
    assert list(cleared.standings.counts([each.id for each in cleared.rows.equal(Departure)]).values()) == [(1, 2)]


def test_what_ends_between_two_moments_comes_the_soonest_first(cleared: Store) -> None:
    found = cleared.standings.ending(date(2020, 9, 1), date(2020, 10, 31))
    assert [each.requirement for _standing, each in found[:2]] == ["fit_to_travel"] * 2
    assert {each.requirement for _standing, each in found[2:]} == {"visa", "exit_permit"}
    only = cleared.standings.ending(date(2020, 9, 1), date(2021, 12, 31), ["travel_document"])
    assert {each.until for _standing, each in only} == {date(2021, 1, 31)}


def test_remarks_and_the_like_are_saved_without_judging_anybody(cleared: Store, say: Say) -> None:
    remark: dict[str, Any] = {"set": "Person", "where": KHALED, "values": {"remarks": "calls in the morning"}}
    say(remark)
    remark["values"] = {"remarks": "calls at noon"}
    plain = queries(cleared, lambda: say(remark))
    judging = queries(cleared, lambda: say({"set": "Person", "where": KHALED, "values": {"hold": True}}))
    assert judging > plain + 15


def spoil(store: Store) -> None:
    with store._database.atomic():
        store.standings.forget([store.rows.equal(Passenger)[0].id])


def test_check_finds_a_standing_that_is_lost_and_mends_it(cleared: Store) -> None:
    spoil(cleared)
    (problem,) = check_store(cleared).problems
    assert "does not follow from the facts" in problem.text
    compute_anew(cleared)
    assert check_store(cleared).problems == ()


def test_check_finds_a_standing_of_nobody(cleared: Store) -> None:
    with cleared._database.atomic():
        cleared.rows.run_many("UPDATE standing SET passenger = ? WHERE person = ?", [(5, person(cleared).id)])
    assert check_store(cleared).problems != ()
    compute_anew(cleared)
    assert check_store(cleared).problems == ()


def test_a_store_that_was_judged_by_other_rules_is_judged_anew_when_it_opens(cleared: Store) -> None:
    folder = cleared.folder
    spoil(cleared)
    cleared._database.execute_sql("UPDATE property SET value = 'of old' WHERE name = 'derived_form'")
    cleared.close()
    with Store.open(folder, "rania", "five plain words") as opened:
        assert stages(opened) == ["cleared", "cleared", "cleared"]
        assert check_store(opened).problems == ()


def test_a_family_added_at_once_with_booking_is_judged_in_the_same_change_set(store: Store) -> None:
    clear_family(store)
    number = store.history.last_number()
    tell(store, {"set": "Case", "where": CASE, "values": {"decision": "negative"}})
    store.undo(number + 1)
    assert stages(store) == ["cleared", "cleared", "cleared"]

"""The board: held families first, cleared ones folded to one line, and who holds a family back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from resettle_desktop.desktop.departures.board import (
    OFF_BOARD,
    board_columns,
    board_rows,
    family_key,
    rest_key,
    seats_at,
)
from resettle_desktop.desktop.departures.wanted import Wanted
from resettle_desktop.desktop.parts.rows import Row
from resettle_desktop.store.boards import Board
from resettle_desktop.store.store import Store
from resettle_desktop.store.views import FamilyOnBoard
from tests.desktop.families import say
from tests.desktop.made_departures import (
    FATIMA,
    KHALED,
    NOOR,
    OMAR,
    board,
    booked,
    cleared,
    held,
    store_with_departure,
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Both families are on the departure and cleared, but for Omar, who is held."""
    with store_with_departure(tmp_path) as made:
        booked(made, NOOR, OMAR)
        cleared(made, KHALED, FATIMA, NOOR, OMAR)
        held(made, OMAR)
        yield made


def words(row: Row) -> list[str]:
    """Return what is read in a row: of a band its three texts."""
    if row.band is not None:
        return [row.band.text, row.band.detail, row.band.right]
    return [" ".join(filter(None, (cell.text, cell.detail))) for cell in row.cells]


def firsts(judged: Board, wanted: Wanted | None = None) -> list[str]:
    return [words(row)[0] for row in board_rows(judged, wanted or Wanted())]


def qasems(judged: Board) -> FamilyOnBoard:
    return next(family for family in judged.movement.families if judged.held(family))


def positive(store: Store) -> None:
    """Noor has a positive test while outbreak measures are on; Omar has none and is no longer held."""
    say(
        store,
        {"set": "Departure", "where": {"reference": "BEY-2020-01"}, "values": {"outbreak_measures": True}},
        {"set": "Person", "where": OMAR, "values": {"hold": None}},
        *(
            {
                "add": "HealthActivity",
                "values": {"person": who, "activity": "pcr", "done": "2020-09-21T09:00", "result": result},
            }
            for who, result in ((NOOR, "positive"), (OMAR, "negative"), (KHALED, "negative"), (FATIMA, "negative"))
        ),
    )


def test_a_held_family_comes_first_with_who_is_held_and_a_cleared_one_is_one_line(store: Store) -> None:
    assert firsts(board(store)) == ["Qasem, Noor", "Omar M 1", "1 other cleared", "Haddad, Khaled"]


def test_the_band_names_who_holds_the_family_back(store: Store) -> None:
    rows = board_rows(board(store), Wanted())
    assert words(rows[0]) == ["Qasem, Noor", "LEB-16C02001   2 persons · Florennes", "Held by Omar, 1 of 2"]
    assert words(rows[-1]) == ["Haddad, Khaled", "LEB-15C01056   2 persons · Florennes", "Cleared, 2 of 2"]


def test_several_who_hold_a_family_are_counted(store: Store) -> None:
    held(store, NOOR)
    assert words(board_rows(board(store), Wanted())[0])[2] == "Held by 2 of 2"


def test_a_positive_test_holds_the_household_and_names_the_one_who_has_it(store: Store) -> None:
    positive(store)
    judged = board(store)
    assert [seat.member.label for seat in judged.held(qasems(judged))] == ["Qasem, Noor", "Qasem, Omar"]
    assert words(board_rows(judged, Wanted())[0])[2] == "Held by Noor, 1 of 2"
    assert firsts(judged)[:3] == ["Qasem, Noor", "Noor F 25", "1 other waits"]


def test_cells_say_the_fact_under_headings_that_count(store: Store) -> None:
    judged = board(store)
    headings = [(each.title, each.subtitle) for each in board_columns(judged, Wanted())]
    assert headings[:3] == [("Family and person", "held families first"), ("Hold", "1 open"), ("Document", "all 4")]
    assert words(board_rows(judged, Wanted())[1])[1:4] == ["on hold", "valid", "valid"]


def test_a_family_unfolds_step_by_step_and_closes_again(store: Store) -> None:
    judged = board(store)
    haddad, qasem = judged.movement.families
    wanted, counts = Wanted(), []
    for family, step in ((qasem, 1), (qasem, -1), (qasem, -1), (haddad, 1), (haddad, -1)):
        wanted = wanted.turned(judged, family, step)
        counts.append(len(board_rows(judged, wanted)))
    assert counts == [4, 4, 2, 4, 2]


def test_everybody_can_be_unfolded_at_once(store: Store) -> None:
    shown = firsts(board(store), Wanted(everybody=True))
    assert shown == ["Qasem, Noor", "Noor F 25", "Omar M 1", "Haddad, Khaled", "Khaled M 32", "Fatima Rashid F 29"]


def test_held_only_leaves_cleared_families_out(store: Store) -> None:
    assert firsts(board(store), Wanted(held_only=True)) == ["Qasem, Noor", "Omar M 1", "1 other cleared"]


def test_one_who_has_another_family_name_is_told_with_it(store: Store) -> None:
    say(store, {"set": "Person", "where": FATIMA, "values": {"family_name": "AL JASEM"}})
    assert "Fatima Al Jasem F 29" in firsts(board(store), Wanted(everybody=True))


def test_who_is_off_board_stands_at_the_end_with_the_reason(store: Store) -> None:
    say(store, {"set": "Passenger", "where": {"person": KHALED}, "values": {"status": "no_show", "reason": "NSH"}})
    rows = board_rows(board(store), Wanted())
    assert (rows[-2].key, words(rows[-2])[:2]) == (OFF_BOARD, ["Not on the lists", "1 person"])
    assert words(rows[-1])[:2] == ["Haddad, Khaled M 32", "no show"]


def test_a_second_place_of_a_passenger_is_told(store: Store) -> None:
    booked(store, KHALED)
    assert words(board_rows(board(store), Wanted())[-1])[1] == "listed twice"


def test_who_has_left_is_no_longer_held(store: Store) -> None:
    say(store, {"set": "Passenger", "where": {"person": OMAR}, "values": {"status": "boarded"}})
    assert [words(row)[2] for row in board_rows(board(store), Wanted())] == ["Cleared, 2 of 2", "Left, 1 of 2"]
    assert "Omar M 1 · boarded" in firsts(board(store), Wanted(everybody=True))


def test_a_band_stands_for_the_whole_family_and_the_line_of_others_for_them(store: Store) -> None:
    judged = board(store)
    of_band = seats_at(judged, Wanted(), [family_key(qasems(judged))])
    of_line = seats_at(judged, Wanted(), [rest_key(qasems(judged))])
    assert [seat.member.label for seat in of_band] == ["Qasem, Noor", "Qasem, Omar"]
    assert [seat.member.label for seat in of_line] == ["Qasem, Noor"]


def test_a_passenger_chosen_by_band_and_row_is_chosen_once(store: Store) -> None:
    judged = board(store)
    family = qasems(judged)
    assert len(seats_at(judged, Wanted(), [family_key(family), family.seats[0].passenger.id])) == 2


def test_a_departure_without_a_time_is_judged_as_if_it_left_now(store: Store) -> None:
    say(store, *({"remove": "Leg", "where": {"number": number}} for number in ("829", "1939")))
    judged = board(store)
    assert judged.asked is not None
    assert judged.journey.departs == judged.asked

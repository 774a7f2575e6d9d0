"""The board: held families first, free ones folded to one line, and what each requirement says."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from resettle_desktop.desktop.departures.board import (
    ALL_SHOWN,
    FOLDED,
    HELD_SHOWN,
    OFF_BOARD,
    Unfolding,
    board_columns,
    board_rows,
    family_key,
    rest_key,
    seats_at,
)
from resettle_desktop.desktop.parts.rows import Row
from resettle_desktop.store.store import Store
from resettle_desktop.store.views import Movement
from tests.desktop.families import say
from tests.desktop.made_departures import FATIMA, KHALED, NOOR, OMAR, booked, held, movement, store_with_departure


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Both families are on the departure, and Omar is held."""
    with store_with_departure(tmp_path) as made:
        booked(made, NOOR, OMAR)
        held(made, OMAR)
        yield made


def words(row: Row) -> list[str]:
    """Return what is read in a row: of a band its three texts."""
    if row.band is not None:
        return [row.band.text, row.band.detail, row.band.right]
    return [" ".join(filter(None, (cell.text, cell.detail))) for cell in row.cells]


def firsts(found: Movement, unfolding: Unfolding | None = None) -> list[str]:
    return [words(row)[0] for row in board_rows(found, unfolding or Unfolding())]


def test_a_held_family_comes_first_with_who_is_held_and_a_free_one_is_one_line(store: Store) -> None:
    assert firsts(movement(store)) == ["Qasem, Noor", "Omar M 1", "1 other free", "Haddad, Khaled"]


def test_the_band_says_the_number_the_size_and_who_is_held(store: Store) -> None:
    rows = board_rows(movement(store), Unfolding())
    assert words(rows[0]) == ["Qasem, Noor", "LEB-16C02001   2 persons", "Held by 1 of 2"]
    assert words(rows[-1]) == ["Haddad, Khaled", "LEB-15C01056   2 persons", "Free to board, 2 of 2"]


def test_the_band_says_where_the_family_is_received(store: Store) -> None:
    say(store, {"add": "Placement", "values": {"case": {"unhcr_number": "LEB-16C02001"}, "centre": "Florennes"}})
    assert words(board_rows(movement(store), Unfolding())[0])[1] == "LEB-16C02001   2 persons · Florennes"


def test_cells_say_the_fact_and_a_hold_is_a_pill(store: Store) -> None:
    _band, omar, *_rest = board_rows(movement(store), Unfolding())
    assert words(omar)[1:4] == ["positive", "on hold", "none yet"]
    assert [cell.pill for cell in omar.cells] == [False, False, True, False, False, False]
    assert omar.cells[2].tooltip == "On hold: Custody paper is awaited"


def test_a_document_says_by_how_many_days_it_is_too_short(store: Store) -> None:
    for person, expires in ((KHALED, "2020-09-19"), (FATIMA, "2020-09-22")):
        say(store, {"add": "TravelDocument", "values": {"person": person, "number": "N1", "expires": expires}})
    rows = board_rows(movement(store), Unfolding(everybody=True))
    said = {words(row)[0]: row.cells[3].text for row in rows if row.cells}
    assert (said["Khaled M 32"], said["Fatima F 29"]) == ("3 days short", "valid")


def test_a_heading_counts_who_is_held_by_it_else_what_is_open(store: Store) -> None:
    columns = {column.key: (column.subtitle, column.subtitle_tone) for column in board_columns(movement(store))}
    assert columns["decision"] == ("all 4", "text2")
    assert columns["hold"] == ("1 held", "bad")
    assert columns["document"] == ("4 open", "text2")
    assert columns["status"] == ("4 listed", "text2")


def test_a_family_unfolds_step_by_step_and_closes_again(store: Store) -> None:
    found = movement(store)
    haddad, qasem = found.families
    unfolding, levels = Unfolding(), []
    for family, step in ((qasem, 1), (qasem, -1), (qasem, -1), (haddad, 1), (haddad, -1)):
        unfolding = unfolding.turned(family, step)
        levels.append(unfolding.level_of(family))
    assert levels == [ALL_SHOWN, HELD_SHOWN, FOLDED, ALL_SHOWN, FOLDED]


def test_everybody_can_be_unfolded_at_once(store: Store) -> None:
    shown = firsts(movement(store), Unfolding(everybody=True))
    assert shown == ["Qasem, Noor", "Noor F 25", "Omar M 1", "Haddad, Khaled", "Khaled M 32", "Fatima F 29"]


def test_held_only_leaves_free_families_out(store: Store) -> None:
    assert firsts(movement(store), Unfolding(held_only=True)) == ["Qasem, Noor", "Omar M 1", "1 other free"]


def test_who_is_off_board_stands_at_the_end_with_the_reason(store: Store) -> None:
    say(store, {"set": "Passenger", "where": {"person": KHALED}, "values": {"status": "no_show", "reason": "NSH"}})
    rows = board_rows(movement(store), Unfolding())
    assert (rows[-2].key, words(rows[-2])[:2]) == (OFF_BOARD, ["Not on the lists", "1 person"])
    assert [words(rows[-1])[0], words(rows[-1])[-1]] == ["Haddad, Khaled M 32", "no show"]


def test_a_second_place_of_a_passenger_is_told(store: Store) -> None:
    booked(store, KHALED)
    assert words(board_rows(movement(store), Unfolding())[-1])[-1] == "listed twice"


def test_who_has_left_is_no_longer_held(store: Store) -> None:
    say(store, {"set": "Passenger", "where": {"person": OMAR}, "values": {"status": "boarded"}})
    assert [words(row)[2] for row in board_rows(movement(store), Unfolding())] == [
        "Free to board, 2 of 2",
        "Left, 1 of 2",
    ]


def test_a_band_stands_for_the_whole_family_and_the_line_of_others_for_them(store: Store) -> None:
    found = movement(store)
    qasem = next(family for family in found.families if family.held)
    of_band = [seat.member.label for seat in seats_at(found, [family_key(qasem)])]
    of_line = [seat.member.label for seat in seats_at(found, [rest_key(qasem)])]
    assert (of_band, of_line) == (["Qasem, Noor", "Qasem, Omar"], ["Qasem, Noor"])


def test_a_passenger_chosen_by_band_and_row_is_chosen_once(store: Store) -> None:
    found = movement(store)
    qasem = next(family for family in found.families if family.held)
    assert len(seats_at(found, [family_key(qasem), qasem.seats[0].passenger.id])) == 2

"""Counts laid out as a table, with small numbers hidden so that nobody reckons them from the others."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from resettle_desktop.figures.crossing import SMALL, Crossed, crossed
from resettle_desktop.figures.fields import OF_PERSON
from resettle_desktop.store.store import Store
from tests.figures.conftest import answer

NATIONALITY, SEX = OF_PERSON
COUNTS = st.lists(st.lists(st.integers(0, 30), min_size=1, max_size=4), min_size=1, max_size=4).filter(
    lambda lines: len({len(line) for line in lines}) == 1
)


def table_of(lines: list[list[int]]) -> Crossed:
    places = {(a, d): count for a, line in enumerate(lines) for d, count in enumerate(line) if count}
    return Crossed(
        tuple(range(len(lines))), tuple(range(len(lines[0]))), places, (NATIONALITY, SEX), sum(places.values())
    )


def test_two_fields_make_a_table(office: Store) -> None:
    table = crossed(answer(office, "pipeline", "nationality", "sex"))
    assert (table.across, table.down, table.total) == (("SYR", "IRQ"), ("M", "F"), 7)
    assert (table.at("SYR", "F"), table.across_total("SYR"), table.down_total("F")) == (3, 6, 4)


def test_values_without_an_order_of_their_own_stand_by_size(office: Store) -> None:
    assert crossed(answer(office, "pipeline", "nationality")).across == ("SYR", "IRQ")
    assert crossed(answer(office, "pipeline", "age_group")).across[-1] == "other"


def test_numbers_under_five_are_hidden() -> None:
    assert table_of([[12, 3], [9, 2], [7, 8]]).without_small().hidden >= {(0, 1), (1, 1)}


def test_a_hidden_number_cannot_be_reckoned_from_its_total() -> None:
    assert table_of([[12], [3], [9]]).without_small().hidden == {(1, 0), (2, 0)}


@given(COUNTS)
def test_no_line_hides_one_number_alone_where_it_has_others(lines: list[list[int]]) -> None:
    table = table_of(lines).without_small()
    assert {place for place, count in table.counts.items() if count < SMALL} <= table.hidden
    down = [[(a, d) for a in table.across] for d in table.down] if len(table.across) > 1 else []
    across = [[(a, d) for d in table.down] for a in table.across] if len(table.down) > 1 else []
    for line in (*down, *across):
        shown = [place for place in line if table.counts.get(place) and place not in table.hidden]
        assert not shown or sum(place in table.hidden for place in line) != 1

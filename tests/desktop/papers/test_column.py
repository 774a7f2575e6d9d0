"""Pages one under another."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect

from resettle_desktop.desktop.papers.column import PageColumn, Place

THREE = PageColumn.laid(((600, 800), (800, 600), (600, 800)), 0.5, room=440, gap=10)
SIZES = st.lists(st.tuples(st.integers(50, 900), st.integers(50, 900)), min_size=1, max_size=6)


def test_pages_stand_in_the_middle_with_a_gap_between() -> None:
    assert [(rect.x(), rect.y(), rect.width(), rect.height()) for rect in THREE.rects] == [
        (70, 10, 300, 400),
        (20, 420, 400, 300),
        (70, 730, 300, 400),
    ]
    assert (THREE.across, THREE.down) == (440, 1140)


def test_pages_wider_than_the_room_make_the_whole_wider() -> None:
    assert PageColumn.laid(((600, 800),), 1, room=400, gap=10).across == 620


def test_what_touches_the_view_is_in_sight() -> None:
    assert list(THREE.in_sight(QRect(0, 0, 440, 200))) == [0]
    assert list(THREE.in_sight(QRect(0, 400, 440, 400))) == [0, 1, 2]
    assert list(THREE.in_sight(QRect(0, 411, 440, 5))) == []


@pytest.mark.parametrize(("down", "page"), [(0, 0), (300, 0), (415, 1), (500, 1), (900, 2), (5000, 2)])
def test_a_height_belongs_to_a_page_or_to_the_one_that_follows(down: int, page: int) -> None:
    assert THREE.page_at(down) == page


def test_the_beginning_of_a_page_is_seen_with_the_gap_above_it() -> None:
    assert [THREE.height_of(Place(page)) for page in range(3)] == [0, 410, 720]
    assert THREE.height_of(Place(9)) == 720


@given(sizes=SIZES, scale=st.floats(0.3, 3), larger=st.floats(0.5, 2), part=st.floats(0, 1))
def test_a_place_is_found_again_at_another_size(
    sizes: list[tuple[int, int]], scale: float, larger: float, part: float
) -> None:
    column = PageColumn.laid(tuple(sizes), scale, 500, 12)
    place = column.place_at(round(part * column.down))
    again = PageColumn.laid(tuple(sizes), scale * larger, 700, 12)
    found = again.place_at(again.height_of(place))
    # the foot of a page and the head of the next are the same place, but for a pixel
    same = pytest.approx(place.page + min(place.part, 1.0), abs=0.1)
    assert found.page + found.part == same or place.page == len(sizes) - 1


def test_without_pages_there_is_only_the_top() -> None:
    assert (PageColumn().place_at(50), PageColumn().height_of(Place(2, 0.5))) == (Place(), 0)

"""Work is spread over processes and comes back in order."""

from __future__ import annotations

import multiprocessing
import os
from math import sqrt

import pytest

from resettle_desktop.bench.spreading import spread


def where(_part: int) -> int:
    return os.getpid()


def test_one_part_is_worked_on_here() -> None:
    with spread(where, [1]) as done:
        assert list(done) == [os.getpid()]


def test_several_parts_are_worked_on_elsewhere_and_come_in_order() -> None:
    with spread(sqrt, [9.0, 16.0, 25.0, 36.0, 49.0, 64.0]) as done:
        assert list(done) == [3.0, 4.0, 5.0, 6.0, 7.0, 8.0]


def test_what_fails_is_raised_and_no_process_is_left() -> None:
    before = multiprocessing.active_children()
    with pytest.raises(ValueError, match="math"), spread(sqrt, [1.0, -1.0, *[4.0] * 20]) as done:
        list(done)
    assert multiprocessing.active_children() == before


def test_stopped_half_way_no_process_is_left() -> None:
    before = multiprocessing.active_children()
    with pytest.raises(KeyboardInterrupt), spread(sqrt, [4.0] * 20) as done:
        next(done)
        raise KeyboardInterrupt
    assert multiprocessing.active_children() == before

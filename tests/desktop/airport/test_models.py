from __future__ import annotations

from datetime import datetime

import pytest

from resettle_desktop.desktop.airport.models import state_of, to_departure
from resettle_desktop.rules.counter import Standing

LISTED, HERE, GONE, OUT = (Standing(each) for each in ("listed", "checked_in", "boarded", "no_show"))


@pytest.mark.parametrize(
    ("standings", "words", "partial"),
    [
        ([LISTED, LISTED], "0 of 2 present", False),
        ([HERE, LISTED], "1 of 2 present", True),
        ([HERE, HERE], "All 2 present", False),
        ([GONE, HERE], "1 of 2 boarded", True),
        ([GONE, GONE], "All 2 boarded", False),
        ([OUT, OUT], "2 not travelling", False),
        ([OUT, LISTED, GONE, HERE], "1 stays, 1 awaited, 1 boarded, 1 present", True),
        ([GONE], "Boarded", False),
    ],
)
def test_a_card_says_how_the_family_stands(standings: list[Standing], words: str, partial: bool) -> None:
    found = state_of(standings)
    assert (found.words, found.partial) == (words, partial)


@pytest.mark.parametrize(
    ("now", "words"), [((22, 7, 52), "2 h 43 to departure"), ((22, 10, 40), "left 5 min ago"),
                       ((19, 10, 35), "3 days to departure")],
)  # fmt: skip
def test_the_head_says_how_long_it_still_is(now: tuple[int, int, int], words: str) -> None:
    assert to_departure(datetime(2020, 9, 22, 10, 35), datetime(2020, 9, *now)) == words

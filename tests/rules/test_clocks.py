"""A time that the clocks of a place skipped, or showed twice, is asked about."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resettle_desktop.rules.clocks import clock_findings

BEIRUT = ZoneInfo("Asia/Beirut")


@pytest.mark.parametrize(
    ("moment", "numbers"),
    [
        ("2020-03-28T23:59", []), ("2020-03-29T00:00", ["W281"]), ("2020-03-29T00:59", ["W281"]),
        ("2020-03-29T01:00", []), ("2020-10-24T22:59", []), ("2020-10-24T23:30", ["W282"]), ("2020-10-25T00:00", []),
    ],
)  # fmt: skip
def test_the_hour_of_a_change_of_the_clocks_is_found_to_the_minute(moment: str, numbers: list[str]) -> None:
    said = clock_findings(datetime.fromisoformat(moment), BEIRUT, "BEY", "departs")
    assert [(each.number, each.field) for each in said] == [(number, "departs") for number in numbers]


def test_it_says_the_place_and_the_time() -> None:
    (found,) = clock_findings(datetime(2020, 3, 29, 0, 30), BEIRUT, "Lebanon", "done")
    assert found.text == "The clocks of Lebanon skipped 29 Mar 2020, 00:30."


def test_of_a_place_whose_clocks_are_not_known_nothing_is_said() -> None:
    assert clock_findings(datetime(2020, 3, 29, 0, 30), None, "Zahle", "done") == []


@given(st.datetimes(datetime(1970, 1, 1), datetime(2037, 12, 31)))
def test_any_time_but_those_of_a_change_is_one_moment(moment: datetime) -> None:
    """A time that is not asked about says the same whichever of two hours is meant."""
    if not clock_findings(moment, BEIRUT, "BEY", "done"):
        first, second = (moment.replace(tzinfo=BEIRUT, fold=fold).timestamp() for fold in (0, 1))
        assert timedelta(seconds=second - first) == timedelta()

from __future__ import annotations

import pytest

from resettle_desktop.records.airports import zone_of


@pytest.mark.parametrize(("place", "zone"), [("BEY", "Asia/Beirut"), (" bru ", "Europe/Brussels")])
def test_an_airport_has_its_clock(place: str, zone: str) -> None:
    assert str(zone_of(place)) == zone


@pytest.mark.parametrize("place", ["Saida, by road", "", None, "ZZZ"])
def test_another_place_has_none_that_is_known(place: str | None) -> None:
    assert zone_of(place) is None

"""The table of requirements: its limits by country and setting, and to whom each requirement applies."""

from __future__ import annotations

import pytest

from resettle_desktop.records.codes import code_list
from resettle_desktop.records.errors import KnownError
from resettle_desktop.rules.clearance.judging import JUDGES
from resettle_desktop.rules.clearance.limits import Applies, read_table, shipped_table


def test_the_shipped_table_names_every_requirement_once_as_the_code_list_does() -> None:
    names = [each.name for each in shipped_table().requirements]
    assert names == [code.code for code in code_list("requirements").entries()]
    assert sorted(names) == sorted(JUDGES)


def test_the_services_of_the_table_are_codes_of_needs_and_of_the_airline() -> None:
    services = shipped_table().limits.services
    codes = {code for several in services.values() for code in several} - {"escort"}
    assert all(code in code_list("services") for code in codes)
    assert all(need in code_list("travel_needs") for need in services)


def test_a_country_may_have_a_limit_of_its_own() -> None:
    table = read_table("[limits]\npcr_hours = 72\n[limits.TUR]\npcr_hours = 48\n")
    assert (table.limits_for("TUR").pcr_hours, table.limits_for("LBN").pcr_hours) == (48, 72)


def test_what_the_office_set_goes_before_the_table_and_for_a_country_before_all() -> None:
    settings = {"limit.pcr_hours": "96", "limit.pcr_hours.TUR": "24"}
    table = shipped_table()
    assert table.limits_for("LBN", lambda name: settings.get(name, "")).pcr_hours == 96
    assert table.limits_for("TUR", lambda name: settings.get(name, "")).pcr_hours == 24


def test_a_setting_that_is_no_number_is_told_by_its_name() -> None:
    with pytest.raises(KnownError, match="pcr_hours is soon"):
        shipped_table().limits_for("LBN", lambda name: "soon" if name == "limit.pcr_hours" else "")


@pytest.mark.parametrize(
    "text", ["[limits", "[limits]\nmoon_days = 3", '[[requirement]]\nnamed = "visa"', "[limits.LBN]\nx = 1"]
)
def test_a_broken_table_is_told(text: str) -> None:
    with pytest.raises(KnownError, match="table of requirements"):
        read_table(text)


@pytest.mark.parametrize(
    ("applies", "expected"),
    [
        (Applies("visa"), True),
        (Applies("visa", programmes=["resettlement"]), True),
        (Applies("visa", programmes=["labour"]), False),
        (Applies("visa", but_programmes=["resettlement"]), False),
        (Applies("visa", countries=["TUR"]), False),
        (Applies("visa", but_countries=["TUR"]), True),
    ],
)
def test_a_requirement_applies_by_programme_and_country(applies: Applies, expected: bool) -> None:
    assert applies.to("resettlement", "LBN") is expected


def test_who_has_no_programme_is_not_left_out_by_one() -> None:
    assert Applies("orientation", programmes=["resettlement"]).to(None, None)

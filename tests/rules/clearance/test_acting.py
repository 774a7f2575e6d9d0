from __future__ import annotations

from resettle_desktop.records.codes import code_list
from resettle_desktop.rules.clearance.limits import acting, shipped_table


def test_somebody_of_the_list_is_expected_to_act_on_every_requirement() -> None:
    known = set(code_list("responsibles").codes)
    assert {each.name: each.by for each in shipped_table().requirements if each.by not in known} == {}


def test_nobody_acts_on_what_is_no_requirement() -> None:
    assert acting("weather") == ""

"""What cannot be right of a person's health stands with the findings of the page, and leads to where it is mended."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from resettle_desktop.desktop.cases.page import CasePage
from resettle_desktop.desktop.forms.form import Form
from resettle_desktop.records.kinds import HealthActivity
from resettle_desktop.store.store import Store
from tests.desktop.families import BOOKING, KHALED, say, shown, store_with_haddad, the_case, typed
from tests.desktop.forms.test_form import under


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with store_with_haddad(tmp_path) as made:
        say(made, *BOOKING)
        yield made


@pytest.mark.parametrize(
    ("number", "done"),
    [("W251", "1980-09-21T10:00"), ("W281", "2020-03-29T00:30"), ("W282", "2019-10-26T23:30"),
     ("W283", "2020-09-22T10:36")],
)  # fmt: skip
def test_a_time_that_cannot_be_right_stands_with_the_findings_of_the_family(
    qtbot: QtBot, store: Store, number: str, done: str
) -> None:
    say(store, {"add": "HealthActivity", "values": {"person": KHALED, "activity": "pcr", "done": done}})
    page = CasePage(store, the_case(store).id)
    shown(qtbot, page)
    (line,) = [line for line in page.findings.lines if line.found.number == number]
    assert (line.found.kind, line.found.field) == ("HealthActivity", "done")


@pytest.mark.parametrize(("field", "text"), [("valid_until", "20 Sep 2020"), ("result_time", "21 Sep 2020 09:59")])
def test_an_end_or_a_result_before_its_sample_is_told_under_the_field(qtbot: QtBot, field: str, text: str) -> None:
    form = Form(HealthActivity)
    form.show_record(HealthActivity.from_values({"activity": "pcr", "done": "2020-09-21T10:00"}, 7))
    shown(qtbot, form)
    typed(qtbot, form, field, text)
    assert under(form, field).startswith("W250")
    typed(qtbot, form, field, "22 Sep 2020 10:00" if field == "result_time" else "24 Sep 2020")
    assert under(form, field) == ""

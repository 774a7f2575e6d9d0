"""A list of findings as a workbook says what is so, where and why it is right, and nothing of anybody's health."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest

from resettle_desktop.exchange.findings import export_findings, may_leave
from resettle_desktop.records.errors import KnownError
from resettle_desktop.records.findings import finding
from resettle_desktop.store.checked import CheckLists, Listed
from resettle_desktop.store.store import Store
from tests.exchange.conftest import Say
from tests.store.conftest import haddad

KHALED = {"unhcr_number": "LEB-58409303"}


@pytest.fixture
def listed(store: Store, say: Say) -> tuple[Listed, ...]:
    say(*haddad())
    values = {"birth_date": "1988-01-01", "expected_delivery": "2020-12-01"}
    say({"set": "Person", "where": KHALED, "values": values})
    lists = CheckLists(store.rows, store.checks)
    warned = [each for each in lists.check(today=date(2020, 9, 22)).listed if each.found.number == "W201"]
    store.apply(store.reasons.accepting([warned[0].found], "=Seen on the extract", "rania", datetime(2020, 9, 22, 10)))
    return lists.check(today=date(2020, 9, 22)).listed


def rows(path: Path) -> list[dict[object, object]]:
    headings, *lines = openpyxl.load_workbook(path).worksheets[0].values
    return [dict(zip(headings, line, strict=True)) for line in lines if any(line)]


def test_a_warning_stands_with_its_place_and_the_reason_that_was_given(
    listed: tuple[Listed, ...], tmp_path: Path
) -> None:
    export_findings(listed, tmp_path / "findings.xlsx")
    (row,) = [each for each in rows(tmp_path / "findings.xlsx") if each["Finding"] == "W201"]
    assert (row["Who"], row["Case number"], row["Field"]) == ("Haddad, Khaled", "LEB-15C01056", "Date of birth")
    assert (row["Accepted because"], row["By whom"]) == ("=Seen on the extract", "rania")


def test_what_concerns_health_does_not_leave(listed: tuple[Listed, ...], tmp_path: Path) -> None:
    assert any(each.found.number == "W262" for each in listed)
    written = export_findings(listed, tmp_path / "findings.xlsx")
    numbers = [row["Finding"] for row in rows(tmp_path / "findings.xlsx")]
    assert written == len(numbers) == len(listed) - 1 and "W262" not in numbers


def test_a_finding_without_a_field_may_leave() -> None:
    assert may_leave(finding("W249", label="Khaled", value="BEY-1").at(kind="Person", record=7))
    assert not may_leave(finding("W263", value="x").at(kind="Person", record=7, field="expected_delivery"))


def test_a_file_that_cannot_be_written_is_said(listed: tuple[Listed, ...], tmp_path: Path) -> None:
    with pytest.raises(KnownError):
        export_findings(listed, tmp_path / "nowhere" / "findings.xlsx")

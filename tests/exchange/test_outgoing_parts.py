"""A partner's list leaves as it came: what a person has several of stands side by side, and nothing of health."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl
import pytest

from resettle_desktop.exchange.exporting import export_workbook
from resettle_desktop.exchange.importing import Outcome, prepare_import
from resettle_desktop.exchange.report import QUEUES
from resettle_desktop.store.store import Store
from tests.exchange.conftest import Bring
from tests.exchange.partner_lists import LISTS, PartnerList

KHALED = "LEB-24310024"
OF_A_DEPARTURE = ("bookings", "past-arrivals")
BY_NAME = {each.layout: each for each in LISTS}


def left(store: Store, path: Path, layout: str, **options: Any) -> dict[str, Any]:
    """Export and return Khaled's row, by heading."""
    export_workbook(store, layout, path, **options)
    headings, *rows = openpyxl.load_workbook(path).worksheets[0].values
    found = (dict(zip(headings, row, strict=True)) for row in rows if KHALED in row)
    return next(found)


def test_document_visa_and_permit_stand_side_by_side(bring_to_families: Bring, families: Store, tmp_path: Path) -> None:
    bring_to_families(BY_NAME["travel-documents"].lines())
    row = left(families, tmp_path / "out.xlsx", "travel-documents")
    assert (row["Document No."], row["Visa No."], row["Exit permit"]) == ("LP100000", "BEL200000", "Granted")
    assert f"{row['Exit permit valid until']:%d.%m.%Y}" == "16.10.2020"


def test_both_legs_stand_side_by_side(bring_to_families: Bring, families: Store, tmp_path: Path) -> None:
    bring_to_families(BY_NAME["bookings"].lines())
    row = left(families, tmp_path / "out.xlsx", "bookings", departure="BEY-2020-01")
    assert [row[name] for name in ("Flight 1", "From 1", "Flight 2", "To 2")] == ["TK829", "BEY", "TK1939", "BRU"]
    assert f"{row['Dep 2']:%d.%m.%Y %H:%M}" == "22.09.2020 15:05"


def test_an_attendance_says_its_session(bring_to_families: Bring, families: Store, tmp_path: Path) -> None:
    bring_to_families(BY_NAME["belco-attendance"].lines())
    row = left(families, tmp_path / "out.xlsx", "belco-attendance")
    assert (row["Lieu"], row["Langue"], row["Présence"]) == ("Zahle", "Arabe", "Présent")


def test_the_clinic_learns_who_needs_help_and_nothing_of_health(
    bring_to_families: Bring, families: Store, tmp_path: Path
) -> None:
    bring_to_families(BY_NAME["clinic-results"].lines())
    row = left(families, tmp_path / "out.xlsx", "clinic-results")
    assert row["Travel requirements"] == "Wheelchair to the aircraft"
    assert "Result" not in row and "Details" not in row
    assert {row[name] for name in ("Activity", "Time", "Site", "Valid until")} == {None}


@pytest.mark.parametrize("plain", LISTS, ids=lambda each: each.layout)
def test_what_left_comes_back_without_a_change(
    bring_to_families: Bring, families: Store, tmp_path: Path, plain: PartnerList
) -> None:
    brought = bring_to_families(plain.lines())
    departures = [change.after["reference"] for change in brought.change_set.changes if change.kind == "Departure"]
    options = {"departure": departures[0]} if plain.layout in OF_A_DEPARTURE else {}
    export_workbook(families, plain.layout, tmp_path / "out.xlsx", **options)
    again = prepare_import(families, tmp_path / "out.xlsx", layout=plain.layout)
    assert not [change for change in again.change_set.changes if change.kind not in QUEUES]
    assert again.count(Outcome.UNCHANGED) >= len(plain.rows)

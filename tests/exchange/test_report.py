"""The report names every row that was not imported, and counts records by kind."""

from __future__ import annotations

import json

from resettle_desktop.exchange.importing import carry_out, prepare_import
from resettle_desktop.exchange.report import report_json
from resettle_desktop.store.store import Store
from tests.exchange.conftest import HEADINGS, HEBA, KHALED, Made, only

KEYS = {
    "layout",
    "rows",
    "created",
    "updated",
    "unchanged",
    "parked",
    "skipped",
    "conflicts",
    "findings",
    "unmapped",
    "change_set",
}
ROWS = [(*HEADINGS, "Shoes"), (*KHALED, 42), (*HEBA, 38), ("Total", None, 2)]


def test_a_report_counts_records_by_kind(store: Store, made: Made) -> None:
    prepared = prepare_import(store, made(ROWS))
    report = report_json(prepared, carry_out(store, prepared))
    assert set(report) == KEYS
    assert (report["rows"], report["updated"]) == (3, {})
    assert report["created"] == {"Case": 1, "Person": 2, "FurtherValue": 2}
    assert (report["unmapped"], report["change_set"]) == (["Shoes"], 1)


def test_a_row_left_out_is_named_with_its_reason(store: Store, made: Made) -> None:
    skipped = report_json(prepare_import(store, made(ROWS)), None)["skipped"]
    assert only(skipped)["row"] == 4  # type: ignore[arg-type]
    assert "left out" in only(skipped)["reason"]  # type: ignore[arg-type]


def test_a_row_that_waits_is_named_with_who_is_meant(store: Store, made: Made) -> None:
    carry_out(store, prepare_import(store, made(ROWS)))
    report = report_json(prepare_import(store, made([HEADINGS, ("LEB-17C00001", *HEBA[1:])])), None)
    assert only(report["parked"])["candidates"] == ["BARAKAT Heba, LEB-16C01016"]  # type: ignore[arg-type]


def test_without_writing_there_is_no_change_set_and_it_can_be_written_as_json(store: Store, made: Made) -> None:
    report = report_json(prepare_import(store, made(ROWS)), None)
    assert report["change_set"] is None
    assert json.loads(json.dumps(report)) == report


def test_a_second_import_counts_rows_that_say_nothing_new(store: Store, made: Made) -> None:
    carry_out(store, prepare_import(store, made(ROWS)))
    report = report_json(prepare_import(store, made(ROWS)), None)
    assert (report["created"], report["updated"], report["unchanged"]) == ({}, {}, 2)

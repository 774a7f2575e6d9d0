"""An export lists exactly those whom it should, with what may leave and nothing else."""

from __future__ import annotations

import hashlib
from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from resettle_desktop.exchange.exporting import export_workbook, needs_departure
from resettle_desktop.exchange.layout import Layout
from resettle_desktop.exchange.layouts import layout as layout_named
from resettle_desktop.exchange.layouts import layouts
from resettle_desktop.exchange.outgoing import COMPUTED, declared, field_of_kind, outgoing_columns
from resettle_desktop.exchange.reading import PasswordNeeded, read_workbook
from resettle_desktop.records.errors import KnownError
from resettle_desktop.records.fields import Sensitivity
from resettle_desktop.records.numbers import id_text
from resettle_desktop.store.store import Store
from tests.exchange.conftest import Say
from tests.store.conftest import haddad

LEG = {"departure": "@d", "carrier": "TK"}
BOOKED: tuple[dict[str, Any], ...] = (
    *haddad(),
    {"add": "Placement", "values": {"case": "@c", "type": "centre", "centre": "Kapellen"}},
    {"add": "TravelDocument", "values": {"person": "@p", "type": "laissez_passer", "number": "0004711"}},
    {"add": "Departure", "as": "d", "values": {"reference": "BEY-2020-01", "from_country": "LBN"}},
    {"add": "Leg", "values": {**LEG, "order": 1, "number": "829", "arrives": "2020-09-22T12:25"}},
    {"add": "Leg", "values": {**LEG, "order": 2, "number": "1939", "arrives": "2020-09-22T17:45"}},
    {"add": "Passenger", "values": {"departure": "@d", "person": "@q"}},
    {"add": "Passenger", "values": {"departure": "@d", "person": "@p", "services": ["WCHS"]}},
)
KAREEM = {"unhcr_number": "LEB-00000001", "family_name": "AZIZ", "given_names": "Kareem", "sex": "M"}
AT_HOME: tuple[dict[str, Any], ...] = (
    {"add": "Case", "as": "h", "values": {"unhcr_number": "LEB-17C00001", "asylum_country": "JOR"}},
    {"add": "Person", "values": {"case": "@h", **KAREEM, "birth_date": "1985-03", "needs": ["SM-CI"]}},
)
NUMBER = "UNHCR number"


@pytest.fixture
def store(store: Store, say: Say) -> Store:
    say(*BOOKED, *AT_HOME)
    return store


def exported(store: Store, path: Path, layout: str = "fedasil-arrivals", **options: Any) -> list[dict[str, Any]]:
    """Export and return the rows that the workbook has, by heading."""
    export_workbook(store, layout, path, **options)
    headings, *rows = openpyxl.load_workbook(path).worksheets[0].values
    return [dict(zip(headings, row, strict=True)) for row in rows if any(row)]


def arrivals(store: Store, folder: Path, **options: Any) -> list[dict[str, Any]]:
    return exported(store, folder / "arrivals.xlsx", departure="BEY-2020-01", **options)


def test_the_arrivals_list_exactly_the_departures_people(store: Store, tmp_path: Path) -> None:
    assert [row[NUMBER] for row in arrivals(store, tmp_path)] == ["LEB-58409303", "LEB-59509497"]


def test_each_row_says_what_the_desk_needs(store: Store, tmp_path: Path) -> None:
    khaled = arrivals(store, tmp_path)[0]
    assert (khaled["Family no."], khaled["Family members travelling"]) == (1, 2)
    assert (khaled["Family name"], khaled["Name in original script"]) == ("HADDAD", "خالد حداد")
    assert (khaled["Date of birth"], khaled["Document number"]) == (datetime(1988, 3, 26), "0004711")
    assert (khaled["Flight"], khaled["Arrival (local time)"]) == ("TK 1939", datetime(2020, 9, 22, 17, 45))
    assert (khaled["Type of place"], khaled["Centre"]) == ("Reception centre", "Kapellen")


def test_codes_are_words(store: Store, tmp_path: Path) -> None:
    khaled = arrivals(store, tmp_path)[0]
    assert (khaled["Sex"], khaled["Relationship"]) == ("Male", "Principal applicant")


def test_who_no_longer_travels_is_left_out(store: Store, say: Say, tmp_path: Path) -> None:
    booked = next(seat.passenger for seat in store.views.departures()[0].seats)
    say({"set": "Passenger", "where": {"id": id_text(booked.id)}, "values": {"status": "withdrawn"}})
    assert len(arrivals(store, tmp_path)) == 1


def test_what_the_recipient_fills_in_is_told(store: Store) -> None:
    theirs = {column.heading for column in layout_named("fedasil-arrivals").columns if column.theirs}
    assert {"Fedasil number", "Type of place", "Centre", "Remarks"} <= theirs


def test_the_reception_place_is_chosen_from_a_list(store: Store, tmp_path: Path) -> None:
    arrivals(store, tmp_path)
    sheet = openpyxl.load_workbook(tmp_path / "arrivals.xlsx").worksheets[0]
    place = next(cell.column_letter for cell in sheet[1] if cell.value == "Type of place")
    checks = [check for check in sheet.data_validations.dataValidation if str(check.sqref).startswith(f"{place}2:")]
    assert len(checks) == 1
    assert sheet.parent["Lists"][checks[0].formula1.split("!")[1].replace("$", "")][0][0].value == "Reception centre"


def test_a_departure_without_people_gives_an_empty_table(store: Store, say: Say, tmp_path: Path) -> None:
    say({"add": "Departure", "values": {"reference": "BEY-2020-02"}})
    done = export_workbook(store, "fedasil-arrivals", tmp_path / "a.xlsx", departure="BEY-2020-02")
    assert done.rows == 0
    assert len(openpyxl.load_workbook(done.path).worksheets[0].tables) == 1


def test_the_hash_is_that_of_the_file(store: Store, tmp_path: Path) -> None:
    done = export_workbook(store, "fedasil-arrivals", tmp_path / "a.xlsx", departure="BEY-2020-01")
    assert done.sha256 == hashlib.sha256(done.path.read_bytes()).hexdigest()
    assert done.rows == 2


def test_nothing_stands_beside_the_file(store: Store, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    arrivals(store, folder)
    assert [path.name for path in folder.iterdir()] == ["arrivals.xlsx"]


def test_each_export_has_an_id_of_its_own(store: Store, tmp_path: Path) -> None:
    ids = set()
    for name in ("a.xlsx", "b.xlsx"):
        exported(store, tmp_path / name, departure="BEY-2020-01")
        ids.add(openpyxl.load_workbook(tmp_path / name).custom_doc_props["resettle_export"].value)
    assert len(ids) == 2


def test_a_password_locks_the_file(store: Store, tmp_path: Path) -> None:
    options = {"departure": "BEY-2020-01", "password": "seven dry words"}
    done = export_workbook(store, "fedasil-arrivals", tmp_path / "a.xlsx", **options)
    with pytest.raises(PasswordNeeded):
        read_workbook(done.path)
    assert len(read_workbook(done.path, password="seven dry words").sheets[0].rows) == 3


def test_a_layout_without_a_departure_lists_everybody(store: Store, tmp_path: Path) -> None:
    rows = exported(store, tmp_path / "u.xlsx", "unhcr-submissions")
    assert [row["Individual Number"] for row in rows] == ["LEB-58409303", "LEB-59509497", "LEB-00000001"]
    assert rows[2]["Date of Birth"] == "Mar 1985"


def test_a_layout_of_cases_has_a_row_a_case_in_its_own_language(store: Store, tmp_path: Path) -> None:
    rows = exported(store, tmp_path / "p.xlsx", "fedasil-places")
    assert [row["UNHCR-nummer"] for row in rows] == ["LEB-15C01056", "LEB-17C00001"]
    assert rows[0]["Opvangcentrum"] == "Kapellen"


def test_a_departure_narrows_any_layout(store: Store, tmp_path: Path) -> None:
    assert len(exported(store, tmp_path / "u.xlsx", "unhcr-submissions", departure="BEY-2020-01")) == 2


@pytest.mark.parametrize(
    ("where", "count"),
    [({"asylum_country": "Jordan"}, 1), ({"Person.sex": "male", "asylum_country": "LBN"}, 1), ({"sex": "X"}, 0)],
)
def test_where_keeps_those_with_the_value(store: Store, tmp_path: Path, where: dict[str, str], count: int) -> None:
    assert len(exported(store, tmp_path / "u.xlsx", "unhcr-submissions", where=where)) == count


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({}, "lists the people of one departure, and none was named"),
        ({"departure": "BEY-1999-01"}, "no departure BEY-1999-01.*BEY-2020-01"),
        ({"departure": "BEY-2020-01", "where": {"shoe_size": "42"}}, "shoe_size is no field of.*Person.sex"),
        ({"departure": "BEY-2020-01", "where": {"hold": "yes"}}, "Case.hold, Person.hold"),
        ({"departure": "BEY-2020-01", "where": {"sex": "blue"}}, "blue"),
        ({"departure": "BEY-2020-01", "where": {"sex": ""}}, "no value"),
        ({"departure": "BEY-2020-01", "where": {"needs": "SM-CI"}}, "needs is no field"),
    ],
)
def test_what_cannot_be_exported_is_told_and_nothing_written(
    store: Store, tmp_path: Path, options: dict[str, Any], said: str
) -> None:
    with pytest.raises(KnownError, match=said):
        export_workbook(store, "fedasil-arrivals", tmp_path / "a.xlsx", **options)
    assert not (tmp_path / "a.xlsx").exists()


def test_an_unknown_layout_is_told_with_those_that_there_are(store: Store, tmp_path: Path) -> None:
    with pytest.raises(KnownError, match="fedasil-arrivals"):
        export_workbook(store, "fedasil-departures", tmp_path / "a.xlsx")


def test_a_place_that_cannot_be_written_is_told(store: Store, tmp_path: Path) -> None:
    with pytest.raises(KnownError, match="could not be written"):
        arrivals(store, tmp_path / "missing")


def test_a_file_that_is_open_elsewhere_is_told_and_kept(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "arrivals.xlsx"
    path.write_bytes(b"as it was")

    def refused(*_target: object) -> Path:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "replace", refused)
    with pytest.raises(KnownError, match="open in another program"):
        arrivals(store, tmp_path)
    assert path.read_bytes() == b"as it was"


def test_progress_is_told_to_its_end(store: Store, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    arrivals(store, tmp_path, progress=lambda done, of: told.append((done, of)))
    assert told[-1] == (2, 2)


AGENCIES = [each for each in layouts() if not each.sheet_per_kind]


@pytest.mark.parametrize("layout", AGENCIES, ids=lambda layout: layout.name)
def test_no_layout_of_an_agency_writes_what_is_medical_or_confidential(layout: Layout) -> None:
    written = [name for column in outgoing_columns(layout) for name in (column.field, column.rest) if name]
    fields = [name if name in COMPUTED else field_of_kind(layout, name) for name in written]
    assert "Person.confidential_remarks" not in fields
    kept = [declared(name) for name in fields if name not in COMPUTED]
    assert kept
    assert not [each.name for each in kept if each.sensitivity is Sensitivity.MEDICAL]


@pytest.mark.parametrize("layout", AGENCIES, ids=lambda layout: layout.name)
def test_no_workbook_of_an_agency_holds_a_medical_or_confidential_word(
    store: Store, say: Say, tmp_path: Path, layout: Layout
) -> None:
    secret = {"confidential_remarks": "canary", "expected_delivery": "2020-12-24", "remarks": "Likes tea"}
    say({"set": "Person", "where": {"unhcr_number": "LEB-58409303"}, "values": {**secret, "needs": ["PG-PL"]}})
    departure = "BEY-2020-01" if needs_departure(layout) else None
    text = str(exported(store, tmp_path / "a.xlsx", layout.name, departure=departure))
    assert not [word for word in ("canary", "PG-PL", "Pregnan", "2020, 12, 24") if word in text]


@pytest.mark.parametrize("payload", ["=1+1", "@SUM(1)", "-1", "+1", "=cmd|' /C calc'!A0"])
def test_a_value_of_the_store_never_runs(store: Store, say: Say, tmp_path: Path, payload: str) -> None:
    names = {"family_name": payload, "given_names": payload, "original_name": payload}
    say({"set": "Person", "where": {"unhcr_number": "LEB-58409303"}, "values": names})
    rows = arrivals(store, tmp_path)
    assert [rows[0][name] for name in ("Family name", "Given names", "Name in original script")] == [payload] * 3
    cells = [cell for row in openpyxl.load_workbook(tmp_path / "arrivals.xlsx").worksheets[0].rows for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f"]

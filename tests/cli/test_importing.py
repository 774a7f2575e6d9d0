"""Workbooks come in row by row with a report of every row; what cannot be read is told and writes nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Made, Run, history_of
from tests.exchange.conftest import HEADINGS, HEBA, KHALED, only, sample
from tests.exchange.hostile import cut_off, locked, with_rows, written

KEYS = {
    "layout", "rows", "created", "updated", "unchanged", "parked", "skipped", "conflicts", "findings", "unmapped",
    "change_set",
}  # fmt: skip
ROWS = [HEADINGS, KHALED, HEBA]
TOTAL = ("Total", None, 2)


def test_a_workbook_is_imported_as_one_change_set(run: Run, office: Path, made: Made) -> None:
    ended = run("import", office, made(ROWS), "--json")
    assert (ended.status, set(ended.json)) == (0, KEYS)
    assert (ended.json["layout"], ended.json["rows"]) == ("unhcr-submissions", 2)
    assert (ended.json["created"], ended.json["updated"], ended.json["change_set"]) == ({"Case": 1, "Person": 2}, {}, 1)


def test_the_person_is_told_what_became_of_it(run: Run, office: Path, made: Made) -> None:
    ended = run("import", office, made(ROWS))
    assert ended.out == ""
    assert "2 rows: 0 unchanged, 0 parked, 0 skipped. Created: 1 Case, 2 Persons. Updated: nothing." in ended.said
    assert "Written as change set 1; undo takes it back." in ended.said


def test_a_second_import_changes_nothing(run: Run, office: Path, made: Made) -> None:
    run("import", office, made(ROWS))
    ended = run("import", office, made(ROWS), "--json")
    assert (ended.status, ended.json["unchanged"], ended.json["change_set"]) == (0, 2, None)
    assert (ended.json["created"], ended.json["updated"], history_of(office)) == ({}, {}, 1)


def test_a_look_only_reports_the_same_and_writes_nothing(run: Run, office: Path, made: Made) -> None:
    look = run("import", office, made(ROWS), "--dry-run", "--json")
    assert history_of(office) == 0
    done = run("import", office, made(ROWS), "--json")
    assert look.json == {**done.json, "change_set": None}
    assert "look only" in look.said


def test_an_import_is_taken_back(run: Run, office: Path, made: Made) -> None:
    run("import", office, made(ROWS))
    assert run("undo", office, 1).status == 0
    assert run("find", office, "--json").json["total"] == 0


def test_a_row_left_out_is_named_and_gives_status_1(run: Run, office: Path, made: Made) -> None:
    ended = run("import", office, made([*ROWS, TOTAL]), "--json")
    left_out = only(ended.json["skipped"])
    assert (ended.status, left_out["row"], ended.json["change_set"]) == (1, 4, 1)
    assert left_out["reason"] in ended.said


def test_a_row_that_waits_is_named_with_who_is_meant_and_gives_status_1(run: Run, office: Path, made: Made) -> None:
    run("import", office, made(ROWS))
    ended = run("import", office, made([HEADINGS, ("LEB-17C00001", *HEBA[1:])]), "--json")
    parked = only(ended.json["parked"])
    assert (ended.status, parked["row"], parked["candidates"]) == (1, 2, ["BARAKAT Heba, LEB-16C01016"])
    assert parked["reason"]


@pytest.mark.parametrize(
    ("changed", "number", "row"),
    [
        ({6: "31/02/2019"}, "E101", 3), ({6: "12/12/2999"}, "E102", 3), ({6: "05/05/1850"}, "W202", 3),
        ({5: "hen"}, "E110", 3), ({3: None, 4: None}, "W213", 3), ({2: "PA"}, "W211", 2),
    ],
)  # fmt: skip
def test_what_is_wrong_in_a_row_is_named_and_the_good_rows_come_in(
    run: Run, office: Path, made: Made, changed: dict[int, str | None], number: str, row: int
) -> None:
    heba = [changed.get(place, cell) for place, cell in enumerate(HEBA)]
    ended = run("import", office, made([HEADINGS, KHALED, heba]), "--json")
    said = next(each for each in ended.json["findings"] if each["number"] == number)
    assert (ended.status, said["sheet"], said["row"]) == (1, "List", row)
    assert (bool(said["text"]), bool(said["remedy"]), number in ended.said) == (True, True, True)
    assert run("find", office, "shahin", "--kind", "Person", "--json").json["total"] == 1


def test_two_columns_for_one_field_are_told(run: Run, office: Path, made: Made) -> None:
    headings = (*HEADINGS, "DOB")
    ended = run("import", office, made([headings, (*KHALED, "1981-02-03")]), "--json")
    assert (ended.status, "E130" in ended.numbers) == (1, True)


def test_a_column_that_fills_no_field_is_named(run: Run, office: Path, made: Made) -> None:
    ended = run("import", office, made([(*HEADINGS, "Shoes"), (*KHALED, 42)]), "--json")
    assert (ended.status, ended.json["unmapped"]) == (0, ["Shoes"])
    assert "Shoes" in ended.said


def test_a_sheet_that_is_no_list_is_left_out_with_a_word(run: Run, office: Path, made: Made) -> None:
    ended = run("import", office, made(ROWS, Legend=[("PA", "Principal applicant")]))
    assert "The sheet Legend is left out" in ended.said


def test_a_value_is_set_where_the_workbook_has_none(run: Run, office: Path, made: Made) -> None:
    run("import", office, made(ROWS), "--set", "asylum_country=Lebanon")
    assert run("show", office, "Case", "LEB-16C01016", "--json").json["values"]["asylum_country"] == "LBN"


def test_a_country_that_the_numbers_suggest_is_proposed_and_not_written(run: Run, office: Path, made: Made) -> None:
    ended = run("import", office, made(ROWS))
    assert "Case.asylum_country=LBN; give it with --set" in ended.said
    assert "asylum_country" not in run("show", office, "Case", "LEB-16C01016", "--json").json["values"]


@pytest.mark.parametrize(
    ("pair", "said"),
    [
        ("remarks=new", "Person.remarks"),
        ("colour=red", "colour is no field of UNHCR submissions"),
        ("Person.asylum_country=LBN", "Person.asylum_country is no field"),
        ("asylum_country=Atlantis", "Atlantis is in no list"),
        ("asylum_country", "not of the form FIELD=VALUE"),
        ("asylum_country=", "not of the form FIELD=VALUE"),
        ("=LBN", "not of the form FIELD=VALUE"),
    ],
)
def test_a_value_that_cannot_be_set_is_told_and_nothing_is_written(
    run: Run, office: Path, made: Made, pair: str, said: str
) -> None:
    ended = run("import", office, made(ROWS), "--set", pair, "--json")
    assert (ended.status, ended.out, history_of(office)) == (2, "", 0)
    assert said in ended.said


def test_a_field_of_several_kinds_is_told_with_the_choices_and_taken_by_its_full_name(
    run: Run, office: Path, made: Made
) -> None:
    ended = run("import", office, made(ROWS), "--set", "remarks=new")
    assert "Case.remarks, Person.remarks" in ended.said
    assert run("import", office, made(ROWS), "--set", "Case.remarks=new").status == 0
    assert run("show", office, "Case", "LEB-16C01016", "--json").json["values"]["remarks"] == "new"


def test_a_field_given_two_values_is_told(run: Run, office: Path, made: Made) -> None:
    ended = run("import", office, made(ROWS), "--set", "asylum_country=LBN", "--set", "asylum_country=TUR")
    assert (ended.status, "asylum_country was given two values" in ended.said) == (2, True)


def _text(path: Path) -> Path:
    return written(path, b"%PDF-1.7 not a workbook\n")


def _empty_sheet(path: Path) -> Path:
    return with_rows(path, "")


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (_text, "is not a workbook but"),
        (lambda path: written(path, b""), "Nothing was read"),
        (_empty_sheet, "has no filled row"),
        (cut_off, "is incomplete"),
        (lambda path: locked(path, "secret"), "protected with a password"),
        (lambda path: with_rows(path, '<row r="1"><c r="A1"><v>1</v></c></row>'), "has headings that fit"),
        (lambda path: path.parent, "is not a workbook"),
        (lambda path: path, "No such file"),
    ],
)
def test_a_file_that_cannot_be_imported_is_told_and_nothing_is_written(
    run: Run, office: Path, tmp_path: Path, make: Callable[[Path], Path], said: str
) -> None:
    ended = run("import", office, make(tmp_path / "list.xlsx"), "--json")
    assert (ended.status, ended.out, history_of(office)) == (2, "", 0)
    assert said in ended.said
    assert len(ended.said.splitlines()) == 1


def test_a_password_comes_from_the_variable_that_is_named(
    run: Run, office: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "places.xlsx"
    monkeypatch.setenv("LIST_PASSWORD", "secret")
    run("export", _with_case(run, office, tmp_path), "register", file, "--password-env", "LIST_PASSWORD")
    assert run("import", office, file, "--password-env", "LIST_PASSWORD", "--json").json["layout"] == "register"
    monkeypatch.setenv("LIST_PASSWORD", "Secret")
    assert (
        "The password does not open places.xlsx" in run("import", office, file, "--password-env", "LIST_PASSWORD").said
    )


def _with_case(run: Run, office: Path, folder: Path) -> Path:
    file = folder / "case.json"
    file.write_text('{"changes": [{"add": "Case", "values": {"unhcr_number": "LEB-15C01056"}}]}')
    run("apply", office, file)
    return office


def test_a_variable_that_is_not_set_is_told(run: Run, office: Path, made: Made) -> None:
    ended = run("import", office, made(ROWS), "--password-env", "NOT_THERE")
    assert (ended.status, "The variable NOT_THERE is not set" in ended.said, history_of(office)) == (2, True, 0)


@pytest.mark.parametrize("layout", ["dragons", "fedasil-arrivals"])
def test_a_layout_that_cannot_be_read_by_is_told(run: Run, office: Path, made: Made, layout: str) -> None:
    ended = run("import", office, made(ROWS), "--layout", layout)
    assert (ended.status, history_of(office)) == (2, 0)
    assert "Nothing was" in ended.said


def test_a_layout_that_is_named_is_taken_though_another_fits_better(run: Run, office: Path, made: Made) -> None:
    ended = run("import", office, made([("Case number", "Decision"), ("LEB-1", "positive")]), "--json")
    assert ended.json["layout"] == "cgrs-decisions"
    ended = run("import", office, made(ROWS), "--layout", "unhcr-submissions", "--json")
    assert (ended.status, ended.json["layout"]) == (0, "unhcr-submissions")


@pytest.mark.parametrize(
    ("name", "count"), [("unhcr-submissions-lebanon", {"Case": 33, "Person": 160}), ("fedasil-places", {})]
)
def test_workbooks_as_agencies_send_them_come_in(run: Run, office: Path, name: str, count: dict[str, int]) -> None:
    assert run("import", office, sample(name), "--json").json["created"] == count


def test_what_a_terminal_would_obey_is_not_passed_on(run: Run, office: Path, tmp_path: Path) -> None:
    lines = [HEADINGS, (*KHALED[:5], "\x1b[31mred", KHALED[6])]
    (tmp_path / "list.csv").write_text("\n".join(",".join(line) for line in lines))
    ended = run("import", office, "list.csv")
    assert ("E110" in ended.said, "\x1b" in ended.said) == (True, False)

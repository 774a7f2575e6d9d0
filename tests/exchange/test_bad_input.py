"""Whatever is wrong with a workbook is told with sheet, row, heading, value and remedy, and its good rows come in."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from resettle_desktop.exchange.importing import Outcome, Prepared, prepare_import
from resettle_desktop.exchange.reading import EmptyWorkbook, NotAWorkbook, PasswordNeeded, WrongPassword
from resettle_desktop.exchange.writing import locked
from resettle_desktop.records.errors import KnownError
from resettle_desktop.records.findings import Finding
from resettle_desktop.records.kinds import Case, Person
from resettle_desktop.store.store import Store
from tests.exchange.conftest import HEADINGS, HEBA, KHALED, Bring, Made

OMAR = ("LEB-18C00009", "LEB-00000003", "PA", "ISSA", "Omar", "M", "1971-08-08")


def said(prepared: Prepared, number: str) -> Finding:
    """Return the finding of this number, complete with its place and remedy."""
    found = next(each for each in prepared.findings if each.number == number)
    assert found.text
    assert found.remedy
    return found


def refused(store: Store, path: Path, kind: type[KnownError] = KnownError, **options: str) -> str:
    """Return the sentence with which a workbook is refused, nothing written."""
    with pytest.raises(kind) as error:
        prepare_import(store, path, **options)  # type: ignore[arg-type]
    assert store.history.last_number() == 0
    return str(error.value)


@pytest.mark.parametrize("content", [b"%PDF-1.7 a letter", b"PK\x03\x04 cut off", b"Dear colleague, see below"])
def test_a_file_that_is_no_workbook_is_refused(store: Store, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "letter.xlsx").write_bytes(content)
    assert "Nothing was read" in refused(store, tmp_path / "letter.xlsx")


def test_an_empty_file_and_an_empty_workbook_are_refused(store: Store, tmp_path: Path) -> None:
    (tmp_path / "empty.xlsx").write_bytes(b"")
    openpyxl.Workbook().save(tmp_path / "blank.xlsx")
    refused(store, tmp_path / "empty.xlsx", NotAWorkbook)
    refused(store, tmp_path / "blank.xlsx", EmptyWorkbook)


def test_headings_alone_are_an_import_of_nothing(bring: Bring) -> None:
    prepared = bring([HEADINGS])
    assert (prepared.layout.name, prepared.rows, prepared.change_set.changes) == ("unhcr-submissions", (), ())


def test_no_heading_row_is_told_with_what_was_looked_for_and_what_to_do(store: Store, made: Made) -> None:
    sentence = refused(store, made([("Fruit", "Colour"), ("Pear", "green")]))
    assert "Individual Number" in sentence
    assert "correct the headings, or name the layout" in sentence


def test_a_list_on_a_hidden_sheet_is_told(store: Store, made: Made) -> None:
    path = made(Cover=[("Dear colleague",)], Old=[HEADINGS, KHALED])
    book = openpyxl.load_workbook(path)
    book["Old"].sheet_state = "hidden"
    book.save(path)
    assert "Hidden sheets were not looked at: Old" in refused(store, path)


def test_two_columns_for_one_field_are_told_and_the_first_taken(store: Store, bring: Bring) -> None:
    prepared = bring([(*HEADINGS, "Surname"), (*KHALED, "CHAHINE"), (*HEBA, "BARAKAT")])
    double = said(prepared, "E130")
    assert (double.sheet, double.row, double.heading) == ("List", 1, "Surname")
    assert double.value == "Family Name (D), Surname (H)"
    assert store.rows.count(Person) == 2


def test_a_password_is_asked_for_and_a_wrong_one_told(store: Store, made: Made) -> None:
    path = made([HEADINGS, KHALED])
    path.write_bytes(locked(path.read_bytes(), "cedar"))
    refused(store, path, PasswordNeeded)
    refused(store, path, WrongPassword, password="olive")
    assert prepare_import(store, path, password="cedar").count(Outcome.CREATED) == 1


def test_empty_rows_without_end_are_passed_over(store: Store, tmp_path: Path) -> None:
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("List")
    for row in (HEADINGS, KHALED, *[[""] * len(HEADINGS)] * 20_000, HEBA):
        sheet.append(row)
    book.save(tmp_path / "long.xlsx")
    prepared = prepare_import(store, tmp_path / "long.xlsx")
    assert [(row.number, row.outcome) for row in prepared.rows] == [(2, "created"), (20_003, "created")]


@pytest.mark.parametrize(
    ("born", "number", "kept"),
    [
        ("31/02/2019", "E101", None),
        ("01.13.1990", None, "1990-01-13"),
        ("14/09/1850", "W202", "1850-09-14"),
        ("12/12/2999", "E102", None),
        ("last spring", "E103", None),
    ],
)
def test_a_wrong_date_is_told(store: Store, bring: Bring, born: str, number: str | None, kept: str | None) -> None:
    prepared = bring([HEADINGS, (*KHALED[:6], born), OMAR])
    if number:
        found = said(prepared, number)
        assert (found.sheet, found.row, found.heading, found.value) == ("List", 2, "Date of Birth", found.value)
        assert found.value
    births = {person.given_names: person.birth_date for person in store.rows.equal(Person)}
    assert (str(births["Khaled"] or "") or None, str(births["Omar"])) == (kept, "1971-08-08")


def test_a_persons_number_under_another_case_waits(store: Store, bring: Bring) -> None:
    bring([HEADINGS, KHALED])
    prepared = bring([HEADINGS, ("LEB-17C00001", *KHALED[1:]), OMAR])
    found = said(prepared, "E123")
    assert (found.row, found.heading, found.value) == (2, "Individual Number", "LEB-24310024")
    assert [row.outcome for row in prepared.rows] == [Outcome.PARKED, Outcome.CREATED]
    assert [case.unhcr_number for case in store.rows.equal(Case)] == ["LEB-16C01016", "LEB-18C00009"]


def test_two_principal_applicants_are_told_and_imported(store: Store, bring: Bring) -> None:
    prepared = bring([HEADINGS, KHALED, (*HEBA[:2], "PA", *HEBA[3:])])
    found = said(prepared, "W211")
    assert (found.sheet, found.row, found.heading) == ("List", 2, "Relationship to PA")
    assert found.value == "SHAHIN Khaled, BARAKAT Heba"
    assert store.rows.count(Person) == 2


def test_an_unknown_code_is_told_with_the_choices(store: Store, bring: Bring) -> None:
    prepared = bring([HEADINGS, (*KHALED[:2], "Spouce", *KHALED[3:]), OMAR])
    found = said(prepared, "E110")
    assert (found.row, found.heading, found.value) == (2, "Relationship to PA", "Spouce")
    assert "Spouse" in found.remedy
    assert store.rows.count(Person) == 2


def test_a_person_without_a_name_and_number_is_left_out(store: Store, bring: Bring) -> None:
    prepared = bring([HEADINGS, (KHALED[0], None, "Son", None, None, "M", "2010-05-06"), OMAR])
    found = said(prepared, "E132")
    assert (found.sheet, found.row, found.heading) == ("List", 2, "Individual Number")
    assert [row.outcome for row in prepared.rows] == [Outcome.SKIPPED, Outcome.CREATED]


def test_a_person_without_a_name_comes_in_by_number_with_a_word(store: Store, bring: Bring) -> None:
    prepared = bring([HEADINGS, (*KHALED[:3], None, None, *KHALED[5:]), OMAR])
    assert said(prepared, "W213").row == 2
    assert store.rows.count(Person) == 2


def test_a_telephone_that_lost_digits_is_told(store: Store, bring: Bring) -> None:
    prepared = bring([(*HEADINGS, "Phone"), (*KHALED, "9.617E+10"), (*OMAR, "9.6176543210E+10")])
    found = said(prepared, "E134")
    assert (found.row, found.heading, found.value) == (2, "Phone", "9.617E+10")
    assert [case.phone for case in store.rows.equal(Case)] == [None, "96176543210"]


def test_every_row_of_the_sheet_is_counted_once(bring: Bring) -> None:
    rows = [KHALED, KHALED, OMAR, (None, "LEB-00000009", "PA", "SAAD", "Lina", "F", "1990-01-02"), ("Total", None, 3)]
    prepared = bring([HEADINGS, *rows])
    assert sum(prepared.count(outcome) for outcome in Outcome) == len(rows)
    assert all(row.reason for row in prepared.rows if row.outcome in (Outcome.PARKED, Outcome.SKIPPED))

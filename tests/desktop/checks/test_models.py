"""A finding is read in one row; bands say what the ones below have in common, and how many are open."""

from __future__ import annotations

from resettle_desktop.desktop.checks.models import BY_CASE, BY_FINDING, banded, field_label, finding_row, sentence
from resettle_desktop.desktop.parts.rows import Row
from resettle_desktop.records.findings import Acceptance, Finding, finding
from resettle_desktop.store.checked import Listed

ODD = finding("W201").at(kind="Person", record=7, field="birth_date")
GIVEN = Acceptance("Seen on the extract", "rania", "22 Sep 2020, 10:35", 9)


def listed(found: Finding = ODD, case: int = 1, number: str = "LEB-15C01056") -> Listed:
    return Listed(found, case, number, "Haddad, Khaled", "Beirut")


def bands(rows: list[Listed | Row]) -> list[tuple[str, str]]:
    return [(row.band.text, row.band.right) for row in rows if isinstance(row, Row) and row.band]


def test_a_row_says_number_who_case_field_and_what_is_so() -> None:
    texts = [cell.text for cell in finding_row(listed()).cells]
    assert texts[:4] == ["W201", "Haddad, Khaled", "LEB-15C01056", "Date of birth"]
    assert "Lower it to the year" in finding_row(listed()).cells[4].tooltip


def test_an_accepted_one_is_calm_and_says_why() -> None:
    row = finding_row(listed(ODD.at(acceptance=GIVEN)))
    assert (row.cells[0].icon, row.cells[4].text) == ("ok", "Accepted: Seen on the extract")


def test_a_finding_of_no_field_names_the_kind_of_record() -> None:
    assert field_label(listed(ODD.at(field=""))) == "Person"
    assert field_label(listed(ODD.at(field="", kind=""))) == ""


def test_the_sentence_of_a_number_has_dots_for_what_differs() -> None:
    assert sentence("W212") == "The case is stated with … members and has …."


def test_bands_count_what_is_open_below_them() -> None:
    two = [listed(), listed(case=2, number="LEB-16C01016"), listed(finding("W202", value="1880").at(kind="Person"))]
    assert bands(banded(two, BY_FINDING)) == [("W201", "2 open"), ("W202", "1 open")]
    assert bands(banded(two, BY_CASE)) == [("LEB-15C01056", "2 open"), ("LEB-16C01016", "1 open")]
    assert bands(banded([listed(ODD.at(acceptance=GIVEN))], BY_FINDING)) == [("W201", "1 accepted")]

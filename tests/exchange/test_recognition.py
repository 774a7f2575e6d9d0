"""A workbook is known by what it holds: whatever its title rows, order, language and sheets."""

from __future__ import annotations

import pytest

from resettle_desktop.exchange.importing import prepare_import
from resettle_desktop.exchange.reading import read_workbook
from resettle_desktop.exchange.recognition import Recognised, recognise
from resettle_desktop.records.errors import KnownError
from resettle_desktop.records.kinds import Case, Person
from resettle_desktop.store.store import Store
from tests.exchange.conftest import HEADINGS, HEBA, KHALED, Bring, Made, only

FRENCH = ("N° de dossier", "N° individuel", "Lien de parenté", "Nom", "Prénom", "Sexe", "Date de naissance")
DUTCH = ("Dossiernummer", "Persoonsnummer", "Verwantschap", "Familienaam", "Voornaam", "Geslacht", "Geboortedatum")
HOMELY = ("CASE NO.", "Ind. ID *", "Rel. to PA", "Surname", "First Name", "M/F", "DOB (dd/mm/yyyy)")


def look(path: object, **options: object) -> Recognised:
    return recognise(read_workbook(path), **options)  # type: ignore[arg-type]


@pytest.mark.parametrize("headings", [HEADINGS, FRENCH, DUTCH, HOMELY])
def test_headings_are_known_in_three_languages(store: Store, bring: Bring, headings: tuple[str, ...]) -> None:
    prepared = bring([headings, KHALED, HEBA])
    assert prepared.unmapped == ()
    assert [person.relationship for person in store.rows.equal(Person)] == ["principal_applicant", "spouse"]


def test_titles_above_the_headings_are_passed_over(made: Made) -> None:
    found = look(made([("Submissions of March",), ("Confidential",), HEADINGS, KHALED]))
    assert only(found.sheets).heading_rows[0].number == 3


def test_headings_over_two_rows_are_joined(store: Store, bring: Bring) -> None:
    upper = ("Case", "Individual", "Relationship", "Name", None, "Sex", "Date of")
    lower = ("Number", "Number", None, "Family", "Given", None, "Birth")
    prepared = bring([upper, lower, KHALED])
    assert prepared.unmapped == ()
    assert only(store.rows.equal(Person)).label() == "SHAHIN Khaled"


def test_a_legend_and_a_hidden_sheet_are_left_out_with_a_word(made: Made) -> None:
    found = look(made(Legend=[("SM = serious medical condition",)], List=[HEADINGS, KHALED]))
    assert [each.sheet.name for each in found.sheets] == ["List"]
    assert found.notes == ("The sheet Legend is left out: no row of it has the headings.",)


def test_a_list_on_several_sheets_is_read_from_all(store: Store, bring: Bring, made: Made) -> None:
    other = ("LEB-17C00001", "LEB-00000001", "PA", "HADDAD", "Rania", "F", "1990-05-06")
    prepared = bring(made(Beirut=[HEADINGS, KHALED], Tripoli=[HEADINGS, other]))
    assert [(row.sheet, row.number) for row in prepared.rows] == [("Beirut", 2), ("Tripoli", 2)]
    assert store.rows.count(Case) == 2


def test_the_layout_says_why_it_was_chosen(made: Made) -> None:
    why = look(made([HEADINGS, KHALED])).why
    assert why.startswith("Sheet List, row 1: 7 of 7 headings belong to UNHCR submissions (Case Number,")


def test_no_fitting_heading_row_is_told_with_what_was_looked_for(store: Store, made: Made) -> None:
    with pytest.raises(KnownError, match=r"list\.xlsx.*headings such as.*Family Name"):
        prepare_import(store, made([("Fruit", "Price"), ("Apples", 3)]))


def test_an_unknown_layout_is_told_with_those_there_are(made: Made) -> None:
    with pytest.raises(KnownError, match="unhcr-submissions"):
        look(made([HEADINGS, KHALED]), layout="who-knows")


def test_a_layout_may_be_forced(made: Made) -> None:
    rows = [("Case Number", "Remarks"), ("LEB-16C01016", "Arrives with a cane")]
    with pytest.raises(KnownError):
        look(made(rows))
    assert look(made(rows), layout="cgrs-decisions").layout.name == "cgrs-decisions"


@pytest.mark.parametrize(
    ("headings", "layout"),
    [
        (("N° CGRA", "N° HCR", "Avis", "Date de l'avis"), "cgrs-decisions"),
        (("CGRS number", "UNHCR case number", "Decision", "Decision date"), "cgrs-decisions"),
        (("N° dossier HCR", "Centre d'accueil", "Code postal", "Commune", "Disponible le"), "fedasil-places"),
        (("Case number", "Reception centre", "Postal code", "Municipality", "Available from"), "fedasil-places"),
        (FRENCH, "unhcr-submissions"),
    ],
)
def test_each_agency_is_known_in_another_language(made: Made, headings: tuple[str, ...], layout: str) -> None:
    found = look(made([headings, tuple("LEB-16C01016" for _heading in headings)]))
    assert found.layout.name == layout

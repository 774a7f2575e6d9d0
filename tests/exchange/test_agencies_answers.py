"""What CGRS decided and where Fedasil receives a family come in from lists of many habits."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest

from resettle_desktop.exchange.importing import Outcome, Prepared
from resettle_desktop.records.kinds import Case, Placement
from resettle_desktop.store.store import Store
from tests.exchange.conftest import Bring, Made, Say, numbers

ONE, TWO = "LEB-19C00421", "LEB-18C10077"
Rows = Sequence[Sequence[Any]]


@pytest.fixture
def two_cases(say: Say) -> None:
    for number in (ONE, TWO):
        say({"add": "Case", "values": {"unhcr_number": number}})


pytestmark = pytest.mark.usefixtures("two_cases")


def decisions(store: Store) -> list[tuple[str | None, str]]:
    return [(case.decision, str(case.decided or "")) for case in store.rows.equal(Case)]


DECIDED = [("positive", "2020-01-26"), ("negative", "2020-02-03")]
DECISIONS: dict[str, Rows] = {
    "English": [
        ("UNHCR Case Number", "CGRS decision", "Date of decision"),
        (ONE, "Positive", date(2020, 1, 26)),
        (TWO, "Rejected", date(2020, 2, 3)),
    ],
    "French": [
        ("Dossier HCR", "Avis du CGRA", "Date de l'avis", "Remarques"),
        (ONE.lower(), "Favorable", "26.01.2020", None),
        (TWO.replace("-", "–"), "Défavorable", "03.02.2020", None),
    ],
    "Dutch": [
        ("Nr.", "UNHCR-dossiernummer", "Beslissing CGVS", "Datum van de beslissing"),
        (1, ONE, "positief", "26-01-2020"),
        (2, TWO, "geweigerd", "3-2-2020"),
    ],
    "a row a person": [
        ("N° dossier HCR", "Nom", "Prénom", "Décision", "Décidé le"),
        (ONE, "AL HAMWI", "Mohammad", "Accord", "26/01/2020"),
        (ONE, "BARAKAT", "Rania", "Accord", "26/01/2020"),
        (TWO, "HADDAD", "Samar", "Refus", "03/02/2020"),
    ],
    "titles and sums": [
        ("Commissariat général",),
        ("Décisions de janvier et février 2020",),
        (),
        ("Date de la décision", "N° dossier HCR", "Décision"),
        ("26/01/2020", ONE, "POSITIVE"),
        ("03/02/2020", TWO, "NÉGATIVE"),
        ("Total", 2, None),
        ("Note : les décisions sont notifiées.",),
    ],
    "sections": [
        ("Décision :", "Positive", "Date de la décision :", "26/01/2020"),
        ("N° dossier HCR", "Nom du demandeur principal", "N° CGRA"),
        (ONE, "AL HAMWI Mohammad", "19/12345"),
        ("Décision :", "Négative", "Date de la décision :", "03/02/2020"),
        (TWO, "HADDAD Samar", "19/12346"),
    ],
}  # fmt: skip


@pytest.mark.parametrize("habit", DECISIONS)
def test_decisions_come_in(store: Store, bring: Bring, habit: str) -> None:
    prepared = bring(DECISIONS[habit])
    assert prepared.layout.name == "cgrs-decisions"
    assert decisions(store) == DECIDED
    assert {said.number for said in prepared.findings} <= {"W217"}


def test_a_decision_is_found_by_the_number_of_cgrs(store: Store, bring: Bring) -> None:
    bring([("N° dossier HCR", "N° CGRA", "Décision"), (ONE, "19/12345", "En attente")])
    bring([("N° CGRA", "Décision", "Date de la décision"), ("19 / 12345", "Positive", "26/01/2020")])
    assert decisions(store)[0] == ("positive", "2020-01-26")


def test_rows_of_one_case_that_disagree_are_told_and_the_first_taken(store: Store, bring: Bring) -> None:
    prepared = bring([("N° dossier HCR", "Nom", "Décision"), (ONE, "A", "Positive"), (ONE, "B", "Négative")])
    said = prepared.findings[0]
    assert (said.number, said.row, said.heading, said.value) == ("W216", 3, "Décision", "Negative")
    assert decisions(store)[0][0] == "positive"


def test_a_row_without_a_number_takes_no_other_cases_decision(store: Store, bring: Bring) -> None:
    prepared = bring([("N° dossier HCR", "Nom", "Décision"), (ONE, "A", "Positive"), (None, "B", "Négative")])
    assert prepared.rows[1].outcome is Outcome.PARKED
    assert numbers(prepared) == ["E131"]


PLACES: dict[str, Rows] = {
    "Dutch": [
        ("UNHCR-nummer", "Opvangcentrum", "Postcode", "Gemeente", "Beschikbaar vanaf", "Rolstoel"),
        (ONE, "Kapellen", 2950.0, "Kapellen", date(2020, 3, 1), "ja"),
        (TWO, "Pondrôme", 5574, "Beauraing", date(2020, 3, 9), "nee"),
    ],
    "French": [
        ("N° HCR", "Centre d'accueil", "Code postal", "Commune", "Disponible à partir du", "Accès chaise roulante"),
        (ONE, "Kapellen", "2950", "Kapellen", "01.03.2020", "Oui"),
        (TWO, "Pondrôme", "5574", "Beauraing", "09.03.2020", "Non"),
    ],
    "English": [
        ("Reception list",),
        ("Case No", "Centre", "ZIP", "City", "Available from", "Wheelchair access"),
        (ONE, "Kapellen", "2950", "Kapellen", "1 Mar 2020", "x"),
        (TWO, "Pondrôme", "5574", "Beauraing", "9 Mar 2020", "-"),
        ("Total cases: 2",),
    ],
}  # fmt: skip


@pytest.mark.parametrize("habit", PLACES)
def test_places_come_in(store: Store, bring: Bring, habit: str) -> None:
    prepared = bring(PLACES[habit])
    assert prepared.layout.name == "fedasil-places"
    found = [
        (place.centre, place.postcode, place.municipality, str(place.available_from), place.wheelchair_access)
        for place in store.rows.equal(Placement)
    ]
    assert found == [
        ("Kapellen", "2950", "Kapellen", "2020-03-01", True),
        ("Pondrôme", "5574", "Beauraing", "2020-03-09", False),
    ]
    assert again_unchanged(bring(PLACES[habit]))


def again_unchanged(prepared: Prepared) -> bool:
    return prepared.change_set.changes == ()


def test_a_sheet_of_each_month_is_read(store: Store, bring: Bring, made: Made) -> None:
    headings = ("N° dossier HCR", "Décision", "Date de la décision")
    months: dict[str, Rows] = {
        "Janvier": [headings, (ONE, "Positive", "26/01/2020")],
        "Février": [headings, (TWO, "Négative", "03/02/2020")],
    }
    bring(made(**months))
    assert decisions(store) == DECIDED

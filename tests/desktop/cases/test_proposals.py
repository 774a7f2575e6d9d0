"""What is proposed of a new member follows from the principal applicant and the relation, and from nothing else."""

from __future__ import annotations

import pytest

from resettle_desktop.desktop.cases.proposals import in_common, of_relation
from resettle_desktop.records.kinds import Person

IBRAHIM = Person(
    family_name="Ramadan", given_names="Ibrahim", sex="M", nationality="SYR", languages=("ara", "eng"),
    occupation="Baker",
)  # fmt: skip


def test_a_family_has_name_nationality_and_languages_in_common() -> None:
    found = in_common(IBRAHIM)
    assert (found["family_name"], found["nationality"]) == ("Ramadan", "Syrian Arab Republic")
    assert "birth_country" not in found and "occupation" not in found


@pytest.mark.parametrize(("relation", "sex"), [("son", "Male"), ("daughter", "Female"), ("mother", "Female")])
def test_a_relation_says_the_sex(relation: str, sex: str) -> None:
    assert of_relation(relation, IBRAHIM)["sex"] == sex


@pytest.mark.parametrize("relation", ["spouse", "cousin", "foster_child", None])
def test_a_relation_that_says_no_sex_proposes_nothing(relation: str | None) -> None:
    assert of_relation(relation, IBRAHIM) == {}


def test_a_child_has_the_applicants_given_name_as_the_fathers_or_the_mothers() -> None:
    head = Person(given_names="Khadija", sex="F")
    assert of_relation("son", IBRAHIM)["father_name"] == "Ibrahim"
    assert of_relation("daughter", head)["mother_name"] == "Khadija"


def test_a_stepchild_has_another_parent() -> None:
    assert set(of_relation("stepson", IBRAHIM)) == {"sex"}

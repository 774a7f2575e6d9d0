"""What all kinds of record share."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from resettle_desktop.records.dates import KnownDate
from resettle_desktop.records.fields import Text
from resettle_desktop.records.findings import Refused
from resettle_desktop.records.kinds import (
    Accepted,
    Assistance,
    Attachment,
    BaggageClaim,
    Case,
    Conflict,
    Departure,
    Escort,
    Leg,
    Paper,
    Passenger,
    Person,
    Setting,
    Tick,
    TravelDocument,
    Waiver,
)
from resettle_desktop.records.numbers import id_text
from resettle_desktop.records.record import _declared, kind_label, kind_of, kinds, parts_of
from resettle_desktop.records.stages import Stage


@pytest.fixture
def shoe_size() -> Iterator[Text]:
    """Declare one more field of Person, and take it away again."""
    field = Text("Shoe size")
    Person._meta.add_field("shoe_size", field)
    _declared.cache_clear()
    yield field
    Person._meta.remove_field("shoe_size")
    del Person.shoe_size
    _declared.cache_clear()


def test_a_field_that_is_declared_is_in_the_fields_the_form_and_the_values(shoe_size: Text) -> None:
    assert Person.fields()[-1] is shoe_size
    assert Person.sections()[-1][1][-1] is shoe_size
    assert Person.from_values({"shoe_size": " 42 "}).values() == {"shoe_size": "42"}


def test_a_field_that_is_no_longer_declared_is_gone() -> None:
    assert "shoe_size" not in [field.name for field in Person.fields()]


def test_values_are_read_and_given_back_as_in_change_sets() -> None:
    values = {"family_name": "Haddad", "birth_date": "1985-03~", "sex": "F", "languages": ["ara", "kmr"], "hold": False}
    assert Person.from_values(values).values() == values


def test_empty_fields_are_left_out_of_the_values() -> None:
    assert Person.from_values({"family_name": None, "given_names": " "}).values() == {}


def test_what_is_derived_is_in_no_values() -> None:
    person = Person(stage="booked", family_name="Haddad")
    assert person.values() == {"family_name": "Haddad"}
    assert "stage" in [field.name for field in Person.fields(derived=True)]


def test_a_value_that_cannot_be_is_refused() -> None:
    with pytest.raises(Refused, match="31/02/2019"):
        Person.from_values({"birth_date": "31/02/2019"})


def test_a_field_that_is_none_is_refused_with_those_there_are() -> None:
    with pytest.raises(Refused, match="shoe is no field of Person") as refused:
        Person.from_values({"shoe": "42"})
    assert "family_name" in refused.value.finding.remedy


@pytest.mark.parametrize("name", ["id", "revision", "save", "case_id", "DoesNotExist"])
def test_what_is_not_declared_is_not_reached_by_its_name(name: str) -> None:
    with pytest.raises(Refused):
        Person().of(name)


def test_the_sections_hold_every_field_once_and_in_order() -> None:
    for kind in kinds():
        assert [field for _heading, fields in kind.sections() for field in fields] == list(kind.fields())


def test_the_sections_of_a_person_have_headings() -> None:
    assert [heading for heading, _fields in Person.sections()][:2] == ["Name", "Birth and nationality"]


def test_a_record_is_known_by_its_few_words_else_by_its_id() -> None:
    assert Person(id=7, family_name="Haddad", given_names="Khaled").label() == "Haddad Khaled"
    assert Person(id=7).label() == id_text(7)


def test_a_value_is_shown_as_people_read_it() -> None:
    person = Person(sex="F", birth_date=KnownDate(1985, 3))
    assert (person.shown("sex"), person.shown("birth_date"), person.shown("email")) == ("Female", "Mar 1985", "")


def test_the_findings_of_a_record_name_field_and_record() -> None:
    said = Person(id=7, family_name="Haddad", given_names="A", birth_date=KnownDate(1985)).findings()
    assert ("W203", "birth_date", "Person", 7) in [(each.number, each.field, each.kind, each.record) for each in said]


def test_an_incomplete_record_says_what_is_still_to_do_by_which_stage() -> None:
    (said,) = (each for each in TravelDocument().findings() if each.number == "T310")
    assert (said.field, said.text) == ("expires", "Needed by Cleared.")


def test_a_complete_record_has_no_findings() -> None:
    case = Case(
        unhcr_number="LEB-15C01234", asylum_country="LBN", submitted=date(2020, 1, 7), decision="positive",
        decided=date(2020, 3, 1),
    )  # fmt: skip
    assert case.findings() == []


def test_what_a_record_is_not_asked_for_is_not_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Case.field("decision"), "shown_when", lambda case: case.programme == "resettlement")
    education, resettlement = Case(programme="education"), Case(programme="resettlement")
    assert "decision" not in [field.name for field in education.missing_for(Stage.DECIDED)]
    assert "decision" in [field.name for field in resettlement.missing_for(Stage.DECIDED)]
    assert [said.field for said in education.findings() if said.field == "decision"] == []


def test_what_is_missing_grows_with_the_stage() -> None:
    case = Case(unhcr_number="LEB-15C01234")
    assert [field.name for field in case.missing_for(Stage.SUBMITTED)] == ["asylum_country", "submitted"]
    assert [field.name for field in case.missing_for(Stage.DECIDED)][-2:] == ["decision", "decided"]


def test_a_kind_is_found_by_its_name() -> None:
    assert kind_of("Person") is Person


def test_a_kind_that_is_none_is_refused_with_those_there_are() -> None:
    with pytest.raises(Refused, match="Dragon is no kind of record") as refused:
        kind_of("Dragon")
    assert "TravelDocument" in refused.value.finding.remedy


def test_people_call_one_and_several_by_different_words() -> None:
    assert (kind_label(TravelDocument), kind_label(TravelDocument, many=True)) == (
        "Travel document",
        "Travel documents",
    )


def test_a_record_knows_what_lives_with_it() -> None:
    assert (Person, Person.field("case")) in parts_of(Case)
    assert {kind for kind, _link in parts_of(Departure)} == {
        Accepted,
        Assistance,
        Attachment,
        BaggageClaim,
        Conflict,
        Escort,
        Leg,
        Paper,
        Passenger,
        Tick,
        Waiver,
    }
    assert parts_of(Setting) == []


def test_the_links_of_a_kind_name_kinds_that_there_are() -> None:
    assert {name for kind in kinds() for link in kind.links() for name in link.linked_kinds} <= {
        kind.kind_name() for kind in kinds()
    }

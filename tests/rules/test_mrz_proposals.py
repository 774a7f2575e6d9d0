"""Machine-readable lines fill what is empty, agree with what is the same, and overwrite nothing by themselves."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resettle_desktop.records.fields import Json
from resettle_desktop.records.findings import Refused
from resettle_desktop.records.kinds import Permit, Person, TravelDocument
from resettle_desktop.records.mrz import read_mrz
from resettle_desktop.records.record import Record
from resettle_desktop.rules.mrz_proposals import Proposed, proposals

# the specimens of ICAO 9303, with a country that there is
NAMES = "ERIKSSON<<ANNA<MARIA"
PASSPORT = "P<SYR" + NAMES.ljust(39, "<") + "\n" + "L898902C36SYR7408122F1204159ZE184226B<<<<<10"
VISA = "V<BEL" + NAMES.ljust(39, "<") + "\n" + "L8988901C4SYR4009078F9612109".ljust(44, "<")


def said(text: str, paper: Record | None = None, **person: Json) -> dict[str, Proposed]:
    found = proposals(read_mrz(text), paper or TravelDocument(id=1), Person.from_values(person, 2))  # type: ignore[arg-type]
    return {each.field: each for each in found}


def test_a_passport_fills_the_document_and_the_name_of_its_person() -> None:
    found = said(PASSPORT)
    assert {name: each.value for name, each in found.items()} == {
        "type": "passport", "number": "L898902C3", "country": "SYR", "expires": "2012-04-15",
        "document_name": "ERIKSSON ANNA MARIA", "birth_date": "1974-08-12", "sex": "F", "nationality": "SYR",
    }  # fmt: skip
    assert all(each.fills for each in found.values())


def test_a_visa_fills_a_permit_and_no_travel_document() -> None:
    found = said(VISA, Permit(id=1))
    assert (found["type"].value, found["valid_until"].value) == ("visa", "1996-12-10")
    assert {each.kind for each in said(VISA).values()} == {"Person"}
    assert {each.kind for each in said(PASSPORT, Permit(id=1)).values()} == {"Person"}


def test_what_is_there_already_is_never_filled() -> None:
    found = said(PASSPORT, birth_date="1974-08-12", sex="M")
    assert (found["birth_date"].same, found["birth_date"].fills, found["birth_date"].differs) == (True, False, False)
    assert (found["sex"].same, found["sex"].fills, found["sex"].differs) == (False, False, True)


def test_a_name_written_otherwise_differs() -> None:
    assert said(PASSPORT, document_name="ERIKSSON ANNA")["document_name"].differs


@pytest.mark.parametrize(("place", "field"), [(9, "number"), (19, "birth_date"), (27, "expires")])
def test_a_value_whose_check_digit_is_wrong_is_shown_and_not_filled(place: int, field: str) -> None:
    first, second = PASSPORT.splitlines()
    wrong = second[:place] + str((int(second[place]) + 1) % 10) + second[place + 1 :]
    found = said(f"{first}\n{wrong}")
    assert (found[field].sound, found[field].fills) == (False, False)
    assert found["sex"].sound is None


def test_a_country_that_no_list_knows_is_not_proposed() -> None:
    assert not {"country", "nationality"} & set(said(PASSPORT.replace("SYR", "UTO")))


@given(st.text(alphabet="ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789<\n", min_size=60, max_size=95))
def test_whatever_has_the_shape_of_lines_is_proposed_or_refused(text: str) -> None:
    try:
        found = said(text)
    except Refused:
        return
    assert all(each.value is not None for each in found.values())

"""What two records are compared by: numbers that one person alone has, telephones by their digits."""

from __future__ import annotations

import pytest

from resettle_desktop.records.kinds import Case, OtherNumber, Person, TravelDocument
from resettle_desktop.rules.known_persons import Known, NumberHeld, known, number_findings, shared_number, shown_on_both


def person(id: int = 1, **values: str) -> Person:
    return Person.from_values(values, id)  # type: ignore[return-value]


def with_paper(**values: str) -> Known:
    paper = TravelDocument.from_values(values, 9)
    return known(person(), documents=[paper])  # type: ignore[list-item]


def with_number(scheme: str | None, value: str) -> Known:
    given = {"scheme": scheme, "value": value}
    number = OtherNumber.from_values({name: said for name, said in given.items() if said}, 9)
    return known(person(), others=[number])  # type: ignore[list-item]


def test_the_numbers_held_are_the_agencies_and_those_of_ones_own_papers() -> None:
    paper = TravelDocument.from_values({"type": "passport", "number": "N-0123456", "country": "SYR"}, 9)
    other = OtherNumber.from_values({"scheme": "iom", "value": "LB 12345"}, 8)
    me = known(person(unhcr_number="LEB-00012345"), documents=[paper], others=[other])  # type: ignore[list-item]
    assert {(each.key, each.register, each.paper) for each in me.numbers} == {
        ("LEB00012345", "unhcr_individual", False), ("LB12345", "iom", False), ("N0123456", "SYR", True),
    }  # fmt: skip


@pytest.mark.parametrize("type", ["family_booklet", "marriage_certificate", "unrwa_card", "other"])
def test_a_paper_of_a_whole_family_is_nobodys_own(type: str) -> None:
    assert with_paper(type=type, number="A1234567").numbers == ()


@pytest.mark.parametrize("scheme", ["registration_group", "unhcr_case"])
def test_a_number_of_a_whole_family_is_nobodys_own(scheme: str) -> None:
    assert with_number(scheme, "LEB-15C01234").numbers == ()


@pytest.mark.parametrize("written", ["none", "N/A", "123", "-"])
def test_what_stands_for_no_number_is_none(written: str) -> None:
    assert with_paper(type="passport", number=written).numbers == ()


def test_one_number_is_shared_however_it_is_written_and_wherever_it_stands() -> None:
    one, other = known(person(unhcr_number="LEB-00012345")), with_number("unhcr_individual", "leb 00012345")
    shared = shared_number(one, other)
    assert shared and shared.shown == "LEB-00012345"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (with_number("iom", "1234567"), with_number("fedasil", "1234567")),
        (with_paper(number="N0123456", country="SYR"), with_paper(number="N0123456", country="IRQ")),
        (with_number("asylum_register", "99123456"), with_paper(type="national_id", number="99123456")),
    ],
)
def test_equal_digits_of_two_registers_are_two_numbers(one: Known, other: Known) -> None:
    assert shared_number(one, other) is None


def test_a_number_of_an_unknown_register_fits_any() -> None:
    assert NumberHeld("1234567", "", "1234567").same(NumberHeld("1234567", "iom", "1234567"))
    assert shared_number(with_number("other", "1234567"), with_number("iom", "1234567"))


def test_telephones_are_known_with_the_prefix_of_the_country_of_asylum() -> None:
    case = Case.from_values({"asylum_country": "LBN", "phone": "03/876 082"}, 5)
    assert known(person(phone="+90 532 123 45 67"), case).phones == {"9613876082", "905321234567"}  # type: ignore[arg-type]


def test_a_value_that_differs_is_shown_of_both() -> None:
    one, other = known(person(sex="M", given_names="Khaled")), known(person(2, sex="F", given_names="Khaled"))
    assert shown_on_both("sex_other", one, other) == "Male / Female"
    assert shown_on_both("own_same", one, other) == "Khaled"


def test_dates_are_shown_as_on_the_document_and_as_claimed() -> None:
    me = known(person(birth_date="1985-01-01", claimed_birth_date="1983-05"))
    assert shown_on_both("SAME_YEAR", me, me) == "1 Jan 1985, May 1983"


def test_nothing_is_shared_by_two_of_whom_nothing_is_known() -> None:
    nobody = known(person())
    assert shared_number(nobody, nobody) is None
    assert (shown_on_both("number", nobody, nobody), shown_on_both("phone", nobody, nobody)) == ("", "+")


def test_a_number_on_two_people_is_told_and_ones_own_is_not() -> None:
    me, other = with_number("iom", "1234567"), with_number("iom", "12-34567")
    twin = known(person(2, given_names="Omar"), others=[OtherNumber(scheme="iom", value="1234567")])
    assert number_findings(me, [me, other]) == []
    (said,) = number_findings(me, [twin])
    assert (said.number, said.record, said.text) == ("W248", 1, "Omar has the number 1234567 too.")

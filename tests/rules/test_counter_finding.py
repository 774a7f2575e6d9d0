from __future__ import annotations

import time

import pytest

from resettle_desktop.rules.counter_finding import CounterFinder, Known, Meant
from resettle_desktop.rules.label_codes import label_code

KHALED = Known(
    11, 1, 1, ("LEB-58409303", "235-1234567890", "N0123456"), ("LEB-15C01056",), ("Khaled HADDAD", "خالد حداد")
)
FATIMA = Known(12, 1, 2, ("LEB-59509497",), ("LEB-15C01056",), ("Fatima RASHID",))
NOOR = Known(21, 2, 3, ("LEB-70000001",), ("LEB-16C02001",), ("Noor QASEM",))
KHALID = Known(31, 3, 4, ("LEB-80000001",), ("LEB-17C00001",), ("Khalid SALEM",))
GIVEN = (
    "Mohammad", "Khaled", "Noor", "Fatima", "Rania", "Omar", "Yousef",
    "Hassan", "Ibrahim", "Amal", "Dalal", "Sawsan", "Zeinab", "Ziad",
    "Kareem", "Heba", "Rima",
)  # fmt: skip
FAMILIES = (
    "Haddad", "Qasem", "Salem", "Khalil", "Ramadan", "Hamdan", "Sheikho",
    "Suleiman", "Shahin", "Najjar", "Hussein", "Rashid", "Nasser", "Darwish",
    "Issa", "Saab", "Khoury", "Mansour",
)  # fmt: skip
FINDER = CounterFinder([KHALED, FATIMA, NOOR, KHALID])


@pytest.mark.parametrize(
    "text", ["LEB-58409303", "leb58409303", "2351234567890", "N0123456", "n-0123456", "1", "58409303", "haddad"]
)
def test_a_person_is_found_by_each_number_and_by_the_name(text: str) -> None:
    assert FINDER.find(text) == Meant((1,), 11)


def test_a_label_is_read_as_a_scanner_types_it() -> None:
    assert FINDER.find(label_code(21, 2)) == Meant((2,), 21, 21)


def test_a_label_of_somebody_else_says_whose_it_is() -> None:
    assert FINDER.find(label_code(99)) == Meant((), None, 99)


@pytest.mark.parametrize("text", ["LEB-15C01056", "leb15c01056", "15C01056"])
def test_the_number_of_a_case_means_the_family(text: str) -> None:
    assert FINDER.find(text) == Meant((1,))


@pytest.mark.parametrize("text", ["Khaled Hadad", "khalid haddad", "خالد حداد", "Haddad Kh", "HADDAD, Khaled"])
def test_a_name_is_found_in_any_spelling_and_order(text: str) -> None:
    assert FINDER.find(text).families == (1,)


def test_a_name_of_two_families_gives_both() -> None:
    assert FINDER.find("Khaled").families == (1, 3)
    assert FINDER.find("Khaled").person is None


@pytest.mark.parametrize("text", ["", "  ", "zzz", "kkk", "5", "LEB-99999999", "---"])
def test_what_fits_nobody_finds_nobody(text: str) -> None:
    assert FINDER.find(text) == Meant()


def test_a_person_of_300_is_found_by_name_within_a_frame() -> None:
    names = [f"{given} {family}" for given in GIVEN for family in FAMILIES]
    many = CounterFinder([Known(1000 + at, at // 5, at, names=(name,)) for at, name in enumerate(names[:300])])
    many.find("warm")
    begun = time.perf_counter()
    assert many.find("Mohamad Hadad").families
    assert time.perf_counter() - begun < 0.1  # on a machine that does other things beside

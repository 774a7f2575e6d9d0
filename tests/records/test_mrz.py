from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resettle_desktop.records.dates import KnownDate
from resettle_desktop.records.findings import Refused
from resettle_desktop.records.mrz import check_digit, read_mrz

TODAY = date(2026, 11, 24)
PASSPORT = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10"
CARD = "I<UTOD231458907<<<<<<<<<<<<<<<\n7408122F1204159UTO<<<<<<<<<<<6\nERIKSSON<<ANNA<MARIA<<<<<<<<<<"
TD2 = "I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<\nD231458907UTO7408122F1204159<<<<<<<6"
VISA = "V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL8988901C4XXX4009078F96121096ZE184226B<<<<<<"
SMALL_VISA = "V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<\nL8988901C4XXX4009078F9612109<<<<<<<<"
ALL = {"TD3": PASSPORT, "TD1": CARD, "TD2": TD2, "MRV-A": VISA, "MRV-B": SMALL_VISA}


@pytest.mark.parametrize("format", ALL)
def test_the_specimen_of_each_format_verifies(format: str) -> None:
    read = read_mrz(ALL[format], TODAY)
    assert (read.format, read.wrong) == (format, ())
    assert (read.family_name, read.given_names, read.sex) == ("ERIKSSON", "ANNA MARIA", "F")


def test_a_passport_gives_its_values() -> None:
    read = read_mrz(PASSPORT, TODAY)
    assert (read.code, read.issuer, read.nationality, read.number) == ("P", "UTO", "UTO", "L898902C3")
    assert (read.birth, read.expires, read.optional) == (KnownDate(1974, 8, 12), date(2012, 4, 15), "ZE184226B")
    assert read.document_name == "ERIKSSON ANNA MARIA"


def test_a_visa_is_told_from_a_passport() -> None:
    assert [read_mrz(text, TODAY).is_visa for text in (VISA, PASSPORT)] == [True, False]


@pytest.mark.parametrize(
    "typed",
    [PASSPORT.replace("\n", ""), PASSPORT.lower(), PASSPORT.replace("<<<<<", "<< <<<"), f"\n\n {PASSPORT} \n"],
    ids=["one line", "small letters", "blanks", "blank lines"],
)
def test_the_way_of_typing_does_not_matter(typed: str) -> None:
    assert read_mrz(typed, TODAY) == read_mrz(PASSPORT, TODAY)


@pytest.mark.parametrize("text", ["", "HELLO", PASSPORT[:-1], PASSPORT.replace("A", "É", 1), "<" * 89])
def test_other_texts_are_refused(text: str) -> None:
    with pytest.raises(Refused) as refused:
        read_mrz(text, TODAY)
    assert refused.value.finding.number == "E140"


@pytest.mark.parametrize(
    ("place", "wrong"), [(0, ("number", "all")), (14, ("birth", "all")), (22, ("expiry", "all")), (43, ("all",))]
)
def test_a_slip_is_found_where_it_stands(place: int, wrong: tuple[str, ...]) -> None:
    first, second = PASSPORT.split("\n")
    slipped = second[:place] + ("7" if second[place] != "7" else "8") + second[place + 1 :]
    assert read_mrz(f"{first}\n{slipped}", TODAY).wrong == wrong


@given(st.integers(0, 41), st.sampled_from("0123456789"))
def test_every_single_wrong_digit_of_a_passport_is_found(place: int, digit: str) -> None:
    first, second = PASSPORT.split("\n")
    if not second[place].isdecimal() or second[place] == digit:
        return
    assert read_mrz(f"{first}\n{second[:place]}{digit}{second[place + 1 :]}", TODAY).wrong


@pytest.mark.parametrize(
    ("text", "born"),
    [("60<<<<", KnownDate(1960)), ("6005<<", KnownDate(1960, 5)), ("600500", KnownDate(1960, 5)), ("<<<<<<", None)],
)
def test_what_is_not_known_of_a_birth_stays_unknown(text: str, born: KnownDate | None) -> None:
    first, second = PASSPORT.split("\n")
    lines = f"{first}\n{second[:13]}{text}{check_digit(text)}{second[20:]}"
    assert read_mrz(lines, TODAY).birth == born


@pytest.mark.parametrize(("text", "year"), [("261124", 2026), ("261125", 1926), ("270101", 1927), ("000101", 2000)])
def test_nobody_is_born_in_the_future(text: str, year: int) -> None:
    first, second = PASSPORT.split("\n")
    born = read_mrz(f"{first}\n{second[:13]}{text}0{second[20:]}", TODAY).birth
    assert born is not None
    assert born.year == year


@pytest.mark.parametrize(("text", "expires"), [("361231", date(2036, 12, 31)), ("991231", date(1999, 12, 31))])
def test_an_expiry_lies_at_most_twenty_years_ahead(text: str, expires: date) -> None:
    first, second = PASSPORT.split("\n")
    assert read_mrz(f"{first}\n{second[:21]}{text}0{second[28:]}", TODAY).expires == expires


def test_a_day_that_there_is_not_is_no_date() -> None:
    first, second = PASSPORT.split("\n")
    assert read_mrz(f"{first}\n{second[:21]}310231{second[27:]}", TODAY).expires is None


def test_a_number_longer_than_nine_goes_on_in_the_optional_data() -> None:
    number = "D23145890734"
    lines = CARD.replace("D231458907<<<<<<<<<<<<<<<", f"{number[:9]}<{number[9:]}{check_digit(number)}".ljust(25, "<"))
    read = read_mrz(lines, TODAY)
    assert read.number == number
    assert "number" not in read.wrong


def test_a_person_with_one_name_has_no_given_names() -> None:
    read = read_mrz(PASSPORT.replace("ERIKSSON<<ANNA<MARIA", "AHMAD<<<<<<<<<<<<<<<"), TODAY)
    assert (read.family_name, read.given_names, read.document_name) == ("AHMAD", "", "AHMAD")


def test_a_sex_that_is_left_open_is_an_x() -> None:
    assert read_mrz(PASSPORT.replace("F1204", "<1204"), TODAY).sex == "X"


@given(st.text(max_size=120))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        read_mrz(text, TODAY)
    except Refused as refused:
        assert refused.finding.number == "E140"


@given(st.lists(st.text("ABCXYZ0189<", min_size=44, max_size=44), min_size=2, max_size=2))
def test_any_lines_of_the_right_length_are_read(lines: list[str]) -> None:
    assert read_mrz("\n".join(lines), TODAY).format in ("TD3", "MRV-A")

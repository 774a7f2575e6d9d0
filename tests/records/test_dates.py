"""Dates as people type, know and read them."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resettle_desktop.records.dates import (
    KnownDate,
    apart,
    read_day,
    read_moment,
    read_partial,
    show_day,
    show_moment,
    show_partial,
    weekday,
    western_digits,
)
from resettle_desktop.records.findings import Refused

TODAY = date(2020, 9, 22)


@st.composite
def known_dates(draw: st.DrawFn) -> KnownDate:
    day = draw(st.dates(min_value=date(1000, 1, 1)))
    known = draw(st.integers(1, 3))
    return KnownDate(day.year, day.month if known > 1 else None, day.day if known > 2 else None, draw(st.booleans()))


@given(known_dates())
def test_a_date_is_read_back_from_its_iso_form(when: KnownDate) -> None:
    assert read_partial(str(when)) == when


@given(known_dates())
def test_a_date_is_read_back_as_it_is_shown(when: KnownDate) -> None:
    assert read_partial(show_partial(when)) == when


@given(st.text() | st.from_regex(r"[0-9]{1,5}[-./ ][0-9a-z]{0,9}[-./ ][0-9]{0,5}~?", fullmatch=True))
def test_any_text_is_a_date_or_refused(text: str) -> None:
    try:
        assert isinstance(read_partial(text), KnownDate)
    except Refused as refused:
        assert refused.finding.number in ("E101", "E103")


@given(st.text() | st.from_regex(r"[0-9-]{1,12}[T ][0-9]{1,3}:[0-9]{1,3}", fullmatch=True))
def test_any_text_is_a_moment_or_refused(text: str) -> None:
    try:
        assert isinstance(read_moment(text), datetime)
    except Refused as refused:
        assert refused.finding.number in ("E101", "E103", "E104")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("1985", "1985"),
        ("1985-03", "1985-03"),
        ("1985-09-14", "1985-09-14"),
        ("14 Sep 1985", "1985-09-14"),
        ("14-Sep-1985", "1985-09-14"),
        ("Sep 14, 1985", "1985-09-14"),
        ("14 septembre 1985", "1985-09-14"),
        ("14 maart 1985", "1985-03-14"),
        ("14/09/1985", "1985-09-14"),
        ("14.9.85", "1985-09-14"),
        ("1985/09/14", "1985-09-14"),
        ("03/1985", "1985-03"),
        ("March 1985", "1985-03"),
        ("about 1985", "1985~"),
        ("c. 1985", "1985~"),
        ("vers mars 1985", "1985-03~"),
        ("1985~", "1985~"),
        ("1985 environ", "1985~"),
        ("1985?", "1985~"),
        ("14 Sep 1985 (approx.)", "1985-09-14~"),
        ("00/00/1985", "1985"),
        ("00.03.1985", "1985-03"),
        ("14091985", "1985-09-14"),
        ("19850914", "1985-09-14"),
        ("١٤ أيلول ١٩٨٥", "1985-09-14"),
        ("كانون الثاني 1985", "1985-01"),
        ("حوالي 1985", "1985~"),
        ("14 Eylül 1985", "1985-09-14"),
        ("١٤/٠٩/١٩٨٥", "1985-09-14"),
        ("۱۹۸۵", "1985"),
        ("\u200f14/09/1985", "1985-09-14"),
    ],
)
def test_dates_are_read_as_people_type_them(typed: str, meant: str) -> None:
    assert str(read_partial(typed, today=TODAY)) == meant


@pytest.mark.parametrize("typed", ["31/02/2019", "2019-02-30", "2021-02-29", "1985-13", "15/00/1985", "0000", "0010"])
def test_a_day_that_is_none_is_refused(typed: str) -> None:
    with pytest.raises(Refused) as refused:
        read_partial(typed)
    assert (refused.value.finding.number, refused.value.finding.value) == ("E101", typed)


@pytest.mark.parametrize("typed", ["", "unknown", "Sep", "14 Sep", "1/2/3/2000", "19855", "Sep Oct 1985", "1e5", "²"])
def test_what_is_no_date_is_refused(typed: str) -> None:
    with pytest.raises(Refused, match="cannot be read as a date"):
        read_partial(typed)


def test_the_order_decides_between_day_and_month() -> None:
    assert str(read_partial("03/04/1985", "dmy")) == "1985-04-03"
    assert str(read_partial("03/04/1985", "mdy")) == "1985-03-04"


def test_a_month_in_letters_needs_no_order() -> None:
    assert read_partial("14 Sep 1985", "mdy") == read_partial("Sep 14 1985", "dmy")


@pytest.mark.parametrize(("typed", "year"), [("1.2.20", 2020), ("1.2.21", 1921), ("1.2.99", 1999)])
def test_a_year_of_two_digits_is_the_latest_that_has_begun(typed: str, year: int) -> None:
    assert read_partial(typed, today=TODAY).year == year


def test_a_month_with_two_digits_is_a_month_of_that_year() -> None:
    assert str(read_partial("Sep-85", today=TODAY)) == "1985-09"


def test_a_whole_day_of_two_digits_may_lie_twenty_years_ahead() -> None:
    ahead = date.today().year + 9
    assert read_day(f"31.12.{ahead % 100:02d}") == date(ahead, 12, 31)


@pytest.mark.parametrize("typed", ["1985", "03/1985", "about 14 Sep 1985"])
def test_a_day_must_be_whole_and_sure(typed: str) -> None:
    with pytest.raises(Refused):
        read_day(typed)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("2020-09-22T10:35", datetime(2020, 9, 22, 10, 35)),
        ("2020-09-22 10:35:59", datetime(2020, 9, 22, 10, 35)),
        ("22 Sep 2020, 10:35", datetime(2020, 9, 22, 10, 35)),
        ("22/09/2020 10h35", datetime(2020, 9, 22, 10, 35)),
        ("22 Sep 2020 1:05 pm", datetime(2020, 9, 22, 13, 5)),
        ("22 Sep 2020 12:05 AM", datetime(2020, 9, 22, 0, 5)),
        ("٢٢/٠٩/٢٠٢٠ ١٠:٣٥", datetime(2020, 9, 22, 10, 35)),
    ],
)
def test_moments_are_read_as_people_type_them(typed: str, meant: datetime) -> None:
    assert read_moment(typed) == meant


@pytest.mark.parametrize(
    "typed", ["22 Sep 2020", "22 Sep 2020 25:00", "22 Sep 2020 10:60", "10:35", "22 Sep 2020 15:00 am"]
)
def test_what_is_no_moment_is_refused(typed: str) -> None:
    with pytest.raises(Refused):
        read_moment(typed)


@given(st.datetimes(min_value=datetime(1000, 1, 1)))
def test_a_moment_is_read_back_as_it_is_shown(moment: datetime) -> None:
    assert read_moment(show_moment(moment)) == moment.replace(second=0, microsecond=0)


def test_a_day_is_shown_with_its_month_in_letters() -> None:
    assert show_day(date(2020, 9, 4)) == "4 Sep 2020"


@given(known_dates())
def test_a_date_means_the_days_between_its_earliest_and_latest(when: KnownDate) -> None:
    assert when.earliest <= when.latest
    assert (when.earliest == when.latest) == (when.day is not None)


def test_a_month_that_is_known_ends_on_its_last_day() -> None:
    assert KnownDate(2020, 2).latest == date(2020, 2, 29)


@pytest.mark.parametrize(
    ("born", "on", "age"),
    [
        ("2000-09-22", date(2020, 9, 21), 19),
        ("2000-09-22", date(2020, 9, 22), 20),
        ("2000", date(2020, 9, 22), 19),
        ("2000-02-29", date(2018, 2, 28), 17),
        ("2000-02-29", date(2018, 3, 1), 18),
    ],
)
def test_an_age_counts_completed_years_and_the_younger_where_the_day_is_unknown(born: str, on: date, age: int) -> None:
    assert read_partial(born).age_on(on) == age


@given(known_dates(), st.timedeltas(timedelta(0), timedelta(days=40_000)))
def test_nobody_grows_younger(when: KnownDate, later: timedelta) -> None:
    if when.latest <= date.max - later:
        assert when.age_on(when.latest + later) >= when.age_on(when.latest) == 0


@given(st.integers(0, 10**9))
def test_digits_of_any_script_become_western(number: int) -> None:
    arabic = "".join(chr(0x0660 + int(digit)) for digit in str(number))
    assert western_digits(arabic) == str(number)


def test_a_day_has_the_short_name_of_its_day_of_the_week() -> None:
    assert [weekday(date(2020, 9, day)) for day in (21, 22, 27)] == ["Mon", "Tue", "Sun"]


@pytest.mark.parametrize(
    ("one", "other", "words"),
    [
        ("1985", "1985-03-04", ""),
        ("1985-03-04", "1985-03-04", ""),
        ("1985-03-04", "1987-03-04", "2 years apart"),
        ("1987-03-03", "1985-03-04", "1 year apart"),
        ("1985", "1986-02", "1 month apart"),
        ("1985-03-04", "1985-04-03", "30 days apart"),
        ("1985-03-04", "1985-03-05", "1 day apart"),
    ],
)
def test_two_dates_are_told_apart_by_what_is_certain(one: str, other: str, words: str) -> None:
    assert apart(read_partial(one), read_partial(other)) == words


@given(known_dates(), known_dates())
def test_how_far_dates_are_apart_is_the_same_from_either(one: KnownDate, other: KnownDate) -> None:
    assert apart(one, other) == apart(other, one)

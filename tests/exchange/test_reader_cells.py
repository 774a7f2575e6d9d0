"""A cell becomes a plain value, and comes through JSON unchanged."""

import datetime
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resettle_desktop.exchange.reader_cells import Cell, mask_of, packed, plain, plain_text, shown_with, unpacked


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("  O'Brien\u00a0", "O'Brien"),
        ("\u200e\u202bحداد\u202c\u200f", "حداد"),
        ("\u200cمی\u200cخواهم\u200c", "می\u200cخواهم"),
        ("Noor\x00\x0b", "Noor"),
        ("line\r\nbreak\ttab", "line\nbreak\ttab"),
        ("\ufeff\u2003", None),
        ("", None),
        ("Élise\ufffe\ud800", "Élise"),
    ],
)
def test_text_is_trimmed_and_cleaned(text: str, shown: str | None) -> None:
    assert plain_text(text) == shown


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (12.0, 12),
        (12.5, 12.5),
        (2352400000000.0, 2352400000000),
        (1e15, 1e15),
        (float("nan"), "nan"),
        (float("inf"), "inf"),
        (True, True),
        (None, None),
        (datetime.datetime(2020, 9, 22), datetime.date(2020, 9, 22)),
        (datetime.datetime(2020, 9, 22, 10, 35), datetime.datetime(2020, 9, 22, 10, 35)),
        (datetime.time(), datetime.time()),
    ],
)
def test_values_are_plain(value: object, shown: Cell) -> None:
    found = plain(value)
    assert (found, type(found)) == (shown, type(shown))


@pytest.mark.parametrize(
    ("number_format", "value", "shown"),
    [
        ("00000", 475, "00475"),
        ("00000", 55740, "55740"),
        ("[$-813]00000;@", 475, "00475"),
        ('0###"/"##\\.##\\.##', 475123450, "0475/12.34.50"),
        ("000-0000", 12345, "001-2345"),
        ("00", 5.5, 5.5),
        ("00", -5, -5),
        ("00", True, True),
    ],
)
def test_a_mask_shows_a_number_as_the_workbook_does(number_format: str, value: Cell, shown: Cell) -> None:
    mask = mask_of(number_format)
    assert mask is not None
    assert shown_with(mask, value) == shown


@pytest.mark.parametrize(
    "number_format",
    ["General", "0", "0.00", "#,##0", "# ##0", "0%", "yyyy-mm-dd", "hh:mm", "0.00E+00", "00.0", "@", ""],
)
def test_a_format_without_leading_zeros_has_no_mask(number_format: str) -> None:
    assert mask_of(number_format) is None


@given(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text()
    | st.dates()
    | st.datetimes()
    | st.times()
    | st.timedeltas(min_value=datetime.timedelta(0), max_value=datetime.timedelta(days=9999))
)
def test_a_cell_comes_through_json_unchanged(cell: Cell) -> None:
    assert unpacked(json.loads(json.dumps(packed(cell)))) == cell


@pytest.mark.parametrize("value", [{}, {"x": 1}, {"d": 1, "t": 2}, {"s": "1"}, [1], {"d": "yesterday"}])
def test_what_is_no_packed_cell_is_refused(value: object) -> None:
    with pytest.raises(ValueError, match=r"not a packed cell|Invalid isoformat"):
        unpacked(value)

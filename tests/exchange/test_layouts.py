"""The layouts: declared in files, checked when they are read."""

from __future__ import annotations

import pytest

from resettle_desktop.exchange.headings import heading, vocabulary
from resettle_desktop.exchange.layouts import layout, layouts, read_layout
from resettle_desktop.records.errors import KnownError

SMALL = """
name = "small"
agency = "Us"
label = "Small list"
[[kinds]]
kind = "Case"
keys = [["unhcr_number"]]
[[columns]]
heading = "Number"
field = "{field}"
"""
IMPORTED = (
    "unhcr-submissions", "cgrs-decisions", "fedasil-places", "travel-documents", "clinic-results", "belco-attendance",
    "bookings", "past-arrivals", "municipality-placements",
)  # fmt: skip


def test_a_layout_is_found_by_its_name() -> None:
    assert layout("cgrs-decisions").agency == "CGRS"


@pytest.mark.parametrize("name", IMPORTED)
def test_every_column_fills_a_field_or_says_why_not(name: str) -> None:
    for column in layout(name).columns:
        assert bool(column.field) != bool(column.note), column.heading


@pytest.mark.parametrize("name", IMPORTED)
def test_every_heading_that_is_written_is_read_back_as_the_same_column(name: str) -> None:
    words = vocabulary(layout(name))
    for column in layout(name).columns:
        assert words.column(heading(column.heading)) == column


def test_the_names_are_in_order_and_unlike() -> None:
    names = [each.name for each in layouts()]
    assert names == sorted(set(names))


def test_a_small_layout_is_read() -> None:
    read = read_layout("small.toml", SMALL.format(field="Case.unhcr_number"))
    assert (read.key_fields(), read.parts()) == (("Case.unhcr_number",), (read,))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (SMALL.format(field="Case.shoes"), r"small\.toml.*Case\.shoes"),
        ("name = ", "small.toml"),
        ('name = "small"', "columns"),
        (SMALL.format(field="Case.unhcr_number") + "colour = 3", "colour"),
    ],
)
def test_a_layout_that_is_wrong_is_told_with_its_file(text: str, said: str) -> None:
    with pytest.raises(KnownError, match=said):
        read_layout("small.toml", text)

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resettle_desktop.rules.paper_ticks import PaperTicks, read_paper_ticks, status_of

MANIFEST = range(1, 11)


def read(text: str) -> PaperTicks:
    return read_paper_ticks(text, MANIFEST)


def test_numbers_and_stretches_say_who_came() -> None:
    assert read("1-4 6, 9").came == [1, 2, 3, 4, 6, 9]


def test_a_minus_says_who_does_not_travel_and_a_code_says_why() -> None:
    assert read("-7 -8-9 doc").staying == {7: "NSH", 8: "DOC", 9: "DOC"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("11", "11 is not on the manifest"),
        ("3 -3", "3 both came and does not travel"),
        ("-3 2-4", "3 both came and does not travel"),
        ("4-1", "4-1 runs backwards"),
        ("1 DOC", "DOC stands after nobody who does not travel"),
        ("-1 XYZ", "XYZ is no reason"),
        ("1..4", "1..4 is not understood"),
    ],
)
def test_what_cannot_be_is_told(text: str, said: str) -> None:
    assert said in read(text).wrong


def test_dashes_and_digits_of_any_kind_are_read() -> None:
    assert read("١–٣ −٤").came == [1, 2, 3]
    assert read("١–٣ −٤").staying == {4: "NSH"}


@given(st.text(alphabet="0123456789-– ,;aDOC", max_size=40))
def test_nothing_outside_the_manifest_is_ever_ticked(text: str) -> None:
    found = read(text)
    assert {*found.came, *found.staying} <= set(MANIFEST)
    if not found.wrong:
        assert not set(found.came) & set(found.staying)


@pytest.mark.parametrize(("reason", "status"), [("NSH", "no_show"), ("AIR", "denied_boarding"), ("MED", "offloaded")])
def test_the_reason_says_how_somebody_does_not_travel(reason: str, status: str) -> None:
    assert status_of(reason) == status

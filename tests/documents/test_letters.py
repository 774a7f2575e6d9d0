"""Letters that papers can be set in, and what stands for the others."""

from __future__ import annotations

import pytest

from resettle_desktop.documents.letters import all_legible, can_be_set, is_arabic, legible


@pytest.mark.parametrize(
    "text", ["Al Hamwi", "Đorđe Ünal ʿAlī", "e\u0301", "Пётр", "Ελένη", "عبد الرحمن", "كوردی", "10:35 → 12:25", ""]
)
def test_letters_of_the_fonts_stay(text: str) -> None:
    assert can_be_set(text)
    assert legible(text) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("ተስፋይ ሃይለ", "[Ethiopic letters]"),
        ("Tesfay ተስፋይ.", "Tesfay [Ethiopic letters]"),
        ("အောင် Aung", "[Myanmar letters] Aung"),
        ("Հայկ", "[Armenian letters]"),
    ],
)
def test_other_letters_are_named(text: str, shown: str) -> None:
    assert not can_be_set(text)
    assert legible(text) == shown


def test_every_text_of_the_data_is_made_legible_but_no_name_of_an_entry() -> None:
    data = {"ሀ": [("ሀ", 3, True, None)], "name": "Noor"}
    assert all_legible(data) == {"ሀ": [["[Ethiopic letters]", 3, True, None]], "name": "Noor"}


@pytest.mark.parametrize(("text", "arabic"), [("خالد شاهين", True), ("خالد ٣", True), ("خالد K", False), ("12", False)])
def test_arabic_is_told_from_a_mixture(text: str, arabic: bool) -> None:
    assert is_arabic(text) is arabic

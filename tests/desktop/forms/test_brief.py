"""A finding stands under its field in few words."""

from __future__ import annotations

import pytest

from resettle_desktop.desktop.forms import brief as words
from resettle_desktop.desktop.forms.brief import brief
from resettle_desktop.records.findings import SENTENCES, Finding, finding

WORDS_SHOWN = 28  # letters that stand beside the number in the narrowest column at the usual size of text


@pytest.mark.parametrize("number", sorted(words._WORDS))
def test_the_words_are_of_a_finding_that_there_is_and_fit_a_column(number: str) -> None:
    assert number in SENTENCES
    assert len(words._WORDS[number]) <= WORDS_SHOWN


def test_what_others_wrote_is_named() -> None:
    assert brief(finding("W230", value="Tailor")) == "Changed meanwhile: Tailor"
    assert brief(finding("W230", value="")) == "Changed meanwhile: empty now"


def test_a_finding_without_few_words_gives_its_sentence() -> None:
    assert brief(Finding("W299", "A bridge is missing.", "")) == "A bridge is missing"

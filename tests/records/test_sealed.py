"""A medical detail becomes a value by being sealed, and by nothing else."""

from __future__ import annotations

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resettle_desktop.records.errors import KnownError
from resettle_desktop.records.fields import Sealed, Sensitivity
from resettle_desktop.records.findings import Refused
from resettle_desktop.records.sealed import PREFIX, is_sealed


class Folded:
    """Seals by writing a text so that no word of it is seen; the real one is the store's."""

    def __init__(self, may_open: bool = True) -> None:
        self.may_open = may_open

    def seal(self, text: str, place: str) -> str:
        if not self.may_open:
            raise KnownError("Only medical users.")
        return PREFIX + base64.urlsafe_b64encode(f"{place}|{text}".ljust(90).encode()).decode().rstrip("=")

    def open(self, sealed: str, place: str) -> str:
        body = sealed.removeprefix(PREFIX)
        where, _bar, text = base64.urlsafe_b64decode(body + "=" * (-len(body) % 4)).decode().partition("|")
        if where != place:
            raise KnownError("It belongs elsewhere.")
        return text.rstrip()


@pytest.fixture
def details() -> Sealed:
    field = Sealed("Details")
    field.name = "details"
    return field


def test_it_is_medical_without_being_told_so(details: Sealed) -> None:
    assert (details.sensitivity, details.leaves) == (Sensitivity.MEDICAL, False)


@pytest.mark.parametrize("text", ["asthma", "sealed", PREFIX, PREFIX + "asthma", "SEALED:1:" + "A" * 200])
def test_a_plain_text_is_refused_and_not_repeated(details: Sealed, text: str) -> None:
    with pytest.raises(Refused, match="Details is kept sealed") as refused:
        details.from_json(text)
    assert "asthma" not in str(refused.value.finding)


def test_what_was_sealed_is_a_value_in_every_form(details: Sealed) -> None:
    value = details.seal("asthma, since 2011", 7, Folded())
    assert value and details.from_json(details.to_json(value)) == value
    assert details.read(value) == value


def test_others_read_only_that_something_is_there(details: Sealed) -> None:
    assert details.show(details.seal("asthma", 7, Folded())) == "Sealed"


def test_a_text_opens_at_its_record(details: Sealed) -> None:
    value = details.seal("asthma", 7, Folded())
    assert details.open(value, 7, Folded()) == "asthma"


def test_a_text_does_not_open_at_another_record(details: Sealed) -> None:
    value = details.seal("asthma", 7, Folded())
    with pytest.raises(KnownError, match="elsewhere"):
        details.open(value, 8, Folded())


@pytest.mark.parametrize("text", ["", "  ", "\u200f\n"])
def test_an_empty_text_is_no_value(details: Sealed, text: str) -> None:
    assert details.seal(text, 7, Folded()) is None
    assert details.open(None, 7, Folded()) == ""


def test_what_is_sealed_already_is_not_sealed_again(details: Sealed) -> None:
    value = details.seal("asthma", 7, Folded())
    assert value and details.seal(value, 7, Folded(may_open=False)) == value


def test_without_the_key_nothing_is_sealed(details: Sealed) -> None:
    with pytest.raises(KnownError, match="medical users"):
        details.seal("asthma", 7, Folded(may_open=False))


def test_a_text_that_is_too_long_is_refused_and_not_repeated(details: Sealed) -> None:
    with pytest.raises(Refused, match="Details is longer than 20000"):
        details.seal("x" * 20_001, 7, Folded())


@given(st.text())
def test_any_text_is_sealed_or_refused(text: str) -> None:
    field = Sealed("Details")
    field.name = "details"
    value = field.seal(text, 7, Folded())
    assert value is None or is_sealed(value)

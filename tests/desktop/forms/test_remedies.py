"""What would mend a value is offered in words that the editor takes."""

from __future__ import annotations

import pytest

from resettle_desktop.desktop.forms.remedies import completed, mended
from resettle_desktop.records.fields import Coded
from resettle_desktop.records.findings import finding
from resettle_desktop.records.kinds import Person


@pytest.mark.parametrize(
    ("number", "field", "typed", "better"),
    [
        ("E101", "birth_date", "31 Feb 1966", "Feb 1966"),
        ("E101", "birth_date", "31/02/1966", "Feb 1966"),
        ("E101", "birth_date", "1966-02-31", "Feb 1966"),
        ("E101", "birth_date", "13/13/13/13", ""),
        ("E101", "birth_date", "31/99/1966", ""),
        ("W201", "birth_date", "1 Jan 1985", "1985"),
        ("E110", "sex", "Femal", "Female"),
        ("E105", "birth_place", "x", ""),
    ],
)
def test_a_remedy_is_offered_where_it_can_be_known(number: str, field: str, typed: str, better: str) -> None:
    said = finding(number, value=typed, label="", choices="")
    assert mended(Person.field(field), typed, said) == better


@pytest.mark.parametrize(("typed", "seen"), [("syri", "Syrian Arab Republic"), ("s", "s"), ("", ""), ("qqq", "qqq")])
def test_the_beginning_of_one_code_alone_is_completed(typed: str, seen: str) -> None:
    kept = Person.field("nationality")
    assert isinstance(kept, Coded)
    assert completed(kept, typed) == seen

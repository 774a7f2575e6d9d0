"""The catalogues through which every text goes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from typing import Any

import pytest

from resettle_desktop.records.dates import KnownDate, apart, read_partial, show_partial, weekday
from resettle_desktop.records.fields import Code, Day, Flag, Kept, Moment
from resettle_desktop.records.findings import finding
from resettle_desktop.records.kinds import Person
from resettle_desktop.records.record import Record, kinds
from resettle_desktop.records.stages import Stage
from resettle_desktop.records.texts import (
    _,
    asked_language,
    language,
    mark,
    n_,
    show_number,
    spoken,
    use_catalogue,
    use_language,
)

VALUES: dict[type[Kept], Callable[[Any], Iterable[object]]] = {
    Flag: lambda _field: (True, False),
    Code: lambda field: field.codes.codes,
    Day: lambda _field: (date(2020, month, 9) for month in range(1, 13)),
    Moment: lambda _field: (datetime(2020, month, 9, 7, 5) for month in range(1, 13)),
}


@pytest.fixture
def made_up() -> Iterator[None]:
    use_catalogue(lambda text: f"«{text}»", lambda one, many, count: f"«{one if count == 1 else many}»")
    yield
    use_language("en")


@pytest.mark.usefixtures("made_up")
def test_a_made_up_language_reaches_labels_stages_dates_and_findings() -> None:
    shown = [Person.field("sex").label, Stage.BOOKED.label, show_partial(KnownDate(1985, 9)), finding("W201").text]
    assert all("«" in text for text in shown)


@pytest.mark.usefixtures("made_up")
def test_a_marked_text_is_translated_only_where_it_is_shown() -> None:
    assert mark("Case") == "Case"
    assert _(mark("Case")) == "«Case»"


@pytest.mark.parametrize(("count", "shown"), [(0, "0 rows"), (1, "1 row"), (2, "2 rows")])
def test_a_count_chooses_the_form(count: int, shown: str) -> None:
    assert n_("{n} row", "{n} rows", count) == shown


def test_a_language_without_a_catalogue_falls_back_to_english() -> None:
    use_language("xx")
    try:
        assert (_("Case"), language()) == ("Case", "xx")
    finally:
        use_language("en")


@pytest.mark.parametrize(
    ("wishes", "code"),
    [
        (["fr"], "fr"), (["fr-BE", "en"], "fr"), (["fr_BE.UTF-8"], "fr"), (["nl-BE", "fr-BE"], "fr"),
        (["C.UTF-8", "fr"], "en"), (["nl"], "en"), ([], "en"), (["frp"], "en"),
    ],
)  # fmt: skip
def test_the_first_wish_that_the_program_speaks_is_spoken(wishes: list[str], code: str) -> None:
    assert spoken(wishes) == code


@pytest.mark.parametrize(
    ("environment", "code"),
    [
        ({}, "en"), ({"LANG": "C"}, "en"), ({"LANG": "fr_BE.UTF-8"}, "fr"), ({"LANGUAGE": "nl:fr"}, "fr"),
        ({"LANGUAGE": "en", "LANG": "fr_BE"}, "en"), ({"LANGUAGE": "", "LC_ALL": "fr_FR", "LANG": "C"}, "fr"),
    ],
)  # fmt: skip
def test_a_terminal_asks_for_a_language_as_gettext_has_it(environment: dict[str, str], code: str) -> None:
    assert asked_language(environment) == code


@pytest.fixture
def french() -> Iterator[None]:
    use_language("fr")
    yield
    use_language("en")


@pytest.mark.usefixtures("french")
def test_french_counts_nobody_as_one() -> None:
    shown = [n_("{n} person", "{n} persons", count) for count in (0, 1, 2)]
    assert shown == ["0 personne", "1 personne", "2 personnes"]


@pytest.mark.usefixtures("french")
@pytest.mark.parametrize("month", range(1, 13))
def test_a_date_that_is_shown_in_french_can_be_typed_again(month: int) -> None:
    for when in (KnownDate(1985, month), KnownDate(1985, month, 14), KnownDate(1985, month, 14, estimated=True)):
        assert read_partial(show_partial(when)) == when


@pytest.mark.usefixtures("french")
def test_days_of_the_week_and_spans_are_french() -> None:
    assert weekday(date(2020, 9, 22)) == "mar."
    assert apart(KnownDate(1985), KnownDate(1990)) == "à 4 ans d'écart"


@pytest.mark.usefixtures("french")
def test_numbers_are_parted_as_french_has_it() -> None:
    assert (show_number(1234567), show_number(12.34, 1)) == ("1\u00a0234\u00a0567", "12,3")


@pytest.mark.usefixtures("french")
@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: str(kind.kind_name()))
def test_what_a_field_shows_in_french_is_read_again(kind: type[Record]) -> None:
    for field in kind.fields():
        for value in VALUES[type(field)](field) if type(field) in VALUES else ():
            assert (field.label, field.read(field.show(value))) == (field.label, value)

"""The catalogues through which every text goes."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from resettle_desktop.records.dates import KnownDate, show_partial
from resettle_desktop.records.findings import finding
from resettle_desktop.records.kinds import Person
from resettle_desktop.records.stages import Stage
from resettle_desktop.records.texts import _, language, mark, n_, use_catalogue, use_language


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

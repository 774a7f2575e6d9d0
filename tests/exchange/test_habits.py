"""Whatever the habits of the agency that wrote a list, it comes in as it is in truth."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from resettle_desktop.exchange.importing import Prepared, carry_out, prepare_import
from resettle_desktop.store.slots import QUICK_KEY_SETTINGS
from resettle_desktop.store.store import Store
from tests.exchange.agencies import (
    CASE_CELLS,
    CODED,
    DATA,
    DATES,
    MAY_LACK,
    NAMES,
    NUMBERS,
    ORDER,
    ORNAMENTS,
    PHONES,
    SEPARATORS,
    TWO_ROWS,
    WORDS,
    Habits,
    kept,
    truth,
)
from tests.exchange.agency_sheets import text_file, workbook

LEBANON = {"asylum_country": "LBN"}
EXPECTED = frozenset(("W201", "W217", "W218"))  # 1 January, a row outside the list, an order that nothing tells
_stores = count()

Comes = Callable[..., Prepared]


def brought(folder: Path, path: Path) -> tuple[Prepared, dict[str, dict[str, Any]], bool]:
    """Import a workbook twice into a new store; return the first import, what is kept, and whether all stayed so."""
    store, _code = Store.create(folder / f"{next(_stores)}.resettle", "rania", "five plain words", QUICK_KEY_SETTINGS)
    with store:
        prepared = prepare_import(store, path, set_values=LEBANON)
        carry_out(store, prepared)
        again = prepare_import(store, path, set_values=LEBANON)
        return prepared, kept(store), again.change_set.changes == ()


@pytest.fixture
def comes_right(tmp_path: Path) -> Comes:
    """Import a list of these habits and see that the store holds the truth, with no word of complaint."""

    def check(habits: Habits, write: Callable[..., Path] = workbook, name: str = "list.xlsx", **how: Any) -> Prepared:
        prepared, found, stayed = brought(tmp_path, write(habits, tmp_path / name, **how))
        assert found == truth(habits)
        assert [said for said in prepared.findings if said.number not in EXPECTED] == []
        assert stayed
        return prepared

    return check


@pytest.mark.parametrize(
    ("language", "nth"), [(lang, nth) for lang, words in WORDS.items() for nth in range(max(map(len, words.values())))]
)
def test_columns_have_many_names(comes_right: Comes, language: str, nth: int) -> None:
    assert comes_right(Habits(language, dict.fromkeys(WORDS[language], nth))).unmapped == ()


@pytest.mark.parametrize(
    ("language", "nth"), [(lang, nth) for lang, words in WORDS.items() for nth in range(len(words["full_name"]))]
)
def test_a_column_of_whole_names_has_many_names(comes_right: Comes, language: str, nth: int) -> None:
    assert comes_right(Habits(language, {"full_name": nth}, names="comma")).unmapped == ()


@pytest.mark.parametrize("dates", DATES)
def test_a_date_is_written_in_many_ways(comes_right: Comes, dates: str) -> None:
    comes_right(Habits(dates=dates))


@pytest.mark.parametrize("nth", range(max(len(DATA[column]) for column in CODED)))
def test_a_code_is_written_in_many_words(comes_right: Comes, nth: int) -> None:
    comes_right(Habits(codes={column: list(DATA[column])[nth % len(DATA[column])] for column in CODED}))


@pytest.mark.parametrize("numbers", NUMBERS)
def test_a_number_is_written_in_many_ways(comes_right: Comes, numbers: str) -> None:
    comes_right(Habits(numbers=numbers))


@pytest.mark.parametrize("phones", PHONES)
def test_a_telephone_is_written_in_many_ways(comes_right: Comes, phones: str) -> None:
    comes_right(Habits(phones=phones))


@pytest.mark.parametrize("names", NAMES)
def test_a_whole_name_stands_in_one_cell(comes_right: Comes, names: str) -> None:
    comes_right(Habits(names=names))


@pytest.mark.parametrize("separator", [*SEPARATORS, " and ", "+"])
def test_needs_are_separated_in_many_ways(comes_right: Comes, separator: str) -> None:
    comes_right(Habits(between_needs=separator))


@pytest.mark.parametrize("ornament", ORNAMENTS)
def test_headings_are_adorned(comes_right: Comes, ornament: str) -> None:
    assert comes_right(Habits(ornament=ornament, running=True, age=True)).unmapped == ()


@pytest.mark.parametrize("two_rows", TWO_ROWS)
@pytest.mark.parametrize("case_cells", CASE_CELLS)
def test_a_family_is_told_in_many_shapes(comes_right: Comes, case_cells: str, two_rows: str) -> None:
    comes_right(Habits(case_cells=case_cells, two_rows=two_rows, blank_rows=True))


@pytest.mark.parametrize("legend", ["before", "after", "hidden"])
def test_what_stands_around_a_list_is_left_out(comes_right: Comes, legend: str) -> None:
    prepared = comes_right(Habits(titles=3, total=True, notes=True, legend=legend, indent=2))
    assert [note for note in prepared.notes if "Codes is left out" in note]


def test_a_column_that_nobody_knows_is_told(comes_right: Comes) -> None:
    assert comes_right(Habits(unknown="Shoe size")).unmapped == ("Shoe size",)


@pytest.mark.parametrize(
    ("separator", "encoding"), [(";", "utf-8"), (",", "utf-8-sig"), ("\t", "utf-16"), ("|", "utf-8"), (",", "utf-16")]
)
def test_a_list_comes_as_text(comes_right: Comes, separator: str, encoding: str) -> None:
    comes_right(Habits(dates="dotted"), text_file, "list.csv", separator=separator, encoding=encoding)


def test_a_list_comes_as_text_of_windows(comes_right: Comes) -> None:
    order = tuple(column for column in ORDER if column != "original_name")
    codes = dict.fromkeys(CODED, "fr")
    comes_right(Habits("fr", order=order, dates="slashes", codes=codes), text_file, "liste.csv", encoding="cp1252")


def habits() -> st.SearchStrategy[Habits]:
    """Return agencies of any habits at once."""
    order = st.permutations(ORDER).flatmap(
        lambda columns: st.sets(st.sampled_from(MAY_LACK), max_size=4).map(
            lambda lacking: tuple(column for column in columns if column not in lacking)
        )
    )
    return st.builds(
        Habits,
        language=st.sampled_from(list(WORDS)),
        words=st.fixed_dictionaries({column: st.integers(0, 8) for column in WORDS["en"]}),
        order=order,
        codes=st.fixed_dictionaries({column: st.sampled_from(list(DATA[column])) for column in CODED}),
        case_cells=st.sampled_from(CASE_CELLS),
        names=st.sampled_from(["apart", *NAMES]),
        dates=st.sampled_from(list(DATES)),
        numbers=st.sampled_from(list(NUMBERS)),
        phones=st.sampled_from(list(PHONES)),
        between_needs=st.sampled_from(SEPARATORS),
        ornament=st.sampled_from(list(ORNAMENTS)),
        two_rows=st.sampled_from(TWO_ROWS),
        titles=st.integers(0, 3),
        legend=st.sampled_from(["", "before", "after", "hidden"]),
        indent=st.integers(0, 2),
        unknown=st.sampled_from(["", "Shoe size"]),
        **{name: st.booleans() for name in ("blank_rows", "total", "notes", "running", "age")},
    )


def comes_in(folder: Path, agency: Habits) -> None:
    """See that a list of these habits comes in as it is in truth, and again without change."""
    path = workbook(agency, folder / "list.xlsx")
    prepared, found, stayed = brought(folder, path)
    assert found == truth(agency)
    assert stayed
    assert all("shoe" in heading.casefold() for heading in prepared.unmapped)


SHUFFLED = settings(
    max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], derandomize=True
)


@SHUFFLED
@given(habits())
def test_habits_come_together(tmp_path: Path, agency: Habits) -> None:
    comes_in(tmp_path, agency)


@pytest.mark.slow
@settings(SHUFFLED, max_examples=500, derandomize=False)
@given(habits())
def test_very_many_habits_come_together(tmp_path: Path, agency: Habits) -> None:
    comes_in(tmp_path, agency)


def test_a_sheet_of_the_cases_adds_to_the_sheet_of_the_persons(comes_right: Comes, tmp_path: Path) -> None:
    persons = tuple(column for column in ORDER if column not in ("size", "submitted", "category", "priority"))
    agency = Habits(order=persons)
    path = workbook(agency, tmp_path / "two.xlsx")
    add_cases(path, replace(agency, order=ORDER))
    _prepared, found, stayed = brought(tmp_path, path)
    assert (found, stayed) == (truth(Habits()), True)


def add_cases(path: Path, agency: Habits) -> None:
    """Add a sheet with one row a case before that of the persons."""
    import openpyxl

    from tests.exchange.agencies import CASE_COLUMNS, FAMILIES

    book = openpyxl.load_workbook(path)
    sheet = book.create_sheet("Cases", 0)
    sheet.append([agency.heading(column) for column in CASE_COLUMNS])
    for family in FAMILIES:
        sheet.append([agency.cell(column, family, family["members"][0], 0) for column in CASE_COLUMNS])
    book.save(path)
